import type { TopLevelSpec } from "vega-lite";
import type { ChartData } from "../../src/ports.ts";
import { figures, marks } from "./figures.ts";
import { axis, headings, rowTexts } from "./labels.ts";
import type { Layer } from "./layers.ts";
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
