import { type Unit, writeFigure, writeNumber } from "../../figures/index.ts";
import type { Measure } from "../plan/plan.ts";
import type { TableResult } from "../run/result.ts";
import type { RowOrGroup } from "../run/steps.ts";
import type { Wording } from "./wording.ts";

/** Longer formulas are left to the working. */
const longestFormula = 80;
/** More rows than this are counted, not named. */
const mostNamed = 6;

/** The parts of a sentence about a computed figure. */
export interface SentenceParts {
  /** With what reads on after it: `58% of all trips`. */
  readonly figure: string;
  /** In brackets, or behind "from", with what parts it from the sentence; empty where there is none, or it is too long. */
  readonly formula: string;
  readonly names: string;
}

/** Figure, formula and names of a computed result. */
export function said(wording: Wording, by: Measure, of = true): SentenceParts {
  const { result } = wording;
  const short = result.formula !== null && result.formula.length <= longestFormula;
  return {
    figure: `${wording.write(result.number ?? 0, by)}${of ? wording.ofMeasure(by) : ""}`,
    formula: short ? bracketed(result.formula!) : "",
    names: wording.names(result.items, mostNamed),
  };
}

/** A formula with brackets of its own stands without a second pair. */
const bracketed = (formula: string): string => (/[()]/.test(formula) ? `, from ${formula}` : ` (${formula})`);

/** A difference of figures; of shares it is in percentage points. */
export function writeGap(number: number, unit: Unit): string {
  if (unit.kind !== "share") return writeFigure(number, unit);
  return `${writeNumber(number)} percentage ${number === 1 ? "point" : "points"}`;
}

/** The items with the highest and the lowest figure. */
export function extremesOf(result: TableResult): [RowOrGroup, RowOrGroup] {
  const high = Math.max(...result.figures);
  const low = Math.min(...result.figures);
  return [result.items[result.figures.indexOf(high)]!, result.items[result.figures.lastIndexOf(low)]!];
}
