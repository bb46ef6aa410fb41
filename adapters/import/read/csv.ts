import { parse } from "csv-parse/sync";
import { delimiterOf } from "../../../src/knowledge/index.ts";
import { importLimits } from "../limits.ts";
import { UnreadableError } from "../types.ts";

/** Rows of a text of delimited values, whichever delimiter it has; ragged rows and stray quotes are borne. */
export function readDelimited(text: string): string[][] {
  const { body, declared } = /^sep=(.)\n/i.exec(text)
    ? { body: text.slice(6), declared: text[4]! }
    : { body: text, declared: null };
  const delimiter = declared ?? delimiterOf(body, parse);
  const rows: string[][] = parse(body, {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  if (cells > importLimits.cells)
    throw new UnreadableError(`${cells} cells; at most ${importLimits.cells} are read`);
  return rows;
}
