import type { ChartData, ChartItem } from "../../src/reply/index.ts";
import { formatBand, formatValue, unitNote } from "./format.ts";
import { textWidth, wrapText } from "./measure.ts";
import { type Extent, extentsOf, ticksBetween } from "./scale.ts";

/** Geometry of one bar or band; lengths in pixels, `extent` in figures. */
export interface ChartRow {
  readonly item: ChartItem;
  readonly extent: Extent;
  readonly label: readonly string[];
  /** Middle of the label's first line. */
  readonly labelY: number;
  readonly top: number;
  readonly bottom: number;
  /** The figure as it is written beside the bar. */
  readonly figure: string;
  /** The marked figure as it is written under it. */
  readonly marked: string | null;
  /** Stands in the chart as a named one, or as one of many where none is named. */
  readonly strong: boolean;
}

/**
 * Geometry of a chart in pixels; the origin is the top left corner of the rows, so that the header has
 * negative `y`.
 */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly header: number;
  readonly footer: number;
  /** Left and right end of the scale. */
  readonly from: number;
  readonly to: number;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** Labels stand above their bars: there is no room beside them. */
  readonly stacked: boolean;
  readonly rows: readonly ChartRow[];
  readonly size: number;
  readonly titleSize: number;
  readonly title: readonly string[];
  readonly note: readonly string[];
  /** What bands and marks are, one behind the other or, where they do not fit, below each other. */
  readonly legend: readonly {
    readonly kind: "band" | "mark";
    readonly text: string;
    readonly x: number;
    readonly y: number;
  }[];
  readonly source: readonly string[];
}

/** The scale of a chart: figure → pixels from the left. */
export function placeOn({ domain: [least, most], from, to }: Layout): (at: number) => number {
  return (at) => from + ((at - least) / (most - least)) * (to - from);
}

const lineFactor = 1.3;
const gap = 10;
const axisHeight = 30;
const sourceSize = 11.5;
/** Height of a line of the source. */
export const sourceLineHeight = 15;
const legendSize = 12.5;
const leastPixels = 4;
/** Half a tick's label: it stays inside the picture. */
const tickRoom = 18;

/** Computes the layout of a chart for a width in pixels, without margins. */
export function layOut(chart: ChartData, width: number): Layout {
  const { items } = chart;
  const stacked = width < 440;
  const size = items.length > 24 ? 12 : 13;
  const { extents, least, most } = extentsOf(items);
  const labelRoom = stacked ? width : Math.round(width * 0.32);
  const labels = items.map(({ label }) => wrapText(label, size, labelRoom - gap, stacked ? 2 : 3, true));
  const labelWidth = Math.max(0, ...labels.flat().map((line) => textWidth(line, size, true)));
  const from = stacked ? 0 : Math.ceil(labelWidth) + gap + 2;
  const texts = items.map((item) => figuresOf(item, chart));
  const anyNamed = items.some(({ highlighted }) => highlighted);
  const bar = items.length > 24 ? 12 : items.length > 14 ? 15 : 20;

  let y = 0;
  const rows = items.map((item, i): ChartRow => {
    const label = labels[i]!;
    const { figure, marked } = texts[i]!;
    const labelHeight = label.length * size * lineFactor;
    const space = bar * 0.55;
    const own = Math.max(bar, stacked ? 0 : labelHeight, marked === null ? 0 : 2 * size * lineFactor);
    const start = y + (stacked ? labelHeight + 2 : 0);
    const top = start + (own - bar) / 2;
    const labelY = stacked
      ? y + (size * lineFactor) / 2
      : start + (own - labelHeight + size * lineFactor) / 2;
    y = start + own + (stacked ? space * 1.4 : space);
    const strong = !anyNamed || item.highlighted === true;
    return { item, extent: extents[i]!, label, labelY, top, bottom: top + bar, figure, marked, strong };
  });

  const title = wrapText(chart.title, stacked ? 15 : 16, width, 3, true);
  const note = wrapText(noteOf(chart), legendSize, width, 2);
  const legend = layOutLegend(chart, width);
  const source = wrapText(`Source: ${chart.source}`, sourceSize, width, 2);
  const legendLines = Math.max(0, ...legend.map(({ y }) => y + 1));
  const domain = domainFor(rows, { least, most, pixels: width - from, size });
  const perPixel = (domain[1] - domain[0]) / (width - from);
  const insideWith = (room: number) => (at: number) =>
    at >= domain[0] + room * perPixel && at <= domain[1] - room * perPixel;
  return {
    width,
    height: Math.ceil(y),
    header: Math.ceil(
      title.length * 21 + note.length * 18 + legendLines * 20 + (note.length + legendLines > 0 ? 16 : 12),
    ),
    footer: (chart.kind === "bands" ? axisHeight : 4) + 8 + source.length * sourceLineHeight,
    from,
    to: width,
    domain,
    ticks:
      chart.kind === "bands" ? ticksBetween(least, most, stacked ? 3 : 5).filter(insideWith(tickRoom)) : [],
    stacked,
    rows: rows.map((row) => ({ ...row, extent: visible(row, leastPixels * perPixel) })),
    size,
    titleSize: stacked ? 15 : 16,
    title,
    note,
    legend,
    source,
  };
}

function noteOf(chart: ChartData): string {
  const note = unitNote(chart);
  const band = chart.kind === "bars" ? chart.legend?.band : undefined;
  return [band, note && `in ${note}`].filter(Boolean).join(", ");
}

function figuresOf(item: ChartItem, { unit }: ChartData): { figure: string; marked: string | null } {
  return {
    figure: item.value === undefined ? formatBand(item, unit) : formatValue(item.value, unit),
    marked: item.mark === undefined ? null : formatValue(item.mark, unit),
  };
}

/** Pixels that the figures beside a bar take, with the distance to it. */
function widestFigure({ figure, marked }: ChartRow, size: number): number {
  const marks = marked === null ? 0 : textWidth(marked, size) + 16;
  return Math.max(textWidth(figure, size, true), marks) + gap + 4;
}

/** The scale's ends: as large as it can be drawn with every figure still inside the picture. */
function domainFor(
  rows: readonly ChartRow[],
  { least, most, pixels, size }: { least: number; most: number; pixels: number; size: number },
): [number, number] {
  const beside = rows.map((row) => ({ ...row, room: widestFigure(row, size), left: figureIsLeft(row) }));
  const atZero = rows.every(({ item }) => item.value !== undefined && item.value >= 0);
  const offset = (scale: number) =>
    Math.max(
      atZero ? 0 : 10,
      ...beside.map(({ extent, room, left }) => (left ? room : 0) - (extent.low - least) * scale),
    );
  const fits = (scale: number) =>
    beside.every(
      ({ extent, item, room, left }) =>
        offset(scale) +
          (Math.max(extent.high, item.mark ?? extent.high) - least) * scale +
          (left ? 8 : room) <=
        pixels,
    );
  // The condition holds for small scales and fails from one on: halving finds that one to a thousandth of a pixel.
  let scale = 0;
  for (let step = pixels / (most - least) / 2, i = 0; i < 20; step /= 2, i++)
    if (fits(scale + step)) scale += step;
  const used = scale || 40 / (most - least);
  const start = least - offset(used) / used;
  return [start, start + pixels / used];
}

/** A band of no width is still something to be seen. */
function visible({ item, extent }: ChartRow, least: number): Extent {
  const missing = item.value === undefined ? (least - (extent.high - extent.low)) / 2 : 0;
  return missing > 0 ? { ...extent, low: extent.low - missing, high: extent.high + missing } : extent;
}

/** Figures of negative bars stand before them. */
export const figureIsLeft = ({ item }: ChartRow): boolean => item.value !== undefined && item.value < 0;

function layOutLegend({ kind, legend, items }: ChartData, width: number): Layout["legend"] {
  if (!legend || kind === "bars") return [];
  const entries = [
    { kind: "band" as const, text: legend.band },
    ...(items.some(({ mark }) => mark !== undefined) ? [{ kind: "mark" as const, text: legend.mark }] : []),
  ].map((each) => ({ ...each, text: wrapText(each.text, legendSize, width - 30, 1)[0] ?? "" }));
  const besides = entries.map(({ text }) => 26 + textWidth(text, legendSize) + 22);
  const oneLine = besides.reduce((sum, each) => sum + each, 0) <= width;
  return entries.map((each, i) => ({ ...each, x: oneLine && i > 0 ? besides[0]! : 0, y: oneLine ? 0 : i }));
}
