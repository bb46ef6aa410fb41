import { type Block, plainText } from "../reply/index.ts";

/** Of several answers in one reply, each is kept to about this. */
export const sharedChars = 420;
const longestQuoteChars = 80;

/** A question's title as a lead: its question mark stays, a plain title gets a colon. */
export const titleAsLead = (title: string): string => (/[?!.…]$/.test(title) ? title : `${title}:`);

/** The sentence that an answer begins with; of a list, its first items with it. */
export function firstSentence(answer: string): string {
  const [first = ""] = answer.split(/\n\n/);
  const sentence = /^[\s\S]{20,}?[.!?](?=\s|$)/.exec(first)?.[0] ?? first;
  if (!/:$/.test(sentence.trim())) return sentence.replace(/\n/g, " ");
  const items = answer
    .slice(first.length)
    .trim()
    .split("\n")
    .slice(0, 6)
    .map((item) => item.replace(/^(?:-|\d+\.) /, "").replace(/[.;]$/, ""));
  return items.length > 0 && items[0] !== "" ? `${sentence} ${items.join("; ")}.` : sentence;
}

/** The first blocks of an answer, as many as fit beside other answers; at least one, and a list that it announces. */
export function inShort(body: readonly Block[]): Block[] {
  const kept: Block[] = [];
  let chars = 0;
  for (const block of body) {
    const size = plainText([block]).length;
    const announced = kept.length > 0 && /:$/.test(plainText([kept.at(-1)!]));
    if (kept.length > 0 && !announced && chars + size > sharedChars) break;
    kept.push(block);
    chars += size;
  }
  return kept;
}

/** A question in the person's own words, in short. */
export function quoted(said: string): string {
  const plain = said.replace(/^(?:and|but|so|also|or|plus)\s+/i, "").trim();
  const short =
    plain.length <= longestQuoteChars
      ? plain
      : `${plain.slice(0, plain.lastIndexOf(" ", longestQuoteChars))}…`;
  return short.charAt(0).toUpperCase() + short.slice(1);
}

/** `A, B or C` */
export const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
