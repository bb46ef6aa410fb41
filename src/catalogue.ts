import type { Entry, Knowledge, Table } from "./knowledge/index.ts";
import { type Completer, createCompleter } from "./passages/index.ts";
import type { Suggestion } from "./reply/index.ts";

/** A topic with the questions to ask about it. */
export interface Topic {
  readonly id: string;
  readonly label: string;
  readonly items: readonly (Suggestion & { readonly id: string })[];
}

/** Browsable contents of a knowledge, with autocompletion. */
export interface Catalogue {
  readonly topics: readonly Topic[];
  readonly tables: readonly { readonly id: string; readonly title: string }[];
  /** Questions that begin like what was typed so far, or nearly; best first. */
  complete(typed: string, limit: number): readonly string[];
  /** The same over the titles of tables. */
  completeTable(typed: string, limit: number): readonly { readonly id: string; readonly title: string }[];
}

/** Builds the catalogue of a knowledge, for menus, home pages and autocomplete. */
export function createCatalogue(knowledge: Knowledge): Catalogue {
  const items: readonly (Entry | Table)[] = [...knowledge.entries, ...knowledge.tables];
  const questions: Completer = createCompleter(items.map(({ title, also }) => ({ title, wordings: also })));
  const titles: Completer = createCompleter(
    knowledge.tables.map(({ title, also }) => ({ title, wordings: also })),
  );
  const tables = knowledge.tables.map(({ id, title }) => ({ id, title }));
  return {
    topics: knowledge.profile.topics.map(({ id, label }) => ({
      id,
      label,
      items: items
        .filter((item) => item.topics.includes(id))
        .map((item) => ({ id: item.id, label: item.title, question: item.title })),
    })),
    tables,
    complete: (typed, limit) => questions.complete(typed, limit),
    completeTable: (typed, limit) =>
      titles.complete(typed, limit).flatMap((title) => tables.filter((table) => table.title === title)),
  };
}
