import { readFileSync } from "node:fs";
import Table from "cli-table3";
import { z } from "zod";
import { machine } from "./machine.ts";
import { botOf, ranked } from "./whole-guide.ts";

const line = z.object({ text: z.string(), label: z.string() });
type Line = z.infer<typeof line>;

const outside = "";
/** Longer examples are no wordings that a keeper would write, and a folder takes none. */
const longestWording = 300;
/** What an entry says has no part in finding it here. */
const answer = "Please ask a person.";

export interface IntentsOptions {
  readonly train: string;
  readonly test: string;
  readonly json?: boolean | undefined;
}

/** Intents as entries: how often the first candidate is the right one, and what is answered or declined rightly. */
export async function run(given: IntentsOptions): Promise<void> {
  const labels = new Map<string, string[]>();
  for (const { text, label } of readLines(given.train))
    labels.set(label, [...(labels.get(label) ?? []), text.slice(0, longestWording)]);
  const idOf = new Map([...labels.keys()].map((label, i) => [label, `intent-${i}`]));
  const bot = await botOf(
    [...labels].map(([label, [title, ...others]]) => ({
      id: idOf.get(label)!,
      title: title!,
      wordings: [...new Set(others)].filter((each) => each !== title),
      text: answer,
    })),
  );
  const asked = readLines(given.test).map(({ text, label }) => ({ text, id: idOf.get(label) ?? outside }));
  const inScope = asked.filter(({ id }) => id !== outside);
  const first = inScope.filter(({ text, id }) => ranked(bot, text)[0] === id).length;
  const told = asked.map(({ text, id }) => {
    const { status, entry } = bot.answer({ id: "1", text }, null).reply;
    return { right: id, said: status === "answered" ? (entry ?? outside) : outside };
  });
  const figures = {
    intents: labels.size,
    asked: asked.length,
    inScope: inScope.length,
    accuracy: first / inScope.length,
    mcc: correlation(told),
  };
  const table = new Table({
    head: ["intents", "asked", "in scope", "first is right", "MCC"],
    style: { head: [] },
  });
  const { intents, asked: all, inScope: known, accuracy, mcc } = figures;
  table.push([intents, all, known, accuracy.toFixed(3), mcc.toFixed(3)]);
  console.log(`${machine()}\n${table.toString()}`);
  if (given.json) console.log(JSON.stringify(figures));
}

/** Matthews' correlation coefficient of K classes, -1 to 1 (Gorodkin 2004, equation 8); what is declined is a class. */
export function correlation(told: readonly { readonly right: string; readonly said: string }[]): number {
  const counts = new Map<string, [right: number, said: number]>();
  const countOf = (id: string) => counts.get(id) ?? counts.set(id, [0, 0]).get(id)!;
  for (const { right, said } of told) {
    countOf(right)[0]++;
    countOf(said)[1]++;
  }
  const all = told.length;
  const same = told.filter(({ right, said }) => right === said).length;
  let both = 0;
  let rights = 0;
  let saids = 0;
  for (const [right, said] of counts.values()) {
    both += right * said;
    rights += right ** 2;
    saids += said ** 2;
  }
  const spread = Math.sqrt((all ** 2 - rights) * (all ** 2 - saids));
  return spread === 0 ? 0 : (same * all - both) / spread;
}

/** @throws with file and line where a line does not fit. */
function readLines(file: string): Line[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, i) => {
      if (text.trim() === "") return [];
      const parsed = line.safeParse(JSON.parse(text));
      if (!parsed.success) throw new Error(`${file}:${i + 1}: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}
