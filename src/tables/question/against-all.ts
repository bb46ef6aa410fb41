/** "More than any other ferry": the words that hold a row against all others. */
import { readAgainstAll } from "../../language/index.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { TableQuestion } from "./question.ts";
import type { Span } from "./span.ts";

/** Where a question says so; a noun has to be what the rows are called. */
export function spanAgainstAll({ words, text }: TableQuestion, { rowNames }: TableIndex): Span | null {
  const said = readAgainstAll(text);
  if (!said) return null;
  const from = text.slice(0, said.index).split(" ").filter(Boolean).length;
  const to = from + said.words.split(" ").length;
  const stem = words[to - 1]?.stem ?? "";
  return said.noun === null || rowNames.some((name) => name.split(" ").at(-1) === stem) ? { from, to } : null;
}
