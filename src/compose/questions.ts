import type { Candidate, Decision, Understood } from "../decision/index.ts";
import { type Block, type Suggestion, say } from "../reply/index.ts";
import type { createAnswerComposer } from "./answers.ts";
import { choiceOf, type Holdings, mostSuggestions, questionList } from "./holdings.ts";
import { inQuotes } from "./in-short.ts";
import { missingIn } from "./missing.ts";
import { createNearest } from "./nearest.ts";
import { createSeveral } from "./several.ts";
import type { DecidedQuestion, ReplyContent } from "./types.ts";
import { mostPromising } from "./why.ts";

/** Creates the replies to questions: one answer or several, asking back, refusing with what lies nearest. */
export function createQuestions(holdings: Holdings, answers: ReturnType<typeof createAnswerComposer>) {
  const { itemOf, subject, suggest, starters, cite, phrases } = holdings;
  const { answerOf, notesTo } = answers;
  const nearest = createNearest(holdings);
  const { nearestBlocks, nearItem } = nearest;

  const orStarters = (found: Suggestion[]): Suggestion[] => (found.length > 0 ? found : starters());

  const alsoNear = (others: readonly Candidate[]): Block[] =>
    others.length === 0
      ? []
      : [say(phrases("also-near")), { type: "list", ordered: false, items: others.map(nearItem) }];

  const declined = (
    understood: Understood,
    { near, further }: Decision & { kind: "decline" },
  ): ReplyContent => {
    const [first, ...others] = near.filter(({ id }) => itemOf(id));
    const what = missingIn(understood);
    const lead = what === null ? null : say(phrases("nothing-about", { what }));
    if (!first) {
      const offered = orStarters(suggest(further.map(({ id }) => id)));
      return {
        status: "declined",
        body: [
          lead ?? say(phrases("no-exact-answer")),
          say(phrases("know-about", { subject })),
          questionList(offered, false),
        ],
        suggestions: offered,
      };
    }
    return {
      status: "declined",
      body: [
        ...(lead ? [lead, say(phrases("nearest-have"))] : [say(phrases("nearest-first"))]),
        ...nearestBlocks(first),
        ...alsoNear(others),
      ],
      citations: [first, ...others].map(({ id }) => cite(itemOf(id)!)),
      // What was shown in short can be asked for; what was shown at length cannot.
      suggestions: orStarters(
        suggest([...[...others, ...further].map(({ id }) => id), ...first.related], [first.id]),
      ),
    };
  };

  const choose = (candidates: readonly Candidate[]): ReplyContent =>
    choiceOf(phrases("which-one"), orStarters(suggest(candidates.map(({ id }) => id))));

  const single = ({ understood, decision }: DecidedQuestion): ReplyContent => {
    switch (decision.kind) {
      case "answer": {
        const parts = answerOf(decision.best);
        const beside = decision.beside.map(({ id }) => id);
        const hedge = decision.unsure ? [say(phrases("unsure"))] : [];
        return {
          ...parts,
          body: [...hedge, ...parts.body, ...notesTo(understood, parts.body), ...alsoNear(decision.beside)],
          citations: [...(parts.citations ?? []), ...beside.map((id) => cite(itemOf(id)!))],
          suggestions: suggest([...beside, ...decision.best.related], [decision.best.id]),
        };
      }
      case "clarify":
        return choose(decision.choices);
      case "decline":
        return declined(understood, decision);
    }
  };

  /** No answer to any of several questions, and the same lies near to them all, or nothing does. */
  const noneOf = (all: readonly DecidedQuestion[]): ReplyContent => {
    const best = mostPromising(all);
    const { decision } = best;
    if (decision.kind !== "decline") return single(best);
    const near = distinct(
      all
        .flatMap((each) => (each.decision.kind === "decline" ? each.decision.near : []))
        .toSorted((a, b) => b.probability - a.probability),
    ).slice(0, mostSuggestions);
    const parts = declined(best.understood, { ...decision, near });
    const open = all.filter((each) => each.decision.kind !== "decline" || each.decision.near.length === 0);
    if (near.length === 0 || open.length === 0) return parts;
    const questions = inQuotes(open.map(({ said }) => said));
    return { ...parts, body: [...parts.body, say(phrases("no-answer-to", { questions }))] };
  };

  const several = createSeveral(holdings, single, nearest);

  return (all: readonly DecidedQuestion[]): ReplyContent =>
    all.length === 1 ? single(all[0]!) : (several(all) ?? noneOf(all));
}

/** The first of each entry or table. */
const distinct = (all: readonly Candidate[]): Candidate[] =>
  all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i);
