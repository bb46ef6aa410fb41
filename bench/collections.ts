import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import { z } from "zod";
import { findEncoder } from "../adapters/encoder/index.ts";
import { findFiles, planImport, writeImport } from "../adapters/import/index.ts";
import { type Bot, createBot } from "../src/bot.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";

const collections = new URL("../test/import/collections/", import.meta.url).pathname;

const line = z.strictObject({
  id: z.string(),
  q: z.string(),
  kind: z.enum(["plain", "far", "near", "talk"]),
  do: z.enum(["answer", "decline", "chitchat"]),
  entries: z.array(z.string()),
});
type Line = z.infer<typeof line>;

/**
 * `answered`: by an entry that is right. `shown`: refused, with the right entry as the nearest. `missed`: refused
 * though another entry knows. `wrong`: answered by an entry that is not right. `met`: rightly refused, or small talk.
 */
type Verdict = "answered" | "shown" | "missed" | "wrong" | "met";
const verdicts: readonly Verdict[] = ["answered", "shown", "missed", "wrong", "met"];

export interface CollectionsOptions {
  readonly fails?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Other people's collections, imported as they are and asked without a wording of ours: nothing is fitted on them. */
export async function run(given: CollectionsOptions): Promise<void> {
  const table = new Table({ head: ["collection", "questions", "", ...verdicts], style: { head: [] } });
  const all: Record<string, Record<string, Record<string, number>>> = {};
  for (const name of readdirSync(collections).filter((each) => !each.includes("."))) {
    const bot = await imported(join(collections, name, "pages"), name);
    const lines = readFileSync(join(collections, name, "questions.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((text) => line.parse(JSON.parse(text)));
    const met = lines.map((each) => ({ line: each, verdict: verdictOf(bot, each) }));
    for (const kind of ["plain", "far", "near", "talk"]) {
      const of = met.filter((each) => each.line.kind === kind);
      for (const [label, some] of [
        ["known", of.filter((each) => each.line.do === "answer")],
        [kind === "talk" ? "talk" : "not known", of.filter((each) => each.line.do !== "answer")],
      ] as const) {
        if (some.length === 0) continue;
        const counts = verdicts.map((verdict) => some.filter((each) => each.verdict === verdict).length);
        table.push([name, kind, `${label} ${some.length}`, ...counts.map((count) => count || "")]);
        all[name] = {
          ...all[name],
          [`${kind} ${label}`]: Object.fromEntries(verdicts.map((verdict, at) => [verdict, counts[at]!])),
        };
      }
    }
    if (given.fails)
      for (const { line: said, verdict } of met)
        if (verdict === "missed" || verdict === "wrong") console.log(`${verdict}\t${said.id}\t${said.q}`);
  }
  console.log(table.toString());
  if (given.json) console.log(JSON.stringify(all));
}

async function imported(pages: string, name: string): Promise<Bot> {
  const dir = mkdtempSync(join(tmpdir(), "collection-"));
  try {
    await writeImport(
      await planImport(await findFiles([pages], dir), { dir, name: name.replaceAll("-", " ") }),
    );
    const { knowledge, problems } = await loadKnowledge(dir);
    if (!knowledge) throw new Error(problems.map(({ message }) => message).join("; "));
    return createBot(knowledge, { encoder: findEncoder() });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function verdictOf(bot: Bot, { q, do: wanted, entries }: Line): Verdict {
  const said = { id: "1", text: q };
  const { reply } = bot.answer(said, null);
  if (wanted === "chitchat") return reply.status === "chitchat" ? "met" : "wrong";
  if (reply.status === "answered") return entries.includes(reply.entry ?? "") ? "answered" : "wrong";
  if (wanted === "decline") return reply.status === "chitchat" ? "wrong" : "met";
  const [first] = bot.consider(said, null)[0]?.candidates ?? [];
  return reply.status !== "chitchat" && entries.includes(first?.id ?? "") ? "shown" : "missed";
}
