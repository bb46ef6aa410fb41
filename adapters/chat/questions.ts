import { type Block, plainInline, type Reply } from "../../src/reply/index.ts";

/** Maximal length of a question on a button, in characters: phones cut longer ones. */
export const BUTTON_CHARS = 30;
/** Follow-ups that need a line each are kept few. */
const MOST_NUMBERED = 2;

/** Choices or suggestions of a reply, as labels of buttons. */
export interface OfferedQuestions {
  readonly kind: "choices" | "suggestions";
  /** In the order of the reply; a button for each. */
  readonly labels: readonly string[];
  /** What is said, with its last list numbered like the buttons; `null`: as it is. */
  readonly body: readonly Block[] | null;
  /** What numbered buttons stand for where the body does not say it: the first for 1. */
  readonly lines: readonly string[];
}

/**
 * Labels the questions that a reply offers: by their words where all fit a button, else by number, so that
 * nothing is said twice.
 * @param body what is said of the reply at once
 */
export function questionsOf({ choices, suggestions }: Reply, body: readonly Block[]): OfferedQuestions {
  const kind = choices.length > 0 ? "choices" : "suggestions";
  const items = kind === "choices" ? choices : suggestions;
  const labels = items.map(({ label }) => wordsOf(label));
  const numbers = labels.map((_, index) => `${index + 1}`);
  const last = body.at(-1);
  const isListed =
    last?.type === "list" &&
    body.length > 1 &&
    last.items.length > 0 &&
    last.items.length <= labels.length &&
    last.items.every((item, index) => wordsOf(plainInline(item)).startsWith(labels[index] ?? " "));
  if (items.length > 0 && isListed)
    return { kind, labels: numbers, body: [...body.slice(0, -1), numberedLike(last, labels)], lines: [] };
  if (labels.every((label) => label.length <= BUTTON_CHARS)) return { kind, labels, body: null, lines: [] };
  const most = kind === "choices" ? labels.length : MOST_NUMBERED;
  return { kind, labels: numbers.slice(0, most), body: null, lines: labels.slice(0, most) };
}

type List = Extract<Block, { type: "list" }>;

/** The list with a number for each button: what it leaves out stands at its end. */
const numberedLike = (list: List, labels: readonly string[]): List => ({
  ...list,
  ordered: true,
  items: [...list.items, ...labels.slice(list.items.length).map((text) => [{ type: "text", text } as const])],
});

const wordsOf = (text: string): string => text.replace(/\s+/g, " ").trim();
