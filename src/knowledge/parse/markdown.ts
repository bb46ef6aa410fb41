import type { Block, Inline } from "../../reply/index.ts";
import type { ParseLog, TextPart } from "./part.ts";
import { struckNote, withoutStruck } from "./struck.ts";
import { withTildes } from "./tildes.ts";

/** The parts of a Markdown tree that are looked at; the parser's own types would bind us to its packages. */
interface Node {
  readonly type: string;
  readonly position?: {
    readonly start: { readonly line: number; readonly offset?: number };
    readonly end: { readonly offset?: number };
  };
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly depth?: number;
  readonly ordered?: boolean | null;
  /** Of an item of a list that is a task: whether it is done. */
  readonly checked?: boolean | null;
  readonly url?: string;
  readonly identifier?: string;
}

/** Deeper nesting than any reader follows; it also bounds the recursion below. */
const mostNesting = 50;

/** The parser's time grows by the square of the marks that may open or close something in one stretch: 0.3 s for 3,000. */
const mostMarks = 3_000;
/** 0.5 s; what is read in a chat is never near it. */
const mostChars = 200_000;
/** What no mark reaches across: a blank line, a new point of a list. */
const stretchEnd = /\n[ \t]*(?:\n|[-*+][ \t])/;

function tooMuch(text: string): string | null {
  if (text.length > mostChars) return `${text.length} characters; an answer has at most ${mostChars}`;
  if (/^[\s>*+-]{200}/m.test(text)) return "the text is nested too deeply";
  const marks = text.split(stretchEnd).map((stretch) => stretch.replace(/[^*_~[\]`<]+/g, "").length);
  return marks.reduce((sum, count) => sum + count ** 2, 0) > mostMarks ** 2
    ? `too many marks such as * or [; in one paragraph at most ${mostMarks} are read`
    : null;
}

let processor: ReturnType<typeof loadProcessor> | undefined;

/** Loaded where something is to be read: a start with all that it needs kept does without. */
async function loadProcessor(): Promise<{ parse(text: string): Node }> {
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([
    import("unified"),
    import("remark-parse"),
    import("remark-gfm"),
  ]);
  const frozen = unified().use(remarkParse).use(remarkGfm).freeze();
  return { parse: (text) => frozen.parse(text) as Node };
}

/** Reads an entry's body; what cannot be shown is logged with its line. */
export async function readMarkdown(part: TextPart, log: ParseLog): Promise<Block[]> {
  const excess = tooMuch(part.text);
  if (excess !== null) {
    log.error(part.file, part.firstLine, excess, "shorten it, or split it into entries of their own");
    return [];
  }
  processor ??= loadProcessor();
  const { parse } = await processor;
  try {
    const tree = withoutStruck(withTildes(parse(part.text), part.text), ({ position }) =>
      log.info(part.file, part.firstLine - 1 + (position?.start.line ?? 1), ...struckNote),
    );
    return new Converter(part, log, tree).blocks(tree.children ?? [], 0);
  } catch (cause) {
    const reason = cause instanceof RangeError ? "it is nested too deeply" : "the parser gave up";
    log.error(
      part.file,
      part.firstLine,
      `the text cannot be read: ${reason}`,
      "write plain paragraphs and lists",
    );
    return [];
  }
}

class Converter {
  readonly #part: TextPart;
  readonly #log: ParseLog;
  readonly #definitions = new Map<string, string>();

  constructor(part: TextPart, log: ParseLog, tree: Node) {
    this.#part = part;
    this.#log = log;
    for (const { type, identifier = "", url = "" } of tree.children ?? [])
      if (type === "definition" && !this.#definitions.has(identifier)) this.#definitions.set(identifier, url);
  }

  blocks(nodes: readonly Node[], depth: number): Block[] {
    return nodes.flatMap((node) => this.#block(node, depth));
  }

  #block(node: Node, depth: number): Block[] {
    if (depth > mostNesting) throw new RangeError("too deep");
    switch (node.type) {
      case "paragraph":
        return this.#unlessEmpty({ type: "paragraph", children: this.#inlines(node, depth) });
      case "heading":
        return this.#unlessEmpty({
          type: "heading",
          level: Math.min(3, node.depth ?? 1) as 1 | 2 | 3,
          children: this.#inlines(node, depth),
        });
      case "list":
        return this.#list(node, depth);
      case "blockquote":
        return this.blocks(node.children ?? [], depth + 1).map((block) =>
          block.type === "paragraph" ? { type: "quote", children: block.children } : block,
        );
      case "code":
        return [{ type: "code", text: node.value ?? "" }];
      case "thematicBreak":
      case "definition":
        return [];
      case "table":
        this.#refuse(node, "a table within an entry is not shown", "make it a file of its own in tables/");
        return [];
      case "html":
        return this.#html(node);
      default:
        this.#refuse(node, `${wordsOf(node.type)} is not shown`, "write it as a paragraph or list");
        return [];
    }
  }

  #unlessEmpty(block: Extract<Block, { children: unknown }>): Block[] {
    return block.children.length === 0 ? [] : [block];
  }

  /** Items by their first words; what else an item holds stands under it, lists of its own above all. */
  #list(list: Node, depth: number): Block[] {
    if (depth > mostNesting) throw new RangeError("too deep");
    const items: Inline[][] = [];
    const under: Block[][] = [];
    for (const item of list.children ?? []) {
      const [first, ...rest] = this.blocks(item.children ?? [], depth + 1);
      if (first === undefined) continue;
      const opens = first.type === "paragraph" || first.type === "heading" || first.type === "quote";
      const words = opens ? first.children : [];
      items.push(withSign(item.checked ?? null, words));
      under.push(opens ? rest : [first, ...rest]);
    }
    if (items.length === 0) return [];
    const nests = under.some((blocks) => blocks.length > 0);
    return [{ type: "list", ordered: list.ordered === true, items, ...(nests && { under }) }];
  }

  #inlines(node: Node, depth: number): Inline[] {
    if (depth > mostNesting) throw new RangeError("too deep");
    const children: Inline[] = [];
    for (const child of node.children ?? [])
      for (const inline of this.#inline(child, depth + 1)) {
        const last = children.at(-1);
        if (inline.type === "text" && last?.type === "text")
          children[children.length - 1] = { type: "text", text: last.text + inline.text };
        else children.push(inline);
      }
    return children;
  }

  #inline(node: Node, depth: number): Inline[] {
    switch (node.type) {
      case "text":
        return node.value ? [{ type: "text", text: node.value.replace(/\s*\n\s*/g, " ") }] : [];
      case "strong":
      case "emphasis":
        return [{ type: node.type, children: this.#inlines(node, depth) }];
      case "inlineCode":
        return [{ type: "code", text: (node.value ?? "").replaceAll("\n", " ") }];
      case "break":
        return [{ type: "text", text: " " }];
      case "link":
        return this.#link(node, node.url ?? "", depth);
      case "linkReference":
        return this.#link(node, this.#definitions.get(node.identifier ?? "") ?? "", depth);
      case "html":
        if (!/^<!--/.test(node.value ?? "")) this.#noteHtml(node);
        return /^<br\b/i.test(node.value ?? "") ? [{ type: "text", text: " " }] : [];
      default:
        this.#refuse(node, `${wordsOf(node.type)} is not shown`, "say it in words or link to it");
        return [];
    }
  }

  #link(node: Node, url: string, depth: number): Inline[] {
    const children = this.#inlines(node, depth);
    if (/^(?:https?:\/\/[^\s/]|mailto:\S)/i.test(url)) return [{ type: "link", url, children }];
    this.#refuse(
      node,
      `the link "${url.slice(0, 60)}" is not of http, https or mailto`,
      "write the whole address, beginning with https://",
    );
    return children;
  }

  /** The text of a piece of HTML; never what runs or styles. */
  #html(node: Node): Block[] {
    const html = (node.value ?? "").replace(/<!--[\s\S]*?(?:-->|$)/g, "");
    if (html.trim() === "") return [];
    this.#noteHtml(node);
    const text = html
      .replace(/<(script|style|template|svg|iframe|object)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, " ")
      .replace(/<[^>]*>?/g, " ")
      .replace(/&(?:amp|#38);/g, "&")
      .replace(/&(?:nbsp|#160);/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    return text === "" ? [] : [{ type: "paragraph", children: [{ type: "text", text }] }];
  }

  #noteHtml(node: Node): void {
    this.#log.info(
      this.#part.file,
      this.#lineOf(node),
      "of HTML only the text is shown",
      "write it as Markdown, or leave it",
    );
  }

  #lineOf(node: Node): number {
    return this.#part.firstLine - 1 + (node.position?.start.line ?? 1);
  }

  #refuse(node: Node, message: string, remedy: string): void {
    this.#log.error(this.#part.file, this.#lineOf(node), message, remedy);
  }
}

function withSign(checked: boolean | null, words: readonly Inline[]): Inline[] {
  if (checked === null) return [...words];
  const sign = taskSign(checked);
  const [first, ...rest] = words;
  return first?.type === "text"
    ? [{ type: "text", text: sign + first.text }, ...rest]
    : [{ type: "text", text: sign }, ...words];
}

/** Whether a task is done, by a sign that every platform shows. */
export const taskSign = (isDone: boolean): string => (isDone ? "☑ " : "☐ ");

/** `footnoteReference` → `footnote reference`. */
const wordsOf = (type: string): string =>
  `the ${type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} here`;
