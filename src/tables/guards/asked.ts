/** Guards over what is asked for: a plan that leaves it out is no answer. */
import { asking, asksForNeed, type CueKind, isJudgement, pointsAtUnsaid } from "../../language/index.ts";
import { gives } from "../operations/traits.ts";
import { covers, meets, type Span } from "../question/span.ts";
import type { Case } from "./case.ts";

/** "What does mid-level mean" is answered by words, if by anything. */
export function givesFigureForMeaning({ context, proposal }: Case): boolean {
  if (!asking.meaning.test(context.question.text)) return false;
  const { operation } = proposal;
  if (operation.operation !== "value") return true;
  return operation.columns.some((column) => context.index.columns[column]!.ordered);
}

/** Of several tables one that has none of the things that were named is not meant. */
export function explainsNothing({ context, concepts, proposal }: Case): boolean {
  const { question, index, content, route } = context;
  if (route === null) return false;
  const holds = (list: readonly Span[], at: number): boolean =>
    list.some((span) => covers(span, { from: at, to: at + 1 }));
  const things = content.filter((at) => !holds(question.cues, at));
  if (!things.length) return false;
  const subject = question.concepts.filter(({ concept }) => concepts.subject.has(concept));
  const spans = [...proposal.scope.atoms, ...proposal.spans, ...subject];
  return things.every((at) => !holds(spans, at) && !index.subject.has(question.words[at]!.stem));
}

/** Where the cell that was asked for is empty, that is the answer, and not another column. */
export function passesOverEmptyCell({ context, proposal }: Case): boolean {
  const { scope, operation } = proposal;
  if (operation.operation !== "value" || !scope.conditions.length || !scope.rows.length) return false;
  if (proposal.steps.length > scope.conditions.length) return false;
  const named = context.links.columns.filter(
    (link) =>
      !link.hinted &&
      link.share > 0.9 &&
      link.column !== context.index.key &&
      !scope.atoms.some((atom) => meets(atom, link)),
  );
  if (!named.length || scope.conditions.some(({ comparison }) => comparison === "empty")) return false;
  if (scope.conditions.some(({ column }) => named.some((link) => link.column === column))) return false;
  const asked = new Set(named.map((link) => link.column));
  if (operation.columns.some((column) => asked.has(column))) return false;
  return [...asked].every((column) =>
    scope.rows.every((row) => context.index.columns[column]!.valueIds[row]! < 0),
  );
}

/** "Do I need to know SQL?" is told by a column that says so, and not by any figure beside it. */
export function tellsNoNeed({ context, proposal }: Case): boolean {
  if (!asksForNeed(context.question.text)) return false;
  const { operation } = proposal;
  // Neither how many rows there are nor which of them is first tells of a need.
  const aside = operation.operation === "reaches" || operation.operation === "includes";
  if (!aside && gives(operation, "verdict")) return false;
  if (operation.operation !== "value") return true;
  return operation.columns.every((column) => {
    const own = context.index.columns[column]!;
    // How many have it says something of whether it is needed, and so may words.
    return own.ordered && own.unit.kind !== "share" && !own.names.some((name) => asking.needing.test(name));
  });
}

/** "Which is the first step in this": nothing in the plan is what "this" points at. */
export function looksPastTheUnsaid({ context, proposal }: Case): boolean {
  // A figure names nothing.
  if (context.route === null || proposal.scope.atoms.some(({ kind }) => kind !== "figure")) return false;
  return pointsAtUnsaid(context.question.text);
}

/** "Is Python enough", "is 120k good": what no cell and no heading says is an opinion. */
export function judges({ context, heard, proposal }: Case): boolean {
  if (!heard.yesNo || context.route === null) return false;
  const { links, question } = context;
  return question.words.some(({ text }, at) => {
    const word = { from: at, to: at + 1 };
    return (
      isJudgement(text) &&
      !proposal.scope.atoms.some((atom) => covers(atom, word)) &&
      !proposal.spans.some((span) => !("kind" in span) && covers(span, word)) &&
      !links.columns.some((link) => !link.hinted && covers(link, word))
    );
  });
}

const askingBy: ReadonlySet<CueKind> = new Set<CueKind>(["howLong", "howMuch", "count", "when", "where"]);

/** "First" and "after" say an order, though a cell may begin with "first". */
const orderly: ReadonlySet<CueKind> = new Set<CueKind>(["early", "late", "next", "previous"]);

/** "How long is it" asks for a length, and for no row that has "long" somewhere. */
export function takesAskingForCell({ context, proposal }: Case): boolean {
  return proposal.scope.atoms.some(
    (atom) =>
      (atom.kind === "inside" || atom.kind === "near" || atom.kind === "part") &&
      context.question.cues.some(
        (cue) =>
          covers(cue, atom) && (orderly.has(cue.kind) || (askingBy.has(cue.kind) && cue.to - cue.from > 1)),
      ),
  );
}

/** "Does anyone use calculus?" is not told by rows that have the word, where nothing in the question says what these rows are. */
export function listsForVerdict({ context, heard, proposal }: Case): boolean {
  const { question, route, rowWord, index } = context;
  if (!heard.yesNo || route === null || rowWord || proposal.operation.operation !== "value") return false;
  if (!proposal.scope.conditions.length || proposal.scope.rows.length < 2) return false;
  if (proposal.scope.conditions.some(({ column, not }) => column === index.key && !not)) return false;
  return !asking.thereIs.test(question.text) && !asking.asksForRows.test(question.text);
}
