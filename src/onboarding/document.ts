import { createHash } from "node:crypto";
import { plainText } from "../document.ts";
import { citationOf } from "../knowledge/cite.ts";
import type { Knowledge } from "../knowledge/types.ts";
import type { Action, Block, Citation, Inline, Prompt, TableView } from "../ports.ts";

export const text = (value: string): Inline => ({ type: "text", text: value });
export const strong = (value: string): Inline => ({ type: "strong", children: [text(value)] });
export const paragraph = (...children: readonly Inline[]): Block => ({ type: "paragraph", children });
export const heading = (value: string): Block => ({ type: "heading", level: 2, children: [text(value)] });
export const list = (items: readonly string[]): Block => ({
  type: "list",
  ordered: false,
  items: items.map((item) => [text(item)]),
});

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
    reply: {
      id: createHash("sha256").update(`${knowledge.hash} ${content}`).digest("hex").slice(0, 16),
      status: "chitchat",
      title: title ?? null,
      body,
      text: plainText(body),
      table,
      chart: null,
      working: null,
      citations,
      choices: [],
      suggestions: [],
      confidence: 1,
      entry: null,
      topic: null,
      offersOnboarding: false,
      addressed: { kind: "asks", probability: 1 },
      knowledge: knowledge.hash,
      explanation: {
        terms: [],
        corrections: [],
        entities: [],
        intent: null,
        resolved: null,
        candidates: [],
        plan: null,
        uncovered: [],
        confidence: 1,
        reason: "a step of the onboarding",
      },
    },
    actions,
  };
}

/** A citation of an entry or table. */
export function citationFor(knowledge: Knowledge, id: string, row: string | null = null): Citation[] {
  const item = [...knowledge.entries, ...knowledge.tables].find((each) => each.id === id);
  if (!item) return [];
  return [citationOf(knowledge, item, row)];
}
