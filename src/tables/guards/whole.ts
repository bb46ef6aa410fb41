/** Guards over plans that take the whole table, or count its rows. */

import type { Table } from "../../knowledge/index.ts";
import { asking, isFrameWord } from "../../language/index.ts";
import { oncePer } from "../../memo.ts";
import { gives } from "../operations/traits.ts";
import { phraseOf, splitWords } from "../question/folded-words.ts";
import { covers, meets } from "../question/span.ts";
import { coverageOfSpans } from "../rank/coverage.ts";
import { type Case, isNamed } from "./case.ts";

/** "When does it start?" names nothing: what every row says is no answer, unless the rows are asked for. */
export function readsOutUnasked(one: Case): boolean {
  const { context, proposal } = one;
  const { operation, steps } = proposal;
  if (context.route === null || steps.length > 0) return false;
  if (!gives(operation, "rows", "order", "count", "aggregate", "extreme")) return false;
  if (!gives(operation, "order") && leavesOut(one)) return true;
  const { question, links, index, rowWord } = context;
  // "Did you get the malt?" asks somebody.
  if (one.heard.yesNo && gives(operation, "rows") && !asking.offering.test(question.text)) return true;
  if (rowWord) return false;
  const sure = links.columns.filter(({ hinted, share }) => !hinted && share > 0.9);
  if (sure.some(({ column }) => column === index.key)) return false;
  const end = one.heard.superlatives.length > 0 || /\b(?:earliest|latest|first|last)\b/.test(question.text);
  const computed = gives(operation, "aggregate") || (end && gives(operation, "extreme"));
  if (computed && sure.some(({ column }) => column === proposal.measure)) return false;
  const content = context.content.map((at) => question.words[at]!.stem);
  const stems = new Set(question.words.map(({ stem }) => stem));
  // A heading alone says nothing of what: it takes a word of the table's own, or its very wording.
  const fitting = wordingsOf(index.table).filter(
    ({ own, all, words }) =>
      content.every((stem) => all.has(stem)) &&
      (content.some((stem) => own.includes(stem)) ||
        words.intersection(stems).size >= sameWording * words.union(stems).size),
  );
  // A bare topic is this table's where the table is called so, and not where its words stand among many.
  if (asking.asks.test(question.text)) return !fitting.length;
  return !fitting.some(
    ({ own }) => own.filter((stem) => content.includes(stem)).length >= calledSo * own.length,
  );
}

/** Share of words in common from which on two wordings are the same. */
const sameWording = 0.6;
/** Share of a wording that a bare topic has to say. */
const calledSo = 0.5;

interface TableWording {
  /** Stems that say something. */
  readonly own: readonly string[];
  /** All of its stems. */
  readonly words: ReadonlySet<string>;
  /** The same with the headings: "price of the courses" is asked of a table called "courses". */
  readonly all: ReadonlySet<string>;
}

const wordingsOf = oncePer((table: Table): readonly TableWording[] => {
  const names = table.columns.flatMap(({ name, aliases }) => [name, ...aliases]).join(" ");
  return [table.title, ...table.also].map((text) => ({
    own: splitWords(text).flatMap((word) => (isFrameWord(word.text) ? [] : [word.stem])),
    words: new Set(phraseOf(text).split(" ")),
    all: new Set(phraseOf(`${text} ${names}`).split(" ")),
  }));
});

/** A list of all rows, or their number, for a question that restricts them: "which metric is for regression?" */
function leavesOut({ context, concepts, proposal }: Case): boolean {
  const { question, index, links } = context;
  const named = links.cells.filter(isNamed);
  const { uncovered } = coverageOfSpans(
    question,
    index,
    concepts,
    proposal.operation,
    [...proposal.scope.atoms, ...proposal.spans],
    named,
    context.route?.elsewhere,
  );
  return uncovered.length > 0;
}

/** "Which step comes before deployment?" with no word of deployment in the plan: what is named has to be in it. */
export function forgetsTheNamed({ context, proposal }: Case): boolean {
  if (context.route === null) return false;
  const { links, index, question } = context;
  const { atoms } = proposal.scope;
  const content = (link: { from: number; to: number }) =>
    question.words.slice(link.from, link.to).some(({ frame }) => !frame);
  return links.cells.some(
    (link) =>
      (link.column === index.key
        ? isNamed(link)
        : link.kind === "whole" && link.column !== proposal.output && !index.columns[link.column]!.ordered) &&
      content(link) &&
      !atoms.some((atom) => meets(atom, link)) &&
      !proposal.spans.some((span) => covers(span, link)) &&
      !links.columns.some((column) => !column.hinted && column.share > 0.6 && meets(column, link)) &&
      !links.cells.some(
        (other) => other !== link && isNamed(other) && covers(other, link) && used(other, atoms),
      ),
  );
}

const used = (link: { from: number; to: number }, atoms: Case["proposal"]["scope"]["atoms"]): boolean =>
  atoms.some((atom) => meets(atom, link));

/** "How many dogs are registered?" is not the number of fees in which a dog is named. */
export function countsOtherThings({ context, proposal }: Case): boolean {
  const { question, links, index, route } = context;
  if (route === null || !gives(proposal.operation, "count")) return false;
  const asks = question.cues.find(({ kind, to }) => kind === "count" && to < question.words.length);
  // "How old", "how long" ask for a figure, not for a number of rows.
  if (!asks) return question.cues.some(({ kind }) => kind === "howLong");
  const at = [0, 1, 2, headReach]
    .map((ahead) => asks.to + ahead)
    .find((place) => {
      const word = question.words[place];
      const counted = question.figures.some((figure) => covers(figure, { from: place, to: place + 1 }));
      return word && !word.frame && !counted && !/^(?:total|different|distinct)$/.test(word.text);
    });
  if (at === undefined) return false;
  const head = { from: at, to: at + 1 };
  const { stem } = question.words[at]!;
  if (/^(?:row|entri|line|item|record)$/.test(stem)) return false;
  if (index.rowNames.some((name) => name.split(" ").includes(stem))) return false;
  const columns = links.columns.filter((link) => covers(link, head));
  // "How many docks do the stations have" is the docks that they have.
  if (
    columns.some(
      ({ column, hinted, share }) =>
        !hinted && share > 0.9 && index.columns[column]!.ordered && column !== index.key,
    )
  )
    return true;
  if (columns.length) return false;
  const atoms = proposal.scope.atoms.filter((atom) => covers(atom, head));
  if (!atoms.length) return true;
  return atoms.every(
    ({ condition, kind }) => kind === "near" || (condition.column === index.key && kind !== "part"),
  );
}

/** Words between "how many" and what is counted: "of the three stations". */
const headReach = 3;

/** "Two Hazel phones": how many of a thing changes what they cost. */
export function forgetsHowMany({ context, proposal }: Case): boolean {
  const { question, index, route } = context;
  if (route === null) return false;
  return proposal.scope.atoms.some(
    (atom) =>
      atom.condition.column === index.key &&
      atom.kind !== "figure" &&
      question.figures.some(
        (figure) =>
          (figure.kind === "number" || figure.kind === "measure" || figure.kind === "years") &&
          figure.low > 1 &&
          figure.low === figure.high &&
          Number.isInteger(figure.low) &&
          (figure.to === atom.from || (figure.from === atom.from - 1 && meets(figure, atom))) &&
          !atom.denied,
      ) &&
      atom.rows.length === 1,
  );
}
