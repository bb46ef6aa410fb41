import { didYouMean, named } from "../check/nearest.ts";
import { type Placed, type PlacedTable, placed } from "../check/placed.ts";
import type { ProblemLog } from "../check/problems.ts";
import { type TableFrontMatter, tableSchema } from "../check/schemas.ts";
import { validate } from "../check/validate.ts";
import type { KnowledgeFile } from "../files/folder.ts";
import { readDocument } from "../front-matter.ts";
import type { Parser } from "../kept/parser.ts";
import type { YamlNode } from "../parse/yaml-node.ts";
import { slug } from "../slug.ts";
import type { Column, Row, Source, Table } from "../types.ts";
import { cellText } from "./cells.ts";
import { checkOrders, checkRows, checkShares } from "./checks.ts";
import { readMarkdownTable, type WrittenTable } from "./markdown-table.ts";
import { noteTable } from "./notes.ts";
import { inferColumns, rowNoun, rowsOf, uniqueNames } from "./rows.ts";

/** Where a table's declarations stand: the front matter, or the YAML file beside a CSV. */
interface Declared {
  readonly front: TableFrontMatter;
  /** File of the declarations; the cells may stand in another. */
  readonly node: YamlNode;
  readonly file: string;
}

/** Reads a Markdown file of tables/; logs and gives `null` where it is none. */
export async function readTableFile(
  file: KnowledgeFile,
  parser: Parser,
  log: ProblemLog,
): Promise<PlacedTable | null> {
  const document = await readDocument(file, parser, log);
  if (document === null) return null;
  const written = await readMarkdownTable(document.body, parser, log);
  const front = validate(tableSchema, document.front, file.path, log, { foreignKeys: true });
  if (front === null || written === null) return null;
  return declaredTable({ front, node: document.front, file: file.path }, written, file.path, log);
}

/** A table, and a source of its own where nothing names one. */
export interface CsvTable {
  readonly table: PlacedTable;
  readonly source: Source | null;
}

/** Reads a CSV file of tables/, with the YAML file beside it if there is one. */
export async function readCsvFile(
  csv: KnowledgeFile,
  parser: Parser,
  log: ProblemLog,
  beside?: KnowledgeFile,
): Promise<CsvTable | null> {
  const { readCsv } = await import("./csv-file.ts");
  const written = readCsv(csv, log);
  if (beside === undefined) return written === null ? null : plainTable(written, csv.path, log);
  const node = await parser.yaml({ file: beside.path, text: beside.text, firstLine: 1 }, log);
  const front = node === null ? null : validate(tableSchema, node, beside.path, log);
  if (node === null || front === null || written === null) return null;
  return { table: declaredTable({ front, node, file: beside.path }, written, csv.path, log), source: null };
}

function declaredTable(
  declared: Declared,
  written: WrittenTable,
  file: string,
  log: ProblemLog,
): PlacedTable {
  const { front, node } = declared;
  const home = placed(front, declared.file, node);
  checkNames(written, file, log);
  const columns =
    front.columns === undefined
      ? inferColumns(written.heading, written.records)
      : declareColumns(home, written, file, log);
  const aliases = new Map(Object.entries(front.values));
  const rows = rowsOf(written.records, columns, aliases, (record, column, { problem, remedy }) =>
    log.error(file, written.lineOf(record), `column "${columns[column]!.name}": ${problem}`, remedy),
  );
  checkRows(rows, written, file, log);
  checkShares(columns, rows, home, log);
  checkOrders(columns, rows, home, log);
  noteTable(columns, rows, written, file, log);
  checkValues(front.values, rows, home, log);
  const { columns: _columns, values: _values, row, ...rest } = front;
  const key = columns.find((column) => column.key);
  const table: Table = {
    ...rest,
    row: row ?? rowNoun(key?.name ?? ""),
    columns,
    rows,
    origin: { file, line: 1 },
  };
  return { ...home, item: table, lineOfRow: written.lineOf };
}

const nameEach = "give each column a name of its own";

/** Whoever names one of two columns of one name could mean either. */
function checkNames({ heading, headingLine }: WrittenTable, file: string, log: ProblemLog): void {
  const first = new Map<string, number>();
  for (const [index, raw] of heading.entries()) {
    const name = cellText(raw);
    const before = first.get(name.toLowerCase());
    if (before === undefined || name === "") first.set(name.toLowerCase(), index);
    else
      log.error(
        file,
        headingLine,
        `column ${index + 1} has the name of column ${before + 1}, "${name}"`,
        nameEach,
      );
  }
}

function declareColumns(
  home: Placed<TableFrontMatter>,
  written: WrittenTable,
  file: string,
  log: ProblemLog,
): Column[] {
  const declared = new Map(Object.entries(home.item.columns ?? {}));
  const names = uniqueNames(written.heading);
  for (const [index, name] of written.heading.entries())
    if (cellText(name) === "")
      log.error(file, written.headingLine, `column ${index + 1} has no name`, nameEach);
  for (const name of declared.keys())
    if (!names.includes(name))
      log.error(
        home.file,
        home.line(["columns", name]),
        `the table has no column "${name}"`,
        didYouMean(name, names, `its columns are ${named(names)}`),
      );
  const keys = [...declared].filter(([, column]) => column.key).map(([name]) => name);
  if (keys.length > 1)
    log.error(
      home.file,
      home.line(["columns", keys[1]!]),
      `two key columns: ${named(keys)}`,
      "keep key: true at the column that names the rows",
    );
  return names.map((name, index) => {
    const column = declared.get(name);
    if (column === undefined)
      log.error(
        file,
        written.headingLine,
        `column "${name}" is not declared`,
        `add it to "columns": "${name}: {type: text}"`,
      );
    if (column?.whole && column.type !== "share")
      log.error(
        home.file,
        home.line(["columns", name]),
        `column "${name}" is marked as whole but holds no shares`,
        "remove whole, or give it the type share",
      );
    return {
      name,
      type: column?.type ?? "text",
      aliases: column?.aliases ?? [],
      unit: column?.unit ?? null,
      whole: column?.whole ?? false,
      key: keys.length > 0 ? name === keys[0] : index === 0,
      ...(column?.order !== undefined && { order: column.order }),
    };
  });
}

/** `values` gives rows other names: each must name a row, and no name may stand for two rows. */
function checkValues(
  values: TableFrontMatter["values"],
  rows: readonly Row[],
  home: Placed<unknown>,
  log: ProblemLog,
): void {
  const names = new Set(rows.map((row) => row.name));
  const owners = new Map<string, string>();
  for (const [name, aliases] of Object.entries(values)) {
    if (!names.has(name))
      log.error(
        home.file,
        home.line(["values", name]),
        `"values" names no row: "${name}"`,
        didYouMean(name, [...names], `rows are ${named([...names])}`),
      );
    for (const [index, alias] of aliases.entries()) {
      const owner = owners.get(alias.toLowerCase());
      if (owner !== undefined)
        log.error(
          home.file,
          home.line(["values", name, index]),
          `"${alias}" names two rows: "${owner}" and "${name}"`,
          "keep it at one of them",
        );
      owners.set(alias.toLowerCase(), name);
    }
  }
}

/** `tables/bike-counts.csv` → `Bike counts`. */
function titleOf(path: string): string {
  const words = path
    .replace(/^.*\//, "")
    .replace(/\.csv$/, "")
    .replace(/[-_]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A CSV that nothing is declared about is read leniently; what does not fit its column is told, not refused. */
function plainTable(written: WrittenTable, file: string, log: ProblemLog): CsvTable {
  const id = slug(file.replace(/^tables\//, "").replace(/\.csv$/, "")) || "table";
  const source = { id: `file-${id}`, title: file.replace(/^.*\//, "") };
  checkNames(written, file, log);
  const unread = new Map<number, number>();
  const about = { id, title: titleOf(file), source: source.id, file };
  const table = undeclaredTable(about, written, (record, column) => {
    if (!unread.has(column)) unread.set(column, record);
  });
  const { columns, rows } = table;
  for (const [column, record] of unread)
    log.info(
      file,
      written.lineOf(record),
      `column "${columns[column]!.name}" reads as ${columns[column]!.type}, but not in this row`,
      "mend the cell, or declare the column in a .yaml file beside",
    );
  noteTable(columns, rows, written, file, log);
  return { table: { item: table, file, line: () => 1, lineOfRow: written.lineOf }, source };
}

/** A table that nothing is declared about: types are inferred, and a cell that its column's type cannot read stays text. */
export function undeclaredTable(
  about: { readonly id: string; readonly title: string; readonly source: string; readonly file: string },
  { heading, records }: Pick<WrittenTable, "heading" | "records">,
  onUnread?: (record: number, column: number) => void,
): Table {
  const { id, title, source, file } = about;
  const columns = inferColumns(heading, records);
  return {
    id,
    title,
    row: rowNoun(columns.find((column) => column.key)?.name ?? ""),
    also: [],
    measure: null,
    note: null,
    columns,
    rows: rowsOf(records, columns, undefined, onUnread),
    topics: [],
    related: [],
    source,
    section: null,
    origin: { file, line: 1 },
  };
}
