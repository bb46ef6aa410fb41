import { type Knowledge, slug } from "../knowledge/index.ts";
import { stopWords } from "../language/index.ts";
import type { Gap } from "./gaps.ts";

/** A draft entry, as it is written to a file of the knowledge folder. */
export interface EntryDraft {
  readonly id: string;
  readonly question: string;
  readonly also: readonly string[];
  readonly topics: readonly string[];
  readonly related: readonly string[];
  /** `null`: still to be named. */
  readonly source: string | null;
  /** Markdown; empty: still to be written. */
  readonly answer: string;
}

const ID_WORDS = 5;
/** A wording in the knowledge has at most this length. */
const LONGEST_WORDING = 300;

type Items = Pick<Knowledge, "entries" | "tables">;

/** Drafts an entry from a gap: its wordings, with the topics of what came nearest, which becomes related. */
export function draftFromGap(gap: Gap, knowledge: Items): EntryDraft {
  const items = [...knowledge.entries, ...knowledge.tables];
  const near = items.find(({ id }) => id === (gap.nearMiss?.id ?? gap.entry));
  const [question = gap.question, ...also] = [gap.question, ...gap.also].filter(
    (wording) => wording.length <= LONGEST_WORDING,
  );
  return {
    id: freeId(question, knowledge),
    question: asTitle(question),
    also,
    topics: near?.topics ?? [],
    related: near ? [near.id] : [],
    source: null,
    answer: "",
  };
}

const asks =
  /^(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|can|could|will|would|shall|should|may|must|has|have|had|am)\b/i;

/**
 * Turns a typed question into a title, with a capital letter and a question mark. It stands above the answer,
 * and under every other that cites it.
 */
export function asTitle(question: string): string {
  const title = question.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return asks.test(title) && !/\p{P}$/u.test(title) ? `${title}?` : title;
}

/** An unused id, made of the question's content words. */
export function freeId(question: string, { entries, tables }: Items): string {
  const taken = new Set([...entries, ...tables].map(({ id }) => id));
  const words = slug(question).split("-");
  const telling = words.filter((word) => !stopWords.has(word));
  const name = slug((telling.length > 0 ? telling : words).slice(0, ID_WORDS).join(" ")) || "entry";
  for (let count = 1; ; count++) {
    const id = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(id)) return id;
  }
}

/**
 * Serialises a draft as a file of faq/; fields that are still to be written are empty, so that a check asks
 * for them.
 */
export function draftFile(draft: EntryDraft): string {
  const list = (items: readonly string[]) => items.map((item) => `\n  - ${scalar(item)}`).join("");
  return [
    "---",
    `id: ${draft.id}`,
    `question: ${scalar(draft.question)}`,
    `topics: [${draft.topics.join(", ")}]`,
    `related: [${draft.related.join(", ")}]`,
    `source:${draft.source === null ? "" : ` ${draft.source}`}`,
    draft.also.length > 0 ? `also:${list(draft.also)}` : "also: []",
    "---",
    "",
    draft.answer.trim(),
    "",
  ].join("\n");
}

/** Plain where YAML reads it as the same text for certain, else in quotes. */
function scalar(text: string): string {
  const plain =
    /^[A-Za-z][\w ,.?!()'/+-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain && text === text.trim() ? text : JSON.stringify(text);
}
