import { monthNames, noUnit, type Unit, withUnit, writeFigure, writeNumber } from "../../figures/index.ts";
import { longestToldChars } from "../../knowledge/index.ts";
import { enumerate } from "../../language/index.ts";
import { isProse, isTime } from "../index/columns.ts";
import { indexTable, type TableIndex } from "../index/table-index.ts";
import { prefixLength } from "../link/near.ts";
import type { Condition, Measure, PlanStep } from "../plan/plan.ts";
import { phraseOf } from "../question/folded-words.ts";
import type { TableResult } from "../run/result.ts";
import { figureOf, type RowOrGroup } from "../run/steps.ts";
import { bold, sentence } from "./saying.ts";

/** A cell longer than this is prose: it follows its row's name, and several of them become a list. */
const longCellChars = 60;
/** Columns that are said as verbs: "was built in 1972". */
const participle =
  /^(?:built|born|founded|opened|launched|established|released|started|completed|created|introduced|closed|joined|published|reported|hired|finished)$/i;
const verb =
  /^(?:crosses|serves|uses|needs|requires|includes|covers|offers|supports|produces|owns|leads|speaks|means|measures|handles|treats)$/i;
/** Words for amounts of money. */
const amount =
  /\b(?:salar|pay|paid|wage|earn|income|price|cost|fee|fare|charge|rate|median|mean|average|percentile|range|band|amount|budget|revenue|turnover|sales|value|worth|bonus|total|equity|rent|spend|profit|loss|debt|tax|fund|prize|money|grant|low|high|min|max)/i;
/** Days and months keep their capital. */
const calendar = new RegExp(
  `^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|${monthNames.join("|")})s?\\b`,
  "i",
);
const timed = /^(?:opens|closes|starts|ends|begins|departs|arrives|leaves)$/i;
const weekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/i;
const preposition = /^(?:for|by|from|to|in|at|on|with|since|until|during|under)$/i;

/** A row that is called by a year: what it has was so in that year. */
export const isYear = (name: string): boolean => /^(?:1[89]|20)\d{2}$/.test(name);

/** "On call", "in stock": said with "is", not with "has". */
export const adverbial = /^(?:on|in|at|under|out|off|by|for|up|part|full)\b/i;

/** Columns that a condition looks at. */
const columnsOf = ({ column, values }: Condition): number[] => [
  column,
  ...values.flatMap((value) => (value.kind === "column" ? [value.column] : [])),
];

/** Words and figures of one result, as sentences need them. */
export class Wording {
  readonly result: TableResult;
  readonly index: TableIndex;

  constructor(result: TableResult) {
    this.result = result;
    this.index = indexTable(result.table);
  }

  /** The name of a column inside a sentence; what is no word for an amount is called a figure for it. */
  column(column: number): string {
    const name = this.name(column);
    const { kind } = this.index.columns[column]!.unit;
    if (kind !== "money" || amount.test(name)) return name;
    return `figure for ${name}`;
  }

  /** The name of a column as it stands, without the unit in its brackets. */
  name(column: number): string {
    const name = this.result.table.columns[column]!.name.replace(/\s*\([^()]*\)\s*$/, "") || "value";
    // "Lantern Bridge" is a name of its own, "Average salary" is not.
    const plain = /^\p{Lu}\p{Ll}/u.test(name) && !/\s\p{Lu}\p{Ll}/u.test(name) && !calendar.test(name);
    const said = plain ? name[0]!.toLowerCase() + name.slice(1) : name;
    // "Visitors 2024" are those of that year.
    return said.replace(/^(.*\p{L}) ((?:19|20)\d{2})$/u, "$1 in $2");
  }

  /** "Visitors in 2024": what is counted, and the year that tells it from others; `null` for other columns. */
  family(column: number): { readonly of: string; readonly year: string } | null {
    const found = /^(.+) in (\d{4})$/.exec(this.name(column));
    return found && { of: found[1]!, year: found[2]! };
  }

  /** The name of a column beside that of another one: "in 2023" beside "visitors in 2024". */
  beside(column: number, other: number): string {
    const [own, first] = [this.family(column), this.family(other)];
    return own && own.of === first?.of ? `in ${own.year}` : this.column(column);
  }

  /** A cell as it is written; of a text for which a table is no place, the beginning. */
  cell(row: number, column: number): string {
    const raw = this.result.table.rows[row]!.cells[column]!.raw.trim();
    return raw.length > longestToldChars ? `${raw.slice(0, longestToldChars).trimEnd()} …` : raw;
  }

  /** A cell as it is told: a bare figure with the unit that its column counts in. */
  told(row: number, column: number): string {
    return withUnit(
      this.cell(row, column),
      this.index.columns[column]!.figures.low(row),
      this.declared(column),
    );
  }

  /** A computed figure with the unit that its column counts in. */
  write(number: number, by: Measure): string {
    const text = writeFigure(number, this.result.unit);
    return typeof by === "number" ? withUnit(text, number, this.declared(by)) : text;
  }

  /** What a keeper declared that bare figures count, unless the heading says it: "minutes" of a length, none of visitors. */
  declared(column: number): Unit {
    const { unit, type } = this.result.table.columns[column]!;
    const { names, ordered, dated, unit: own } = this.index.columns[column]!;
    const bare = ordered && !dated && own.kind === "plain" && own.word === "" && type === "number";
    if (!bare || unit === null || /^(?:of|in|per)\b/i.test(unit) || this.counts(column)) return noUnit;
    const heading = names[0]!.split(" ");
    const said = phraseOf(unit)
      .split(" ")
      .some((stem) => heading.some((word) => word.slice(0, prefixLength) === stem.slice(0, prefixLength)));
    return said ? noUnit : { kind: "plain", word: unit };
  }

  isLong(text: string): boolean {
    return text.length > longCellChars;
  }

  /** What reads on after a figure of the column: "of ML engineers", "a year". */
  of(column: number): string {
    const unit = this.result.table.columns[column]!.unit;
    if (unit === null) return "";
    if (/^of /i.test(unit)) return ` ${unit}`;
    const rate = /\b(?:an?|per) (?:year|month|week|day|hour)\b/i.exec(unit)?.[0];
    return rate === undefined ? "" : ` ${rate}`;
  }

  ofMeasure(by: Measure): string {
    return typeof by === "number" ? this.of(by) : "";
  }

  /** What rows are ordered or computed by. */
  measure(by: Measure): string {
    return by === "count"
      ? `number of ${this.result.table.row.many}`
      : by === "position"
        ? "place"
        : this.column(by);
  }

  /** The figure of an item, as its cell writes it where it is a single row. */
  figure(item: RowOrGroup, by: Measure): string {
    if (typeof by === "number" && item.rows.length === 1) {
      const raw = this.told(item.rows[0]!, by);
      if (raw) return raw;
    }
    if (by === "position") return `row ${(item.rows[0] ?? 0) + 1}`;
    return this.write(figureOf(this.index, item, by), by);
  }

  /** `one row` or `3 industries`. */
  rows(count: number): string {
    const { one, many } = this.result.table.row;
    return `${writeNumber(count)} ${count === 1 ? one : many}`;
  }

  /** How many rows the table has that count. */
  get all(): number {
    return this.index.all.length;
  }

  /** Names of items: few of them each, many by their number. */
  names(items: readonly RowOrGroup[], most: number): string {
    if (items.length <= most) return enumerate(items.map(({ label }) => label));
    return items.length === this.all ? `all ${this.rows(items.length)}` : this.rows(items.length);
  }

  /** Columns that the plan's conditions look at, but for the one that names rows. */
  conditionColumns(): number[] {
    const columns = this.result.plan.steps.flatMap((step) =>
      step.step === "where" ? [step, ...(step.or ?? [])].flatMap(columnsOf) : [],
    );
    return [...new Set(columns)].filter((column) => column !== this.index.key);
  }

  /** Columns that a condition holds against each other: both figures are shown. */
  pairedColumns(): number[] {
    return this.result.plan.steps.flatMap((step) =>
      step.step === "where" && step.values.some(({ kind }) => kind === "column") ? columnsOf(step) : [],
    );
  }

  /** Names of rows that the conditions take out. */
  excluded(): string[] {
    return this.result.plan.steps.flatMap((step) =>
      step.step === "where" && step.not && step.column === this.index.key && step.comparison === "eq"
        ? step.values.flatMap((value) => (value.kind === "text" ? [value.text] : []))
        : [],
    );
  }

  /** "Means" of transport, not "it means": what a thing means takes more than a word. */
  isMeans(column: number): boolean {
    return (
      /^means$/i.test(this.result.table.columns[column]!.name.trim()) && !isProse(this.index.columns[column]!)
    );
  }

  /** "Who", "When": a heading that asks is no noun. */
  isAsker(column: number): boolean {
    return /^(?:who|whom|whose|when|where|what|which|why|how)\b/i.test(
      this.result.table.columns[column]!.name.trim(),
    );
  }

  /** "Saturday": what stands there holds on that day. */
  isDay(column: number): boolean {
    return weekday.test(this.result.table.columns[column]!.name.trim());
  }

  /** Whether the rows were asked for by their names. */
  get areNamed(): boolean {
    return this.result.plan.steps.some(
      (step) =>
        step.step === "rows" || (step.step === "where" && step.column === this.index.key && !step.not),
    );
  }

  last<K extends PlanStep["step"]>(kind: K): Extract<PlanStep, { step: K }> | undefined {
    return this.result.plan.steps.findLast(
      (step): step is Extract<PlanStep, { step: K }> => step.step === kind,
    );
  }

  /** Whether the name of a column stands for several: "the docks are". */
  isPlural(column: number): boolean {
    const head = this.column(column).split(/\s+(?:a|an|per|of|in|by|for)\s+/)[0]!;
    return /(?:[^sui]s|ies)$/.test(head);
  }

  /** Joins a column and a name: "the salary for", "the share of". */
  joint(by: Measure): string {
    return typeof by === "number" && this.index.columns[by]!.unit.kind === "money" ? "for" : "of";
  }

  /** How a column that is no noun is said of a row: "crosses", "is for", "was built". */
  predicate(column: number, several: boolean): string | null {
    const name = this.result.table.columns[column]!.name.trim().toLowerCase();
    if (verb.test(name) && !this.isMeans(column))
      return several ? name.replace(/(?<=s|x|ch|sh)es$|s$/, "") : name;
    if (preposition.test(name) && !/^since$/.test(name)) return `${several ? "are" : "is"} ${name}`;
    return participle.test(name) ? `${several ? "were" : "was"} ${name}` : null;
  }

  /** What a row says in one column, as a sentence: `The share of Technology is 40%.` */
  one(name: string, row: number, column: number): string {
    const { columns } = this.result.table;
    const raw = this.told(row, column);
    const plain = columns[column]!.name.trim();
    if (raw === "")
      return `No ${this.column(column)} ${this.isPlural(column) ? "are" : "is"} given for ${name}.`;
    const figure = bold(`${raw}${this.of(column)}`);
    const indexed = this.index.columns[column]!;
    if (column === this.index.key) return sentence(bold(raw));
    if (participle.test(plain) && isTime(indexed))
      return sentence(
        `${name} was ${plain.toLowerCase()} ${/\d{1,2}.*\d{4}|^\d{4}-\d/.test(raw) ? "on" : "in"} ${figure}`,
      );
    if (verb.test(plain) && !this.isMeans(column))
      return sentence(`${name} ${plain.toLowerCase()} ${figure}`);
    if (/^since$/i.test(plain)) return sentence(`Under “${plain}”, ${name} has ${figure}`);
    if (preposition.test(plain)) return sentence(`${name} is ${plain.toLowerCase()} ${figure}`);
    const flag = /^(?:yes|true|✓|✔|✅)$/i.test(raw)
      ? "has"
      : /^(?:no|none|false|✗|✘|❌)$/i.test(raw)
        ? "has no"
        : null;
    if (flag !== null && adverbial.test(plain))
      return `${bold(name)} is ${flag === "has" ? "" : "not "}${this.column(column)}.`;
    if (flag !== null) return `${bold(name)} ${flag} ${this.column(column)}.`;
    if (this.isDay(column))
      return sentence(`${name} ${/^[a-z]+$/.test(raw) ? "is" : "has"} ${figure} on ${this.name(column)}`);
    if (this.counts(column) && !this.isLong(raw) && isYear(name))
      return sentence(`In ${name} there ${raw === "1" ? "was" : "were"} ${figure} ${this.column(column)}`);
    if (this.counts(column) && !this.isLong(raw))
      return sentence(`${name} has ${figure} ${this.column(column)}`);
    if (/[.!?]$/.test(raw) && !indexed.ordered) return sentence(`${bold(name)}: ${raw}`);
    if (/\s(?:from|until|to|by|at|on|in|for)$/i.test(plain))
      return sentence(`Under “${plain}”, ${name} has ${figure}`);
    if (!indexed.ordered && !this.isLong(raw)) {
      // "In demand" says its column's name itself.
      const own = phraseOf(raw).split(" ");
      if (
        /^(?:not|in|on|at|under|out)\b/i.test(raw) &&
        indexed.names[0]!.split(" ").every((stem) => own.includes(stem))
      )
        return sentence(`${name} is ${figure}`);
      if (timed.test(plain) && /\d/.test(raw)) return sentence(`${name} ${plain.toLowerCase()} at ${figure}`);
      if ((this.isPlural(column) || this.isAsker(column)) && indexed.column.type !== "list")
        return sentence(`Under “${columns[column]!.name}”, ${name} has ${bold(`“${raw}”`)}`);
    }
    if (/^\w+ed$/i.test(plain) && indexed.ordered && !indexed.dated)
      return sentence(`${name}: ${figure} ${plain.toLowerCase()}`);
    if (this.column(column).startsWith("figure for "))
      return sentence(`The ${this.column(column)} (${name}) is ${figure}`);
    if (this.isLong(raw) || /[.!?]$/.test(raw)) return sentence(`${bold(name)}: ${raw}`);
    const joint = isYear(name) ? "in" : indexed.unit.kind === "money" ? "for" : "of";
    return sentence(
      `The ${this.column(column)} ${joint} ${name} ${this.isPlural(column) ? "are" : "is"} ${figure}`,
    );
  }

  /** `Technology (40%)`, or `Keras: High-level API` as an item of a list. */
  row(item: RowOrGroup, columns: readonly number[], listed = false): string {
    const cells = this.cellsOf(item, columns);
    if (!cells.length) return item.label;
    const prose = listed || cells.some((text) => this.isLong(text) || /[()]/.test(text));
    const name = /\)$/.test(item.label) ? item.label.replace(/ \(([^()]*)\)$/, ", $1") : item.label;
    return prose ? `${bold(name)}: ${cells.join("; ")}` : `${name} (${cells.join(", ")})`;
  }

  /** What a row says in some columns, without repeating its name. */
  cellsOf(item: RowOrGroup, columns: readonly number[]): string[] {
    if (item.rows.length !== 1) return [];
    const others = columns.filter((column) => column !== this.index.key);
    const figures = others.filter((column) => this.index.columns[column]!.ordered);
    const shown = others.flatMap((column) => {
      const text = this.told(item.rows[0]!, column);
      if (text === "" || text === item.label || item.label.endsWith(`(${text})`)) return [];
      // Of two figures each says what it is.
      if (figures.length < 2 || !figures.includes(column)) return [text];
      const family = this.family(column);
      return [
        family && figures.every((one) => this.family(one)?.of === family.of)
          ? `${text} in ${family.year}`
          : `${this.name(column)} ${text}`,
      ];
    });
    return [...new Set(shown)];
  }

  /** The word for an end of an order: "highest", "earliest", "longest", "fewest". */
  end(by: Measure, high: boolean, several: boolean): string {
    const pick = (up: string, down: string): string => (high ? up : down);
    if (by === "count") return pick(several ? "most" : "more", several ? "fewest" : "fewer");
    if (by === "position") return pick(several ? "last" : "later", several ? "first" : "earlier");
    const column = this.index.columns[by]!;
    if (isTime(column)) return pick(several ? "latest" : "later", several ? "earliest" : "earlier");
    if (column.unit.kind === "version")
      return pick(several ? "latest" : "later", several ? "oldest" : "older");
    if (this.counts(by)) return pick(several ? "most" : "more", several ? "fewest" : "fewer");
    const { measure } = column.figures;
    if (measure?.dimension === "duration" || measure?.dimension === "length") {
      const upright = /height|depth|climb|altitude|elevation|width|range/i.test(column.column.name);
      if (!upright) return pick(several ? "longest" : "longer", several ? "shortest" : "shorter");
    }
    return pick(several ? "highest" : "higher", several ? "lowest" : "lower");
  }

  /** Whether a column counts things: "docks", "hires a day". */
  counts(column: number): boolean {
    const { unit, ordered, dated } = this.index.columns[column]!;
    return ordered && !dated && this.isPlural(column) && unit.kind === "plain" && unit.word === "";
  }
}
