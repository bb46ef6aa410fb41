import type { Inline } from "../../../src/reply/index.ts";
import { printable } from "../../chat/index.ts";
import { discordLimits } from "./limits.ts";

/** Addresses stay as they are: Discord would show the backslashes in them. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%]+/g;
const MARKUP = /[\\*_~`|<>[\]]/g;
/** What makes a heading, a quote, a list or small print of a line. */
const LINE_MARKUP = /^([ \t]*)(#{1,3}|-#|[-+])(?=[ \t]|$)/gm;
const NUMBERED_LINE = /^([ \t]*\d+)\.(?=[ \t]|$)/gm;
const EVERYONE = /@(?=everyone|here)/g;

/** Words in which nothing formats, links or mentions; lines may still begin with mark-up. */
function escapeWords(text: string): string {
  let escaped = "";
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    escaped += text.slice(at, match.index).replace(MARKUP, "\\$&") + match[0];
    at = match.index + match[0].length;
  }
  return (escaped + text.slice(at).replace(MARKUP, "\\$&")).replace(EVERYONE, "@\u200b");
}

function escapeLines(text: string): string {
  return text.replace(LINE_MARKUP, "$1\\$2").replace(NUMBERED_LINE, "$1\\.");
}

/** Plain text as Discord shows it literally: nothing in it formats, links or mentions. */
export function escapeMarkdown(text: string): string {
  return escapeLines(escapeWords(printable(text)));
}

/** The same on a single line. */
export function escapeLine(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, " ").trim());
}

/** Text for a code block, where only the fence itself could do harm. */
export function codeText(text: string): string {
  return printable(text).replaceAll("`", "ˋ").replaceAll("\t", "  ");
}

/** A run of text in Discord's Markdown. */
export function toMarkdown(children: readonly Inline[]): string {
  return escapeLines(children.map(inlineMarkdown).join(""));
}

function inlineMarkdown(child: Inline): string {
  switch (child.type) {
    case "text":
      return escapeWords(printable(child.text));
    case "code":
      return wrapped(codeText(child.text).replace(/\s*\n\s*/g, " "), "`");
    case "strong":
      return wrapped(child.children.map(inlineMarkdown).join(""), "**");
    case "emphasis":
      return wrapped(child.children.map(inlineMarkdown).join(""), "*");
    case "link":
      return linked(child);
  }
}

/** Mark-up only takes hold directly beside a word, so spaces stay outside of it. */
function wrapped(text: string, mark: string): string {
  const inner = text.trim();
  if (inner === "") return text;
  const before = text.slice(0, text.indexOf(inner));
  return `${before}${mark}${inner}${mark}${text.slice(before.length + inner.length)}`;
}

function linked({ url, children }: Extract<Inline, { type: "link" }>): string {
  const words = children.map(inlineMarkdown).join("");
  const target = linkable(url);
  return target === null || words.trim() === "" ? words : `[${words.replace(/\s+/g, " ")}](<${target}>)`;
}

/** An address that Discord takes as a link, or `null`. */
export function linkable(url: string): string | null {
  if (url.length > discordLimits.url || !URL.canParse(url) || !/^https?:/i.test(url)) return null;
  return new URL(url).href.replace(/[<>()[\]\\\s]/g, encodeURIComponent).replace(/[()]/g, percentEncoded);
}

const percentEncoded = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
