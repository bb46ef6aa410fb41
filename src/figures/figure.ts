import type { UnitOfMeasure } from "./units.ts";

/** Parts of a calendar date; what is not given is `null`. */
export interface DateParts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** What a figure counts. */
export type Unit =
  | { readonly kind: "plain"; readonly word: string }
  | { readonly kind: "share" }
  /** `currency` as it is written before a figure: `€`, `CHF `. */
  | { readonly kind: "money"; readonly currency: string }
  | { readonly kind: "years" }
  /** A time of day or of a race, in seconds. */
  | { readonly kind: "time" }
  | { readonly kind: "date" }
  | { readonly kind: "version" }
  /** Places in an order of words, the highest last: `low`, `medium`, `high`. */
  | { readonly kind: "level"; readonly labels: readonly string[] }
  | ({ readonly kind: "measure" } & UnitOfMeasure);

/** A figure in a text. `low` and `high` are equal unless it is open above: `5+`. */
export interface Figure {
  readonly kind: "number" | "percent" | "money" | "years" | "ordinal" | "date" | "time" | "measure";
  readonly low: number;
  readonly high: number;
  readonly date: DateParts | null;
  /** For `measure`: the unit that `low` counts in. */
  readonly measure: UnitOfMeasure | null;
  /** ISO code, where a currency is named. */
  readonly currency: string | null;
  /** As it stands in the text. */
  readonly text: string;
  /** Character offsets. */
  readonly start: number;
  readonly end: number;
}

/** A figure without a unit of its own. */
export const noUnit: Unit = { kind: "plain", word: "" };

/** Orders dates of any precision: yyyymmdd, missing parts as zero. */
export function dateKey(date: DateParts): number {
  return (date.year ?? 0) * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0);
}
