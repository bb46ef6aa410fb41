/** Guards over which rows are meant. */
import { joints, negation, quantifiers } from "../../language/index.ts";
import { spanText } from "../question/question.ts";
import { covers, meets } from "../question/span.ts";
import { isTakenOut } from "../scope/atom.ts";
import { countsRows } from "../scope/limits.ts";
import { alternativeTo } from "../scope/scope.ts";
import { type Case, isEmptyStep, isNamed } from "./case.ts";

/** "More than 45 %" has to be held against some figure. */
export function ignoresLimit({ context, heard, proposal }: Case): boolean {
  const { atoms } = proposal.scope;
  return heard.limits.some((figure) => {
    if (countsRows(context.question, context.index, figure)) return false;
    if (proposal.spans.some((span) => covers(span, figure)) || proposal.shape === "having") return false;
    const used = atoms.find((atom) => meets(atom, figure));
    return used === undefined || (used.kind !== "figure" && covers(figure, used));
  });
}

/** "Other than technology": it must not be among the rows, nor be forgotten. */
export function keepsTheExcluded({ proposal }: Case): boolean {
  const { atoms } = proposal.scope;
  const kept = atoms.some((atom) => atom.denied && !isTakenOut(atom));
  return (
    kept && proposal.shape !== "complement" && proposal.shape !== "same" && proposal.shape !== "samePart"
  );
}

const denies: ReadonlySet<string> = new Set(["complement", "blank", "same", "samePart", "exceeds"]);

/** "Which do not": what has it is the opposite of the answer. */
export function ignoresNegation({ context, heard, proposal }: Case): boolean {
  const { question, links } = context;
  // Rows of the whole table are never those that something is not so of.
  const whole = proposal.scope.conditions.length === 0;
  if (heard.yesNo || denies.has(proposal.shape) || !(whole || negation.lacking.test(question.utterance.text)))
    return false;
  const { atoms, conditions } = proposal.scope;
  const asked = question.cues.some(
    (cue) =>
      cue.kind === "not" &&
      negation.denying.test(spanText(question, cue)) &&
      !question.cues.some((other) => covers(other, cue) && other.to - other.from > cue.to - cue.from) &&
      !atoms.some((atom) => meets(atom, cue)) &&
      !links.columns.some((link) => !link.hinted && link.share > 0.9 && covers(link, cue)),
  );
  if (!asked) return false;
  return !conditions.some(({ not }) => not) && !atoms.some(isTakenOut) && !proposal.steps.some(isEmptyStep);
}

/** "Work or school": a plan that takes up one of the two answers half. */
export function dropsAlternative({ context, proposal }: Case): boolean {
  const { question, links } = context;
  if (!question.cues.some(({ kind }) => kind === "or" || kind === "and")) return false;
  const named = links.cells.filter(({ kind }) => kind !== "near" && kind !== "frame");
  return named.some((left) =>
    named.some((right) => {
      if (left.column !== right.column || right.from - left.to > 4 || right.from < left.to) return false;
      const joint = question.words.slice(left.to, right.from).map(({ text }) => text);
      // Of "A and B" both have to be whole names: "food and drink" may be one.
      const sure = isNamed(left) && isNamed(right);
      if (!joint.includes("or") && !(sure && joint.includes("and"))) return false;
      if (joint.some((word) => word !== "and" && !joints.alternating.has(word))) return false;
      const { atoms } = proposal.scope;
      const both = atoms.some(
        (one) =>
          meets(one, left) &&
          atoms.some((other) => meets(other, right) && other.condition.column === one.condition.column),
      );
      return !both;
    }),
  );
}

/** "Gravel or longer than 15 km": a row that has both is not what was asked for. */
export function joinsOtherwise({ context, proposal }: Case): boolean {
  const { atoms, conditions } = proposal.scope;
  const sorted = [...atoms].sort((a, b) => a.from - b.from);
  return sorted.some((atom, i) => {
    const other = alternativeTo(context.question, sorted.slice(0, i), atom, context.links.cells);
    return other !== null && !conditions.some(({ or }) => or !== undefined);
  });
}

/** "Practitioner for the senior and expert for the lead": a cell that several columns have is looked for in the one beside it. */
export function mistakesTheColumn({ context, proposal }: Case): boolean {
  const { question, links, index } = context;
  return proposal.scope.atoms.some((atom) => {
    const { column } = atom.condition;
    if (atom.kind === "figure" || column === index.key) return false;
    const phrase = question.words
      .slice(atom.from, atom.to)
      .map(({ stem }) => stem)
      .join(" ");
    const elsewhere = index.named
      .get(phrase)
      ?.some(
        ({ value, naming }) => naming === "whole" && value.column !== column && value.column !== index.key,
      );
    if (!elsewhere) return false;
    const beside = links.columns.filter(
      ({ from, to, hinted, share }) =>
        !hinted &&
        share > 0.9 &&
        ((from >= atom.to && from - atom.to <= 3) || (to <= atom.from && atom.from - to <= 2)),
    );
    const behind = beside.filter(
      ({ from }) =>
        from > atom.to && /^(?:for|in|under|as|on|by|to|at)$/.test(question.words[atom.to]?.text ?? ""),
    );
    if (behind.length) return !behind.some((link) => link.column === column);
    // "In demand for all three": one column alone does not say so.
    const tail = question.words
      .slice(atom.to, atom.to + 4)
      .map(({ text }) => text)
      .join(" ");
    return quantifiers.quantified.test(tail) && !beside.some((link) => link.column === column);
  });
}

/** "Hot tools" are not those that share something with the hot ones. */
export function takesTheOthers({ context, heard, proposal }: Case): boolean {
  if (proposal.shape !== "same" && proposal.shape !== "samePart") return false;
  if (context.route === null || (proposal.scope.rows.length < 2 && !heard.yesNo)) return false;
  return !/\b(?:same|share[sd]?|alike|like|also|too|other|another|else)\b/.test(context.question.text);
}

/** "At least a master's" takes in what lies above it. */
export function ignoresLevels({ context, proposal }: Case): boolean {
  const { scope } = proposal;
  return context.levels.length > 0 && !scope.atoms.some(({ level }) => level);
}

/** "Engineering" is the department that is written so, not the title "Engineer". */
export function takesALikeness({ context, proposal }: Case): boolean {
  const { question, links } = context;
  return proposal.scope.atoms.some((atom) => {
    if (atom.exact || atom.kind === "figure" || atom.level) return false;
    const said = spanText(question, atom);
    return links.cells.some(
      ({ from, to, column, kind, texts }) =>
        from === atom.from &&
        to === atom.to &&
        kind === "whole" &&
        column !== atom.condition.column &&
        texts.some((text) => text.trim().toLowerCase() === said),
    );
  });
}

/** "Is Ben in Berlin?" is not answered by others who are. */
export function forgetsTheRow({ context, heard, proposal }: Case): boolean {
  const { index, links } = context;
  if (!heard.yesNo || !proposal.scope.conditions.length) return false;
  const named = links.cells.filter(
    ({ column, kind }) => column === index.key && (kind === "whole" || kind === "alias"),
  );
  const { atoms } = proposal.scope;
  const kept = named.some(
    (link) => atoms.some((atom) => meets(atom, link)) || proposal.spans.some((span) => covers(span, link)),
  );
  if (!kept || proposal.operation.operation !== "value") return named.length > 0 && !kept;
  // What the row has in place of the cell that was named is said, and nothing else.
  const left = links.cells.filter(
    (link) => link.kind === "whole" && link.column !== index.key && !atoms.some((atom) => meets(atom, link)),
  );
  const { columns } = proposal.operation;
  return left.length > 0 && !left.some(({ column }) => columns.includes(column));
}

/** "Who does Ada manage" asks for those whose manager she is, not for her own. */
export function mistakesTheAgent({ context, proposal }: Case): boolean {
  const { question, index } = context;
  const verb = /\b(?:who|whom|what|which \w+) (?:does|do|did) .+ (\w{3,})$/.exec(question.text)?.[1];
  const { operation } = proposal;
  if (verb === undefined || operation.operation !== "value") return false;
  const agents = index.columns.filter(({ column }) => isAgent(column.name, verb));
  if (agents.some((agent) => proposal.scope.conditions.some(({ column }) => column === agent.index)))
    return operation.columns[0] !== index.key;
  if (!proposal.scope.conditions.some(({ column }) => column === index.key)) return false;
  return operation.columns.some((column) => agents.some((agent) => agent.index === column));
}

/** Whether a column names who does what a verb says: "manager" for "manage". */
const isAgent = (name: string, verb: string): boolean =>
  /(?:er|or)$/i.test(name) && name.toLowerCase().slice(0, agentLetters) === verb.slice(0, agentLetters);

/** Letters that a verb and the one who does it have in common at least: "manage", "manager". */
const agentLetters = 4;
