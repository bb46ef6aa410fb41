import type { Block, Inline } from "../../reply/index.ts";

/** What is said about a result: one sentence, and rows to list under it where there are many or their cells are prose. */
export interface Saying {
  readonly lead: string;
  readonly items: readonly string[];
}

// Characters of the private use area, which no cell holds: they mark what is set in bold.
const from = "\uE000";
const to = "\uE001";
const marked = /\uE000([^\uE000\uE001]*)\uE001/gu;

/** Marks the figure or name that a sentence is about. */
export const bold = (text: string): string => (text.includes(from) ? text : `${from}${text}${to}`);

/** The text without its marks. */
export const plainSaying = (text: string): string => text.replace(/[\uE000\uE001]/gu, "");

/** A sentence as inline content, what is marked in bold. */
export function inlineOf(text: string): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  const add = (end: number): void => {
    const plain = plainSaying(text.slice(at, end));
    if (plain) parts.push({ type: "text", text: plain });
  };
  for (const match of text.matchAll(marked)) {
    add(match.index);
    if (match[1]) parts.push({ type: "strong", children: [{ type: "text", text: match[1] }] });
    at = match.index + match[0].length;
  }
  add(text.length);
  return parts;
}

/** A saying as blocks: the sentence, and the list under it. */
export function blocksOf({ lead, items }: Saying): Block[] {
  const body: Block[] = [{ type: "paragraph", children: inlineOf(lead) }];
  if (items.length) body.push({ type: "list", ordered: false, items: items.map(inlineOf) });
  return body;
}

/** One sentence alone. */
export const only = (lead: string): Saying => ({ lead, items: [] });

/** Ends a text with a full stop unless it ends already: "Ph.D." takes no second one. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(plainSaying(text)) ? text : `${text}.`;
}

/** `a share`, `an average salary`, `an hour`. */
export const withArticle = (noun: string): string =>
  `${/^(?:[aeio]|u(?!ni|se|til|r[aeiou])|hour|honest)/i.test(noun) ? "an" : "a"} ${noun}`;

/** `1st`, `2nd`, `11th`. */
export function ordinal(place: number): string {
  const rest = place % 100;
  if (rest >= 11 && rest <= 13) return `${place}th`;
  return `${place}${["th", "st", "nd", "rd"][place % 10] ?? "th"}`;
}

const ordinalNames = ["", "", "second-", "third-", "fourth-", "fifth-"];

/** `second-`, `12th-`: stands before "highest". */
export const ordinalPrefix = (place: number): string => ordinalNames[place] ?? `${ordinal(place)}-`;
