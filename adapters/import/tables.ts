import { stringify } from "yaml";
import { type Column, inferColumns, isEmptyCell, readCell, uniqueNames } from "../../src/knowledge/index.ts";
import { UnreadableError } from "./types.ts";

/** A table that the loader takes, and what was done to it. */
export interface PlainTable {
  readonly columns: readonly Column[];
  readonly records: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** Longer tables stand in CSV files, which spreadsheets open. */
const mostMarkdownRows = 200;
const mostPlainCells = 4_000;

/**
 * Makes cells a table: names for columns that have none, no blank or repeated rows, a type for each column that
 * reads all its cells, and a column that names the rows.
 * @throws UnreadableError where nothing is left to ask for.
 */
export function plainTable(rows: readonly (readonly string[])[], turn: boolean): PlainTable {
  const notes: string[] = [];
  const given = turn ? turned(rows) : rows;
  const [first = [], ...rest] = given.map((row) => row.map(plainCell));
  const width = Math.max(first.length, ...rest.map((row) => row.length));
  const named = Array.from({ length: width }, (_, at) => first[at] ?? "");
  const heading = uniqueNames(named.map((name, at) => nameOf(name, at, width)));
  const seen = new Set<string>();
  const filled = rest
    .map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""))
    .filter((row) => row.some((cell) => !isEmptyCell(cell)));
  const records = filled.filter((row) => {
    const key = row.join("\0");
    return !seen.has(key) && seen.add(key);
  });
  if (records.length < filled.length) notes.push(`${filled.length - records.length} repeated rows left out`);
  const inferred = inferColumns(heading, records);
  const key = keyOf(inferred, records);
  const kept = records.filter((row) => !isEmptyCell(row[key] ?? ""));
  if (kept.length < records.length)
    notes.push(`${records.length - kept.length} rows without a name in “${heading[key]}” left out`);
  if (kept.length === 0 || width < 2) throw new UnreadableError("no table is left without blank rows");
  if (
    !turn &&
    heading.length > 3 &&
    heading
      .slice(1)
      .every((name) =>
        /^(?:\d{4}|Q[1-4]\b.*|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{2,4})?)$/.test(
          name,
        ),
      )
  )
    notes.push("its columns look like times: --turn makes each a row, if they are asked for by name");
  const columns = inferred.map((column, at): Column => {
    const reads = kept.every((row) => !("problem" in readCell(row[at] ?? "", column.type)));
    return {
      ...column,
      type: reads ? column.type : "text",
      unit: reads ? column.unit : null,
      key: at === key,
    };
  });
  return { columns, records: kept, notes };
}

/** What would be marks in a table's line is none in a cell. */
const plainCell = (cell: string): string => cell.replace(/\s+/g, " ").trim().slice(0, 2_000);

function nameOf(name: string, at: number, width: number): string {
  const plain = name.replace(/[*`[\]]/g, "").trim();
  if (plain !== "") return plain.slice(0, 120);
  if (at === 0) return "Name";
  return width === 2 ? "Value" : "";
}

/** The column that names the rows; where that leaves rows nameless, another that is full, and says nearly as much. */
function keyOf(columns: readonly Column[], records: readonly (readonly string[])[]): number {
  const key = Math.max(
    0,
    columns.findIndex((column) => column.key),
  );
  const full = (at: number) => records.every((row) => !isEmptyCell(row[at] ?? ""));
  if (full(key)) return key;
  const distinct = (at: number) => new Set(records.map((row) => row[at])).size / Math.max(1, records.length);
  const other = columns.findIndex((column, at) => column.type === "text" && full(at) && distinct(at) >= 0.6);
  return other === -1 ? key : other;
}

const turned = (rows: readonly (readonly string[])[]): string[][] =>
  Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, at) =>
    rows.map((row) => row[at] ?? ""),
  );

/** Front matter of a table. */
export interface TableFront {
  readonly id: string;
  readonly title: string;
  readonly topics: readonly string[];
  readonly source: string;
  readonly section: string | null;
  readonly also: readonly string[];
  /** What the text says of its figures. */
  readonly note: string | null;
}

/** A file, by its path below the knowledge folder. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** Serialises a table: as Markdown, or for a long one as CSV with its declarations beside. */
export function tableFiles(path: string, front: TableFront, { columns, records }: PlainTable): WrittenFile[] {
  const declared = yamlOf({
    ...front,
    columns: Object.fromEntries(
      columns.map(({ name, type, unit, key }) => [
        name,
        { type, ...(unit === null ? {} : { unit }), ...(key ? { key } : {}) },
      ]),
    ),
  });
  const rows = [columns.map(({ name }) => name), ...records];
  if (records.length > mostMarkdownRows || records.length * columns.length > mostPlainCells)
    return [
      { path: `${path}.csv`, text: `${rows.map((row) => row.map(csvCell).join(",")).join("\n")}\n` },
      { path: `${path}.yaml`, text: declared },
    ];
  const lines = rows.map((row) => `| ${row.map(markdownCell).join(" | ")} |`);
  const rule = `| ${columns.map(() => "---").join(" | ")} |`;
  const text = ["---", `${declared}---`, "", lines[0], rule, ...lines.slice(1), ""].join("\n");
  return [{ path: `${path}.md`, text }];
}

const csvCell = (cell: string): string =>
  /[",\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const markdownCell = (cell: string): string => cell.replaceAll("|", "\\|");

/** Serialises values as YAML, without empty ones. */
export function yamlOf(value: Readonly<Record<string, unknown>>): string {
  const filled = Object.entries(value).filter(
    ([, each]) => each !== null && each !== undefined && !(Array.isArray(each) && each.length === 0),
  );
  return stringify(Object.fromEntries(filled), { lineWidth: 0, flowCollectionPadding: false });
}
