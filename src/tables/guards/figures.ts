/** Guards over the figures of a question: what they are held against. */
import { amounts, asking } from "../../language/index.ts";
import { isTime, looksLikeYears } from "../index/columns.ts";
import { unitFit } from "../index/figure-columns.ts";
import { gives } from "../operations/traits.ts";
import { numberedRows, quantifiedRows } from "../question/quantified.ts";
import { covers, meets } from "../question/span.ts";
import type { Case } from "./case.ts";

/** "Of 50 engineers, how many …" asks for no verdict on 50: a figure is checked where a question asks yes or no of it. */
export function checksUnasked({ context, heard, proposal }: Case): boolean {
  const { operation } = proposal;
  // "When do I start peppers?" asks for no verdict.
  if (operation.operation !== "check") return gives(operation, "verdict") && !heard.yesNo;
  // "More in 2023 than in 2022?" compares two years, and holds nothing against 2,022.
  const year = operation.number >= 1900 && operation.number <= 2100 && operation.comparison === "eq";
  if (year && !looksLikeYears(context.index.columns[operation.column]!)) return true;
  if (heard.yesNo) return false;
  return !context.question.cues.some(
    ({ kind, from }) => kind === "extent" && context.question.words[from]?.text !== "of",
  );
}

/** "Are all dog vaccines under $40?" holds each of them against the limit: their sum is asked for in words of its own, or by parts of a whole. */
export function addsUpToCheck({ context, proposal }: Case): boolean {
  const { operation, scope } = proposal;
  if (operation.operation !== "check") return false;
  const { question, index } = context;
  // "Is there a cat vaccine under $25" asks for one, whichever it is.
  if (asking.thereIs.test(question.text)) return true;
  if (scope.rows.length < 2) return false;
  if (amounts.together.test(question.text)) return false;
  if (quantifiedRows(question, index, context.links.cells)) return true;
  const parts = index.columns[operation.column]!.unit.kind === "share";
  if (parts && (scope.joined !== null || scope.atoms.some(({ level }) => level))) return false;
  return true;
}

/** "Over 100 kids" against a deposit: a bare figure is held against a column that is spoken of, or the only one that has such figures. */
export function guessesTheColumn({ context, proposal }: Case): boolean {
  const { question, index, links, route } = context;
  if (route === null) return false;
  const numeric = index.columns.filter(({ ordered, dated }) => ordered && !dated);
  const guessed = (column: number, span: { from: number; to: number }): boolean => {
    const figure = question.figures.find((one) => meets(one, span));
    const own = index.columns[column]!;
    if (figure === undefined || column === index.key) return false;
    if (figure.kind !== "number" || unitFit(own, figure) >= 0.5) {
      // "Over 50 euros" where several columns hold money is held against the first of them.
      const alike = numeric.filter((one) => unitFit(one, figure) >= 0.5);
      if (alike.length < 2 || alike[0] === own || unitFit(own, figure) < 0.5) return false;
      // "Under" of "under 20 euros" is no column "Under 14".
      return !links.columns.some((link) => link.column === column && !meets(link, span));
    }
    const possible = numeric.filter(({ least, most }) => figure.low >= least && figure.low <= most);
    // A figure without a sign is held against one without a sign, where there is one.
    const plain = numeric.filter(({ unit }) => unit.kind === "plain" || unit.kind === "measure");
    if (plain.length === 1 && plain[0] === own) return false;
    if (numeric.length === 1 || (possible.length === 1 && possible[0] === own)) return false;
    if (isTime(own)) return false;
    return !links.columns.some((link) => link.column === column);
  };
  if (proposal.scope.atoms.some((atom) => atom.kind === "figure" && guessed(atom.condition.column, atom)))
    return true;
  const { operation } = proposal;
  if (operation.operation !== "check") return false;
  const free = question.figures.filter((figure) => proposal.spans.some((span) => covers(span, figure)));
  return free.some((figure) => guessed(operation.column, figure));
}

/** "The 6th floor" is a floor, not the sixth highest of them. */
export function ranksTheNumbered({ context, proposal }: Case): boolean {
  if (proposal.shape !== "nth") return false;
  const { question, links } = context;
  // "About a third have it."
  const part = question.figures.some(
    (figure) =>
      figure.kind === "ordinal" &&
      question.cues.some((cue) => cue.kind === "extent" && cue.to === figure.to && cue.to - cue.from > 1) &&
      proposal.spans.some((span) => covers(span, figure)),
  );
  if (part && !question.cues.some(({ kind }) => kind === "high" || kind === "low")) return true;
  if (typeof proposal.measure !== "number") return false;
  return question.figures.some(
    (figure) =>
      figure.kind === "ordinal" &&
      proposal.spans.some((span) => covers(span, figure)) &&
      links.columns.some(
        (link) => link.column === proposal.measure && !link.hinted && link.from === figure.to,
      ) &&
      !question.cues.some(({ kind }) => /^(?:high|low|best|top|bottom|rank|sort|late|early)$/.test(kind)),
  );
}

/** "Do A and B make more than half?" asks whether their sum does. */
export function passesOverLimit({ context, heard, proposal }: Case): boolean {
  if (!heard.yesNo || !gives(proposal.operation, "ratio", "difference", "choice")) return false;
  const { question } = context;
  const extent = question.cues.some(
    ({ kind, to, from }) =>
      kind === "extent" &&
      to - from >= 1 &&
      /^(?:more|less|over|under|at) /.test(
        question.words
          .slice(Math.max(0, from - 2), to)
          .map(({ text }) => text)
          .join(" "),
      ),
  );
  return (
    extent ||
    (heard.limits.length > 0 &&
      !heard.limits.some((limit) => proposal.spans.some((span) => covers(span, limit))))
  );
}

/** "Longer than 40 m" against bare seats: a figure with a unit is held against bare figures only of a column that is spoken of. */
export function measuresAnother({ context, proposal }: Case): boolean {
  const { question, index, links } = context;
  const another = (column: number, span: { from: number; to: number }): boolean => {
    const figure = question.figures.find((one) => meets(one, span));
    const { figures, unit, column: declared } = index.columns[column]!;
    const spanned = figure?.kind === "measure" || figure?.kind === "years";
    if (!spanned || figures.measure !== null || unit.kind !== "plain") return false;
    // Riders are no years, however the column is called.
    if (declared.unit !== null) return true;
    return !links.columns.some((link) => link.column === column);
  };
  const { operation, scope } = proposal;
  if (scope.atoms.some((atom) => atom.kind === "figure" && another(atom.condition.column, atom))) return true;
  return (
    operation.operation === "check" &&
    question.figures.some(
      (figure) => proposal.spans.some((span) => covers(span, figure)) && another(operation.column, figure),
    )
  );
}

/** "Are there more than two ferries in Kirkwall?" counts them, and takes the two for nothing else. */
export function countsNoRows({ context, heard, proposal }: Case): boolean {
  const { question, index, links } = context;
  if (!heard.yesNo || heard.superlatives.length > 0 || proposal.operation.operation === "reaches")
    return false;
  const figure = numberedRows(question, index);
  if (
    !figure ||
    links.columns.some((link) => !link.hinted && link.column !== index.key && covers(link, figure))
  )
    return false;
  return !proposal.scope.atoms.some((atom) => covers(atom, figure));
}
