import type { Candidate, Decision, Understood } from "../decision/index.ts";
import { type Block, paragraph, say, strong } from "../reply/index.ts";
import type { createAnswers } from "./answers.ts";
import { choiceOf, type Holdings, listed, mostSuggestions } from "./holdings.ts";
import { enumerate, inShort, quoted } from "./in-short.ts";
import { missingIn } from "./missing.ts";
import { createNearest } from "./nearest.ts";
import type { Answered, Parts } from "./types.ts";
import { mostPromising } from "./why.ts";

/** Beside answers to some questions of a message, what lies nearest to the others. */
const nearBeside = 2;

/** Replies to questions: one answer or several, asking back, refusing with what lies nearest. */
export function createQuestions(holdings: Holdings, answers: ReturnType<typeof createAnswers>) {
  const { entries, tables, subject, suggest, starters, cite, phrases } = holdings;
  const { answerOf, yearNote } = answers;
  const { nearestBlocks, nearItem } = createNearest(holdings);

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
      if (others.length > 0) body.push({ type: "list", ordered: false, items: others.map(nearItem) });
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
        return { ...parts, body: [...hedge, ...parts.body, ...yearNote(understood, parts.body)] };
      }
      case "clarify":
        return choose(decision.choices);
      case "decline":
        return declined(understood, decision);
    }
  };

  /** No answer to any of several questions: what lies near to them, together. */
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

  /** Several questions in one reply: each answered in short, the others named. */
  const several = (all: readonly Answered[]): Parts => {
    const answered = all.filter(({ decision }) => decision.kind === "answer");
    const open = all.filter(({ decision }) => decision.kind !== "answer");
    if (answered.length === 0) return noneOf(all);
    const shown = new Map<string, Answered>();
    for (const each of answered) {
      const { best } = each.decision as Decision & { kind: "answer" };
      const key = `${best.id} ${best.table?.printed ?? ""}`;
      if (!shown.has(key)) shown.set(key, each);
    }
    const parts = [...shown.values()].map((each) => ({ each, parts: single(each) }));
    const alone = parts.length === 1;
    const body = parts.flatMap(({ each, parts: { body: own } }) =>
      alone ? own : [paragraph(strong(quoted(each.said))), ...inShort(own)],
    );
    const near = open.flatMap(({ decision }) => (decision.kind === "decline" ? decision.near : []));
    const known = new Set(parts.map(({ parts: { entry } }) => entry));
    const nearest = distinct(near.filter(({ id }) => entries.has(id) && !known.has(id))).slice(0, nearBeside);
    const rest: Block[] =
      open.length === 0 ? [] : [say(phrases("no-answer-to", { questions: inQuotes(open) }))];
    if (nearest.length > 0) rest.push({ type: "list", ordered: false, items: nearest.map(nearItem) });
    const first = parts[0]!.parts;
    return {
      ...first,
      status: "answered",
      body: [...body, ...rest],
      ...(alone ? {} : { title: null, working: null, chart: null, table: null }),
      citations: [
        ...parts.flatMap(({ parts: { citations = [] } }) => citations),
        ...nearest.map(({ id }) => cite(entries.get(id)!)),
      ],
    };
  };

  return (all: readonly Answered[]): Parts => (all.length === 1 ? single(all[0]!) : several(all));
}

/** The first of each entry or table. */
const distinct = (all: readonly Candidate[]): Candidate[] =>
  all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i);

const inQuotes = (asked: readonly Answered[]): string =>
  enumerate(asked.map(({ said }) => `“${quoted(said).replace(/[?.!]+$/, "")}”`));
