import { type Block, plainText, plainWords } from "../reply/index.ts";

/** Several answers in one reply share about this. */
export const sharedChars = 1260;
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

/**
 * An answer in about so many characters: what it begins with, a list that it announces, and of the rest what stands
 * in the given passages, or what comes first where none are given. What is kept stays in its order.
 */
export function inShort(
  body: readonly Block[],
  chars: number,
  passages: readonly string[] = [],
): readonly Block[] {
  const units = body.flatMap(unitsOf);
  const announced = /:$/.test(plainText(body.slice(0, 1)));
  const kept = new Set(units.filter(({ block }) => block === 0 || (announced && block === 1)));
  let left = chars - sum([...kept]);
  const fitting = passages.flatMap((passage) => units.filter((unit) => standsIn(unit, passage)));
  for (const unit of [...fitting, ...units]) {
    if (kept.has(unit)) continue;
    if (unit.text.length > left) {
      if (fitting.length === 0) break;
      continue;
    }
    kept.add(unit);
    left -= unit.text.length;
  }
  return body.flatMap((block, place) => rebuilt(block, (item) => isKept(kept, place, item)));
}

/** A piece of an answer that can be left out: an item of a list, or any other block. */
interface Unit {
  readonly block: number;
  /** Place in the list; 0 for what is no list. */
  readonly item: number;
  readonly text: string;
}

const unitsOf = (block: Block, place: number): Unit[] =>
  block.type === "list"
    ? block.items.map((_, item) => ({ block: place, item, text: plainText([itemOf(block, item)]) }))
    : [{ block: place, item: 0, text: plainText([block]) }];

const itemOf = (block: Block & { type: "list" }, at: number): Block => ({
  ...block,
  items: [block.items[at]!],
  ...(block.under ? { under: [block.under[at] ?? []] } : {}),
});

const sum = (units: readonly Unit[]): number => units.reduce((total, { text }) => total + text.length, 0);

const opening = 30;
/** A passage may end within an item: how that begins tells. */
const standsIn = ({ text }: Unit, passage: string): boolean =>
  passage.includes(
    text
      .replace(/^(?:-|\d+\.) /, "")
      .split("\n")[0]!
      .slice(0, opening),
  );

const isKept = (kept: ReadonlySet<Unit>, block: number, item: number): boolean =>
  [...kept].some((unit) => unit.block === block && unit.item === item);

function rebuilt(block: Block, keeps: (item: number) => boolean): Block[] {
  if (block.type !== "list") return keeps(0) ? [block] : [];
  const places = block.items.flatMap((_, item) => (keeps(item) ? [item] : []));
  if (places.length === 0) return [];
  return [
    {
      ...block,
      items: places.map((item) => block.items[item]!),
      ...(block.under ? { under: places.map((item) => block.under![item] ?? []) } : {}),
    },
  ];
}

/** The same in one line, without the marks of lists and the addresses of links. */
export const inLine = (body: readonly Block[], chars: number, passages: readonly string[]): string =>
  inShort(body, chars, passages)
    .flatMap((block) => (block.type === "list" ? block.items.map((_, i) => itemOf(block, i)) : [block]))
    .map((block) => plainWords([block]))
    .map((text) => text.replace(/^(?:-|\d+\.) /, "").replace(/\s*\n\s*/g, " "))
    .map((text, i, all) => (i === all.length - 1 || /[.;:,!?]$/.test(text) ? text : `${text};`))
    .join(" ");

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

/** `“A” or “B”`: questions in the person's own words. */
export const inQuotes = (questions: readonly string[]): string =>
  enumerate(questions.map((said) => `“${quoted(said).replace(/[?.!]+$/, "")}”`));
