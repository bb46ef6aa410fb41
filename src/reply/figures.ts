/** A table as a reply shows it: only the rows and columns that the answer needs, cells as people read them. */
export interface TableView {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly align: "left" | "right" }[];
  readonly rows: readonly (readonly string[])[];
}

/** One bar or band of a chart. Bars have `value`; bands have `low` and `high`, and may have a `mark`. */
export interface ChartItem {
  readonly label: string;
  readonly value?: number;
  readonly low?: number;
  /** `null`: open above. */
  readonly high?: number | null;
  /** A figure of another source inside or beside the band. */
  readonly mark?: number;
  /** Named in the question: drawn with emphasis. */
  readonly highlighted?: boolean;
}

/** What a chart shows; how it looks is the chart module's affair. */
export interface ChartData {
  readonly kind: "bars" | "bands";
  readonly title: string;
  /** `percent`, `usd`, `years`, or a plain word for what is counted. */
  readonly unit: string;
  readonly items: readonly ChartItem[];
  /** What the bar or band is and, if there are marks, what they are. */
  readonly legend?: { readonly band: string; readonly mark: string };
  readonly source: string;
}

/** How a computed answer came about. */
export interface Working {
  /** The typed plan, printed: `from industries | where share > 15 | list industry, share`. */
  readonly plan: string;
  /** The rows that went in: name of the row and the figure taken from it. */
  readonly rows: readonly { readonly row: string; readonly value: string }[];
  /** `18% − 10%`; absent for a plain look-up. */
  readonly formula?: string;
  readonly result: string;
}
