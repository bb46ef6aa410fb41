import type { Value } from "../figures/index.ts";
import type { ColumnType, IntentSet, Knowledge } from "./types.ts";

/** Counts of what a knowledge holds. */
export interface KnowledgeStats {
  readonly hash: string;
  readonly sources: number;
  readonly topics: number;
  readonly entries: Readonly<Record<"faq" | "article", number>>;
  /** Entries that correct a false belief. */
  readonly claims: number;
  /** Titles, questions, claims and alternative wordings of entries and tables. */
  readonly wordings: number;
  readonly tables: number;
  readonly rows: number;
  readonly cells: number;
  readonly cellsByType: Readonly<Partial<Record<ColumnType, number>>>;
  readonly emptyCells: number;
  readonly rowAliases: number;
  readonly intents: Readonly<Record<IntentSet["kind"], number>>;
  readonly examples: number;
  readonly concepts: number;
  readonly names: number;
  /** Topic → entries and tables that bear it. */
  readonly byTopic: Readonly<Record<string, number>>;
}

const sum = <T>(items: readonly T[], count: (item: T) => number): number =>
  items.reduce((total, item) => total + count(item), 0);

/** Counts what a knowledge holds. */
export function describeKnowledge(knowledge: Knowledge): KnowledgeStats {
  const { entries, tables, intents, vocabulary, profile } = knowledge;
  const items = [...entries, ...tables];
  const cellsByType: Partial<Record<ColumnType, number>> = {};
  const empty: Value["kind"] = "empty";
  for (const { columns, rows } of tables)
    for (const { type } of columns) cellsByType[type] = (cellsByType[type] ?? 0) + rows.length;
  const ofKind = (kind: IntentSet["kind"]): number => intents.filter((set) => set.kind === kind).length;
  return {
    hash: knowledge.hash,
    sources: knowledge.sources.length,
    topics: profile.topics.length,
    entries: {
      faq: entries.filter(({ kind }) => kind === "faq").length,
      article: entries.filter(({ kind }) => kind === "article").length,
    },
    claims: entries.filter(({ claim }) => claim !== null).length,
    wordings:
      sum(entries, ({ also, claim }) => 1 + also.length + (claim === null ? 0 : 1)) +
      sum(tables, ({ also }) => 1 + also.length),
    tables: tables.length,
    rows: sum(tables, ({ rows }) => rows.length),
    cells: sum(tables, ({ rows, columns }) => rows.length * columns.length),
    cellsByType,
    emptyCells: sum(tables, ({ rows }) =>
      sum(rows, ({ cells }) => cells.filter(({ value }) => value.kind === empty).length),
    ),
    rowAliases: sum(tables, ({ rows }) => sum(rows, ({ aliases }) => aliases.length)),
    intents: {
      smalltalk: ofKind("smalltalk"),
      welcome: ofKind("welcome"),
      help: ofKind("help"),
      "out-of-scope": ofKind("out-of-scope"),
    },
    examples: sum(intents, ({ examples }) => examples.length),
    concepts: vocabulary.concepts.length,
    names: sum(vocabulary.concepts, ({ names }) => names.length),
    byTopic: Object.fromEntries(
      profile.topics.map(({ id }) => [id, items.filter(({ topics }) => topics.includes(id)).length]),
    ),
  };
}
