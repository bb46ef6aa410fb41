import type { Knowledge } from "../knowledge/index.ts";
import { plainTerms, type TermReader } from "../language/index.ts";
import { oncePer } from "../memo.ts";
import type { Store } from "../ports.ts";
import { type TermWeight, weightsFrom } from "./cluster.ts";
import { findGaps, type Gap } from "./gaps.ts";

/** Filter of the gap report. */
export interface GapQuery {
  readonly sinceMs: number;
  /** 0 to 1: answers with less confidence than this count as gaps. */
  readonly belowConfidence: number;
  readonly workspace?: string;
}

/** What tells like questions from unlike ones. */
export interface GapContext {
  readonly knowledge: Pick<Knowledge, "entries" | "tables">;
  /** Without one, words count by their stems. */
  readonly terms?: TermReader;
}

/** The gap report: clusters of questions that were not answered well, those of most people first. */
export async function reportGaps(
  store: Pick<Store, "gaps">,
  { knowledge, terms = plainTerms }: GapContext,
  query: GapQuery,
): Promise<readonly Gap[]> {
  const [questions, rare] = await Promise.all([store.gaps.list(query), rarityIn(knowledge)(terms)]);
  const read = await termsOf(
    questions.flatMap(({ question }) => question ?? []),
    terms,
  );
  return findGaps(questions, (text) => read.get(text) ?? terms(text), rare);
}

/** How rare a term is among titles and wordings of a knowledge: thousands of wordings are read once for each reader. */
const rarityIn = oncePer(({ entries, tables }: GapContext["knowledge"]) =>
  oncePer(async (terms: TermReader): Promise<TermWeight> => {
    const wordings = [...entries, ...tables].flatMap(({ title, also }) => [title, ...also]);
    const all = await termsOf(wordings, terms);
    return weightsFrom([...all.values()].map((each) => ({ terms: each })));
  }),
);

/** Texts are read in pieces of this many, with a turn for everybody else in between: some 5 ms each. */
const TEXTS_IN_A_TURN = 64;

async function termsOf(
  texts: readonly string[],
  terms: TermReader,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const read = new Map<string, readonly string[]>();
  for (const [index, text] of texts.entries()) {
    if (index % TEXTS_IN_A_TURN === TEXTS_IN_A_TURN - 1)
      await new Promise((resolve) => setImmediate(resolve));
    if (!read.has(text)) read.set(text, terms(text));
  }
  return read;
}
