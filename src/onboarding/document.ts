import { citationOf, type Knowledge } from "../knowledge/index.ts";
import {
  type Action,
  type Block,
  type Citation,
  type Inline,
  type Prompt,
  replyOf,
  strong,
  type TableView,
  text,
} from "../reply/index.ts";

/** Input of `promptOf`; all but the body is optional. */
export interface PromptParts {
  readonly title?: string;
  readonly body: readonly Block[];
  readonly table?: TableView | null;
  readonly citations?: readonly Citation[];
  readonly actions?: readonly Action[];
}

/** Builds a prompt whose document is a `Reply`, so that adapters render it as they render answers. */
export function promptOf(
  knowledge: Knowledge,
  { title, body, table = null, citations = [], actions = [] }: PromptParts,
): Prompt {
  const content = JSON.stringify([title, body, actions]);
  return {
    reply: replyOf(knowledge.hash, content, {
      status: "chitchat",
      title: title ?? null,
      body,
      table,
      citations,
      explanation: { reason: "a step of the onboarding" },
    }),
    actions,
  };
}

/** Inline runs of a sentence in which its one filled place is strong; `say` fills that place. */
export function withStrong(say: (filled: string) => string, filled: string): Inline[] {
  const [before = "", ...after] = say(PLACE).split(PLACE);
  return [text(before), strong(filled), text(after.join(""))].filter(
    (run) => run.type !== "text" || run.text !== "",
  );
}

/** Stands in no text. */
const PLACE = "\u0000";

/** The citation of an entry or table by its id; empty where the knowledge has none of that id. */
export function citationFor(knowledge: Knowledge, id: string, row: string | null = null): Citation[] {
  const item = [...knowledge.entries, ...knowledge.tables].find((each) => each.id === id);
  if (!item) return [];
  return [citationOf(knowledge, item, row)];
}
