import {
  convert,
  type Figure,
  measureOf,
  readVersion,
  signOf,
  type Unit,
  type UnitOfMeasure,
} from "../../figures/index.ts";
import type { Links } from "../link/link.ts";
import type { QuestionFigure } from "../question/question.ts";
import { isTime, looksLikeYears } from "./columns.ts";
import type { ColumnIndex } from "./table-index.ts";

/** A column that a figure may be compared with, and how well it fits, 0 to 1. */
export interface FigureColumn {
  readonly column: ColumnIndex;
  readonly fit: number;
}

const mostColumns = 3;
const leastFit = 0.05;
/** Words between a figure and the name of its column. */
const nearWords = 3;

/** Columns that a figure can be compared with: those named close by, those of its unit, else any that orders rows. */
export function columnsFor(links: Links, figure: QuestionFigure): FigureColumn[] {
  const own = figure.kind === "years" ? measureOf("years") : figure.measure;
  const measured = own !== null && links.pool.some((column) => column.ordered && converts(column, own));
  const years = isYear(figure) && links.pool.some((column) => isTime(column));
  return links.pool
    .flatMap((column): FigureColumn[] => {
      const unit = column.ordered ? unitFit(column, figure) : -1;
      if (unit < 0 || (measured && !converts(column, own))) return [];
      const likely = plausibility(column, figure);
      // "Since 2021" is no number of riders where the table has years.
      if (years && !isTime(column) && likely < 0) return [];
      const fit = unit + namedFit(links, column, figure) + likely;
      return [{ column, fit: Math.max(0, Math.min(1, fit)) }];
    })
    .filter(({ fit }) => fit > leastFit)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, mostColumns);
}

const isYear = ({ kind, low }: Figure): boolean =>
  kind === "number" && low >= 1000 && low <= 2100 && Number.isInteger(low);

function namedFit(links: Links, column: ColumnIndex, figure: QuestionFigure): number {
  let best = 0;
  for (const link of links.columns) {
    if (link.column !== column.index) continue;
    const gap = Math.min(Math.abs(link.to - figure.from), Math.abs(link.from - figure.to));
    best = Math.max(best, link.share * (gap <= nearWords ? 1 : 0.6));
  }
  return best;
}

const farthest = 10;

/** A figure far from all cells of a column is hardly compared with it. */
function plausibility(column: ColumnIndex, figure: QuestionFigure): number {
  if ((figure.kind !== "number" && figure.kind !== "measure") || column.dated) return 0;
  const low = figureIn(figure, column);
  if (low < column.least / farthest || low > column.most * farthest) return -1;
  return low >= column.least / 2 && low <= column.most * 2 ? 0.1 : -0.25;
}

/** How well the unit of a figure fits a column: negative where it cannot be meant. */
export function unitFit(column: ColumnIndex, figure: Figure): number {
  const unit = column.unit.kind;
  // Minutes are not compared with dollars.
  const plain = column.unit.kind === "plain" && column.unit.word === "";
  const amount = plain && !isTime(column);
  switch (figure.kind) {
    case "percent":
      if (unit === "share") return 0.6;
      return plain && /percent|%|share|rate|pct|proport/.test(column.names[0]!) ? 0.3 : -1;
    case "money":
      if (column.unit.kind === "money") return isForeign(column.unit, figure) ? -1 : 0.6;
      return amount ? 0.1 : -1;
    case "years":
      if (unit === "years" || converts(column, measureOf("years"))) return 0.6;
      return amount ? 0.1 : -1;
    case "measure":
      if (converts(column, figure.measure))
        return column.figures.measure!.factor === figure.measure!.factor ? 0.8 : 0.6;
      // Bare figures of a column whose heading names another unit are none of these.
      return amount && column.figures.measure === null ? 0.1 : -1;
    case "date":
      if (column.dated) return 0.6;
      return figure.date?.year && looksLikeYears(column) ? 0.3 : -1;
    case "time":
      return unit === "time" ? 0.6 : -1;
    case "ordinal":
      return plain ? 0.2 : -1;
    default:
      return numberFit(column, figure);
  }
}

/** Dollars are not held against euros: nothing here converts them. */
const isForeign = (unit: Extract<Unit, { kind: "money" }>, { currency }: Figure): boolean =>
  currency !== null && signOf(currency).trim() !== unit.currency.trim();

function converts({ figures }: ColumnIndex, measure: UnitOfMeasure | null): boolean {
  return measure !== null && figures.measure?.dimension === measure.dimension;
}

function numberFit(column: ColumnIndex, figure: Figure): number {
  const { kind } = column.unit;
  if (kind === "level") return -1;
  if (kind === "version") return readVersion(figure.text) === null ? -1 : 0.3;
  const year = isYear(figure);
  if (column.dated) return year ? 0.5 : -1;
  if (year && looksLikeYears(column)) return 0.5;
  return kind === "years" || kind === "time" ? 0.1 : 0.3;
}

/** What a figure of a question counts in the unit of a column. */
export function figureIn(figure: Figure, { unit, figures }: ColumnIndex): number {
  if (unit.kind === "version") return readVersion(figure.text) ?? figure.low;
  const own = figure.kind === "years" ? measureOf("years") : figure.measure;
  const wanted = figures.measure;
  if (own === null || wanted === null || wanted.dimension !== own.dimension) return figure.low;
  return convert(figure.low, own, wanted);
}
