import { asking } from "../../../language/index.ts";
import { oncePer } from "../../../memo.ts";
import type { TableIndex } from "../../index/table-index.ts";
import type { Links } from "../../link/link.ts";
import type { TableQuestion } from "../../question/question.ts";
import { covers } from "../../question/span.ts";
import type { Atom } from "../../scope/atom.ts";
import { comparisonsOf } from "../../scope/limits.ts";
import { openings } from "./layout.ts";
import { scopeFactsOf } from "./scope-facts.ts";
import type { Asked, FeatureContext, TableRelevance } from "./types.ts";

const askedOf = oncePer((question: TableQuestion): Asked => {
  const { words, text } = question;
  const head = headOf(question);
  return {
    isSaid: sayer(text),
    limits: new Set(question.figures.filter((figure) => comparisonsOf(question, figure)[0] !== "eq")),
    head,
    plural: /[^s]s$/.test(words[head]?.text ?? "") || /^(?:which|what|who) (?:are|were)\b/.test(text),
    opening: openings.findIndex((opening) => beginsWith(text, opening)),
    whatIs: asking.whatIs.test(text),
    content: words.flatMap((word, at) => (word.frame ? [] : [at])),
  };
});

/** Precomputes the facts that the features of all plans share. */
export function featureContext(
  question: TableQuestion,
  links: Links,
  index: TableIndex,
  route: TableRelevance | null,
  atoms: readonly Atom[] = [],
): FeatureContext {
  const asked = askedOf(question);
  const head = { from: asked.head, to: asked.head + 1 };
  const heads = links.columns.filter((link) => !link.hinted && covers(link, head));
  const has = (unit: string): boolean => links.pool.some((column) => column.unit.kind === unit);
  const context: Omit<FeatureContext, "factsOf"> = {
    ...asked,
    question,
    links,
    index,
    headColumns: new Set(heads.map((link) => link.column)),
    rowWord: index.rowNames.some(
      (name) => name && question.words.some((word) => word.stem === name.split(" ").at(-1)),
    ),
    holds: { share: has("share"), money: has("money") },
    route,
    levels: atoms.filter(({ level }) => level),
  };
  const whole: FeatureContext = { ...context, factsOf: (scope) => factsOf(scope) };
  const factsOf = scopeFactsOf(whole);
  return whole;
}

const longestSaid = 80;

function sayer(text: string): (answer: string) => boolean {
  const said = new Map<string, boolean>();
  const padded = ` ${text} `;
  return (answer) => {
    if (answer.length > longestSaid) return false;
    let known = said.get(answer);
    if (known === undefined) {
      const plain = answer
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
      known = padded.includes(` ${plain} `);
      said.set(answer, known);
    }
    return known;
  };
}

const askers: ReadonlySet<string> = new Set("which what whose many name list whats".split(" "));
/** Words that may stand between the asking word and its noun. */
const headReach = 4;

/** The noun after the asking word; -1 where there is none. */
function headOf({ words, cues }: TableQuestion): number {
  const asks = words.findIndex((word) => askers.has(word.text));
  if (asks < 0) return -1;
  const nouns: ReadonlySet<string> = new Set(["where", "when", "who"]);
  for (let at = asks + 1; at < Math.min(words.length, asks + headReach); at++) {
    const operator = cues.some((cue) => cue.from === at && !nouns.has(cue.kind));
    if (!words[at]!.frame && !operator) return at;
  }
  return -1;
}

const openingPatterns: Readonly<Record<string, RegExp>> = {
  is: /^(?:is|are|was|were) /,
  did: /^(?:did|do|does|has|have|had) /,
  what: /^whats? /,
  list: /^(?:list|show|give|tell) /,
};

function beginsWith(text: string, opening: string): boolean {
  return openingPatterns[opening]?.test(text) ?? text.startsWith(`${opening} `);
}
