import type { TopLevelSpec } from "vega-lite";
import type { ChartData } from "../../src/ports.ts";
import { formatTick } from "./format.ts";
import { figureIsLeft, type Layout, type Row } from "./layout.ts";
import type { Palette } from "./palette.ts";

export const margin = 20;

/** Families after Inter are for pages that do not have it. */
export const fontFamily = "Inter, system-ui, sans-serif";

type Layer = object;

interface Label {
  readonly text: string | readonly string[];
  readonly y: number;
  readonly x?: number;
  readonly at?: number;
}

/** The chart in Vega-Lite's grammar: one scale along, rows on their places, a layer for each kind of mark. */
export function specOf(chart: ChartData, layout: Layout, palette: Palette): TopLevelSpec {
  const { width, height, header, footer } = layout;
  const layers: Layer[] = [
    ...frame(layout, palette),
    ...figures(layout, palette),
    ...marks(layout, palette),
    ...rowTexts(layout, palette),
    ...axis(chart, layout, palette),
    ...headings(layout, palette),
  ];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width,
    height,
    padding: { left: margin, right: margin, top: header + margin, bottom: footer + margin },
    autosize: "none",
    background: null,
    config: {
      font: fontFamily,
      view: { stroke: null },
    },
    layer: layers,
  } as unknown as TopLevelSpec;
}

/** Grid of bands, or the zero line of bars: bars carry their figures, so they need no grid. */
function frame({ domain, from, to, ticks, height, stacked }: Layout, palette: Palette): Layer[] {
  const x = {
    field: "at",
    type: "quantitative",
    scale: { domain, range: [from, to], nice: false, zero: false },
    axis: null,
  };
  const rule = (values: readonly number[], color: string) => ({
    data: { values: values.map((at) => ({ at })) },
    mark: { type: "rule", color, strokeWidth: 1 },
    encoding: { x, y: { value: -4 }, y2: { value: height } },
  });
  // Labels above their bars would touch a zero line at the edge.
  const zero = stacked && domain[0] === 0 ? [] : [0];
  return [ticks.length > 0 ? rule(ticks, palette.line) : rule(zero, palette.quiet)];
}

/** Bars and bands; an open end fades and goes on in small arrow heads. */
function figures({ rows }: Layout, palette: Palette): Layer[] {
  return [true, false].flatMap((strong) =>
    (["closed", "openHigh", "openLow", "openBoth"] as const).flatMap((shape): Layer[] => {
      const chosen = rows.filter((row) => row.strong === strong && shapeOf(row) === shape);
      if (chosen.length === 0) return [];
      const color = strong ? palette.figure : palette.figureAside;
      const band = {
        data: {
          values: chosen.map(({ extent, top, bottom }) => ({
            low: extent.low,
            high: extent.high,
            top,
            bottom,
          })),
        },
        mark: { type: "rect", color: fill(shape, color), cornerRadius: 3 },
        encoding: { x: along("low"), x2: { field: "high" }, y: down("top"), y2: { field: "bottom" } },
      };
      return [band, ...arrows(chosen, color)];
    }),
  );
}

function shapeOf({ extent }: Row): "closed" | "openHigh" | "openLow" | "openBoth" {
  if (extent.openLow) return extent.openHigh ? "openBoth" : "openLow";
  return extent.openHigh ? "openHigh" : "closed";
}

function fill(shape: ReturnType<typeof shapeOf>, color: string): unknown {
  if (shape === "closed") return color;
  const clear = `${color}00`;
  const stops = {
    openHigh: [
      [0, color],
      [0.35, color],
      [1, clear],
    ],
    openLow: [
      [0, clear],
      [0.65, color],
      [1, color],
    ],
    openBoth: [
      [0, clear],
      [0.5, color],
      [1, clear],
    ],
  }[shape];
  return {
    gradient: "linear",
    x1: 0,
    y1: 0,
    x2: 1,
    y2: 0,
    stops: stops.map(([offset, each]) => ({ offset, color: each })),
  };
}

function arrows(rows: readonly Row[], color: string): Layer[] {
  const heads = (side: "high" | "low", shape: string) => {
    const open = rows.filter(({ extent }) => (side === "high" ? extent.openHigh : extent.openLow));
    if (open.length === 0) return [];
    return [0, 1].map((i) => ({
      data: {
        values: open.map(({ extent, top, bottom }) => ({ at: extent[side], middle: (top + bottom) / 2 })),
      },
      mark: {
        type: "point",
        shape,
        size: 70,
        filled: false,
        stroke: color,
        strokeWidth: 2,
        strokeCap: "round",
        strokeJoin: "round",
        opacity: 1 - i * 0.45,
        xOffset: (side === "high" ? -1 : 1) * (3 + i * 9),
      },
      encoding: { x: along("at"), y: down("middle") },
    }));
  };
  return [...heads("high", "M-0.4,-0.8L0.4,0L-0.4,0.8"), ...heads("low", "M0.4,-0.8L-0.4,0L0.4,0.8")];
}

/** Figures of another source: a diamond in the band or, where the two disagree, beside it on a dotted line. */
function marks({ rows }: Layout, palette: Palette): Layer[] {
  const marked = rows.flatMap(({ item, extent, top, bottom }) => {
    if (item.mark === undefined) return [];
    const nearest = Math.min(Math.max(item.mark, extent.low), extent.high);
    return [{ at: item.mark, nearest, middle: (top + bottom) / 2 }];
  });
  if (marked.length === 0) return [];
  const outside = marked.filter(({ at, nearest }) => at !== nearest);
  return [
    {
      data: { values: outside },
      mark: { type: "rule", color: palette.mark, strokeWidth: 1.5, strokeDash: [2, 3] },
      encoding: { x: along("at"), x2: { field: "nearest" }, y: down("middle") },
    },
    {
      data: { values: marked },
      mark: {
        type: "point",
        shape: "diamond",
        size: 130,
        filled: true,
        opacity: 1,
        fill: palette.mark,
        stroke: palette.background,
        strokeWidth: 1.5,
      },
      encoding: { x: along("at"), y: down("middle") },
    },
  ];
}

/** Labels, and the figures beside their bars. */
function rowTexts({ rows, stacked, from, size }: Layout, palette: Palette): Layer[] {
  const line = size * 1.3;
  const labels = (strong: boolean) =>
    texts(
      rows
        .filter((row) => row.strong === strong)
        .map(({ label, labelY }) => ({ text: label, x: stacked ? 0 : from - 10, y: labelY })),
      {
        size,
        color: strong ? palette.text : palette.quiet,
        align: stacked ? "left" : "right",
        lineHeight: line,
      },
    );
  const beside = (left: boolean) => {
    const chosen = rows.filter((row) => figureIsLeft(row) === left);
    const place = ({ item, extent }: Row) =>
      left ? extent.low : Math.max(extent.high, item.mark ?? extent.high);
    const middle = ({ top, bottom }: Row) => (top + bottom) / 2;
    const second = chosen.filter(({ marked }) => marked !== null);
    return [
      ...[true, false].flatMap((strong) =>
        texts(
          chosen
            .filter((row) => row.strong === strong)
            .map((row) => ({
              text: row.figure,
              at: place(row),
              y: middle(row) - (row.marked === null ? 0 : line / 2),
            })),
          {
            size,
            color: strong ? palette.text : palette.quiet,
            bold: strong,
            align: left ? "right" : "left",
            dx: left ? -8 : 10,
          },
        ),
      ),
      ...texts(
        second.map((row) => ({ text: row.marked!, at: place(row), y: middle(row) + line / 2 })),
        { size, color: palette.markText, align: "left", dx: 25 },
      ),
      ...(second.length === 0
        ? []
        : [
            {
              data: { values: second.map((row) => ({ at: place(row), y: middle(row) + line / 2 })) },
              mark: {
                type: "point",
                shape: "diamond",
                size: 60,
                filled: true,
                opacity: 1,
                fill: palette.mark,
                xOffset: 15,
              },
              encoding: { x: along("at"), y: down("y") },
            },
          ]),
    ];
  };
  return [...labels(true), ...labels(false), ...beside(false), ...beside(true)];
}

/** Round figures under the grid's lines. */
function axis({ unit }: ChartData, { ticks, height }: Layout, palette: Palette): Layer[] {
  const shown = ticks.map((at) => ({ text: formatTick(at, unit), at, y: height + 12 }));
  return texts(shown, { size: 11.5, color: palette.quiet, align: "center" });
}

/** Title, unit, legend and source. */
function headings(layout: Layout, palette: Palette): Layer[] {
  const { header, title, note, legend, source, height, footer, titleSize } = layout;
  const belowTitle = -header + title.length * 21;
  const legendTop = belowTitle + note.length * 18 + 12;
  const legendY = ({ y }: Layout["legend"][number]) => legendTop + y * 20;
  const swatch = (kind: "band" | "mark") => legend.filter((each) => each.kind === kind);
  const point = (kind: "band" | "mark", look: object) =>
    swatch(kind).map((each) => ({
      data: { values: [{}] },
      mark: { type: "point", filled: true, opacity: 1, ...look },
      encoding: { x: { value: each.x + 9 }, y: { value: legendY(each) } },
    }));
  return [
    ...texts([{ text: title, x: 0, y: -header }], {
      size: titleSize,
      color: palette.text,
      bold: true,
      align: "left",
      baseline: "top",
      lineHeight: 21,
    }),
    ...texts(note.length > 0 ? [{ text: note, x: 0, y: belowTitle + 4 }] : [], {
      size: 12.5,
      color: palette.quiet,
      align: "left",
      baseline: "top",
      lineHeight: 18,
    }),
    ...point("band", { shape: "M-1,-0.5L1,-0.5L1,0.5L-1,0.5Z", size: 330, fill: palette.figure }),
    ...point("mark", { shape: "diamond", size: 110, fill: palette.mark }),
    ...texts(
      legend.map((each) => ({ text: each.text, x: each.x + 26, y: legendY(each) })),
      { size: 12.5, color: palette.quiet, align: "left" },
    ),
    ...texts([{ text: source, x: 0, y: height + footer }], {
      size: 11.5,
      color: palette.quiet,
      align: "left",
      baseline: "bottom",
    }),
  ];
}

interface TextLook {
  readonly size: number;
  readonly color: string;
  readonly align: "left" | "right" | "center";
  readonly bold?: boolean;
  readonly baseline?: "top" | "middle" | "bottom";
  readonly lineHeight?: number;
  readonly dx?: number;
}

/** Texts at pixels, or beside a figure on the scale (`at`). */
function texts(
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

const along = (field: string) => ({ field, type: "quantitative" });
const down = (field: string) => ({ field, type: "quantitative", scale: null, axis: null });
