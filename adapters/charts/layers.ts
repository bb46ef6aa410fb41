/** One layer of a Vega-Lite chart; the library's own types are too wide to be of help. */
export type Layer = object;

/** A text at pixels, or beside a figure on the scale (`at`). */
export interface Label {
  readonly text: string | readonly string[];
  readonly y: number;
  readonly x?: number;
  readonly at?: number;
}

/** How a text is set. */
export interface TextLook {
  readonly size: number;
  readonly color: string;
  readonly align: "left" | "right" | "center";
  readonly bold?: boolean;
  readonly baseline?: "top" | "middle" | "bottom";
  readonly lineHeight?: number;
  readonly dx?: number;
}

/** A layer of texts; none where there is nothing to write. */
export function texts(
  labels: readonly Label[],
  { size, color, align, bold = false, baseline = "middle", ...look }: TextLook,
): Layer[] {
  if (labels.length === 0) return [];
  const onScale = labels[0]!.at !== undefined;
  return [
    {
      data: { values: labels },
      mark: {
        type: "text",
        fontSize: size,
        color,
        align,
        baseline,
        fontWeight: bold ? 600 : 400,
        limit: 0,
        ...look,
      },
      encoding: {
        x: onScale ? along("at") : { field: "x", type: "quantitative", scale: null, axis: null },
        y: down("y"),
        text: { field: "text", type: "nominal" },
      },
    },
  ];
}

/** A place on the scale. */
export const along = (field: string) => ({ field, type: "quantitative" });
/** A place in pixels from the top of the rows. */
export const down = (field: string) => ({ field, type: "quantitative", scale: null, axis: null });
