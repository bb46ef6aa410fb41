import type { Column, Table } from "../knowledge/types.ts";
import { isEmpty, type Reading, readCell, type Unit } from "./cells.ts";
import { phraseOf } from "./text.ts";

/** A distinct value of a column and the rows that have it. */
export interface ColumnValue {
  readonly column: number;
  /** Stems of the whole cell. */
  readonly phrase: string;
  readonly rows: number[];
}

/** How a phrase names a value: the whole cell, another name of the row, or a part of the cell that stands for it. */
export type Naming = "whole" | "alias" | "part";

/** A column with what questions need of it. */
export interface ColumnIndex {
  readonly index: number;
  readonly column: Column;
  /** Stems of its name and of each alias. */
  readonly names: readonly string[];
  readonly values: readonly ColumnValue[];
  readonly readings: readonly Reading[];
  /** Most cells hold a figure, so rows can be ordered by it. */
  readonly ordered: boolean;
  readonly dated: boolean;
  /** Some cells are ranges: rows can be ordered by them, but not added up. */
  readonly banded: boolean;
  /** Ends of its figures. */
  readonly least: number;
  readonly most: number;
  readonly unit: Unit;
  /** Share of its values that occur once. */
  readonly distinctness: number;
  /** Share of its cells that say something. */
  readonly filled: number;
}

/** A table made ready for questions, built once. */
export interface TableIndex {
  readonly table: Table;
  readonly columns: readonly ColumnIndex[];
  readonly key: number;
  /** Indices of all rows. */
  readonly all: readonly number[];
  /** stem → values whose cell holds it */
  readonly postings: ReadonlyMap<string, readonly ColumnValue[]>;
  /** phrase → values that it names */
  readonly named: ReadonlyMap<string, readonly { readonly value: ColumnValue; readonly naming: Naming }[]>;
  /** Stems of title, wordings and row names: what says that a question is about this table. */
  readonly subject: ReadonlySet<string>;
  /** Phrases of the row words, singular and plural. */
  readonly rowNames: readonly string[];
}

/** Cells beyond this number can be shown and computed with but not found by their words; keeps memory bounded. */
const maxIndexedCells = 1_000_000;
/** A cell of more words than this is prose; its parts name nothing. */
const maxPartWords = 8;

const built = new WeakMap<Table, TableIndex>();

/** The index of a table; built at the first call, the same object afterwards. */
export function indexTable(table: Table): TableIndex {
  const known = built.get(table);
  if (known) return known;
  const index = buildIndex(table);
  built.set(table, index);
  return index;
}

function buildIndex(table: Table): TableIndex {
  const postings = new Map<string, ColumnValue[]>();
  const named = new Map<string, { value: ColumnValue; naming: Naming }[]>();
  const name = (phrase: string, value: ColumnValue, naming: Naming): void => {
    if (!phrase) return;
    const list = named.get(phrase);
    if (!list) named.set(phrase, [{ value, naming }]);
    else if (!list.some((entry) => entry.value === value)) list.push({ value, naming });
  };
  const rowLimit = Math.floor(maxIndexedCells / Math.max(1, table.columns.length));
  const key = Math.max(
    0,
    table.columns.findIndex((column) => column.key),
  );
  const columns = table.columns.map((column, c): ColumnIndex => {
    const values = new Map<string, ColumnValue>();
    const readings: Reading[] = [];
    let filled = 0;
    table.rows.forEach((row, r) => {
      const cell = row.cells[c]!;
      readings.push(readCell(cell));
      if (isEmpty(cell)) return;
      filled++;
      if (r >= rowLimit) return;
      const phrase = phraseOf(cell.raw);
      const known = values.get(phrase);
      if (known) {
        if (known.rows.at(-1) !== r) known.rows.push(r);
      } else {
        const value: ColumnValue = { column: c, phrase, rows: [r] };
        values.set(phrase, value);
        name(phrase, value, "whole");
        for (const part of partsOf(cell.raw)) name(phraseOf(part), value, "part");
        for (const stem of new Set(phrase.split(" "))) {
          const list = postings.get(stem);
          if (list) list.push(value);
          else postings.set(stem, [value]);
        }
      }
      if (c === key) {
        const value = values.get(phrase)!;
        for (const alias of row.aliases) name(phraseOf(alias), value, "alias");
      }
    });
    return describeColumn(column, c, [...values.values()], readings, filled);
  });
  const subject = [table.title, ...table.also, table.row.one, table.row.many, table.measure ?? ""].join(" ");
  return {
    table,
    columns,
    key,
    all: table.rows.map((_, row) => row),
    postings,
    named,
    subject: new Set(phraseOf(subject).split(" ")),
    rowNames: [phraseOf(table.row.one), phraseOf(table.row.many)],
  };
}

function describeColumn(
  column: Column,
  index: number,
  values: readonly ColumnValue[],
  readings: readonly Reading[],
  filled: number,
): ColumnIndex {
  const read = readings.filter((reading) => !Number.isNaN(reading.low));
  const dates = read.filter((reading) => reading.date !== null).length;
  // Six in ten: a column of figures with a few remarks ("DNF", "n/a") still orders its rows.
  const ordered = column.type !== "list" && read.length > 0 && read.length >= 0.6 * filled;
  return {
    index,
    column,
    names: [column.name, ...column.aliases].map(phraseOf),
    values,
    readings,
    ordered,
    dated: ordered && dates > read.length / 2,
    banded: read.some((reading) => reading.low !== reading.high),
    least: read.reduce((least, reading) => Math.min(least, reading.low), Number.POSITIVE_INFINITY),
    most: read.reduce(
      (most, { low, high }) => Math.max(most, Number.isFinite(high) ? high : low),
      Number.NEGATIVE_INFINITY,
    ),
    unit: commonUnit(read),
    distinctness: filled ? values.filter((value) => value.rows.length === 1).length / filled : 0,
    filled: readings.length ? filled / readings.length : 0,
  };
}

/** The unit of a column; a word behind the figure counts only when all cells agree on it. */
function commonUnit(readings: readonly Reading[]): Unit {
  const first = readings[0]?.unit ?? { kind: "plain", word: "" };
  if (first.kind !== "plain")
    return readings.every((r) => r.unit.kind === first.kind) ? first : { kind: "plain", word: "" };
  const agree = readings.every((r) => r.unit.kind === "plain" && r.unit.word === first.word);
  return agree ? first : { kind: "plain", word: "" };
}

/** What people say instead of the whole cell: it without its brackets, what stands in them, or one item of a list. */
function partsOf(raw: string): string[] {
  const parts: string[] = [];
  const bracket = /^(.*?)\s*[([]([^()[\]]+)[)\]](.*)$/.exec(raw);
  if (bracket) parts.push(`${bracket[1]} ${bracket[3]}`, bracket[2]!);
  for (const part of raw.split(/[,;/|•:]|\s[–-]\s|\sand\s/)) {
    if (part !== raw && part.split(" ").length <= maxPartWords) parts.push(part.replace(/[([].*$/, ""));
  }
  return parts;
}
