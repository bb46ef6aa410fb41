import type { ColumnType } from "../types.ts";
import type { CellRecipe, Recipe, RecordCondition } from "./recipe.ts";

/** A record of an extract: values by column. */
export type ExtractRecord = Readonly<Record<string, string>>;

/** The recipe does not fit its extract; `message` says what is wrong, and what to do. */
export class RecipeError extends Error {
  readonly code = "recipe-does-not-fit";
}

/** A column to fill: its name and how its cells are written. */
export interface DerivedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly key: boolean;
}

/**
 * The cells of a table, row by row, made from an extract; rows without any figure are left out. Throws `RecipeError` where the recipe names what the
 * extract or the table does not have, or where a value that must be one differs between records.
 */
export function deriveRows(
  recipe: Recipe,
  columns: readonly DerivedColumn[],
  records: readonly ExtractRecord[],
): string[][] {
  checkColumns(recipe, columns, records[0] ?? {});
  const groups = groupsOf(recipe, records);
  const made = groups.map(([name, group]) => ({
    cells: columns.map((column) => (column.key ? name : cellOf(recipe, column, group, name))),
    group,
  }));
  if (recipe.order !== undefined) {
    const by = recipe.columns[recipe.order]!;
    const figures = new Map(made.map((row) => [row, figureOf(recipe, by, row.group) ?? -Infinity]));
    made.sort((a, b) => figures.get(b)! - figures.get(a)!);
  }
  const filled = made.filter(({ cells }) => cells.some((cell, index) => !columns[index]!.key && cell !== ""));
  return filled.slice(0, recipe.most).map(({ cells }) => cells);
}

function checkColumns(recipe: Recipe, columns: readonly DerivedColumn[], first: ExtractRecord): void {
  const used = [recipe.rows, ...Object.keys(recipe.where)];
  for (const cell of Object.values(recipe.columns)) {
    used.push(...Object.keys(cell.where), ...Object.keys(cell.share ?? {}));
    used.push(...[cell.value, cell.list, cell.median, cell.percentile?.[1]].filter((of) => of !== undefined));
  }
  const unknown = used.find((name) => !Object.hasOwn(first, name));
  if (unknown !== undefined)
    throw new RecipeError(
      `${recipe.from} has no column "${unknown}"; its columns are ${Object.keys(first).join(", ")}`,
    );
  const bare = columns.find((column) => !column.key && !Object.hasOwn(recipe.columns, column.name));
  if (bare) throw new RecipeError(`no recipe for the column "${bare.name}"; add it to columns`);
  const extra = [...Object.keys(recipe.columns), ...(recipe.order === undefined ? [] : [recipe.order])].find(
    (name) => !columns.some((column) => column.name === name && !column.key),
  );
  if (extra !== undefined)
    throw new RecipeError(
      `the table has no column "${extra}" to fill; declare it under columns, or remove it`,
    );
}

/** Records by row, in the order of `names`, then of the extract. */
function groupsOf(recipe: Recipe, records: readonly ExtractRecord[]): [string, ExtractRecord[]][] {
  const named = new Map(Object.entries(recipe.names));
  const groups = new Map<string, ExtractRecord[]>([...named.values()].map((name) => [name, []]));
  for (const record of records) {
    if (!fits(record, recipe.where)) continue;
    const value = record[recipe.rows]!;
    const name = named.get(value) ?? (recipe.onlyNamed ? null : value);
    if (name === null || name === "") continue;
    const group = groups.get(name);
    if (group) group.push(record);
    else groups.set(name, [record]);
  }
  return [...groups].filter(([, group]) => group.length >= recipe.least);
}

const fits = (record: ExtractRecord, condition: RecordCondition): boolean =>
  Object.entries(condition).every(([column, wanted]) =>
    Array.isArray(wanted) ? wanted.includes(record[column]!) : wanted === record[column],
  );

function cellOf(
  recipe: Recipe,
  { name, type }: DerivedColumn,
  group: readonly ExtractRecord[],
  row: string,
): string {
  const cell = recipe.columns[name]!;
  const column = cell.value ?? cell.list;
  if (column !== undefined && !isFigure(type)) {
    const values = [...new Set(chosen(recipe, cell, group, column))];
    if (cell.value !== undefined && values.length > 1)
      throw new RecipeError(
        `row "${row}", column "${name}": ${values.length} different values in ${recipe.from}; choose with where, or use list`,
      );
    return values.map((value) => cell.names[value] ?? value).join("; ");
  }
  const figure = figureOf(recipe, cell, group);
  return figure === null ? "" : written(figure, type, cell.places);
}

const isFigure = (type: ColumnType): boolean => type === "number" || type === "share" || type === "money";

/** What a column of the records holds, without blanks; nothing where too few records fit. */
function chosen(
  { blank }: Recipe,
  { where, least }: CellRecipe,
  group: readonly ExtractRecord[],
  column: string,
): string[] {
  const values = group
    .filter((record) => fits(record, where))
    .map((record) => record[column]!.trim())
    .filter((value) => value !== "" && !blank.includes(value));
  return values.length < least ? [] : values;
}

function figureOf(recipe: Recipe, cell: CellRecipe, group: readonly ExtractRecord[]): number | null {
  const looked = group.filter((record) => fits(record, cell.where));
  if (cell.count) return looked.length < cell.least ? null : looked.length;
  if (cell.share !== undefined) {
    const fitting = looked.filter((record) => fits(record, cell.share!)).length;
    return looked.length < cell.least ? null : (100 * fitting) / looked.length;
  }
  const [part, column] = cell.percentile ?? [50, cell.median ?? cell.value ?? cell.list!];
  const values = chosen(recipe, cell, group, column).map((value) => numberIn(value, recipe.from));
  if (values.length === 0) return null;
  if (cell.value !== undefined && new Set(values).size > 1)
    throw new RecipeError(
      `"${column}" has different values in ${recipe.from} for one row; choose with where, or use median`,
    );
  return quantile(values, part / 100) * cell.times;
}

function numberIn(value: string, file: string): number {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new RecipeError(`"${value}" in ${file} is no number; add it to blank`);
  return number;
}

/** Linear between the two nearest values: type 7 of Hyndman & Fan 1996, as R and NumPy do by default. */
function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = part * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + (at % 1) * (sorted[Math.ceil(at)]! - low);
}

/** A figure as its column's cells are written; money in US dollars. */
function written(figure: number, type: ColumnType, places: number): string {
  const text = figure.toLocaleString("en-US", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  if (type === "money") return `$${text}`;
  return type === "share" ? `${text}%` : text;
}
