import type { ChartData, ChartItem } from "../../src/reply/index.ts";

/** Units longer than this stand once beside the title instead of behind every figure. */
const longestSuffix = 10;

const plain = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

/** Formats a figure with its unit: `$70,000`, `−4.5%`, `12 km`. */
export function formatValue(value: number, unit: string): string {
  return withUnit(value, unit, plain.format(Math.abs(value)));
}

/** Formats an axis label, as short as possible: `$70K`. */
export function formatTick(value: number, unit: string): string {
  const size = Math.abs(value);
  return withUnit(value, unit, (size >= 10_000 ? compact : plain).format(size));
}

/** Formats the range of a band: `$70,000 – $120,000`, `$180,000+`, `up to 5 years`. */
export function formatBand({ low, high }: ChartItem, unit: string): string {
  const top = high ?? null;
  if (low === undefined) return top === null ? "open" : `up to ${formatValue(top, unit)}`;
  if (low === top) return formatValue(low, unit);
  const from = trailing(unit) ? formatValue(low, "") : formatValue(low, unit);
  if (top === null) return trailing(unit) ? `${from}+ ${unit}` : `${from}+`;
  // A dash between two signs would be read as one of them.
  return `${from} ${low < 0 ? "to" : "–"} ${formatValue(top, unit)}`;
}

/** The unit in words, where the figures do not carry it; else `null`. */
export function unitNote({ unit }: Pick<ChartData, "unit">): string | null {
  return unit.length > longestSuffix && !leading(unit) ? unit : null;
}

function withUnit(value: number, unit: string, digits: string): string {
  const sign = value < 0 ? "−" : "";
  if (unit === "usd") return `${sign}$${digits}`;
  if (unit === "percent") return `${sign}${digits}%`;
  if (leading(unit)) return `${sign}${unit}${/^\p{L}/u.test(unit) ? "\u00a0" : ""}${digits}`;
  return trailing(unit) ? `${sign}${digits} ${unit}` : `${sign}${digits}`;
}

/** Signs and codes of currencies stand in front. */
const leading = (unit: string): boolean => /^(?:\p{Sc}|[A-Z]{3})$/u.test(unit);

const trailing = (unit: string): boolean =>
  unit !== "" && unit !== "usd" && unit !== "percent" && unit.length <= longestSuffix && !leading(unit);
