import type { ChartData } from "../../src/reply/index.ts";

/**
 * Renders a chart as PNG with an alternative text; made by the chart module, passed in by the composition
 * root.
 */
export type DrawChart = (chart: ChartData) => Promise<{ readonly png: Buffer; readonly alt: string }>;
