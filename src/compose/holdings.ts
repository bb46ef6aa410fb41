import { citationOf, type Entry, type Knowledge, type Table } from "../knowledge/index.ts";
import { type Phrases, phrasesOf } from "../phrases/index.ts";
import { type Block, type Citation, list, type Suggestion, say } from "../reply/index.ts";
import type { ReplyContent } from "./types.ts";

/** Most questions that are suggested under a reply. */
export const mostSuggestions = 3;

/** Look-ups of one knowledge that composing needs, with its guide's phrases. */
export interface Holdings {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly subject: string;
  readonly introduction: string;
  readonly phrases: Phrases;
  itemOf(id: string): Entry | Table | undefined;
  cite(item: Entry | Table): Citation;
  /** Questions for whoever does not know what to ask. */
  starters(): Suggestion[];
  /** Titles of entries and tables as questions to ask next. */
  suggest(ids: readonly string[], except?: readonly string[]): Suggestion[];
}

/** Builds the look-ups of a knowledge. */
export function holdingsOf(knowledge: Knowledge): Holdings {
  const entries = new Map(knowledge.entries.map((entry) => [entry.id, entry]));
  const tables = new Map(knowledge.tables.map((table) => [table.id, table]));
  const { subject, introduction, starters } = knowledge.profile;
  const itemOf = (id: string) => entries.get(id) ?? tables.get(id);
  return {
    entries,
    tables,
    subject,
    introduction,
    phrases: phrasesOf(knowledge),
    itemOf,
    cite: (item) => citationOf(knowledge, item),
    starters: () => starters.slice(0, mostSuggestions).map((question) => ({ label: question, question })),
    suggest: (ids, except = []) =>
      ids
        .filter((id) => !except.includes(id))
        .flatMap((id) => {
          const item = itemOf(id);
          return item ? [{ label: item.title, question: item.title }] : [];
        })
        .slice(0, mostSuggestions),
  };
}

/** A list block of questions; numbered where one of them is to be chosen. */
export const questionList = (questions: readonly Suggestion[], numbered: boolean): Block =>
  list(
    questions.map(({ label }) => label),
    numbered,
  );

/** Asks which of some questions was meant. */
export const choiceOf = (lead: string, choices: readonly Suggestion[]): ReplyContent => ({
  status: "clarify",
  body: [say(lead), questionList(choices, true)],
  choices,
});
