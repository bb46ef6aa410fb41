import { createHash } from "node:crypto";
import type { Candidate, Understood } from "./decision/candidate.ts";
import type { Decision } from "./decision/decide.ts";
import { plainText, replyText } from "./document.ts";
import { explain } from "./explain.ts";
import { citationOf } from "./knowledge/cite.ts";
import type { Entry, IntentSet, Knowledge } from "./knowledge/types.ts";
import type { Utterance } from "./language/types.ts";
import type { Block, Explanation, Inline, Reply, SecondAnswer, Suggestion } from "./ports.ts";
import type { TableCandidate } from "./tables/planner.ts";

/** Turns decisions into replies, with what one knowledge holds. */
export function composeFor(knowledge: Knowledge) {
  const entries = new Map(knowledge.entries.map((entry) => [entry.id, entry]));
  const intents = new Map(knowledge.intents.map((intent) => [intent.id, intent]));

  const aspectOf = (candidates: readonly Candidate[]): string | null => {
    const outside = candidates.find(({ kind }) => kind === "outside");
    return outside && outside.probability >= 0.5 ? (intents.get(outside.id)?.aspect ?? null) : null;
  };

  const answerWith = (frame: ReplyFrame, { id, table }: Candidate): Reply =>
    table ? composeStatement(frame, table) : composeEntry(frame, entries.get(id)!);

  return (said: { readonly id: string }, understood: Understood, decision: Decision): Reply => {
    const confidence = confidenceOf(understood, decision);
    const frame: ReplyFrame = {
      messageId: said.id,
      knowledge,
      confidence,
      explanation: explain(understood, decision, confidence),
    };
    switch (decision.kind) {
      case "answer":
        return withAlso(answerWith(frame, decision.best), decision.also && answerWith(frame, decision.also));
      case "talk":
        return composeTalk(frame, intents.get(decision.best.id)!, understood.heard);
      case "introduce":
        return composeIntroduction(frame);
      case "clarify":
        return composeChoices(frame, decision.choices);
      case "decline":
        return composeDecline(frame, {
          aspect: aspectOf(understood.candidates),
          uncovered: uncoveredByAll(understood.candidates),
          nearest: decision.nearest.slice(0, mostSuggestions).map(suggestionOf),
        });
    }
  };
}
/** How sure the guide is of what it does: of an answer that it is right, of a decline that no answer would be. */
function confidenceOf({ candidates }: Understood, decision: Decision): number {
  if (decision.kind === "answer") return decision.probability;
  if (decision.kind === "talk") return decision.best.probability;
  if (decision.kind === "introduce") return 1;
  return (
    1 - Math.max(0, ...candidates.filter(({ kind }) => kind !== "outside").map((each) => each.probability))
  );
}

const suggestionOf = ({ title }: Candidate): Suggestion => ({ label: title, question: title });

/** What every reply carries, whatever it says. */
interface ReplyFrame {
  readonly messageId: string;
  readonly knowledge: Knowledge;
  readonly confidence: number;
  readonly explanation: Explanation;
}

const text = (value: string): Inline => ({ type: "text", text: value });
const paragraph = (...children: Inline[]): Block => ({ type: "paragraph", children });

const mostSuggestions = 3;

function reply(frame: ReplyFrame, parts: Partial<Reply> & Pick<Reply, "status" | "body">): Reply {
  const { messageId, knowledge, confidence, explanation } = frame;
  return {
    id: createHash("sha256").update(`${knowledge.hash} ${messageId}`).digest("hex").slice(0, 16),
    title: null,
    also: null,
    table: null,
    chart: null,
    working: null,
    citations: [],
    choices: [],
    suggestions: [],
    confidence,
    entry: null,
    topic: null,
    offersOnboarding: false,
    knowledge: knowledge.hash,
    explanation,
    ...parts,
    text: plainText(parts.body),
  };
}

/** An answer that is an entry as its keepers wrote it. */
function composeEntry(frame: ReplyFrame, entry: Entry): Reply {
  return reply(frame, {
    status: "answered",
    title: entry.title,
    body: entry.answer,
    citations: [citationOf(frame.knowledge, entry)],
    suggestions: suggestionsFrom(frame.knowledge, entry.related, entry.id),
    entry: entry.id,
    topic: entry.topics[0] ?? null,
  });
}

/** An answer that was looked up in or computed from tables; where two disagree, from both. */
function composeStatement(frame: ReplyFrame, candidate: TableCandidate): Reply {
  const { body, view, chart, working, rows } = candidate.statement();
  const tables = candidate.tables.flatMap((id) => frame.knowledge.tables.filter((table) => table.id === id));
  const [first] = tables;
  return reply(frame, {
    status: "answered",
    title: first?.title ?? null,
    body,
    table: view,
    chart,
    working,
    citations: tables.flatMap((table) => {
      const cited = citationOf(frame.knowledge, table);
      const own = rows.filter((row) => row.table === table.id);
      return own.length === 0 ? [cited] : own.map(({ name }) => ({ ...cited, row: name }));
    }),
    suggestions: first ? suggestionsFrom(frame.knowledge, first.related, first.id) : [],
    entry: first?.id ?? null,
    topic: first?.topics[0] ?? null,
  });
}

/** Longest answer with something else behind it; of what would be longer, the direct statement is enough. */
const longestTogetherChars = 1400;

/** An answer with another behind it that may be what was asked for. */
function withAlso(best: Reply, other: Reply | null): Reply {
  if (other === null || saysNothingNew(other.text, best.text)) return best;
  const fits = best.text.length + other.text.length <= longestTogetherChars;
  const hasFigures = !isDrawn(best) && isDrawn(other);
  const { table, chart, working } = hasFigures ? other : best;
  const { body, citations, suggestions } = best;
  const also: SecondAnswer = {
    entry: other.entry,
    title: other.title ?? "",
    body: fits ? other.body : other.body.slice(0, 1),
    hasFigures,
  };
  return {
    ...best,
    also,
    text: replyText({ body, also }),
    table,
    chart,
    working,
    citations: [...citations, ...other.citations],
    suggestions: suggestions.filter(({ question }) => question !== other.title),
  };
}

/** Whether an answer has anything to show beside its text. */
const isDrawn = ({ table, chart, working }: Reply): boolean =>
  table !== null || chart !== null || working !== null;

/** Whether all words of one text stand in another. */
function saysNothingNew(text: string, other: string): boolean {
  const words = (of: string) => of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const known = new Set(words(other));
  return words(text).every((word) => known.has(word));
}

/** Asks back: at most three questions to choose from. */
function composeChoices(frame: ReplyFrame, candidates: readonly Candidate[]): Reply {
  const found = candidates.map(suggestionOf);
  const choices = found.length > 0 ? found : startersOf(frame.knowledge);
  return reply(frame, {
    status: "clarify",
    body: [
      paragraph(text("Which of these do you mean?")),
      { type: "list", ordered: true, items: choices.map((choice) => [text(choice.label)]) },
    ],
    choices,
  });
}

/** What a decline knows about its reason. */
interface Declining {
  /** An aspect that keepers marked as outside: "pay in a particular country". */
  readonly aspect: string | null;
  /** Words of the question that nothing covers. */
  readonly uncovered: readonly string[];
  /** The nearest that the knowledge does hold. */
  readonly nearest: readonly Suggestion[];
}

/** Longer strings are no words that anybody would miss in a refusal. */
const longestWordChars = 40;
const shorten = (word: string): string =>
  word.length > longestWordChars ? `${word.slice(0, longestWordChars)}…` : word;

/** Says what is not covered, and what is near. */
function composeDecline(frame: ReplyFrame, { aspect, uncovered, nearest }: Declining): Reply {
  const subject = frame.knowledge.profile.subject;
  const missing =
    aspect ??
    (uncovered.length > 0 ? enumerate(uncovered.slice(0, 3).map((word) => `“${shorten(word)}”`)) : null);
  const statement =
    missing === null
      ? `I don't have an answer to that. I know about ${subject}, and found nothing there that fits.`
      : `I have nothing about ${missing} in what I know about ${subject}.`;
  const body: Block[] = [paragraph(text(statement))];
  const offered = nearest.length > 0 ? nearest : startersOf(frame.knowledge);
  body.push(
    paragraph(text(nearest.length > 0 ? "The nearest I have:" : "What you can ask me, for example:")),
  );
  body.push({ type: "list", ordered: false, items: offered.map((each) => [text(each.label)]) });
  return reply(frame, { status: "declined", body, suggestions: offered });
}

/** Words of the question that no entry and no table covers. */
function uncoveredByAll(candidates: readonly Candidate[]): string[] {
  const [first, ...others] = candidates.filter(({ kind }) => kind === "entry" || kind === "table");
  return (first?.uncovered ?? []).filter((word) => others.every(({ uncovered }) => uncovered.includes(word)));
}

const startersOf = ({ profile }: Knowledge): Suggestion[] =>
  profile.starters.slice(0, mostSuggestions).map((question) => ({ label: question, question }));

/** Small talk, help, and the welcome of a newcomer. The same words get the same reply. */
function composeTalk(frame: ReplyFrame, intent: IntentSet, heard: Utterance): Reply {
  const { profile } = frame.knowledge;
  const said = heard.tokens.map((token) => token.text).join(" ");
  const own =
    intent.replies[createHash("sha256").update(said).digest()[0]! % Math.max(1, intent.replies.length)];
  const opens = intent.kind !== "smalltalk";
  return reply(frame, {
    status: "chitchat",
    body: [paragraph(text(own ?? profile.introduction))],
    suggestions: opens ? startersOf(frame.knowledge) : [],
    offersOnboarding: intent.kind === "welcome",
  });
}

/** What the guide is for. */
function composeIntroduction(frame: ReplyFrame): Reply {
  return reply(frame, {
    status: "chitchat",
    body: [paragraph(text(frame.knowledge.profile.introduction))],
    suggestions: startersOf(frame.knowledge),
  });
}

/** Questions that lead to the given entries and tables. */
function suggestionsFrom(knowledge: Knowledge, ids: readonly string[], except?: string): Suggestion[] {
  return ids
    .filter((id) => id !== except)
    .flatMap((id) => {
      const item =
        knowledge.entries.find((each) => each.id === id) ?? knowledge.tables.find((each) => each.id === id);
      return item ? [{ label: item.title, question: item.title }] : [];
    })
    .slice(0, mostSuggestions);
}

const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
