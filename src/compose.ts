import { createHash } from "node:crypto";
import type { Entry, Knowledge, Table } from "./knowledge/types.ts";
import type { Block, Citation, Explanation, Inline, Reply, Suggestion } from "./ports.ts";
import { plainText } from "./document.ts";
import type { Statement } from "./tables/state.ts";

/** What every reply carries, whatever it says. */
export interface ReplyFrame {
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
export function composeEntry(frame: ReplyFrame, entry: Entry): Reply {
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

/** An answer that was looked up in or computed from one table or, where they disagree, from several. */
export function composeStatement(frame: ReplyFrame, tables: readonly Table[], statement: Statement): Reply {
  const [table] = tables;
  return reply(frame, {
    status: "answered",
    title: table?.title ?? null,
    body: statement.body,
    table: statement.view,
    chart: statement.chart,
    working: statement.working,
    citations: tables.flatMap((each) => {
      const cited = citationOf(frame.knowledge, each);
      const rows = statement.rows.filter((row) => row.table === each.id);
      return rows.length === 0 ? [cited] : rows.map((row) => ({ ...cited, row: row.name }));
    }),
    suggestions: table ? suggestionsFrom(frame.knowledge, table.related, table.id) : [],
    entry: table?.id ?? null,
    topic: table?.topics[0] ?? null,
  });
}

/** Asks back: at most three questions to choose from. */
export function composeChoices(frame: ReplyFrame, choices: readonly Suggestion[]): Reply {
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
export interface Declining {
  /** An aspect that keepers marked as outside: "pay in a particular country". */
  readonly aspect: string | null;
  /** Words of the question that nothing covers. */
  readonly uncovered: readonly string[];
  /** The nearest that the knowledge does hold. */
  readonly nearest: readonly Suggestion[];
}

/** Says what is not covered, and what is near. */
export function composeDecline(frame: ReplyFrame, { aspect, uncovered, nearest }: Declining): Reply {
  const subject = frame.knowledge.profile.subject;
  const missing = aspect ?? (uncovered.length > 0 ? enumerate(uncovered.slice(0, 3).map((word) => `“${word}”`)) : null);
  const statement =
    missing === null
      ? `I don't have an answer to that. I know about ${subject}, and found nothing there that fits.`
      : `I have nothing about ${missing} in what I know about ${subject}.`;
  const body: Block[] = [paragraph(text(statement))];
  if (nearest.length > 0) {
    body.push(paragraph(text("The nearest I have:")));
    body.push({ type: "list", ordered: false, items: nearest.map((each) => [text(each.label)]) });
  }
  return reply(frame, { status: "declined", body, suggestions: nearest });
}

/** Small talk, help, and the welcome of a newcomer. */
export function composeSmallTalk(
  frame: ReplyFrame,
  { words, starters, welcome }: { words: string; starters: boolean; welcome: boolean },
): Reply {
  const { profile } = frame.knowledge;
  const suggestions = profile.starters.slice(0, mostSuggestions).map((q) => ({ label: q, question: q }));
  return reply(frame, {
    status: "chitchat",
    body: [paragraph(text(words))],
    suggestions: starters ? suggestions : [],
    offersOnboarding: welcome,
  });
}

/** A citation of an entry or table as a whole. */
export function citationOf(knowledge: Knowledge, item: Entry | Table): Citation {
  const source = knowledge.sources.find((each) => each.id === item.source);
  return {
    id: item.id,
    title: item.title,
    source: source?.title ?? item.source,
    ...(item.section !== null && { section: item.section }),
    ...(source?.url !== undefined && { url: source.url }),
  };
}

/** Questions that lead to the given entries and tables. */
export function suggestionsFrom(knowledge: Knowledge, ids: readonly string[], except?: string): Suggestion[] {
  return ids
    .filter((id) => id !== except)
    .flatMap((id) => {
      const item = knowledge.entries.find((each) => each.id === id) ?? knowledge.tables.find((each) => each.id === id);
      return item ? [{ label: item.title, question: item.title }] : [];
    })
    .slice(0, mostSuggestions);
}

const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
