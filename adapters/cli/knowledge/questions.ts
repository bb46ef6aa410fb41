import { existsSync, readFileSync } from "node:fs";
import { styleText } from "node:util";
import {
  type AnswerComparison,
  type Probe,
  parseLabelled,
  probesFromLabels,
  probesFromLog,
} from "../../../src/insight/index.ts";
import type { Store } from "../../../src/ports.ts";
import type { Reply } from "../../../src/reply/index.ts";
import { InputError } from "../../input-error.ts";
import type { FolderOptions } from "../settings.ts";

/** Where labelled questions are looked for when none are named. */
const USUAL_LABELS = "test/eval/tuning.jsonl";

/** What commands that try questions take. */
export interface TrialOptions extends FolderOptions {
  /** Logged questions from this time on, in milliseconds since 1970. */
  readonly since: number;
  /** Files of labelled questions. */
  readonly labelled?: readonly string[] | undefined;
}

/** The questions to try: labelled ones, and what people asked. */
export async function questionsToTry(
  store: Store,
  { since, labelled = existsSync(USUAL_LABELS) ? [USUAL_LABELS] : [] }: TrialOptions,
): Promise<Probe[]> {
  const log = await store.answers.since(since);
  const labels = labelled.flatMap(readLabelled);
  return [...probesFromLabels(labels), ...probesFromLog(log)];
}

function readLabelled(file: string): ReturnType<typeof parseLabelled> {
  try {
    return parseLabelled(readFileSync(file, "utf8"), file);
  } catch (cause) {
    throw new InputError(`--labelled: ${(cause as Error).message}`, { cause });
  }
}

const MOST_SHOWN = 20;

/** Prints comparisons under a heading, if there are any. */
export function printComparisons(
  heading: string,
  comparisons: readonly AnswerComparison[],
  style: "red" | "green" | "yellow",
): void {
  if (comparisons.length === 0) return;
  console.log(styleText(style, `${heading}: ${comparisons.length}`));
  for (const { probe, before, after } of comparisons.slice(0, MOST_SHOWN)) {
    const times = probe.times > 1 ? ` (asked ${probe.times} times)` : "";
    console.log(`  “${probe.question}”${times}`);
    console.log(styleText("dim", `    ${change(before, after)}`));
  }
  if (comparisons.length > MOST_SHOWN) console.log(`  and ${comparisons.length - MOST_SHOWN} more`);
}

/** Comparisons for other programs. */
export function comparisonsAsData(comparisons: readonly AnswerComparison[]): object[] {
  return comparisons.map(({ probe, before, after, differs, gain }) => ({
    question: probe.question,
    ...(probe.label && { labelled: probe.label.id }),
    times: probe.times,
    differs,
    gain,
    before: seen(before),
    after: seen(after),
  }));
}

function seen({ status, entry, text, citations }: Reply): object {
  return {
    status,
    entry,
    text,
    citations: citations.map(({ id, row }) => (row === undefined ? id : `${id}: ${row}`)),
  };
}

/** What is different, and only that: of two answers of one entry, where their words part. */
function change(before: Reply, after: Reply): string {
  const [old, now] = [inShort(before), inShort(after)];
  if (old !== now) return `${old} → ${now}`;
  if (before.text === after.text) return `${now}, with other sources`;
  const from = wordBefore(before.text, firstDifference(before.text, after.text));
  return `${now}: “${excerpt(before.text, from)}” → “${excerpt(after.text, from)}”`;
}

const EXCERPT_CHARS = 50;

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Where the word begins that `at` stands in. */
const wordBefore = (text: string, at: number): number => text.slice(0, at).search(/\S*$/);

function excerpt(text: string, from: number): string {
  const part = text.slice(from, from + EXCERPT_CHARS).replace(/\s+/g, " ");
  return `${from > 0 ? "… " : ""}${part}${text.length > from + EXCERPT_CHARS ? "…" : ""}`;
}

function inShort({ status, entry }: Reply): string {
  return entry === null ? status : `${status} (${entry})`;
}
