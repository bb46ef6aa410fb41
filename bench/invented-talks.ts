import type { Table } from "../src/knowledge/types.ts";
import { isAddable } from "../src/tables/columns.ts";
import type { Condition, Operation, Plan, Step } from "../src/tables/plan.ts";
import { runPlan } from "../src/tables/run.ts";
import { indexTable } from "../src/tables/table-index.ts";
import type { Random } from "../train/tables/templates.ts";

/** A question that goes on from another, with the plan that it asks for. */
export interface InventedTalk {
  readonly prior: string;
  readonly question: string;
  readonly plan: Plan;
}

/** Makes talks of two turns about one table: another row, another column, a comparison, an end of the order. */
export function inventedTalks(table: Table, random: Random): InventedTalk[] {
  const index = indexTable(table);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const columns = index.columns.filter((column) => column.index !== index.key);
  if (table.rows.length < 3 || columns.length === 0) return [];
  const column = pick(columns);
  const other = pick(columns);
  const first = Math.floor(random() * table.rows.length);
  const second = (first + 1 + Math.floor(random() * (table.rows.length - 1))) % table.rows.length;
  const nameOf = (row: number): string => {
    const { name, aliases } = table.rows[row]!;
    return random() < 0.3 && aliases.length > 0 ? pick(aliases) : name;
  };
  const said = (one: typeof column): string => {
    const { name, aliases } = one.column;
    return (random() < 0.3 && aliases.length > 0 ? pick(aliases) : name).toLowerCase();
  };
  const where = (...rows: readonly number[]): Condition => ({
    step: "where",
    column: index.key,
    comparison: "eq",
    values: rows.map((row) => ({ kind: "text", text: table.rows[row]!.cells[index.key]!.raw })),
    not: false,
  });
  const value = (at: number): Operation => ({ operation: "value", columns: [at] });
  const top = (order: "asc" | "desc"): Step[] => [
    { step: "top", by: column.index, order, count: 1, skip: 0 },
  ];

  const opening = pick([
    `what is the ${said(column)} of ${nameOf(first)}?`,
    `${nameOf(first)} ${said(column)}?`,
    `tell me the ${said(column)} of ${nameOf(first)}`,
  ]);
  const talks: InventedTalk[] = [];
  const talk = (wordings: readonly string[], steps: readonly Step[], operation: Operation): void => {
    const plan = { table: table.id, steps, operation };
    // Ties and empty cells have no answer to learn from.
    if (runPlan(plan, table).answers.length > 0)
      talks.push({ prior: opening, question: pick(wordings), plan });
  };
  const name = nameOf(second);
  talk(
    [`and ${name}?`, `what about ${name}?`, `${name}?`, `and for ${name}`],
    [where(second)],
    value(column.index),
  );
  if (other !== column) {
    const what = said(other);
    talk(
      [
        `and its ${what}?`,
        `what ${what} does it have?`,
        `and the ${what}?`,
        `what is the ${what} of that one?`,
        `${what}?`,
      ],
      [where(first)],
      value(other.index),
    );
  }
  if (column.ordered && isAddable(column)) {
    const gap: Operation = { operation: "difference", column: column.index };
    talk(
      [`how much more is that than ${name}?`, `and how far is that from ${name}?`, `difference to ${name}?`],
      [where(first, second)],
      gap,
    );
    talk(
      [`which ${table.row.one} has the most?`, "and the highest of all?", "who is on top there?"],
      top("desc"),
      { operation: "value", columns: [index.key, column.index] },
    );
    talk([`which ${table.row.one} has the least?`, "and the lowest?", "and at the lower end?"], top("asc"), {
      operation: "value",
      columns: [index.key, column.index],
    });
    talk(
      [`and together with ${name}?`, `plus ${name}?`, `what do it and ${name} add up to?`],
      [where(first, second)],
      { operation: "sum", column: column.index },
    );
  }
  return talks;
}
