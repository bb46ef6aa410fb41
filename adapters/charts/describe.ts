import type { ChartData, ChartItem } from "../../src/reply/index.ts";
import { formatBand, formatValue, unitNote } from "./format.ts";

/** More items than this would be read out for minutes: the table beside the chart has them all. */
const mostRead = 12;

/** Alternative text of a chart: what it compares, every figure, the source. */
export function describeChart(chart: ChartData): string {
  const { items, legend, source } = chart;
  const note = unitNote(chart);
  const kind = chart.kind === "bands" ? "Chart of ranges" : "Bar chart";
  const marks = legend && items.some(({ mark }) => mark !== undefined) ? `, marked: ${legend.mark}` : "";
  const what = legend ? ` (${legend.band}${marks})` : "";
  const read = items.slice(0, mostRead).map((item) => describeItem(item, chart));
  const more = items.length - read.length;
  const figures = [...read, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
  return `${kind}: ${chart.title}${note ? `, ${note}` : ""}${what}. ${figures}. Source: ${source}.`;
}

/** One bar or band in words: `Senior: $180,000+, marked at $150,000`. */
function describeItem(item: ChartItem, { unit }: Pick<ChartData, "unit">): string {
  const figure = item.value === undefined ? formatBand(item, unit) : formatValue(item.value, unit);
  const mark = item.mark === undefined ? "" : `, marked at ${formatValue(item.mark, unit)}`;
  return `${item.label}: ${figure}${mark}`;
}
