import type { ChartItem } from "../../src/reply/index.ts";

/** Interval of a bar or band, in figures, with whether each end is open. */
export interface Extent {
  readonly low: number;
  readonly high: number;
  readonly openLow: boolean;
  readonly openHigh: boolean;
}

/** How far an open end is drawn beyond what is measured, as a share of it. */
const openShare = 0.22;

/** Differences below this are none: dividing by them would leave the numbers that there are. */
const leastSpan = 1e-9;

const isNumber = (value: number | null | undefined): value is number =>
  typeof value === "number" && Number.isFinite(value);

/**
 * Intervals of all items, with their minimum and maximum: bars from zero, open ends beyond everything
 * measured.
 */
export function extentsOf(items: readonly ChartItem[]): { extents: Extent[]; least: number; most: number } {
  const bars = items.every(({ value }) => value !== undefined);
  const measured = items.flatMap(({ value, low, high, mark }) => [value, low, high, mark].filter(isNumber));
  const known = bars || measured.length === 0 ? [0, ...measured] : measured;
  const from = Math.min(...known);
  const to = Math.max(...known);
  const span = to - from || Math.abs(to) || 1;
  const extents = items.map((item): Extent => {
    if (isNumber(item.value))
      return { low: Math.min(0, item.value), high: Math.max(0, item.value), openLow: false, openHigh: false };
    const openLow = !isNumber(item.low);
    const openHigh = !isNumber(item.high);
    const low = isNumber(item.low) ? item.low : from - span * openShare;
    const high = isNumber(item.high) ? item.high : to + span * openShare;
    // Ends may come the wrong way round.
    return { low: Math.min(low, high), high: Math.max(low, high), openLow, openHigh };
  });
  const least = Math.min(from, ...extents.map(({ low }) => low));
  const most = Math.max(to, ...extents.map(({ high }) => high));
  return { extents, least, most: most - least < leastSpan ? least + 1 : most };
}

/** Round tick values between two bounds, about `count` of them. */
export function ticksBetween(least: number, most: number, count: number): number[] {
  const rough = (most - least) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? 10 * power;
  const first = Math.ceil(least / step);
  const last = Math.floor(most / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}
