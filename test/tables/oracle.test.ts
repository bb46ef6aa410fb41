import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFromCsv } from "../../bench/table-from-csv.ts";
import type { Table } from "../../src/knowledge/types.ts";
import { indexTable } from "../../src/tables/index/table-index.ts";
import type { OperationName, OperationOf } from "../../src/tables/operations/operation.ts";
import type { Condition, Operation, Order, Plan, PlanStep } from "../../src/tables/plan/plan.ts";
import type { TableResult } from "../../src/tables/run/result.ts";
import { runPlan } from "../../src/tables/run/run.ts";
import { runs } from "../support/runs.ts";

/** A row as it was made, before it was written as cells. */
interface Made {
  readonly name: string;
  /** In metres; `null` where the cell is blank or a remark. */
  readonly length: number | null;
  readonly share: number;
  readonly built: string;
  readonly low: number;
  readonly high: number;
  readonly closed: number;
  readonly steps: number;
}

const columns = { name: 0, length: 1, share: 2, built: 3, band: 4, closed: 5, steps: 6 } as const;

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
  open: fc.integer({ min: 1, max: 40 }),
  steps: fc.integer({ min: 1, max: 30 }),
});
const two = (n: number): string => String(n).padStart(2, "0");

const anyTable = fc.array(row, { minLength: 3, maxLength: 14 }).map((cells) => {
  const rows = cells.map(
    (cell, i): Made => ({
      name: `Path ${String.fromCharCode(65 + i)}`,
      length: cell.length,
      share: cell.share,
      built: `${cell.year}-${two(cell.month)}-11`,
      low: cell.low,
      high: cell.low + cell.width,
      closed: cell.year + cell.open,
      steps: cell.steps,
    }),
  );
  const written = rows.map(({ name, length, share, built, low, high, closed, steps }, i) => {
    const cell = cells[i]!;
    const shown = length === null ? cell.remark : cell.inKilometres ? `${length / 1000} km` : `${length} m`;
    return `${name},${shown},${share}%,${built},€${low} – €${high},${closed},${steps}%`;
  });
  const csv = ["Name,Length,Share,Built,Price band,Closed,Slope", ...written].join("\n");
  return { rows, table: tableFromCsv(csv, { id: "paths", title: "Paths" }) };
});

const run = (table: Table, operation: Operation, ...steps: readonly PlanStep[]): TableResult => {
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

const made = runs(300);

/** Making a table of its cells takes nearly all the time: all operations are tried on the same ones, the smallest first. */
const pool = fc.sample(anyTable, made).toSorted((a, b) => a.rows.length - b.rows.length);
const tables = fc.constantFrom(...pool);
/** Only tables whose lengths most rows have are ordered by them. */
const measured = fc.constantFrom(
  ...pool.filter(({ rows, table }) => lengthsOf(rows).length >= 2 && indexTable(table).columns[1]!.ordered),
);

/** What a plain loop says of some rows: whatever of a result it fixes. */
interface Told {
  readonly number?: number | null;
  readonly truth?: boolean | null;
  /** In any order. */
  readonly answers?: readonly string[];
}

interface Oracle<K extends OperationName> {
  readonly operation: OperationOf<K>;
  /** How many rows it takes; any number where it says nothing. */
  readonly rows?: number;
  /** What is done with the rows before it. */
  readonly step?: PlanStep;
  tell(own: readonly Made[], all: readonly Made[], places: readonly number[]): Told;
}

const { share, length, band, built } = columns;
const sharesOf = (rows: readonly Made[]): number[] => rows.map((row) => row.share);
const namesOf = (rows: readonly Made[]): string[] => rows.map((row) => row.name);
const best = (rows: readonly Made[]): Made[] =>
  rows.filter((row) => row.share === Math.max(...sharesOf(rows)));
const gapOf = (rows: readonly Made[]): [number, number] => [
  Math.max(...sharesOf(rows)),
  Math.min(...sharesOf(rows)),
];
const middleOf = (figures: readonly number[]): number | null => {
  const sorted = [...figures].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half]! : sorted.length ? (sorted[half - 1]! + sorted[half]!) / 2 : null;
};
const figuresOr = (rows: readonly Made[], give: (figures: number[]) => number | null): Told => {
  const figures = lengthsOf(rows);
  return { number: figures.length ? give(figures) : null };
};
const longestRun = (places: readonly number[]): number => {
  let run = 0;
  let longest = 0;
  places.forEach((place, i) => {
    run = places[i - 1] === place - 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
};

/** One for each operation: the compiler asks for those that are new. */
const oracles: { readonly [K in OperationName]: Oracle<K> } = {
  value: {
    operation: { operation: "value", columns: [columns.name] },
    tell: (own) => ({ answers: namesOf(own) }),
  },
  describe: { operation: { operation: "describe" }, tell: (own) => ({ answers: namesOf(own) }) },
  count: { operation: { operation: "count", column: null }, tell: (own) => ({ number: own.length }) },
  sum: { operation: { operation: "sum", column: length }, tell: (own) => figuresOr(own, total) },
  across: {
    operation: { operation: "across", give: "difference", columns: [columns.share, columns.steps] },
    tell: (own) => ({ number: total(own.map(({ steps }) => steps)) - total(sharesOf(own)), truth: null }),
  },
  average: {
    operation: { operation: "average", column: length },
    tell: (own) => figuresOr(own, (figures) => total(figures) / figures.length),
  },
  median: { operation: { operation: "median", column: length }, tell: (own) => figuresOr(own, middleOf) },
  ends: {
    operation: { operation: "ends", column: share, order: "asc" },
    tell: (own) => {
      const [high, low] = gapOf(own);
      if (high === low) return { answers: [] };
      return { answers: namesOf(own.filter((row) => row.share === high || row.share === low)) };
    },
  },
  max: {
    operation: { operation: "max", column: length },
    tell: (own) => figuresOr(own, (all) => Math.max(...all)),
  },
  min: {
    operation: { operation: "min", column: length },
    tell: (own) => figuresOr(own, (all) => Math.min(...all)),
  },
  difference: {
    operation: { operation: "difference", column: share },
    tell: (own) => ({ number: own.length > 1 ? gapOf(own)[0] - gapOf(own)[1] : null }),
  },
  ratio: {
    operation: { operation: "ratio", column: share },
    tell: (own) => ({ number: own.length > 1 ? gapOf(own)[0] / gapOf(own)[1] : null }),
  },
  growth: {
    operation: { operation: "growth", column: share },
    tell: (own) => ({ number: own.length > 1 ? 100 * (gapOf(own)[0] / gapOf(own)[1] - 1) : null }),
  },
  complement: {
    operation: { operation: "complement", column: share },
    tell: (own) => ({ number: 100 - total(sharesOf(own)) }),
  },
  portion: {
    operation: { operation: "portion", column: share },
    tell: (own, all) => ({ number: (100 * total(sharesOf(own))) / total(sharesOf(all)) }),
  },
  rank: {
    operation: { operation: "rank", column: share, order: "desc" },
    rows: 1,
    tell: ([own], all) => ({ number: 1 + all.filter((row) => row.share > own!.share).length }),
  },
  sort: {
    operation: { operation: "sort", column: share, order: "asc" },
    tell: (own) => ({ answers: namesOf(own) }),
  },
  compare: {
    operation: { operation: "compare", column: share, order: "desc" },
    tell: (own) => ({ answers: namesOf(best(own)) }),
  },
  exceeds: {
    operation: { operation: "exceeds", column: share, order: "desc", yes: "yes", no: "no" },
    rows: 2,
    tell: ([first, second]) => ({ truth: first!.share > second!.share }),
  },
  includes: {
    operation: { operation: "includes", name: "Path A" },
    step: { step: "top", by: share, order: "desc", count: 1, skip: 0 },
    tell: (own) => {
      const asked = own.find(({ name }) => name === "Path A");
      const first = best(own);
      if (!asked || own.length === 1) return { truth: null, answers: [] };
      if (first.includes(asked) && first.length > 1) return { truth: null, answers: namesOf(first) };
      return { truth: first.includes(asked) };
    },
  },
  every: {
    operation: { operation: "every", quantity: "most" },
    step: {
      step: "where",
      column: share,
      comparison: "gt",
      values: [{ kind: "number", number: 12 }],
      not: false,
    },
    // The condition before it names the rows.
    tell: (own) => ({
      truth: 2 * own.filter((row) => row.share > 12).length > own.length,
    }),
  },
  reaches: {
    operation: { operation: "reaches", comparison: "ge", number: 3 },
    tell: (own) => ({ truth: own.length >= 3, number: own.length }),
  },
  exists: { operation: { operation: "exists" }, tell: (own) => ({ truth: own.length > 0 }) },
  holds: {
    operation: { operation: "holds", column: columns.name, text: "Path A" },
    tell: (own) => ({ truth: own.every((row) => row.name === "Path A") }),
  },
  check: {
    operation: { operation: "check", column: share, comparison: "ge", number: 15 },
    tell: (own) => ({ truth: total(sharesOf(own)) >= 15 }),
  },
  bound: {
    operation: { operation: "bound", column: band, end: "width" },
    rows: 1,
    tell: ([own]) => ({ number: own!.high - own!.low }),
  },
  streak: { operation: { operation: "streak" }, tell: (_, __, places) => ({ number: longestRun(places) }) },
  duration: {
    operation: { operation: "duration", from: built, to: columns.closed },
    rows: 1,
    tell: ([own]) => ({ number: own!.closed - Number(own!.built.slice(0, 4)) }),
  },
};

describe("every operation gives what a plain loop over the rows gives", () => {
  it.each(Object.entries(oracles) as [string, Oracle<OperationName>][])(
    "%s",
    (_, { operation, rows: most, step, tell }) => {
      fc.assert(
        fc.property(measured, fc.infiniteStream(fc.boolean()), ({ rows, table }, chosen) => {
          const places = rows.flatMap((__, place) => (chosen.next().value ? [place] : []));
          const taken =
            places.length >= (most ?? 1) ? places.slice(0, most) : rows.map((__, at) => at).slice(0, most);
          const own = taken.map((place) => rows[place]!);
          const steps = [{ step: "rows", names: namesOf(own) }, step ?? []].flat() as readonly PlanStep[];
          const result = run(table, operation, ...steps);
          const told = tell(own, rows, taken);
          if (told.number !== undefined) close(metres(result), told.number);
          if (told.truth !== undefined) expect(result.truth).toBe(told.truth);
          if (told.answers) expect([...result.answers].sort()).toEqual([...told.answers].sort());
        }),
        made,
      );
    },
  );

  it("the ends and the middle of a band", () => {
    fc.assert(
      fc.property(tables, fc.nat(), ({ rows, table }, which) => {
        const own = rows[which % rows.length]!;
        const one: PlanStep = { step: "rows", names: [own.name] };
        const bound = (end: "low" | "high" | "middle") =>
          run(table, { operation: "bound", column: band, end }, one).number;
        expect([bound("low"), bound("high"), bound("middle")]).toEqual([
          own.low,
          own.high,
          (own.low + own.high) / 2,
        ]);
      }),
      made,
    );
  });

  it("rows that keep a condition or another one, and a column that is above another", () => {
    fc.assert(
      fc.property(
        tables,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 60 }),
        ({ rows, table }, a, b) => {
          const above = (column: number, number: number): Condition => ({
            step: "where",
            column,
            comparison: "gt",
            values: [{ kind: "number", number }],
            not: false,
          });
          const either: PlanStep = { ...above(share, a), or: [above(band, b)] };
          const kept = rows.filter((row) => row.share > a || row.high > b);
          expect(run(table, { operation: "count", column: null }, either).number).toBe(kept.length);
          const paired: PlanStep = {
            step: "where",
            column: share,
            comparison: "gt",
            values: [{ kind: "column", column: columns.steps }],
            not: false,
          };
          const names = run(table, { operation: "value", columns: [columns.name] }, paired).items;
          expect(names.map(({ label }) => label)).toEqual(
            namesOf(rows.filter((row) => row.share > row.steps)),
          );
        },
      ),
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
          const where: PlanStep = { step: "where", column: columns.share, comparison, values, not };
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
        const since: PlanStep = {
          step: "where",
          column: columns.built,
          comparison: "ge",
          values,
          not: false,
        };
        const kept = rows.filter(({ built }) => Number(built.slice(0, 4)) >= year);
        expect(run(table, { operation: "count", column: null }, since).number).toBe(kept.length);
        const blank: PlanStep = {
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
          const top: PlanStep = { step: "top", by: columns.share, order, count, skip: 0 };
          const found = run(table, { operation: "value", columns: [columns.name] }, top).items;
          expect(found.map(({ label }) => label).sort()).toEqual([...best].sort());
          const all = run(table, { operation: "sort", column: columns.share, order });
          expect(all.figures).toEqual(sorted.map(({ share }) => share));
        },
      ),
      made,
    );
  });
});
