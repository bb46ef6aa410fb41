import { enumerate } from "../../language/index.ts";
import type { RowOrGroup } from "../run/steps.ts";
import { conditionPhrase } from "./conditions.ts";
import { bold, only, type Saying, sentence } from "./saying.ts";
import { isYear, type Wording } from "./wording.ts";

/** Of more rows the rest is counted. */
export const mostNamed = 30;
/** More rows than this are a list under the sentence. */
const mostInLine = 6;

/** All columns but the one that names rows. */
export function otherColumns(wording: Wording): number[] {
  return wording.result.table.columns.flatMap((_, column) => (column === wording.index.key ? [] : [column]));
}

/** Rows with what they say in some columns: few in one sentence, many or wordy ones as a list. */
export function sayRows(wording: Wording, items: readonly RowOrGroup[], columns: readonly number[]): Saying {
  const phrase = conditionPhrase(wording, items.length > 1);
  const head = headOf(wording, items.length, phrase);
  const [only1] = items;
  if (items.length === 1) {
    if (head !== null) return only(oneOf(wording, only1!, phrase, columns));
    const shown = columns.filter((column) => column !== wording.index.key);
    if (shown.length === 1 && only1!.rows.length === 1)
      return only(wording.one(only1!.label, only1!.rows[0]!, shown[0]!));
    if (!shown.length) return only(sentence(bareName(wording, only1!.label)));
    const figures = severalFigures(wording, only1!, shown);
    if (figures !== null) return only(figures);
    return only(sentence(wording.row({ ...only1!, label: bold(only1!.label) }, columns)));
  }
  const shown = items.slice(0, mostNamed);
  const rest = items.length > mostNamed ? [`and ${items.length - mostNamed} more`] : [];
  const prose = shown.some((item) => wording.cellsOf(item, columns).some((text) => wording.isLong(text)));
  const bracketed = shown.some((item) => wording.cellsOf(item, columns).some((text) => /[()]/.test(text)));
  if (!prose && !bracketed && items.length <= mostInLine) {
    const names = enumerate(shown.map((item) => wording.row(item, columns)));
    return only(sentence(head === null ? names : `${head}: ${names}`));
  }
  const lines = [...shown.map((item) => wording.row(item, columns, true)), ...rest];
  return {
    lead: `${head ?? `${bold(String(items.length))} ${wording.result.table.row.many}`}:`,
    items: lines,
  };
}

/** `5 of 6 industries have a share of at most 21%`; `null` where the conditions say nothing but names. */
function headOf(wording: Wording, count: number, phrase: string): string | null {
  const { all } = wording;
  if (wording.areNamed || wording.last("shift") || wording.last("same") || wording.last("beyond"))
    return null;
  const whole = wording.result.plan.steps.length === 0;
  if (whole) return count === all ? `There are ${bold(wording.rows(count))}` : null;
  const besides = wording.excluded();
  if (besides.length && !phrase)
    return `Besides ${enumerate(besides)}, there are ${bold(wording.rows(count))}`;
  const part =
    count === all ? `All ${wording.rows(count)}` : `${bold(String(count))} of ${wording.rows(all)}`;
  if (!phrase) return part;
  // "2 of 5 ferries have wifi" would be untrue where a third was left out.
  return besides.length ? `Besides ${enumerate(besides)}, ${part} ${phrase}` : `${part} ${phrase}`;
}

/** Most figures that are told of one row in a sentence. */
const mostFigures = 3;

/** `For Data scientists, the mean is $124,590 and the median $112,590`; `null` where some cell is no figure. */
function severalFigures(
  wording: Wording,
  { label, rows }: RowOrGroup,
  columns: readonly number[],
): string | null {
  const [row] = rows;
  if (rows.length !== 1 || columns.length < 2 || columns.length > mostFigures) return null;
  const telling = columns.every(
    (column) =>
      wording.index.columns[column]!.figures.has(row!) && wording.column(column) === wording.name(column),
  );
  if (!telling) return null;
  const [first, ...rest] = columns;
  const figure = (column: number): string => bold(wording.told(row!, column));
  if (columns.every((column) => wording.counts(column)))
    return sentence(
      `${isYear(label) ? `In ${label} there were` : `${label} has`} ${enumerate([`${figure(first!)} ${wording.name(first!)}`, ...rest.map((column) => `${figure(column)} ${wording.beside(column, first!)}`)])}`,
    );
  const verb = wording.isPlural(first!) ? "are" : "is";
  return sentence(
    `For ${label}, ${enumerate([`the ${wording.name(first!)} ${verb} ${figure(first!)}`, ...rest.map((column) => `the ${wording.name(column)} ${figure(column)}`)])}`,
  );
}

/** A name alone is no sentence: what makes it the answer is said with it. */
function bareName(wording: Wording, label: string): string {
  const { plan, table } = wording.result;
  const said = bold(label);
  const names = plan.steps.flatMap((step) =>
    step.step === "where" && step.column === wording.index.key && step.comparison === "eq" && !step.not
      ? step.values.flatMap((value) => (value.kind === "text" ? [value.text] : []))
      : [],
  );
  const shift = wording.last("shift");
  if (shift && names.length) return `${said} comes right ${shift.by === 1 ? "after" : "before"} ${names[0]}`;
  if (wording.last("same") && names.length) return `${said} is the same there as ${names[0]}`;
  const contains = plan.steps.find(
    (step) => step.step === "where" && step.column === wording.index.key && step.comparison === "contains",
  );
  if (contains) return `Of ${wording.rows(wording.all)}, ${said} fits the name`;
  return `${said} is one of the ${wording.rows(wording.all)} (${table.title})`;
}

function oneOf(wording: Wording, item: RowOrGroup, phrase: string, columns: readonly number[]): string {
  const others = columns.filter((column) => column !== wording.index.key);
  if (!phrase && others.length === 1 && item.rows.length === 1)
    return wording.one(item.label, item.rows[0]!, others[0]!);
  const cells = wording.cellsOf(item, columns);
  const shown = cells.length ? ` (${cells.join(", ")})` : "";
  if (!phrase || cells.some((text) => wording.isLong(text)))
    return sentence(wording.row({ ...item, label: bold(item.label) }, columns));
  return sentence(`Only ${bold(item.label)} ${phrase}${shown}`);
}
