import type { Block, Inline } from "../reply/index.ts";

/**
 * Reads the everyday part of Markdown: paragraphs, headings, flat lists, quotes, fenced code; strong, emphasis,
 * code and links that are not nested. Gives `null` on anything that could mean more than that:
 * then the full parser decides. It exists for each start, each save of a keeper and each check while one types: the
 * shipped folder is read in 0.4 s of processor time, by the full parser in 0.8 s. test/knowledge/plain-readers.test.ts
 * holds the two against each other.
 */
export function readPlainMarkdown(text: string): Block[] | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: tabs and the like are what is looked for
  if (/[\u0000-\u0009\u000b-\u001f\u00a0]/.test(text)) return null;
  const lines = text.split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at]!.trim() === "") {
      at++;
      continue;
    }
    const read =
      fence(lines, at) ?? heading(lines, at) ?? list(lines, at) ?? quote(lines, at) ?? paragraph(lines, at);
    if (read === null) return null;
    blocks.push(read.block);
    at = read.next;
  }
  // Two lists with nothing but a blank line between them may be one.
  return blocks.some((block, i) => block.type === "list" && blocks[i + 1]?.type === "list") ? null : blocks;
}

interface Read {
  readonly block: Block;
  readonly next: number;
}

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === "";
/** A line that can only go on with a paragraph: it begins with a letter, a digit that numbers no list, or inline marks. */
const prose = /^(?!\d{1,9}[.)](?:\s|$))[\p{L}\p{N}"“‘'(*_`$€£[](?![*_-]*$)/u;

function fence(lines: readonly string[], at: number): Read | null {
  if (!/^```[\w+-]*$/.test(lines[at]!)) return null;
  const end = lines.findIndex((line, i) => i > at && /^ {0,3}`{3,}\s*$/.test(line));
  if (end < 0) return null;
  return { block: { type: "code", text: lines.slice(at + 1, end).join("\n") }, next: end + 1 };
}

function heading(lines: readonly string[], at: number): Read | null {
  const match = /^(#{1,6}) ([\p{L}\p{N}][^#]*)$/u.exec(lines[at]!);
  if (match === null) return null;
  const children = readPlainInline(match[2]!.trim());
  const level = Math.min(3, match[1]!.length) as 1 | 2 | 3;
  return children === null ? null : { block: { type: "heading", level, children }, next: at + 1 };
}

function list(lines: readonly string[], at: number): Read | null {
  const marker = lines[at]!.startsWith("- ")
    ? /^- (?=\S)/
    : /^1\. /.test(lines[at]!)
      ? /^\d{1,3}\. (?=\S)/
      : null;
  if (marker === null) return null;
  const items: Inline[][] = [];
  let next = at;
  for (; !isBlank(lines[next]); next++) {
    const match = marker.exec(lines[next]!);
    const body = match === null ? null : lines[next]!.slice(match[0].length);
    const children = body === null || !prose.test(body) ? null : readPlainInline(body.trim());
    if (children === null) return null;
    items.push(children);
  }
  // An indented line behind the blank one belongs to the last item.
  if (/^\s/.test(lines.slice(next).find((line) => !isBlank(line)) ?? "")) return null;
  return { block: { type: "list", ordered: lines[at]!.startsWith("1"), items }, next };
}

function quote(lines: readonly string[], at: number): Read | null {
  if (!lines[at]!.startsWith("> ")) return null;
  const texts: string[] = [];
  let next = at;
  for (; !isBlank(lines[next]); next++) {
    const text = lines[next]!.slice(2);
    if (!lines[next]!.startsWith("> ") || !prose.test(text) || text.endsWith(" ")) return null;
    texts.push(text);
  }
  const children = readPlainInline(texts.join(" "));
  return children === null ? null : { block: { type: "quote", children }, next };
}

function paragraph(lines: readonly string[], at: number): Read | null {
  const texts: string[] = [];
  let next = at;
  for (; !isBlank(lines[next]); next++) {
    const line = lines[next]!;
    if (!prose.test(line) || line.endsWith(" ")) return null;
    texts.push(line);
  }
  const children = readPlainInline(texts.join(" "));
  return children === null ? null : { block: { type: "paragraph", children }, next };
}

/** Marks that mean more than the forms below, or whose reading depends on their surroundings. */
const unusual = /[<&\\~@|^]|!\[|\]\[|\]:|https?:|www\.|ftp:|\]\s*\(\s|\*{3}|__/;
const marks =
  /\*\*([^\s*_`[\]](?:[^*_`[\]]*[^\s*_`[\]])?)\*\*|(?<![\p{L}\p{N}])([*_])([^\s*_`[\]](?:[^*_`[\]]*[^\s*_`[\]])?)\2(?![\p{L}\p{N}])|`([^`]+)`|\[([^[\]*_`]+)\]\(((?:https?:\/\/|mailto:)[\w./:?=#%+,-]+)\)/gu;

/** Inline content without nesting; `null` where a mark stands that is not plainly one of a pair. */
export function readPlainInline(text: string): Inline[] | null {
  const withoutLinks = text.replace(/\]\((?:https?:\/\/|mailto:)[\w./:?=#%+,-]+\)/g, "]");
  if (unusual.test(withoutLinks)) return null;
  const children: Inline[] = [];
  let end = 0;
  const plain = (until: number): boolean => {
    const run = text.slice(end, until);
    if (run !== "") children.push({ type: "text", text: run });
    return !/[*_`[\]]/.test(run);
  };
  for (const match of text.matchAll(marks)) {
    if (!plain(match.index)) return null;
    const [whole, strong, , emphasis, code, label, url] = match;
    if (strong !== undefined) {
      if (besideWord(text, match.index, whole)) return null;
      children.push({ type: "strong", children: [{ type: "text", text: strong }] });
    } else if (emphasis !== undefined) {
      if (besideWord(text, match.index, whole)) return null;
      children.push({ type: "emphasis", children: [{ type: "text", text: emphasis }] });
    } else if (code !== undefined) {
      if (/^ | $/.test(code)) return null;
      children.push({ type: "code", text: code });
    } else children.push({ type: "link", url: url!, children: [{ type: "text", text: label! }] });
    end = match.index + whole.length;
  }
  return plain(text.length) ? children : null;
}

/** Whether a mark of emphasis touches a word outside: then the rules for opening and closing are finer than here. */
function besideWord(text: string, start: number, whole: string): boolean {
  const before = text[start - 1] ?? " ";
  const after = text[start + whole.length] ?? " ";
  return !/[\s("“]/.test(before) || !/[\s.,;:!?)"”]/.test(after);
}
