import { isProse } from "../columns.ts";
import { bold, only } from "../say/saying.ts";
import { holdsPhrase, phraseOf } from "../text.ts";
import type { OperationKind } from "./operation.ts";

/** Whether a row says a text in one of its columns: "Is Ben in Berlin?" is answered by where he is. */
export const holds: OperationKind<"holds"> = {
  print: ({ column, text }, names) => `${names.column(column)} ${JSON.stringify(text)}`,
  parse: (reader) => ({ operation: "holds", column: reader.column(), text: reader.text() }),
  run: ({ column, text }, { index, state, base }) => {
    const cells = state.rows.map((row) => index.table.rows[row]!.cells[column]!.raw.trim());
    // An empty cell decides nothing.
    if (!cells.length || cells.includes("")) return { ...base, answers: [] };
    const inside = index.table.columns[column]!.type === "list" || isProse(index.columns[column]!);
    const truth = cells.every((cell) => says(cell, text, inside));
    return { ...base, truth, answers: [truth ? "yes" : "no"] };
  },
  say: ({ column }, wording) => {
    const { result } = wording;
    const told = result.items
      .slice(0, mostTold)
      .map((item) => wording.one(item.label, item.rows[0]!, column))
      .join(" ");
    return only(result.decided ? `${bold(result.truth ? "Yes" : "No")}. ${told}` : told);
  },
};

const mostTold = 3;

const denying = /\b(?:not|no|non|without|never|except)\b/i;

/** "Not in demand" does not say "in demand". */
function says(cell: string, text: string, inside: boolean): boolean {
  const [own, asked] = [phraseOf(cell), phraseOf(text)];
  if (own === asked) return true;
  return holdsPhrase(own, asked) && (inside || !denying.test(cell));
}
