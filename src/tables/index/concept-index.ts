import type { Language } from "../../language/index.ts";
import type { ColumnValue, TableIndex } from "./table-index.ts";

/** Vocabulary concepts by their place in a table, so that any of their names finds it. */
export interface ConceptIndex {
  /** concept → columns that it names */
  readonly columns: ReadonlyMap<string, readonly number[]>;
  /** concept → values that it names */
  readonly values: ReadonlyMap<string, readonly ColumnValue[]>;
  /** Concepts in the title, the wordings and the words for a row. */
  readonly subject: ReadonlySet<string>;
}

/** Beyond this a table's cells are found by their words only; a vocabulary is made for small, curated tables. */
const maxReadCells = 20_000;

/** Builds that index with the language's concept finder. */
export function indexConcepts(index: TableIndex, language: Language): ConceptIndex {
  const { table } = index;
  const whole = (text: string): string[] => {
    const tokens = language.tokens(text);
    return language
      .concepts(tokens)
      .filter((span) => span.to - span.from > 0.8 * tokens.length)
      .map((span) => span.concept);
  };
  const columns = new Map<string, number[]>();
  for (const column of index.columns) {
    for (const name of [column.column.name, ...column.column.aliases]) {
      for (const concept of whole(name)) {
        const list = columns.get(concept) ?? [];
        if (!list.includes(column.index)) columns.set(concept, [...list, column.index]);
      }
    }
  }
  const values = new Map<string, ColumnValue[]>();
  if (table.rows.length * table.columns.length <= maxReadCells) {
    for (const value of index.columns.flatMap((column) => column.values)) {
      const row = table.rows[value.rows[0]!]!;
      const names = value.column === index.key ? [row.name, ...row.aliases] : [row.cells[value.column]!.raw];
      for (const concept of new Set(names.flatMap(whole)))
        values.set(concept, [...(values.get(concept) ?? []), value]);
    }
  }
  const subject = [table.title, ...table.also, table.row.one, table.row.many, table.measure ?? ""];
  const spoken = subject.flatMap((text) =>
    language.concepts(language.tokens(text)).map((span) => span.concept),
  );
  return { columns, values, subject: new Set(spoken) };
}
