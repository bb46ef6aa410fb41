import { enumerate } from "../language/index.ts";
import { type Block, plainText, plainWords } from "../reply/index.ts";

/** Length that the answers of one reply share, in characters. */
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
 * Summarises an answer to about `chars` characters: its first unit, then those within the given passages, or
 * the first where none are given. Units keep their order; a list that is counted or announced stays whole.
 */
export function inShort(
  body: readonly Block[],
  chars: number,
  passages: readonly string[] = [],
): readonly Block[] {
  const [first, ...others] = unitsOf(body);
  if (!first) return [];
  const kept = new Set([first]);
  let left = chars - first.text.length;
  const fitting = passages.flatMap((passage) => others.filter((unit) => standsIn(unit, passage)));
  for (const unit of [...fitting, ...others]) {
    if (kept.has(unit)) continue;
    if (unit.text.length > left) {
      if (fitting.length === 0) break;
      continue;
    }
    kept.add(unit);
    left -= unit.text.length;
  }
  return body.flatMap((block, place) => rebuilt(block, place, [...kept]));
}

/** A piece of an answer that can be left out: an item of a list, or blocks that belong together. */
interface Unit {
  /** Places in the answer. */
  readonly blocks: readonly number[];
  /** Place in the list, where it is one item. */
  readonly item: number | null;
  readonly text: string;
}

/** Of steps that are counted, or things that "these" announces, a few would read as if they were all. */
function unitsOf(body: readonly Block[]): Unit[] {
  const units: Unit[] = [];
  for (const [place, block] of body.entries()) {
    const last = units.at(-1);
    const isAnnounced = last !== undefined && last.item === null && /:$/.test(last.text);
    if (block.type === "list" && isAnnounced) {
      const together = [...last.blocks, place];
      units[units.length - 1] = {
        blocks: together,
        item: null,
        text: plainText(together.map((at) => body[at]!)),
      };
    } else if (block.type === "list" && !block.ordered)
      for (const item of block.items.keys())
        units.push({ blocks: [place], item, text: plainText([itemOf(block, item)]) });
    else units.push({ blocks: [place], item: null, text: plainText([block]) });
  }
  return units;
}

type List = Block & { readonly type: "list" };

const itemsOf = (block: List, places: readonly number[]): List => ({
  ...block,
  items: places.map((item) => block.items[item]!),
  ...(block.under ? { under: places.map((item) => block.under![item] ?? []) } : {}),
});

const itemOf = (block: List, at: number): Block => itemsOf(block, [at]);

const opening = 30;
/** A passage may end within an item: how that begins tells. */
const standsIn = ({ text }: Unit, passage: string): boolean =>
  passage.includes(
    text
      .replace(/^(?:-|\d+\.) /, "")
      .split("\n")[0]!
      .slice(0, opening),
  );

function rebuilt(block: Block, place: number, kept: readonly Unit[]): Block[] {
  const own = kept.filter(({ blocks }) => blocks.includes(place));
  if (own.length === 0) return [];
  if (block.type !== "list" || own[0]!.item === null) return [block];
  return [
    itemsOf(
      block,
      own.map(({ item }) => item!).sort((a, b) => a - b),
    ),
  ];
}

/**
 * Summarises an answer in one line, without list marks and link addresses; a unit that is kept whole is cut
 * at a word.
 */
export function inLine(body: readonly Block[], chars: number, passages: readonly string[]): string {
  const line = inShort(body, chars, passages)
    .flatMap((block) => (block.type === "list" ? block.items.map((_, i) => itemOf(block, i)) : [block]))
    .map((block) => plainWords([block]))
    .map((text) => text.replace(/^(?:-|\d+\.) /, "").replace(/\s*\n\s*/g, " "))
    .map((text, i, all) => (i === all.length - 1 || /[.;:,!?]$/.test(text) ? text : `${text};`))
    .join(" ");
  const most = chars * longerShare;
  return line.length <= most ? line : `${line.slice(0, line.lastIndexOf(" ", most))}…`;
}
/** A line may be so much longer before it is cut. */
const longerShare = 1.2;

/** A question in the person's own words, shortened for a quotation. */
export function quoted(said: string): string {
  const plain = said.replace(/^(?:and|but|so|also|or|plus)\s+/i, "").trim();
  const short =
    plain.length <= longestQuoteChars
      ? plain
      : `${plain.slice(0, plain.lastIndexOf(" ", longestQuoteChars))}…`;
  return short.charAt(0).toUpperCase() + short.slice(1);
}

/** `“A” or “B”`: questions in the person's own words. */
export const inQuotes = (questions: readonly string[]): string =>
  enumerate(
    questions.map((said) => `“${quoted(said).replace(/[?.!]+$/, "")}”`),
    "or",
  );
