import type { ChartData } from "../../src/reply/index.ts";
import { formatBand, formatValue } from "./format.ts";
import { extentsOf } from "./scale.ts";

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** Renders a chart as text lines, each with a label, a bar and its figure, at most `columns` wide. */
export function chartBars(chart: ChartData, { columns }: { readonly columns: number }): string[] {
  const { items, unit } = chart;
  const { extents, least, most } = extentsOf(items);
  const figures = items.map((item) => {
    const figure = item.value === undefined ? formatBand(item, unit) : formatValue(item.value, unit);
    return item.mark === undefined ? figure : `${figure}, ◆ ${formatValue(item.mark, unit)}`;
  });
  const labelWidth = Math.min(
    Math.floor(columns * 0.4),
    Math.max(0, ...items.map(({ label }) => label.length)),
  );
  const figureWidth = Math.max(0, ...figures.map((figure) => figure.length));
  const room = Math.max(8, Math.min(40, columns - labelWidth - figureWidth - 2));
  const at = (figure: number) => ((figure - least) / (most - least)) * room;
  const lines = items.map((item, i) => {
    const { low, high, openHigh, openLow } = extents[i]!;
    const cells =
      item.value === 0
        ? ""
        : least === 0 && low === 0 && item.value !== undefined
          ? barOf(at(high))
          : bandOf(at(low), at(high), { openLow, openHigh });
    const bar = item.mark === undefined ? cells : withMark(cells, at(item.mark), room);
    return `${shorten(item.label, labelWidth).padEnd(labelWidth)} ${bar.padEnd(room)} ${figures[i]}`;
  });
  const { legend } = chart;
  const marked = items.some(({ mark }) => mark !== undefined);
  return legend && chart.kind === "bands"
    ? [...lines, `${" ".repeat(labelWidth + 1)}█ ${legend.band}${marked ? `   ◆ ${legend.mark}` : ""}`]
    : lines;
}

/** A bar from the left edge, to an eighth of a character. */
function barOf(length: number): string {
  const steps = Math.round(length * 8);
  return "█".repeat(Math.floor(steps / 8)) + eighths[steps % 8];
}

/** A bar between two places, at least one character; open ends fade. */
function bandOf(
  from: number,
  to: number,
  { openLow, openHigh }: { openLow: boolean; openHigh: boolean },
): string {
  const start = Math.floor(from);
  const length = Math.max(1, Math.round(to) - start);
  const cells = Array.from({ length }, () => "█");
  const fade = Math.min(3, length);
  const shades = ["▓", "▒", "░"].slice(3 - fade);
  if (openHigh) cells.splice(length - fade, fade, ...shades);
  if (openLow) cells.splice(0, fade, ...shades.toReversed());
  return " ".repeat(start) + cells.join("");
}

function withMark(cells: string, at: number, room: number): string {
  const place = Math.min(room - 1, Math.max(0, Math.round(at)));
  const padded = [...cells.padEnd(place + 1)];
  padded[place] = "◆";
  return padded.join("");
}

const shorten = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
