/** What a cell holds, read by its column's type. */
export type Value =
  | { readonly kind: "empty" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** `unit` is what stands behind the number, if anything does: `km`. Shares count in percent, money in units of `currency`. */
  | {
      readonly kind: "number" | "share" | "money";
      readonly number: number;
      readonly unit?: string;
      readonly currency?: string;
    }
  /** Both ends inclusive; `null`: open on that side. */
  | {
      readonly kind: "range";
      readonly low: number | null;
      readonly high: number | null;
      readonly of: "money" | "years" | "number";
      readonly currency?: string;
    }
  /** ISO parts that the cell gives; `sortKey` orders dates of any precision. */
  | {
      readonly kind: "date";
      readonly year: number | null;
      readonly month: number | null;
      readonly day: number | null;
      readonly sortKey: number;
    };
