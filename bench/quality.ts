import { openBot } from "../adapters/cli/open-bot.ts";
import { InputError } from "../adapters/input-error.ts";
import type { Bot, Frame } from "../src/bot.ts";
import type { Reply } from "../src/reply/index.ts";
import { type GradedQuestion, judge, type Labelled, readLabelled } from "./labelled.ts";
import { machine } from "./machine.ts";
import { reliability } from "./reliability.ts";

const ownQuestions = ["heldout", "heldout-2", "heldout-3"].map((name) => `test/eval/${name}.jsonl`);
const heldOut = "heldout";

interface Scored extends GradedQuestion {
  readonly item: Labelled;
  readonly reply: Reply;
}

export interface QualityOptions {
  readonly questions?: readonly string[] | undefined;
  readonly knowledge: string;
  readonly fails?: boolean | undefined;
  readonly kind?: string | undefined;
  readonly json?: boolean | undefined;
}

export async function run({
  questions = ownQuestions,
  knowledge,
  fails,
  kind: only,
  json,
}: QualityOptions): Promise<void> {
  const labelled = questions.map((file) => [file, readLabelled(file)] as const);
  const kinds = new Set(labelled.flatMap(([, items]) => items.map(({ kind }) => kind)));
  if (only !== undefined && !kinds.has(only))
    throw new InputError(`--kind ${only}: no question is of that kind; there are ${[...kinds].join(", ")}.`);
  const bot = await openBot(knowledge);
  const report: Record<string, object> = {};
  console.log(machine());
  for (const [file, every] of labelled) {
    const items = every.filter(({ kind }) => only === undefined || kind === only);
    const scored = items.map((item) => score(bot, item));
    report[file] = summarise(scored);
    printTable(file, scored);
    printCoverage(scored);
    printReliability(scored);
    if (fails && !file.includes(heldOut)) printFails(scored);
  }
  if (json) console.log(JSON.stringify(report));
}

function score(bot: Bot, item: Labelled): Scored {
  let frame: Frame | null = null;
  for (const [i, text] of item.prior.entries())
    frame = bot.answer({ id: `${item.id}:${i}`, text }, frame).frame;
  const { reply } = bot.answer({ id: item.id, text: item.q }, frame);
  return { item, reply, ...judge(item, reply) };
}

const sum = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0);
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;

/** Shares of 1: right over all; wrong among what was answered in scope; answered among what is out of scope. */
function summarise(scored: readonly Scored[]) {
  const inScope = scored.filter(({ item, reply }) => item.expect === "answer" && reply.status === "answered");
  const outside = scored.filter(({ item }) => item.expect === "decline");
  return {
    questions: scored.length,
    right: share(sum(scored.map((each) => each.score)), scored.length),
    wrongAmongAnswered: share(inScope.filter((each) => each.wrong).length, inScope.length),
    falseAnswers: share(outside.filter(({ reply }) => reply.status === "answered").length, outside.length),
  };
}

function printTable(file: string, scored: readonly Scored[]): void {
  console.log(`\n${file}: ${scored.length} questions`);
  const kinds = [...new Set(scored.map(({ item }) => item.kind))];
  const row = (name: string, some: readonly Scored[]) => {
    const of = (status: Reply["status"]) =>
      percent(share(some.filter(({ reply }) => reply.status === status).length, some.length));
    const right = percent(share(sum(some.map((each) => each.score)), some.length));
    const wrong = percent(share(some.filter((each) => each.wrong).length, some.length));
    return { kind: name, n: some.length, right, wrong, declined: of("declined"), clarified: of("clarify") };
  };
  console.table([
    ...kinds.map((kind) =>
      row(
        kind,
        scored.filter(({ item }) => item.kind === kind),
      ),
    ),
    row("all", scored),
  ]);
  const { wrongAmongAnswered, falseAnswers } = summarise(scored);
  console.log(
    `wrong among answered, in scope: ${percent(wrongAmongAnswered)}; false answers out of scope: ${percent(falseAnswers)}`,
  );
}

/** What answering only from a confidence on would give: share of in-scope questions answered, share of answers right. */
function printCoverage(scored: readonly Scored[]): void {
  const asked = scored.filter(({ item }) => item.expect === "answer").length;
  const rows = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map((limit) => {
    const kept = scored.filter(({ reply }) => reply.status === "answered" && reply.confidence >= limit);
    const inScope = kept.filter(({ item }) => item.expect === "answer");
    return {
      "confidence from": limit,
      coverage: percent(share(inScope.length, asked)),
      precision: percent(share(sum(kept.map((each) => each.score)), kept.length)),
    };
  });
  console.table(rows);
}

function printReliability(scored: readonly Scored[]): void {
  const answered = scored.filter(({ reply }) => reply.status === "answered");
  if (answered.length === 0) return;
  const { bins, ece } = reliability(
    answered.map(({ reply }) => reply.confidence),
    answered.map((each) => each.score === 1),
    5,
  );
  console.log(`reliability of answers, expected calibration error ${ece.toFixed(3)}`);
  console.table(bins);
}

function printFails(scored: readonly Scored[]): void {
  for (const { item, reply, score: points } of scored) {
    if (points === 1) continue;
    for (const prior of item.prior) console.log(`      ${prior}`);
    console.log(`[${item.id}] ${item.q}`);
    console.log(
      `      expected ${item.expect}, ${reply.status} ${reply.confidence.toFixed(2)} ${reply.entry ?? ""}: ${reply.text.replace(/\s+/g, " ").slice(0, 160)}`,
    );
    for (const { id, score: p } of reply.explanation.candidates.slice(0, 3))
      console.log(`        ${p.toFixed(2)} ${id}`);
  }
}
