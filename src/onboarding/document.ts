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

/** What a prompt is made of; all but the body may be missing. */
export interface PromptParts {
  readonly title?: string;
  readonly body: readonly Block[];
  readonly table?: TableView | null;
  readonly citations?: readonly Citation[];
  readonly actions?: readonly Action[];
}

/** A prompt in the form of a reply, so that adapters show it as they show answers. */
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

/** A sentence in which what fills its one place stands out; `say` fills that place. */
export function withStrong(say: (filled: string) => string, filled: string): Inline[] {
  const [before = "", ...after] = say(PLACE).split(PLACE);
  return [text(before), strong(filled), text(after.join(""))].filter(
    (run) => run.type !== "text" || run.text !== "",
  );
}

/** Stands in no text. */
const PLACE = "\u0000";

/** A citation of an entry or table. */
export function citationFor(knowledge: Knowledge, id: string, row: string | null = null): Citation[] {
  const item = [...knowledge.entries, ...knowledge.tables].find((each) => each.id === id);
  if (!item) return [];
  return [citationOf(knowledge, item, row)];
}
