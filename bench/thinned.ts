import type { Knowledge } from "../src/knowledge/types.ts";

/** Share of the entries, tables and sets of utterances that stays, and of the wordings of each. */
export interface Kept {
  readonly items: number;
  readonly wordings: number;
}

/**
 * A knowledge as it might have been while it was young: fewer entries, tables and sets, each with fewer wordings.
 * Questions about what went are near-domain questions that must be declined.
 */
export function thinned(knowledge: Knowledge, kept: Kept, random: () => number): Knowledge {
  const some = <T>(items: readonly T[], share: number): T[] => items.filter(() => random() < share);
  return {
    ...knowledge,
    entries: some(knowledge.entries, kept.items).map((entry) => ({
      ...entry,
      also: some(entry.also, kept.wordings),
    })),
    tables: some(knowledge.tables, kept.items).map((table) => ({
      ...table,
      also: some(table.also, kept.wordings),
    })),
    intents: some(knowledge.intents, kept.items)
      .map((intent) => ({ ...intent, examples: some(intent.examples, kept.wordings) }))
      .filter(({ examples }) => examples.length > 0),
  };
}
