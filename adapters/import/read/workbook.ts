import { read, utils, type WorkSheet } from "@e965/xlsx";
import { importLimits } from "../limits.ts";
import { type Read, UnreadableError } from "../types.ts";
import { repacked } from "./archive.ts";
import { asQuestions } from "./questions.ts";

/** Reads a workbook (.xlsx, .ods, .xls): each block of cells becomes a table, a list of questions its questions. */
export function readWorkbook(bytes: Uint8Array, isArchive: boolean): Read[] {
  const safe = isArchive ? repacked(bytes, importLimits.documentBytes) : bytes;
  const book = read(safe, {
    type: "buffer",
    cellDates: true,
    dense: true,
    cellFormula: false,
    cellHTML: false,
  });
  const states = new Map((book.Workbook?.Sheets ?? []).map(({ name, Hidden }) => [name, Hidden ?? 0]));
  return book.SheetNames.flatMap((name) => {
    if (states.get(name)) return [];
    return blocksOf(rowsOf(book.Sheets[name]!)).map(({ title, rows }): Read => {
      const own = title ?? (/^(?:sheet|tabelle|feuil|hoja)\s*\d+$/i.test(name) ? null : name);
      return asQuestions(rows) ?? { kind: "sheet", title: own, rows, notes: [] };
    });
  });
}

/** Cells as people see them: formats applied, dates written out, merged cells filled. */
function rowsOf(sheet: WorkSheet): string[][] {
  const range = utils.decode_range(sheet["!ref"] ?? "A1");
  const width = Math.min(range.e.c + 1, importLimits.columns);
  if ((range.e.r + 1) * width > importLimits.cells)
    throw new UnreadableError(
      `a sheet of ${range.e.r + 1} rows; at most ${importLimits.cells} cells are read`,
    );
  const cells = (sheet["!data"] ?? []) as ({ t?: string; v?: unknown; w?: string } | undefined)[][];
  const rows = Array.from({ length: range.e.r + 1 }, (_, r) =>
    Array.from({ length: width }, (_, c) => shown(cells[r]?.[c])),
  );
  for (const { s, e } of sheet["!merges"] ?? []) {
    // Down a column the value holds for each row; across columns it is a title over them.
    if (e.c !== s.c) continue;
    for (let r = s.r + 1; r <= Math.min(e.r, rows.length - 1); r++)
      if (rows[r]?.[s.c] === "") rows[r]![s.c] = rows[s.r]?.[s.c] ?? "";
  }
  return rows;
}

function shown(cell: { t?: string; v?: unknown; w?: string } | undefined): string {
  if (cell === undefined || cell.v === undefined || cell.v === null || cell.t === "e") return "";
  if (cell.v instanceof Date) {
    const iso = cell.v.toISOString();
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 16).replace("T", " ");
  }
  return String(cell.w ?? cell.v)
    .replace(/\s+/g, " ")
    .trim();
}

interface Block {
  readonly title: string | null;
  readonly rows: readonly (readonly string[])[];
}

/** The tables of a sheet: blank rows part them, a lone cell above one is its title. */
function blocksOf(rows: readonly (readonly string[])[]): Block[] {
  const blocks: Block[] = [];
  let title: string | null = null;
  let open: string[][] = [];
  const close = (): void => {
    const block = withoutBlankColumns(open);
    open = [];
    if (block.length === 0) return;
    const last = blocks.at(-1);
    // Rows after a blank one go on in the same columns; only a line of names begins another table.
    if (
      title === null &&
      last !== undefined &&
      last.rows[0]!.length === block[0]!.length &&
      !looksLikeHeading(block)
    )
      blocks[blocks.length - 1] = { ...last, rows: [...last.rows, ...block] };
    else if (block.length > 1 && block[0]!.length > 1) {
      blocks.push({ title, rows: block });
      title = null;
    }
  };
  for (const row of rows) {
    const filled = row.filter((cell) => cell !== "");
    if (filled.length === 0) close();
    else if (filled.length === 1 && open.length === 0) title = filled[0]!;
    else open.push([...row]);
  }
  close();
  return blocks;
}

function withoutBlankColumns(rows: readonly string[][]): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const kept = Array.from({ length: width }, (_, c) => c).filter((c) =>
    rows.some((row) => (row[c] ?? "") !== ""),
  );
  return rows.map((row) => kept.map((c) => row[c] ?? ""));
}

const looksLikeHeading = ([first = [], ...rest]: readonly (readonly string[])[]): boolean =>
  first.every((cell) => cell !== "" && !/^[\d.,%€$£\s-]+$/.test(cell)) &&
  rest.some((row) => row.some((cell) => /\d/.test(cell)));
