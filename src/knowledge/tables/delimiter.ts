import type { parse as parseCsv } from "csv-parse/sync";

const delimiters = [",", ";", "\t", "|"] as const;

/**
 * The delimiter that parts the first lines into the same number of cells, the more the better; a comma else.
 * @param parse the parser, given by whoever reads a file: nobody else has to load it
 */
export function delimiterOf(text: string, parse: typeof parseCsv): string {
  const sample = text.slice(0, 20_000).split("\n").slice(0, 30).join("\n");
  const marks = delimiters.map((delimiter) => {
    let rows: string[][] = [];
    try {
      rows = parse(sample, {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
      });
    } catch {
      return { delimiter, mark: 0 };
    }
    const widths = rows.map((row) => row.length);
    const common = mostCommon(widths);
    const even = widths.filter((width) => width === common).length / Math.max(1, widths.length);
    return { delimiter, mark: common > 1 ? even * Math.log2(common) + even : 0 };
  });
  const best = marks.reduce((a, b) => (b.mark > a.mark ? b : a));
  return best.mark > 0 ? best.delimiter : ",";
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0];
}
