import { contentsOf, type Knowledge, type Table, wordingsOf } from "../knowledge/index.ts";
import { type MeantDocument, textsCompared } from "../meaning/index.ts";
import type { PassageDocument } from "../passages/index.ts";

/** All texts of a knowledge that are compared by sentence vectors. */
export function* meantTexts(knowledge: Knowledge): Iterable<string> {
  for (const document of documentsOf(knowledge)) yield* textsCompared(asMeant(knowledge)(document));
  for (const { examples } of aspectsOf(knowledge)) yield* examples;
}

/** Topics that keepers marked as outside. */
export const aspectsOf = ({ intents }: Knowledge) => intents.filter(({ kind }) => kind === "out-of-scope");

export const asPassage = ({
  id,
  examples,
}: {
  readonly id: string;
  readonly examples: readonly string[];
}) => ({
  id,
  title: examples[0] ?? id,
  wordings: examples.slice(1),
  text: "",
});

/** Entries and tables as documents to rank. */
export function documentsOf(knowledge: Knowledge): PassageDocument[] {
  return [
    ...knowledge.entries.map(({ id, title, also, claim, text }) => ({
      id,
      title,
      wordings: claim === null ? also : [...also, claim],
      text,
    })),
    ...knowledge.tables.map((table) => ({
      id: table.id,
      title: table.title,
      wordings: wordingsOf(table).slice(1),
      text: contentsOf(table),
    })),
  ];
}

/** Cells say little as sentences: a table is compared by what it is about, its columns and the names of its rows. */
export const asMeant =
  ({ tables }: Knowledge) =>
  (document: PassageDocument): MeantDocument => {
    const table = tables.find(({ id }) => id === document.id);
    return table ? { ...document, text: describeTable(table) } : document;
  };

const rowsNamed = 40;
const rowNamesChars = 200;

function describeTable({ columns, row, rows }: Table): string {
  const names = rows.slice(0, rowsNamed).map(({ name }) => name);
  const columnNames = columns.map(({ name }) => name).join(", ");
  return `${columnNames} of ${row.many}. ${names.join(", ").slice(0, rowNamesChars)}.`;
}
