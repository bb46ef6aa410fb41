/** Gaps, the first thing that keepers look at: questions that were answered badly or not, like ones together. */

import type { TermReader } from "../language/index.ts";
import type { LoggedQuestion, NearMiss } from "../ports.ts";
import type { ReplyStatus } from "../reply/index.ts";
import { cluster, type Termed, type TermWeight } from "./cluster.ts";

/** A cluster of questions about one thing that were not answered well. */
export interface Gap {
  /** Names it for `draft`; stays the same while its first question is in the log. */
  readonly id: string;
  /** The wording that says best what the others say too. */
  readonly question: string;
  /** The other wordings, most frequent first. */
  readonly also: readonly string[];
  readonly count: number;
  readonly people: number;
  readonly platforms: readonly string[];
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  /** How the questions ended; `answered` ones were unsure or voted down. */
  readonly outcomes: Readonly<Record<Exclude<ReplyStatus, "chitchat">, number>>;
  readonly votedDown: number;
  /** What came nearest most often, and why it lost the last time. */
  readonly nearMiss: NearMiss | null;
  /** The entry that answered most often, where one did. */
  readonly entry: string | null;
  /** Ids of all its answers. */
  readonly answers: readonly string[];
}

/** How many other wordings a gap names. */
const MOST_WORDINGS = 20;
const ID_LENGTH = 8;
/** What is left of a term's weight where one wording alone has it: it can join nothing, only keep apart. */
const ONCE = 0.4;
/** Shorter wordings are search words; a sentence makes the better title. */
const SENTENCE_WORDS = 4;

/**
 * Puts like questions together, those that most people ask first.
 * @param rare how much a term says: not from the gaps themselves, where the very word that all questions about one
 * thing share would count least
 */
export function findGaps(
  questions: readonly LoggedQuestion[],
  terms: TermReader,
  rare: TermWeight,
): readonly Gap[] {
  const asked = questions.flatMap((line) =>
    line.question === null ? [] : [{ ...line, question: line.question }],
  );
  const wordings = [...Map.groupBy(asked, (line) => fold(line.question)).values()].map((lines) => ({
    lines,
    terms: terms(lines[0]!.question),
  }));
  const recurring = repeatedTerms(wordings);
  const weight: TermWeight = (term) => rare(term) * (recurring.has(term) ? 1 : ONCE);
  return cluster(wordings, weight)
    .map((members) => gapOf(members.map(({ lines }) => lines)))
    .sort((a, b) => b.people - a.people || b.count - a.count || b.lastAtMs - a.lastAtMs);
}

function repeatedTerms(wordings: readonly Termed[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const term of wordings.flatMap(({ terms }) => terms)) (seen.has(term) ? repeated : seen).add(term);
  return repeated;
}

type Asked = LoggedQuestion & { readonly question: string };

/** @param members lines by wording, the most central wording first */
function gapOf(members: readonly (readonly Asked[])[]): Gap {
  const lines = members.flat().sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const [title, ...others] = wordingsOf(members);
  return {
    id: first.id.slice(0, ID_LENGTH),
    question: title!,
    also: others.slice(0, MOST_WORDINGS),
    count: lines.length,
    people: new Set(lines.map(({ person }) => person)).size,
    platforms: [...new Set(lines.map(({ platform }) => platform))].sort(),
    firstAtMs: first.atMs,
    lastAtMs: last.atMs,
    outcomes: {
      answered: lines.filter(({ status }) => status === "answered").length,
      clarify: lines.filter(({ status }) => status === "clarify").length,
      declined: lines.filter(({ status }) => status === "declined").length,
    },
    votedDown: lines.filter(isVotedDown).length,
    nearMiss: commonest(lines.map(({ nearMiss }) => nearMiss)),
    entry: commonest(lines.map(({ entry }) => (entry === null ? null : { id: entry })))?.id ?? null,
    answers: lines.map(({ id }) => id),
  };
}

/** Distinct wordings: the most frequent first, sentences before search words, then as the members stand. */
function wordingsOf(members: readonly (readonly Asked[])[]): string[] {
  return members
    .map((same) => ({ text: same[0]!.question, count: same.length }))
    .map((each) => ({ ...each, sentence: each.text.split(/\s+/).length >= SENTENCE_WORDS }))
    .sort((a, b) => b.count - a.count || Number(b.sentence) - Number(a.sentence))
    .map(({ text }) => text);
}

/** Whether somebody said that the answer was no good. */
function isVotedDown({ votes }: Pick<LoggedQuestion, "votes">): boolean {
  return votes.down + votes.none + votes.wrong > 0;
}

/** The last one of those that occur most often. */
function commonest<T extends { readonly id: string }>(items: readonly (T | null)[]): T | null {
  const groups = Map.groupBy(
    items.filter((item) => item !== null),
    ({ id }) => id,
  );
  const [most] = [...groups.values()].sort((a, b) => b.length - a.length);
  return most?.at(-1) ?? null;
}

function fold(question: string): string {
  return question
    .toLowerCase()
    .replace(/[\s?!.]+/g, " ")
    .trim();
}
