import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFromCsv } from "../../bench/table-from-csv.ts";
import type { Table } from "../../src/knowledge/types.ts";
import type { Operation, Order, Plan, Step } from "../../src/tables/plan.ts";
import type { TableResult } from "../../src/tables/result.ts";
import { runPlan } from "../../src/tables/run.ts";
import { indexTable } from "../../src/tables/table-index.ts";

/** A row as it was made, before it was written as cells. */
interface Made {
  readonly name: string;
  /** In metres; `null` where the cell is blank or a remark. */
  readonly length: number | null;
  readonly share: number;
  readonly built: string;
  readonly low: number;
  readonly high: number;
}

const columns = { name: 0, length: 1, share: 2, built: 3, band: 4 } as const;

const row = fc.record({
  length: fc.option(
    fc.integer({ min: 1, max: 40 }).map((n) => n * 250),
    { nil: null, freq: 6 },
  ),
  inKilometres: fc.boolean(),
  remark: fc.constantFrom("", "—", "not measured"),
  share: fc.integer({ min: 1, max: 30 }),
  year: fc.integer({ min: 1980, max: 2020 }),
  month: fc.integer({ min: 1, max: 12 }),
  low: fc.integer({ min: 1, max: 50 }),
  width: fc.integer({ min: 1, max: 40 }),
});
const two = (n: number): string => String(n).padStart(2, "0");

const tables = fc.array(row, { minLength: 3, maxLength: 14 }).map((cells) => {
  const rows = cells.map(
    (cell, i): Made => ({
      name: `Path ${String.fromCharCode(65 + i)}`,
      length: cell.length,
      share: cell.share,
      built: `${cell.year}-${two(cell.month)}-11`,
      low: cell.low,
      high: cell.low + cell.width,
    }),
  );
  const written = rows.map(({ name, length, share, built, low, high }, i) => {
    const cell = cells[i]!;
    const shown = length === null ? cell.remark : cell.inKilometres ? `${length / 1000} km` : `${length} m`;
    return `${name},${shown},${share}%,${built},€${low} – €${high}`;
  });
  const csv = ["Name,Length,Share,Built,Price band", ...written].join("\n");
  return { rows, table: tableFromCsv(csv, { id: "paths", title: "Paths" }) };
});

const run = (table: Table, operation: Operation, ...steps: readonly Step[]): TableResult => {
  const plan: Plan = { table: table.id, steps, operation };
  return runPlan(plan, table);
};

/** A length of a result in metres, whatever unit the column is told in. */
function metres({ number, unit }: TableResult): number | null {
  if (number === null) return null;
  return unit.kind === "measure" ? number * unit.factor : number;
}

const close = (left: number | null, right: number | null): void => {
  if (left === null || right === null) expect(left).toBe(right);
  else expect(Math.abs(left - right)).toBeLessThan(1e-3 * Math.max(1, Math.abs(right)));
};

const lengthsOf = (rows: readonly Made[]): number[] =>
  rows.flatMap(({ length }) => (length === null ? [] : [length]));
const total = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0);
const comparisons = {
  lt: (a: number, b: number) => a < b,
  le: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  ge: (a: number, b: number) => a >= b,
} as const;
type Limit = keyof typeof comparisons;

/** Only tables whose lengths most rows have are ordered by them. */
const measured = tables.filter(
  ({ rows, table }) => lengthsOf(rows).length >= 2 && indexTable(table).columns[1]!.ordered,
);
const made = { numRuns: 300 } as const;

describe("every operation gives what a plain loop over the rows gives", () => {
  it("sum, average, median, max and min of cells in several units, blanks left out", () => {
    fc.assert(
      fc.property(measured, ({ rows, table }) => {
        const lengths = lengthsOf(rows).sort((a, b) => a - b);
        const figure = (operation: "sum" | "average" | "median" | "max" | "min") =>
          metres(run(table, { operation, column: columns.length }));
        const middle = lengths.length / 2;
        close(figure("sum"), total(lengths));
        close(figure("average"), total(lengths) / lengths.length);
        close(
          figure("median"),
          lengths.length % 2 ? lengths[Math.floor(middle)]! : (lengths[middle - 1]! + lengths[middle]!) / 2,
        );
        close(figure("max"), lengths.at(-1)!);
        close(figure("min"), lengths[0]!);
      }),
      made,
    );
  });

  it("conditions: above, below, between, empty and their opposites, counted and listed", () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom(...(Object.keys(comparisons) as Limit[])),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        ({ rows, table }, comparison, limit, not) => {
          const values = [{ kind: "number", number: limit }] as const;
          const where: Step = { step: "where", column: columns.share, comparison, values, not };
          const kept = rows.filter(({ share }) => comparisons[comparison](share, limit) !== not);
          expect(run(table, { operation: "count", column: null }, where).number).toBe(kept.length);
          const names = run(table, { operation: "value", columns: [columns.name] }, where).items;
          expect(names.map(({ label }) => label)).toEqual(kept.map(({ name }) => name));
          const portion = run(table, { operation: "portion", column: "count" }, where);
          if (kept.length) close(portion.number, (100 * kept.length) / rows.length);
        },
      ),
      made,
    );
  });

  it("dates by year, and rows that say nothing", () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1980, max: 2020 }), ({ rows, table }, year) => {
        const values = [{ kind: "number", number: year }] as const;
        const since: Step = { step: "where", column: columns.built, comparison: "ge", values, not: false };
        const kept = rows.filter(({ built }) => Number(built.slice(0, 4)) >= year);
        expect(run(table, { operation: "count", column: null }, since).number).toBe(kept.length);
        const blank: Step = {
          step: "where",
          column: columns.length,
          comparison: "empty",
          values: [],
          not: false,
        };
        const cells = table.rows.map(({ cells }) => cells[columns.length]!.raw);
        expect(run(table, { operation: "count", column: null }, blank).number).toBe(
          cells.filter((cell) => cell === "" || cell === "—").length,
        );
      }),
      made,
    );
  });

  it("the upper end with its ties, and the whole order", () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom<Order>("asc", "desc"),
        fc.integer({ min: 1, max: 4 }),
        ({ rows, table }, order, count) => {
          const sign = order === "desc" ? -1 : 1;
          const sorted = [...rows].sort((a, b) => sign * (a.share - b.share));
          const last = sorted[Math.min(count, sorted.length) - 1]!.share;
          const best = rows.filter(({ share }) => sign * share <= sign * last).map(({ name }) => name);
          const top: Step = { step: "top", by: columns.share, order, count, skip: 0 };
          const found = run(table, { operation: "value", columns: [columns.name] }, top).items;
          expect(found.map(({ label }) => label).sort()).toEqual([...best].sort());
          const all = run(table, { operation: "sort", column: columns.share, order });
          expect(all.figures).toEqual(sorted.map(({ share }) => share));
        },
      ),
      made,
    );
  });

  it("two rows: difference, ratio, growth, comparison and verdict", () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.nat(), ({ rows, table }, one, other) => {
        const [a, b] = [rows[one % rows.length]!, rows[other % rows.length]!];
        if (a === b) return;
        const pair: Step = { step: "rows", names: [a.name, b.name] };
        const [high, low] = [Math.max(a.share, b.share), Math.min(a.share, b.share)];
        const { share } = columns;
        close(run(table, { operation: "difference", column: share }, pair).number, high - low);
        close(run(table, { operation: "ratio", column: share }, pair).number, high / low);
        close(run(table, { operation: "growth", column: share }, pair).number, (100 * (high - low)) / low);
        const exceeds = { operation: "exceeds", column: share, order: "desc", yes: "yes", no: "no" } as const;
        expect(run(table, exceeds, pair).truth).toBe(a.share > b.share);
        const winners = [a, b].filter((row) => row.share === high).map(({ name }) => name);
        const compared = run(table, { operation: "compare", column: share, order: "desc" }, pair);
        expect([...compared.answers].sort()).toEqual(winners.sort());
        expect(run(table, { operation: "complement", column: share }, pair).number).toBe(
          100 - a.share - b.share,
        );
      }),
      made,
    );
  });

  it("one row: its place, its band, and whether it keeps a limit", () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.integer({ min: 1, max: 30 }), ({ rows, table }, which, limit) => {
        const own = rows[which % rows.length]!;
        const one: Step = { step: "rows", names: [own.name] };
        const place = 1 + rows.filter(({ share }) => share > own.share).length;
        expect(run(table, { operation: "rank", column: columns.share, order: "desc" }, one).number).toBe(
          place,
        );
        const bound = (end: "low" | "high" | "middle" | "width") =>
          run(table, { operation: "bound", column: columns.band, end }, one).number;
        expect([bound("low"), bound("high"), bound("middle"), bound("width")]).toEqual([
          own.low,
          own.high,
          (own.low + own.high) / 2,
          own.high - own.low,
        ]);
        const check = { operation: "check", column: columns.share, comparison: "ge", number: limit } as const;
        expect(run(table, check, one).truth).toBe(own.share >= limit);
      }),
      made,
    );
  });
});
