import { negation } from "../../language/index.ts";
import { isProse } from "../index/columns.ts";
import type { CellLink, LinkKind } from "../link/link-cells.ts";
import type { ProposalContext } from "../proposals/proposal.ts";
import { holdsPhrase, phraseOf } from "../question/folded-words.ts";
import { spanText } from "../question/question.ts";
import { covers, type Span } from "../question/span.ts";
import { bold, only } from "../say/saying.ts";
import { openAtoms } from "../scope/flag-atoms.ts";
import { columnField, textField } from "./fields.ts";
import type { OperationKind } from "./operation.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    holds: { readonly column: number; readonly text: string };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    holds: true;
  }
}

/** Whether a row says a text in one of its columns: "Is Ben in Berlin?" is answered by where he is. */
export const holds: OperationKind<"holds"> = {
  result: "verdict",
  settles: true,
  fields: { column: columnField, text: textField },
  shapes: ["holds"],
  propose,
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

/** "Not in demand" does not say "in demand". */
function says(cell: string, text: string, inside: boolean): boolean {
  const [own, asked] = [phraseOf(cell), phraseOf(text)];
  if (own === asked) return true;
  return holdsPhrase(own, asked) && (inside || !negation.denied.test(cell));
}

/** "Is Ben in Berlin?": whether his row says what was named, where other rows do. */
function propose(context: ProposalContext): void {
  const { scope, index, links } = context;
  const [row] = scope.rows;
  if (!context.has("yesNo") || !scope.conditions.length) return;
  if (scope.rows.length !== 1 || !scope.conditions.every(({ column }) => column === index.key)) return;
  const hold = (column: number, link: CellLink, words: readonly Span[]): void =>
    context.add(
      "holds",
      [],
      {
        operation: "holds",
        column,
        text: link.kind === "part" ? spanText(context.question, link) : link.texts[0]!,
      },
      { output: column, cues: ["yesNo", "has"], words: [link, ...words] },
    );
  for (const atom of openAtoms(context.question, links, index)) {
    if (atom.rows.includes(row!)) continue;
    const operation = { operation: "holds", column: atom.condition.column, text: "open" } as const;
    context.add("holds", [], operation, { output: operation.column, cues: ["yesNo"], words: [atom] });
  }
  for (const link of links.cells) {
    if (!naming.has(link.kind) || context.isInScope(link) || link.rows.includes(row!)) continue;
    if (link.column !== index.key) for (const column of askedColumns(context, link)) hold(column, link, []);
    else for (const column of toldOf(context, row!, link)) hold(column, link, [between(context, link)]);
  }
}

/** Where the cell stands, or the column that the question names for it: "is a senior an expert in it?" */
function askedColumns({ links, index, scope }: ProposalContext, link: CellLink): number[] {
  const named = links.columns.filter(
    ({ column, hinted, share, from, to }) =>
      !hinted &&
      share > sureShare &&
      column !== index.key &&
      !index.columns[column]!.ordered &&
      !covers(link, { from, to }) &&
      !scope.atoms.some((atom) => covers(atom, { from, to })),
  );
  return named.length ? [...new Set(named.map(({ column }) => column))] : [link.column];
}

const sureShare = 0.9;

const naming: ReadonlySet<string> = new Set<LinkKind>(["whole", "alias", "part"]);

/** The words that join the row of the scope and another name: "Keras, built on, PyTorch". */
function between({ scope }: ProposalContext, { from, to }: Span): Span {
  const atom = scope.atoms[0]!;
  return atom.to <= from ? { from: atom.to, to: from } : { from: to, to: atom.from };
}

/** Columns of prose in which the row says by the same words that it is so of yet another row. */
function toldOf(context: ProposalContext, row: number, link: CellLink): number[] {
  const { index, question } = context;
  const joint = between(context, link);
  const stems = question.words
    .slice(joint.from, joint.to)
    .flatMap(({ frame, stem }) => (frame ? [] : [stem]));
  if (!stems.length) return [];
  return index.columns.flatMap((column) => {
    if (column.index === index.key || column.ordered) return [];
    const text = phraseOf(index.table.rows[row]!.cells[column.index]!.raw);
    const words = text.split(" ");
    const others = index.all.some(
      (other) => other !== row && holdsPhrase(text, phraseOf(index.table.rows[other]!.name)),
    );
    return others && stems.every((stem) => words.includes(stem)) ? [column.index] : [];
  });
}
