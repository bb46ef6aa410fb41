import { looksLikeYears } from "./columns.ts";
import type { Links } from "./link.ts";
import type { QuestionFigure } from "./question.ts";
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
  return links.pool
    .flatMap((column): FigureColumn[] => {
      const unit = column.ordered ? unitFit(column, figure) : -1;
      if (unit < 0) return [];
      const fit = unit + namedFit(links, column, figure) + plausibility(column, figure);
      return [{ column, fit: Math.max(0, Math.min(1, fit)) }];
    })
    .filter(({ fit }) => fit > leastFit)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, mostColumns);
}

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
function plausibility(column: ColumnIndex, { kind, low }: QuestionFigure): number {
  if (kind !== "number" || column.dated) return 0;
  if (low < column.least / farthest || low > column.most * farthest) return -1;
  return low >= column.least / 2 && low <= column.most * 2 ? 0.1 : -0.25;
}

/** How well the unit of a figure fits a column: negative where it cannot be meant. */
export function unitFit(column: ColumnIndex, figure: QuestionFigure): number {
  const unit = column.unit.kind;
  // Minutes are not compared with dollars.
  const plain = column.unit.kind === "plain" && column.unit.word === "";
  switch (figure.kind) {
    case "percent":
      if (unit === "share") return 0.6;
      return plain && /percent|%|share|rate|pct|proport/.test(column.names[0]!) ? 0.3 : -1;
    case "money":
      return unit === "money" ? 0.6 : plain ? 0.1 : -1;
    case "years":
      return unit === "years" ? 0.6 : plain ? 0.1 : -1;
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

function numberFit(column: ColumnIndex, { low }: QuestionFigure): number {
  const year = low >= 1000 && low <= 2100 && Number.isInteger(low);
  if (column.dated) return year ? 0.5 : -1;
  if (year && looksLikeYears(column)) return 0.5;
  return column.unit.kind === "years" || column.unit.kind === "time" ? 0.1 : 0.3;
}
