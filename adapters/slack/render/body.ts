import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from "@slack/types";
import { type Block, plainInline } from "../../../src/reply/index.ts";
import { clip } from "../../chat/index.ts";
import { literal, toRichText } from "./text.ts";

/** Longer texts are spread over several blocks, so that none nears what Slack refuses. */
const CHARS_IN_BLOCK = 2_800;

/** A rendered document, truncated to a budget. */
export interface Body {
  readonly blocks: readonly RichTextBlock[];
  /** How much is written in the blocks. */
  readonly chars: number;
  /** Whether something was left out. */
  readonly cut: boolean;
}

/** Longer statements are set like the rest: a paragraph in bold is hard to read. */
const MOST_BOLD_CHARS = 180;

/**
 * Renders a document as rich text of at most `budget` characters; a short statement at its beginning is bold.
 */
export function renderBody(
  document: readonly Block[],
  budget: number,
  begins: "statement" | "plain" = "plain",
): Body {
  const stack = createStack();
  let chars = 0;
  let cut = false;
  for (const [index, block] of document.entries()) {
    const elements = index === 0 && begins === "statement" ? statementOf(block) : elementsOf(block);
    for (const whole of elements) {
      const element = cut ? null : fitted(whole, budget - chars);
      const size = element ? sizeOf(element) : 0;
      if (size < sizeOf(whole)) cut = true;
      if (!element || size === 0) continue;
      chars += size;
      stack.push(element, size, block.type === "heading");
    }
  }
  return { blocks: stack.blocks, chars, cut };
}

/** Puts elements into blocks, a new one where the last is full; paragraphs stand apart as Slack's composer has them. */
function createStack() {
  const blocks: RichTextBlock[] = [];
  let filled = 0;
  let afterHeading = false;
  return {
    blocks,
    push(element: RichTextBlockElement, size: number, isHeading: boolean): void {
      const last = blocks.at(-1);
      const before = last?.elements.at(-1);
      const gap = afterHeading ? "\n" : "\n\n";
      afterHeading = isHeading;
      if (!last || filled + size > CHARS_IN_BLOCK) {
        blocks.push({ type: "rich_text", elements: [element] });
        filled = size;
        return;
      }
      filled += size;
      if (element.type !== "rich_text_section") last.elements.push(element);
      else if (before?.type === "rich_text_section")
        before.elements.push(...literal(gap), ...element.elements);
      else last.elements.push({ ...element, elements: [...literal("\n"), ...element.elements] });
    },
  };
}

function statementOf(block: Block): RichTextBlockElement[] {
  if (block.type !== "paragraph" || plainInline(block.children).length > MOST_BOLD_CHARS)
    return elementsOf(block);
  // Where something is emphasised already, that is what the eye is to find.
  if (block.children.some(({ type }) => type === "strong")) return elementsOf(block);
  return chunksOf(toRichText(block.children, { bold: true })).map(section);
}

function elementsOf(block: Block, indent = 0): RichTextBlockElement[] {
  switch (block.type) {
    case "paragraph":
      return chunksOf(toRichText(block.children)).map(section);
    case "heading":
      return chunksOf(literal(plainInline(block.children), { bold: true })).map(section);
    case "quote":
      return chunksOf(toRichText(block.children)).map((elements) => ({
        type: "rich_text_quote",
        elements,
      }));
    case "code":
      return codeChunks(block.text).flatMap((text) => {
        const elements = literal(text).filter((each) => each.type === "text" || each.type === "link");
        return elements.length > 0 ? [{ type: "rich_text_preformatted" as const, elements }] : [];
      });
    case "list":
      return listElements(block, indent);
  }
}

/** Slack indents no more than this. */
const MOST_INDENT = 8;

/** Slack's lists have one level each: what stands under an item parts them, and the numbers go on behind it. */
function listElements(list: Extract<Block, { type: "list" }>, indent: number): RichTextBlockElement[] {
  const elements: RichTextBlockElement[] = [];
  const level = Math.min(indent, MOST_INDENT);
  let run: RichTextSection[] = [];
  let numbered = 0;
  const close = () => {
    if (run.length === 0) return;
    const offset = numbered - run.length;
    elements.push({
      type: "rich_text_list",
      style: list.ordered ? "ordered" : "bullet",
      ...(level > 0 && { indent: level }),
      ...(list.ordered && offset > 0 && { offset }),
      elements: run,
    });
    run = [];
  };
  for (const [index, item] of list.items.entries()) {
    const words = chunksOf(toRichText(item))[0] ?? [];
    if (words.length > 0) {
      run.push(section(words));
      numbered++;
    }
    const under = (list.under?.[index] ?? []).flatMap((block) => elementsOf(block, indent + 1));
    if (under.length === 0) continue;
    close();
    elements.push(...under);
  }
  close();
  return elements;
}

/** Code in parts of whole lines. */
function codeChunks(text: string): string[] {
  const chunks: string[] = [];
  for (const line of text.split("\n").flatMap((each) => (each === "" ? [""] : pieces(each)))) {
    const last = chunks.at(-1);
    if (last !== undefined && last.length + line.length + 1 <= CHARS_IN_BLOCK)
      chunks[chunks.length - 1] = `${last}\n${line}`;
    else chunks.push(line);
  }
  return chunks;
}

/** A single line that is longer than a block, in parts. */
function pieces(line: string): string[] {
  const found: string[] = [];
  for (let rest = line; rest !== ""; ) {
    const cut = rest.length <= CHARS_IN_BLOCK ? rest.length : partAt(rest);
    found.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return found;
}

/** As much of an element as there is room for: of a list its first items, of anything else all or nothing. */
function fitted(element: RichTextBlockElement, room: number): RichTextBlockElement | null {
  if (sizeOf(element) <= room) return element;
  if (element.type !== "rich_text_list") return null;
  const items: RichTextSection[] = [];
  let size = 0;
  for (const item of element.elements) {
    size += charsOf(item.elements);
    if (size > room) break;
    items.push(item);
  }
  return items.length > 0 ? { ...element, elements: items } : null;
}

const section = (elements: RichTextElement[]): RichTextSection => ({ type: "rich_text_section", elements });

/** Runs of text no longer than a block; long texts are parted at spaces. */
function chunksOf(elements: readonly RichTextElement[]): RichTextElement[][] {
  const chunks: RichTextElement[][] = [];
  let size = 0;
  for (const element of elements.flatMap(parted)) {
    const chars = charsOf([element]);
    const chunk = chunks.at(-1);
    if (!chunk || size + chars > CHARS_IN_BLOCK) {
      chunks.push([element]);
      size = chars;
    } else {
      chunk.push(element);
      size += chars;
    }
  }
  return chunks;
}

function parted(element: RichTextElement): RichTextElement[] {
  if (element.type === "link")
    return [{ ...element, ...(element.text && { text: clip(element.text, CHARS_IN_BLOCK) }) }];
  if (element.type !== "text" || element.text.length <= CHARS_IN_BLOCK) return [element];
  const parts: RichTextElement[] = [];
  let rest = element.text;
  while (rest.length > 0) {
    const cut = rest.length <= CHARS_IN_BLOCK ? rest.length : partAt(rest);
    parts.push({ ...element, text: rest.slice(0, cut) });
    rest = rest.slice(cut);
  }
  return parts;
}

/** Where to part a text that is too long: behind the last space, never inside a character. */
function partAt(text: string): number {
  const space = text.lastIndexOf(" ", CHARS_IN_BLOCK - 1);
  if (space > CHARS_IN_BLOCK / 2) return space + 1;
  const inPair = /[\ud800-\udbff]/.test(text.charAt(CHARS_IN_BLOCK - 1));
  return inPair ? CHARS_IN_BLOCK - 1 : CHARS_IN_BLOCK;
}

function sizeOf(element: RichTextBlockElement): number {
  if (element.type !== "rich_text_list") return charsOf(element.elements);
  return element.elements.reduce((sum, each) => sum + charsOf(each.elements), 0);
}

function charsOf(elements: readonly RichTextElement[]): number {
  return elements.reduce((sum, each) => {
    if (each.type === "text") return sum + each.text.length;
    if (each.type === "link") return sum + each.url.length + (each.text?.length ?? 0);
    return sum;
  }, 0);
}
