import type { Candidate, Decision, Understood } from "../decision/index.ts";
import { type Block, say } from "../reply/index.ts";
import type { createAnswers } from "./answers.ts";
import { choiceOf, type Holdings, listed, mostSuggestions } from "./holdings.ts";
import { missingIn } from "./missing.ts";
import { createNearest } from "./nearest.ts";
import { createSeveral } from "./several.ts";
import type { Answered, Parts } from "./types.ts";
import { mostPromising } from "./why.ts";

/** Replies to questions: one answer or several, asking back, refusing with what lies nearest. */
export function createQuestions(holdings: Holdings, answers: ReturnType<typeof createAnswers>) {
  const { entries, tables, itemOf, subject, suggest, starters, cite, phrases } = holdings;
  const { answerOf, notesTo } = answers;
  const nearest = createNearest(holdings);
  const { nearestBlocks, nearItem } = nearest;

  const alsoNear = (others: readonly Candidate[]): Block[] =>
    others.length === 0
      ? []
      : [say(phrases("also-near")), { type: "list", ordered: false, items: others.map(nearItem) }];

  const declined = (understood: Understood, { near, further }: Decision & { kind: "decline" }): Parts => {
    const shown = near.filter(({ id }) => entries.has(id) || tables.has(id));
    const named = further.map(({ id }) => id);
    const offered = suggest([...shown.map(({ id }) => id), ...named]);
    const missing = missingIn(understood);
    const [first, ...others] = shown;
    const lead = missing === null ? phrases("no-exact-answer") : phrases("nothing-about", { what: missing });
    const body: Block[] = [];
    if (first) {
      if (missing === null) body.push(say(phrases("nearest-first")));
      else body.push(say(lead), say(phrases("nearest-have")));
      body.push(...nearestBlocks(first));
      body.push(...alsoNear(others));
    } else
      body.push(
        say(lead),
        say(phrases("know-about", { subject })),
        listed(offered.length > 0 ? offered : starters(), false),
      );
    return {
      status: "declined",
      body,
      citations: shown.flatMap(({ id }) => cite(entries.get(id) ?? tables.get(id)!)),
      suggestions: offered.length > 0 ? offered : starters(),
    };
  };

  const choose = (candidates: readonly Candidate[]): Parts => {
    const found = suggest(candidates.map(({ id }) => id));
    return choiceOf(phrases("which-one"), found.length > 0 ? found : starters());
  };

  const single = ({ understood, decision }: Answered): Parts => {
    switch (decision.kind) {
      case "answer": {
        const parts = answerOf(decision.best);
        const hedge = decision.unsure ? [say(phrases("unsure"))] : [];
        return {
          ...parts,
          body: [...hedge, ...parts.body, ...notesTo(understood, parts.body), ...alsoNear(decision.beside)],
          citations: [...(parts.citations ?? []), ...decision.beside.flatMap(({ id }) => cite(itemOf(id)!))],
        };
      }
      case "clarify":
        return choose(decision.choices);
      case "decline":
        return declined(understood, decision);
    }
  };

  /** No answer to any of several questions, and the same lies near to them all, or nothing does. */
  const noneOf = (all: readonly Answered[]): Parts => {
    const best = mostPromising(all);
    const { decision } = best;
    if (decision.kind !== "decline") return single(best);
    const near = distinct(
      all
        .flatMap((each) => (each.decision.kind === "decline" ? each.decision.near : []))
        .toSorted((a, b) => b.probability - a.probability),
    ).slice(0, mostSuggestions);
    return declined(best.understood, { ...decision, near });
  };

  const several = createSeveral(holdings, single, nearest);

  return (all: readonly Answered[]): Parts =>
    all.length === 1 ? single(all[0]!) : (several(all) ?? noneOf(all));
}

/** The first of each entry or table. */
const distinct = (all: readonly Candidate[]): Candidate[] =>
  all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i);
