import type { ChartData } from "../../src/reply/index.ts";
import { element } from "./elements.ts";
import { figures, gradients, sourceMarks } from "./figures.ts";
import { axis, headings, rowTexts } from "./labels.ts";
import { type Layout, layOut, placeOn } from "./layout.ts";
import { type Palette, paletteOf, type Theme } from "./palette.ts";

const margin = 20;

/** Draws a chart as SVG on a clear background. */
export function drawSvg(chart: ChartData, theme: Theme, width: number): string {
  const layout = layOut(chart, width - 2 * margin);
  const palette = paletteOf(theme);
  const height = layout.header + layout.height + layout.footer + 2 * margin;
  const drawn = [
    ...frame(layout, palette),
    ...figures(layout, palette),
    ...sourceMarks(layout, palette),
    ...rowTexts(layout, palette),
    ...axis(chart, layout, palette),
    ...headings(layout, palette),
  ];
  const fades = gradients(layout, palette);
  return element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` },
    [
      ...(fades.length > 0 ? [element("defs", {}, fades.join(""))] : []),
      element("g", { transform: `translate(${margin},${layout.header + margin})` }, drawn.join("")),
    ].join(""),
  );
}

/** Grid of bands, or the zero line of bars: bars carry their figures, so they need no grid. */
function frame(layout: Layout, palette: Palette): string[] {
  const { domain, ticks, height, stacked, rows } = layout;
  const x = placeOn(layout);
  // Behind labels that stand above their bars there is no line.
  const spans = stacked
    ? rows.map(({ top, bottom }) => ({ top: top - 5, bottom: bottom + 5 }))
    : [{ top: -4, bottom: height }];
  const lines = (values: readonly number[], color: string) =>
    values.flatMap((at) =>
      spans.map(({ top, bottom }) =>
        element("line", { x1: x(at), x2: x(at), y1: top, y2: bottom, stroke: color, "stroke-width": 1 }),
      ),
    );
  // Labels above their bars would touch a zero line at the edge.
  const zero = stacked && domain[0] === 0 ? [] : [0];
  return ticks.length > 0 ? lines(ticks, palette.line) : lines(zero, palette.quiet);
}
