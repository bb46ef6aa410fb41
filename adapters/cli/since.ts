import { UsageError } from "./command.ts";

const UNIT_MS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/**
 * `7d`, `12h` and `4w` before now, or a date (`2026-11-01`, midnight UTC); milliseconds since 1970.
 * @throws UsageError for anything else.
 */
export function parseSince(text: string, nowMs: number): number {
  const [, amount, unit] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  if (amount && unit) return nowMs - Number(amount) * UNIT_MS[unit]!;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(date))
    throw new UsageError(`--since ${text}: give 12h, 7d, 4w or a date such as 2026-11-01.`);
  return date;
}
