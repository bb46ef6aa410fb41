import type { Unit } from "../../figures/index.ts";
import { type Column, mostWords, type Table } from "../../knowledge/index.ts";
import { oncePer } from "../../memo.ts";
import { phraseOf, splitWords } from "../question/folded-words.ts";
import { isEmpty } from "./cells.ts";
import { type ColumnFigures, readColumn } from "./column-figures.ts";
import { labelsOf } from "./labels.ts";
import { totalRows } from "./totals.ts";

/** A distinct value of a column and the rows that have it, ascending. */
export interface ColumnValue {
  readonly column: number;
  /** Stems of the whole cell. */
  readonly phrase: string;
  /** The first cell as it is written. */
  readonly text: string;
  readonly rows: number[];
}

/** How a phrase names a value: the whole cell, another name of the row, or a part of the cell that stands for it. */
export type Naming = "whole" | "alias" | "part";

/** Index of a column: its distinct values, names and figures. */
export interface ColumnIndex {
  readonly index: number;
  readonly column: Column;
  /** Stems of its name and of each alias. */
  readonly names: readonly string[];
  readonly values: readonly ColumnValue[];
  /** Place in `values` of each row's value; -1 where it says nothing or is not kept. */
  readonly valueIds: Int32Array;
  /** It has more different values than are kept: what is not among them is not known to be absent. */
  readonly truncated: boolean;
  readonly figures: ColumnFigures;
  /** Most cells hold a figure, so rows can be ordered by it. */
  readonly ordered: boolean;
  readonly dated: boolean;
  /** Some cells are ranges: rows can be ordered by them, but not added up. */
  readonly banded: boolean;
  /** Ends of its figures. */
  readonly least: number;
  readonly most: number;
  readonly unit: Unit;
  /** Share of its cells whose value occurs once. */
  readonly distinctness: number;
  /** Share of its cells that say something. */
  readonly filled: number;
}

/** Index of a table, built once: its columns, names and row sets. */
export interface TableIndex {
  readonly table: Table;
  readonly columns: readonly ColumnIndex[];
  readonly key: number;
  /** Indices of all rows but those that add up others: what is counted, ordered and added up. */
  readonly all: readonly number[];
  /** Rows that add up others; a plan has them where it names them. */
  readonly totals: ReadonlySet<number>;
  /** What each row is called; rows of one name are told apart by another cell. */
  readonly labels: readonly string[];
  /** stem → values whose cell holds it */
  readonly postings: ReadonlyMap<string, readonly ColumnValue[]>;
  /** phrase → values that it names */
  readonly named: ReadonlyMap<string, readonly NamedValue[]>;
  /** first stem of the phrases in `named` → words of the longest that begins so */
  readonly longestNames: ReadonlyMap<string, number>;
  /** Stems of title, wordings and row names: what says that a question is about this table. */
  readonly subject: ReadonlySet<string>;
  /** Phrases of the row words, singular and plural. */
  readonly rowNames: readonly string[];
  /** Stems of the title, in its order. */
  readonly title: readonly string[];
}

/** A value under one of its names. */
export interface NamedValue {
  readonly value: ColumnValue;
  readonly naming: Naming;
}

/** A part of more words than this names nothing. */
const maxPartWords = 8;
/** A cell of more words than this is prose: its parts are no names. */
const maxListWords = 14;
const spaces = / /g;
/** Six in ten: a column of figures with a few remarks ("DNF", "n/a") still orders its rows. */
const orderedShare = 0.6;

/** The index of a table; built at the first call, the same object afterwards. */
export const indexTable = oncePer((table: Table): TableIndex => new Indexer(table).build());

function longestByFirst(phrases: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of phrases) {
    const stems = phrase.split(" ");
    longest.set(stems[0]!, Math.max(stems.length, longest.get(stems[0]!) ?? 0));
  }
  return longest;
}

class Indexer {
  readonly #table: Table;
  readonly #key: number;
  readonly #postings = new Map<string, ColumnValue[]>();
  readonly #named = new Map<string, NamedValue[]>();
  readonly #valuesOfColumn: number;

  constructor(table: Table) {
    this.#table = table;
    this.#key = Math.max(
      0,
      table.columns.findIndex((column) => column.key),
    );
    this.#valuesOfColumn = Math.ceil(mostWords / Math.max(1, table.columns.length));
  }

  build(): TableIndex {
    const { title, also, row, measure, columns, rows } = this.#table;
    const indexed = columns.map((column, c) => this.#column(column, c));
    const totals = totalRows(this.#table, this.#key, indexed);
    // "Of the crew": what the shares of a table are parts of is what it is about.
    const wholes = columns.flatMap(({ unit }) => (unit !== null && /^of\b/i.test(unit) ? [unit] : []));
    const subject = [title, ...also, row.one, row.many, measure ?? "", ...wholes].join(" ");
    return {
      table: this.#table,
      columns: indexed,
      key: this.#key,
      all: rows.flatMap((_, r) => (totals.has(r) ? [] : [r])),
      totals,
      labels: labelsOf(this.#table, this.#key),
      postings: this.#postings,
      named: this.#named,
      longestNames: longestByFirst(this.#named.keys()),
      subject: new Set(phraseOf(subject).split(" ")),
      rowNames: [phraseOf(row.one), phraseOf(row.many)],
      title: splitWords(title).map((word) => word.stem),
    };
  }

  #column(column: Column, c: number): ColumnIndex {
    const { rows } = this.#table;
    const figures = readColumn(column, rows.length, (row) => rows[row]!.cells[c]!);
    const { values, valueIds, filled, truncated } = this.#values(c);
    const comparable = column.type !== "list" && figures.count > 0 && !figures.mixed;
    const ordered = comparable && figures.count >= orderedShare * filled;
    return {
      index: c,
      column,
      names: [column.name, ...column.aliases].map(phraseOf),
      values,
      valueIds,
      truncated,
      figures,
      ordered,
      dated: ordered && figures.dateCount > figures.count / 2,
      banded: figures.banded,
      least: figures.least,
      most: figures.most,
      unit: figures.unit,
      distinctness: filled
        ? truncated
          ? 1
          : values.filter((value) => value.rows.length === 1).length / filled
        : 0,
      filled: rows.length ? filled / rows.length : 0,
    };
  }

  /** Groups the cells of a column by value; cells that are written alike are read once. */
  #values(c: number): Pick<ColumnIndex, "values" | "valueIds" | "filled" | "truncated"> {
    const byText = new Map<string, number>();
    const byPhrase = new Map<string, number>();
    const values: ColumnValue[] = [];
    const valueIds = new Int32Array(this.#table.rows.length).fill(-1);
    let filled = 0;
    let truncated = false;
    this.#table.rows.forEach((row, r) => {
      const cell = row.cells[c]!;
      if (isEmpty(cell)) return;
      filled++;
      let id = byText.get(cell.raw);
      if (id === undefined) {
        if (values.length >= this.#valuesOfColumn) {
          truncated = true;
          return;
        }
        const phrase = phraseOf(cell.raw);
        id = byPhrase.get(phrase);
        if (id === undefined) {
          id = values.length;
          const value: ColumnValue = { column: c, phrase, text: cell.raw, rows: [] };
          values.push(value);
          byPhrase.set(phrase, id);
          this.#post(value, cell.raw);
        }
        byText.set(cell.raw, id);
      }
      const value = values[id]!;
      valueIds[r] = id;
      value.rows.push(r);
      if (c === this.#key) for (const alias of row.aliases) this.#name(phraseOf(alias), value, "alias");
    });
    return { values, valueIds, filled, truncated };
  }

  #post(value: ColumnValue, raw: string): void {
    this.#name(value.phrase, value, "whole");
    for (const part of partsOf(raw)) this.#name(phraseOf(part), value, "part");
    for (const stem of new Set(value.phrase.split(" "))) {
      const list = this.#postings.get(stem);
      if (list) list.push(value);
      else this.#postings.set(stem, [value]);
    }
  }

  #name(phrase: string, value: ColumnValue, naming: Naming): void {
    if (!phrase) return;
    const list = this.#named.get(phrase);
    if (!list) this.#named.set(phrase, [{ value, naming }]);
    // Values are named one after the other: a repeated name of one value is the last entry.
    else if (
      list.at(-1)?.value !== value &&
      !(list.length < 50 && list.some((entry) => entry.value === value))
    )
      list.push({ value, naming });
  }
}

/** What people say instead of the whole cell: it without its brackets, what stands in them, or one item of a list. */
function partsOf(raw: string): string[] {
  if (!/[([,;/|•:]|\s[–-]\s|\sand\s/.test(raw)) return [];
  if ((raw.match(spaces)?.length ?? 0) >= maxListWords) return [];
  const parts: string[] = [];
  const bracket = /^(.*?)\s*[([]([^()[\]]+)[)\]](.*)$/.exec(raw);
  if (bracket) parts.push(`${bracket[1]} ${bracket[3]}`, bracket[2]!);
  for (const part of raw.split(/[,;/|•:]|\s[–-]\s|\sand\s/)) {
    if (part !== raw && part.split(" ").length <= maxPartWords) parts.push(part.replace(/[([].*$/, ""));
  }
  return parts;
}
