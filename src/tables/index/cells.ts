import {
  type CellFigure,
  dated,
  englishNotation,
  type Notation,
  noFigure,
  noUnit,
  readCellFigure,
  signOf,
  single,
  type Unit,
  unitNamed,
} from "../../figures/index.ts";
import type { Cell } from "../../knowledge/index.ts";

const blank = /^[\s–—-]*$/;

/** Whether a cell says nothing. */
export function isEmpty(cell: Cell): boolean {
  return cell.value.kind === "empty" || blank.test(cell.raw);
}

/** Reads the figure of a cell: by its type where it has one, else from its text. */
export function figureOfCell(cell: Cell, notation: Notation = englishNotation): CellFigure {
  const value = cell.value;
  switch (value.kind) {
    case "number":
      return single(value.number, numberUnit(value.unit));
    case "share":
      return single(value.number, { kind: "share" });
    case "money":
      return single(value.number, { kind: "money", currency: signOf(value.currency) });
    case "range":
      return {
        low: value.low ?? Number.NEGATIVE_INFINITY,
        high: value.high ?? Number.POSITIVE_INFINITY,
        date: null,
        unit: rangeUnit(value.of, value.currency),
      };
    case "date":
      return dated({ year: value.year, month: value.month, day: value.day });
    case "text":
      return readCellFigure(cell.raw, notation);
    default:
      return noFigure;
  }
}

/** A clock time in a column of numbers is kept in seconds. */
function numberUnit(word: string | undefined): Unit {
  if (word === undefined) return noUnit;
  return word === "seconds" ? { kind: "plain", word } : unitNamed(word);
}

function rangeUnit(of: "money" | "years" | "number", currency: string | undefined): Unit {
  if (of === "money") return { kind: "money", currency: signOf(currency) };
  return of === "years" ? { kind: "years" } : noUnit;
}
