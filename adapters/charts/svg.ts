import { parse, View } from "vega";
import { compile } from "vega-lite";
import type { ChartData } from "../../src/reply/index.ts";
import { layOut } from "./layout.ts";
import { paletteOf, type Theme } from "./palette.ts";
import { margin, specOf } from "./spec.ts";

/** Draws a chart as SVG on a clear background. */
export async function drawSvg(chart: ChartData, theme: Theme, width: number): Promise<string> {
  const spec = specOf(chart, layOut(chart, width - 2 * margin), paletteOf(theme));
  const view = new View(parse(compile(spec).spec), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
