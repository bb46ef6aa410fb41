import type { Column, Row, Table } from "../knowledge/types.ts";

const figures: ReadonlySet<Column["type"]> = new Set<Column["type"]>([
  "number",
  "share",
  "money",
  "money-range",
  "years-range",
]);
/** Rows of a large table that stand for the others. */
const mostRows = 40;
const mostNames = 3;

/**
 * What people may ask a table for its figures, put together from its own words: so the classifier knows a table by what
 * stands in it, as it knows an entry by its wordings. Prose is left to the passages about it.
 */
export function tableWordings({ row, columns, rows }: Table): string[] {
  return columns
    .filter(({ type, key }, at) => figures.has(type) && !key && !numbersRows(rows, at))
    .flatMap((column) => [
      ...wholeWordings(row, column),
      ...rows.slice(0, mostRows).flatMap((one) => rowWordings(one, column)),
    ]);
}

/** 1, 2, 3 …: places in the list, which nobody asks for as figures. */
function numbersRows(rows: readonly Row[], column: number): boolean {
  return rows.every(({ cells }, at) => {
    const { value } = cells[column]!;
    return value.kind === "number" && value.number === at + 1;
  });
}

function wholeWordings({ one, many }: Table["row"], { name }: Column): string[] {
  return [
    `which ${one} has the highest ${name}`,
    `which ${one} has the lowest ${name}`,
    `${many} by ${name}`,
    `total ${name} of all ${many}`,
    `how many ${many} have more ${name}`,
  ];
}

function rowWordings({ name, aliases }: Row, column: Column): string[] {
  return [name, ...aliases]
    .slice(0, mostNames)
    .flatMap((said) => [
      `${column.name} of ${said}`,
      ...column.aliases.slice(0, mostNames).map((alias) => `${said} ${alias}`),
      ...(column.type === "share" ? [`how many percent ${said}`, `${said} in percent`] : []),
      ...(column.type === "money" || column.type === "money-range" ? [`how much ${said}`] : []),
    ]);
}
