import type { RichTextElement } from "@slack/types";
import { type Inline, plainInline } from "../../../src/reply/index.ts";
import { printable } from "../../chat/index.ts";
import { slackLimits } from "./limits.ts";

/** Escapes Slack's control characters: nothing that a person wrote can ping, link or format. */
export function escapeMarkup(text: string): string {
  return printable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A sentence with mrkdwn in its places; what stands around it is escaped. */
export function withMarkup<Place extends string>(
  say: (filled: Readonly<Record<Place, string>>) => string,
  markup: Readonly<Record<Place, string>>,
): string {
  const places = Object.keys(markup) as Place[];
  const marks = Object.fromEntries(places.map((place, index) => [place, mark(index)]));
  return places.reduce(
    (text, place, index) => text.replaceAll(mark(index), markup[place]),
    escapeMarkup(say(marks as Record<Place, string>)),
  );
}

/** A character that stands in no text: one of those for private use. */
const mark = (index: number): string => String.fromCharCode(0xe000 + index);

/** The URL, encoded for Slack's mark-up; `null` where it is too long, or neither http, https nor mailto. */
export function linkable(url: string): string | null {
  const fits = url.length <= slackLimits.url && URL.canParse(url) && /^(?:https?|mailto):/i.test(url);
  return fits ? new URL(url).href.replace(/[<>|]/g, encodeURIComponent) : null;
}

type Style = NonNullable<Extract<RichTextElement, { type: "text" }>["style"]>;

/** Converts inline runs to rich-text elements, in which all text is literal. */
export function toRichText(children: readonly Inline[], style: Style = {}): RichTextElement[] {
  return children.flatMap((child) => elementsOf(child, style));
}

function elementsOf(child: Inline, style: Style): RichTextElement[] {
  switch (child.type) {
    case "text":
      return literal(child.text, style);
    case "code":
      return literal(child.text, { ...style, code: true });
    case "strong":
      return toRichText(child.children, { ...style, bold: true });
    case "emphasis":
      return toRichText(child.children, { ...style, italic: true });
    case "link": {
      const url = linkable(child.url);
      const text = printable(plainInline(child.children));
      if (url === null || text === "") return toRichText(child.children, style);
      return [{ type: "link", url, text, ...styled(style) }];
    }
  }
}

/** One literal rich-text element; none for an empty text, which Slack refuses. */
export function literal(text: string, style: Style = {}): RichTextElement[] {
  const shown = printable(text);
  return shown === "" ? [] : [{ type: "text", text: shown, ...styled(style) }];
}

function styled(style: Style): { style?: Style } {
  return Object.keys(style).length > 0 ? { style } : {};
}
