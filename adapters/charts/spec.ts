import type { TopLevelSpec } from "vega-lite";
import type { ChartData } from "../../src/reply/index.ts";
import { figures, marks } from "./figures.ts";
import { axis, headings, rowTexts } from "./labels.ts";
import { down, type Layer } from "./layers.ts";
import type { Layout } from "./layout.ts";
import type { Palette } from "./palette.ts";

export const margin = 20;

/** Families after Inter are for pages that do not have it. */
const fontFamily = "Inter, system-ui, sans-serif";

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
function frame({ domain, from, to, ticks, height, stacked, rows }: Layout, palette: Palette): Layer[] {
  const x = {
    field: "at",
    type: "quantitative",
    scale: { domain, range: [from, to], nice: false, zero: false },
    axis: null,
  };
  // Behind labels that stand above their bars there is no line.
  const spans = stacked
    ? rows.map(({ top, bottom }) => ({ top: top - 5, bottom: bottom + 5 }))
    : [{ top: -4, bottom: height }];
  const rule = (values: readonly number[], color: string) => ({
    data: { values: values.flatMap((at) => spans.map((span) => ({ at, ...span }))) },
    mark: { type: "rule", color, strokeWidth: 1 },
    encoding: { x, y: down("top"), y2: { field: "bottom" } },
  });
  // Labels above their bars would touch a zero line at the edge.
  const zero = stacked && domain[0] === 0 ? [] : [0];
  return [ticks.length > 0 ? rule(ticks, palette.line) : rule(zero, palette.quiet)];
}
