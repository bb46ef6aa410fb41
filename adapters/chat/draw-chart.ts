import type { ChartData } from "../../src/reply/index.ts";

/** Draws a chart and reads it out; made by the chart module, passed in by the composition root. */
export type DrawChart = (chart: ChartData) => Promise<{ readonly png: Buffer; readonly alt: string }>;
