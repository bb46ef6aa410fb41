/** Figures of a table → a picture, and the same in words. */
import type { ChartData } from "../../src/reply/index.ts";
import { cached } from "./cache.ts";
import { describeChart } from "./describe.ts";
import type { Theme } from "./palette.ts";

export { chartBars } from "./bars.ts";
export { describeChart } from "./describe.ts";
export { fontFiles } from "./fonts.ts";
export type { Theme } from "./palette.ts";

/** Options of a chart: theme and width. */
export interface ChartLook {
  readonly theme: Theme;
  /** In pixels; where it is not said, 640, or 420 for a chat with few rows. Below 480 labels stand above their bars. */
  readonly width?: number;
}

const defaultWidth = 640;
/** Chats show pictures as wide as a phone: in wider ones letters could not be read there. */
const chatWidth = 420;
/** With more rows a narrow chart would be so tall that chats shrink it. */
const chatRows = 8;
const keptDrawings = 200;
const keptPaintings = 50;

type Key = readonly [chart: ChartData, theme: Theme, width: number];

// The drawing libraries are loaded with the first chart: starting up does not wait for them.
const drawing = cached(keptDrawings, async (key) => {
  const { drawSvg } = await import("./svg.ts");
  return drawSvg(...(JSON.parse(key) as Key));
});

const painting = cached(keptPaintings, async (key) => {
  const { paintPng } = await import("./png.ts");
  return paintPng(await drawing(key), (JSON.parse(key) as Key)[1]);
});

const keyOf = (chart: ChartData, theme: Theme, width: number): string =>
  JSON.stringify([chart, theme, width] satisfies Key);

/** Renders a chart as SVG on a transparent background, with its alternative text. */
export async function renderChart(
  chart: ChartData,
  { theme, width = defaultWidth }: ChartLook,
): Promise<{ readonly svg: string; readonly alt: string }> {
  return { svg: await drawing(keyOf(chart, theme, width)), alt: describeChart(chart) };
}

/**
 * Renders a chart as PNG on the theme's background, at two pixels for each unit of width; a very tall one at
 * fewer.
 */
export function renderChartPng(
  chart: ChartData,
  { theme, width = chart.items.length > chatRows ? defaultWidth : chatWidth }: ChartLook,
): Promise<Buffer> {
  return painting(keyOf(chart, theme, width));
}
