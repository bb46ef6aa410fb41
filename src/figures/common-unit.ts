import { noUnit, type Unit } from "./figure.ts";
import { convert, measureOf, type UnitOfMeasure } from "./units.ts";

/** A unit as one that converts; spans of years convert like other durations. */
export const asMeasure = (unit: Unit): UnitOfMeasure | null => {
  if (unit.kind === "measure") return unit;
  return unit.kind === "years" ? measureOf("years") : null;
};

/** A figure of one unit in another; `NaN` where they have nothing to do with each other. */
export function inUnit(figure: number, from: Unit, to: Unit): number {
  if (from.kind === to.kind && from.kind !== "measure") return figure;
  const [own, wanted] = [asMeasure(from), asMeasure(to)];
  if (own && wanted) return own.dimension === wanted.dimension ? convert(figure, own, wanted) : Number.NaN;
  return figure;
}

/** The unit that all figures of a column convert to, and whether some do not. */
export interface CommonUnit {
  readonly unit: Unit;
  readonly mixed: boolean;
  /** Units of figures that cannot be compared with each other, as they are written. */
  readonly apart: readonly string[];
}

/** Counts the units of a column's figures, and finds the one that all convert to. */
export class UnitCount {
  readonly #counts = new Map<string, { readonly unit: Unit; count: number }>();

  add(unit: Unit): void {
    const key = `${unit.kind}:${nameOf(unit)}`;
    const known = this.#counts.get(key);
    if (known) known.count++;
    else this.#counts.set(key, { unit, count: 1 });
  }

  common(): CommonUnit {
    const all = [...this.#counts.values()].sort((a, b) => b.count - a.count).map(({ unit }) => unit);
    const [first, ...rest] = all;
    if (!first) return { unit: noUnit, mixed: false, apart: [] };
    if (!rest.length) return { unit: first, mixed: false, apart: [] };
    const measures = all.map(asMeasure);
    const [measure] = measures;
    if (measure && measures.every((one) => one?.dimension === measure.dimension))
      return { unit: first, mixed: false, apart: [] };
    const named = all.filter((unit) => !(unit.kind === "plain" && unit.word === ""));
    const mixed = named.length > 1 && named.some(({ kind }) => kind === "money" || kind === "measure");
    const worded = first.kind === "plain" || first.kind === "money" || first.kind === "measure";
    const same = all.every(({ kind }) => kind === first.kind);
    return { unit: same && !worded ? first : noUnit, mixed, apart: mixed ? named.map(nameOf) : [] };
  }
}

function nameOf(unit: Unit): string {
  if ("word" in unit) return unit.word;
  if (unit.kind === "money") return unit.currency.trim();
  return unit.kind === "share" ? "%" : unit.kind;
}
