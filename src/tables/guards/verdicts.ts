/** Whether "yes" or "no" follows from a plan. */
import { asking, quantifiers } from "../../language/index.ts";
import { isMeasuredBy } from "../index/columns.ts";
import type { ConceptIndex } from "../index/concept-index.ts";
import type { Proposal } from "../proposals/proposal.ts";
import { covers } from "../question/span.ts";
import { coverageOfSpans } from "../rank/coverage.ts";
import type { FeatureContext } from "../rank/features/types.ts";
import type { Scope } from "../scope/scope.ts";
import { type Case, followsAnOrder, tellsOfCells } from "./case.ts";
import { heardIn } from "./heard.ts";

/** That rows exist says nothing beyond them, unless it decides what was asked. */
export function undecided(one: Case): boolean {
  return tellsOfCells(one.proposal.operation) && !decides(one);
}

/** Whether "yes" or "no" follows from a plan: it was asked for, every word of the question is explained, and nothing is denied. */
function decides({ context, concepts, heard, proposal }: Case): boolean {
  const { operation, scope } = proposal;
  if (!heard.yesNo || heard.denied) return false;
  const { question, index } = context;
  const spans = [...scope.atoms, ...proposal.spans];
  const { uncovered, passed } = coverageOfSpans(
    question,
    index,
    concepts,
    operation,
    spans,
    [],
    context.route?.elsewhere,
  );
  if (uncovered.length + passed.length > 0) return false;
  if (scope.atoms.some(({ kind }) => kind === "near")) return false;
  const ordered = proposal.steps.some(({ step }) => step === "top");
  if (operation.operation === "includes") return !ordered || namesItsMeasure(context, proposal);
  if (operation.operation !== "exists") return true;
  // That some row is so decides nothing of most of them, or of all.
  if (quantifiers.quantifying.test(question.text)) return false;
  // That one of the two is so decides nothing of both: "is Keras built on PyTorch?"
  if (scope.joined !== null && !/\b(?:or|any|either|one of)\b/.test(question.text)) return false;
  if (guessesTheColumn(context, scope)) return false;
  const keyed = scope.conditions.every(({ column }) => column === index.key);
  if (!keyed || /\b(?:is|are) there\b/.test(question.text)) return true;
  return context.rowWord && asking.membership.test(question.text);
}

/** "The biggest office" by its staff is one way to take it: a verdict needs the measure to be spoken of. */
function namesItsMeasure(context: FeatureContext, { measure }: Proposal): boolean {
  const { question, links, index, rowWord } = context;
  if (measure === "count") return rowWord || question.cues.some(({ kind }) => kind === "common");
  if (typeof measure !== "number") return measure === "position" && followsAnOrder(context);
  const column = index.columns[measure]!;
  if (links.columns.some((link) => link.column === measure)) return true;
  return question.words.some(({ text }) => {
    const base = text.replace(/(?:est|er)$/, "");
    return base !== text && isMeasuredBy(column, base);
  });
}

/** Whether a plan may be told with "yes" or "no". */
export function isDecided(context: FeatureContext, concepts: ConceptIndex, proposal: Proposal): boolean {
  return (
    decides({ context, concepts, heard: heardIn(context.question), proposal }) && !chooses(context, proposal)
  );
}

/** "Is the Skua diesel or electric?", "bigger or smaller than …": which of them is asked, and no yes says it. */
function chooses({ question, index }: FeatureContext, { scope, operation }: Proposal): boolean {
  if (!/\bor\b/.test(question.text)) return false;
  if (operation.operation === "exceeds") return asking.opposites.test(question.text);
  const named = scope.conditions.some(
    ({ column, values, not }) => column === index.key && values.length === 1 && !not,
  );
  return (
    operation.operation === "exists" &&
    named &&
    scope.conditions.some(({ column, values }) => column !== index.key && values.length > 1)
  );
}

/** A cell that stands in several columns, of which none was named: "in demand" for whom? */
function guessesTheColumn({ links }: FeatureContext, { atoms }: Scope): boolean {
  return atoms.some(
    (atom) =>
      links.cells.some(
        (link) =>
          link.column !== atom.condition.column &&
          link.kind === "whole" &&
          covers(link, atom) &&
          covers(atom, link),
      ) && !links.columns.some(({ column, hinted }) => column === atom.condition.column && !hinted),
  );
}
