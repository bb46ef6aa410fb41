import type { Value } from "../../figures/index.ts";
import { sameWording } from "../check/checks.ts";
import { didYouMean, named } from "../check/nearest.ts";
import type { Entry, Table } from "../types.ts";
import type { AnswerPlace } from "./schema.ts";
import type { Basis } from "./track.ts";

/** What quiz answers stand in. */
export interface Grounds {
  readonly entries: readonly Entry[];
  readonly tables: readonly Table[];
}

/** The right answer with what it stands on; or what is wrong, at which key, and what to do. */
type Found =
  | { readonly kind: "right"; readonly text: string; readonly basis: Basis }
  | { readonly kind: "wrong"; readonly key: string; readonly message: string; readonly remedy: string };

const wrong = (key: string, message: string, remedy: string): Found => ({
  kind: "wrong",
  key,
  message,
  remedy,
});

/** Looks a quiz answer up where its keeper says that it stands. */
export function findAnswer(place: AnswerPlace, grounds: Grounds): Found {
  if (place.entry !== undefined) return inEntry(place, grounds.entries);
  if (place.table !== undefined) return inTable(place, grounds.tables);
  return wrong("", "it is not said where the answer stands", "add entry and says, or table and column");
}

function inEntry({ entry: id, says }: AnswerPlace, entries: readonly Entry[]): Found {
  const entry = entries.find((each) => each.id === id);
  if (!entry) return unknown("entry", id!, ids(entries), "write that entry");
  if (says === undefined) return wrong("", '"says" is missing', "add the words of the entry that answer");
  const stands = ` ${sameWording(entry.text)} `.includes(` ${sameWording(says)} `);
  if (!stands) return wrong("says", `"${says}" does not stand in the entry "${id}"`, "use its own words");
  return { kind: "right", text: says, basis: { id: entry.id, row: null } };
}

function inTable({ table: id, column: name, row: rowName, find }: AnswerPlace, tables: readonly Table[]) {
  const table = tables.find((each) => each.id === id);
  if (!table) return unknown("table", id!, ids(tables), "write that table");
  const at = table.columns.findIndex((each) => each.name === name);
  if (at === -1)
    return unknown(
      "column",
      name ?? "",
      table.columns.map((each) => each.name),
      "name a column",
    );
  if (find !== undefined) return extreme(table, at, find);
  const row = table.rows.find((each) => each.name === rowName);
  if (!row)
    return unknown(
      "row",
      rowName ?? "",
      table.rows.map((each) => each.name),
      "name a row",
    );
  return {
    kind: "right",
    text: row.cells[at]?.raw ?? "",
    basis: { id: table.id, row: row.name },
  } satisfies Found;
}

/** The row with the most or the least; two that share the place leave no right answer. */
function extreme(table: Table, at: number, find: "most" | "least"): Found {
  const sign = find === "most" ? 1 : -1;
  const figures = table.rows.flatMap((row) => {
    const figure = figureOf(row.cells[at]?.value);
    return figure === null ? [] : [{ row, figure: figure * sign }];
  });
  const best = Math.max(...figures.map(({ figure }) => figure));
  const [first, second] = figures.filter(({ figure }) => figure === best);
  if (!first)
    return wrong("column", `the column "${table.columns[at]?.name}" holds no figures`, "name another column");
  if (second)
    return wrong(
      "find",
      `"${first.row.name}" and "${second.row.name}" share the place`,
      "ask for something else",
    );
  return { kind: "right", text: first.row.name, basis: { id: table.id, row: first.row.name } };
}

function figureOf(value: Value | undefined): number | null {
  if (value === undefined) return null;
  if ("number" in value) return value.number;
  if (value.kind === "range") return value.low ?? value.high;
  return value.kind === "date" ? value.sortKey : null;
}

const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

function unknown(key: string, name: string, known: readonly string[], otherwise: string): Found {
  return wrong(
    key,
    name === "" ? `"${key}" is missing` : `unknown ${key} "${name}"`,
    name === "" ? `add it: one of ${named(known)}` : didYouMean(name, known, otherwise),
  );
}
