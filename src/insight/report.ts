import type { Knowledge } from "../knowledge/types.ts";
import type { Store } from "../ports.ts";
import { findGaps, type Gap } from "./gaps.ts";
import { plainTerms, type TermReader } from "./terms.ts";

/** Which questions to look at. */
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

/** The gap report: what people asked and did not get answered well, like questions together, the most wanted first. */
export async function reportGaps(
  store: Pick<Store, "gaps">,
  { knowledge, terms = plainTerms }: GapContext,
  query: GapQuery,
): Promise<readonly Gap[]> {
  const items = [...knowledge.entries, ...knowledge.tables];
  const background = items.flatMap(({ title, also }) => [title, ...also]);
  return findGaps(await store.gaps.list(query), terms, background);
}
