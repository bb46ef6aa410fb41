/** A question is shorter; what stands behind is not read. */
export const maxTextLength = 1_000;
/** Mark-up may take space that the text then does not need; beyond this nothing is looked at, so that work is bounded. */
const maxRawLength = 8_000;

/** A message with its mark-up taken out. */
export interface NormalText {
  readonly text: string;
  readonly truncated: boolean;
}

type Step = readonly [
  pattern: RegExp,
  replacement: string | ((match: string, ...groups: string[]) => string),
];

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "-",
  mdash: " - ",
  hellip: "...",
  rsquo: "'",
  lsquo: "'",
  rdquo: '"',
  ldquo: '"',
};

function decodeEntity(match: string, name: string): string {
  if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? match;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : " ";
}

/** In order: each step sees what the one before has left. Every pattern is linear: bounded or without overlap. */
const steps: readonly Step[] = [
  // Slack and Discord: <@U1>, <@!1>, <@&1>, <#C1|name>, <!channel>, <:name:1>, <a:name:1>, <t:1:R>, </command:1>
  [/<(?:[@#!][^<>\s]{0,100}|a?:\w{1,40}:\d{1,20}|t:-?\d{1,20}(?::\w)?|\/[\w -]{1,80}:\d{1,20})>/g, " "],
  [/<(?:https?|mailto|tel|slack):[^<>|\s]{0,2000}\|([^<>]{0,500})>/g, " $1 "],
  [/<(?:https?|mailto|tel|slack):[^<>\s]{0,2000}>/g, " "],
  [/\[([^[\]]{0,500})\]\((?:https?|mailto):[^()\s]{0,2000}\)/g, " $1 "],
  [/\b(?:https?:\/\/|www\.)[^\s<>"']{1,2000}/gi, " "],
  [/[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}/g, " "],
  [/(?<![\w.])@[\w.-]{1,80}/g, " "],
  [/<!--[\s\S]{0,1000}?-->/g, " "],
  [/<\/?[a-z][^<>]{0,300}>/gi, " "],
  [/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, decodeEntity],
  [/#\s?(?=of\b)/gi, "number "],
  [/[‘’ʼ′´]|(?<=\p{L})`(?=\p{L})/gu, "'"],
  [/[“”„«»″]/g, '"'],
  [/(?<=\d)\s?[—―]\s?(?=[\d$€£])/g, "-"],
  [/[—―]/g, " - "],
  [/[‐‑‒–−﹣－]/g, "-"],
  // Marks at the beginning of a line: quote, heading, list
  [/^[ \t]*(?:(?:>{1,3}|#{1,6}|[-*•])[ \t]+){1,4}/gm, " "],
  // Format characters join what they stand in (soft hyphen, zero width, bidi marks); control characters part.
  [/\p{Cf}|\p{Variation_Selector}/gu, ""],
  [/[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/gu, " "],
  [/[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u20E3]|\p{Extended_Pictographic}/gu, " "],
  [/(?<![\w:]):[a-z+-][\w+'-]{0,60}:(?!\w)/gi, " "],
  [/(?<=^|\s)(?:[:;=]['^-]?[()[\]{}dpo/\\|*]{1,3}|<3+|xd+)(?=\s|$)/gi, " "],
  // Marks of emphasis, code and spoiler
  [/[`*~|]+/g, " "],
  [/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, " "],
  [/([!?.,;:])\1+/g, "$1"],
  [/\s+/g, " "],
];

/** Takes mentions, links, mark-up, emoji and odd characters out; what is left is at most `longest` characters long, by default {@link maxTextLength}. */
export function normalise(raw: string, longest: number = maxTextLength): NormalText {
  const cut = raw.length > maxRawLength;
  let text = foldAccents((cut ? raw.slice(0, maxRawLength) : raw).toWellFormed());
  for (const [pattern, replacement] of steps) text = text.replace(pattern, replacement as string);
  text = text.trim();
  if (text.length <= longest) return { text, truncated: cut };
  const end = text.lastIndexOf(" ", longest);
  return {
    text: text.slice(0, end > longest / 2 ? end : longest).toWellFormed(),
    truncated: true,
  };
}

/** Compatibility forms and accents folded: `résumé` → `resume`, full-width letters → Latin ones. */
function foldAccents(text: string): string {
  // Plain ASCII, the usual case, has nothing to fold.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with the control characters
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .slice(0, maxRawLength);
}
