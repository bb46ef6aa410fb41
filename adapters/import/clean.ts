import { taskSign, withoutStruck } from "../../src/knowledge/index.ts";
import { nodeText, paragraphNode } from "./markdown.ts";
import { htmlNodes } from "./read/html.ts";
import type { Node } from "./types.ts";

/** Counts of the changes that were made to a text so that it can be shown, by kind. */
export type Changes = Map<string, number>;

/** Resolves a link of the text: an absolute address, or `null` where it leads nowhere outside. */
export type Lead = (url: string) => string | null;

/** Deeper than anything people write; the conversion recurses. */
const mostDepth = 60;

/**
 * Converts a text to what entries may hold: no HTML, no pictures, absolute links. Tables stay, to be
 * extracted.
 */
export function cleaned(nodes: readonly Node[], lead: Lead, changes: Changes): Node[] {
  const definitions = new Map<string, string>();
  for (const node of nodes)
    if (node.type === "definition") definitions.set(node.identifier ?? "", node.url ?? "");
  return new Cleaner(lead, changes, definitions).page(nodes, 0);
}

class Cleaner {
  readonly #lead: Lead;
  readonly #changes: Changes;
  readonly #definitions: ReadonlyMap<string, string>;

  constructor(lead: Lead, changes: Changes, definitions: ReadonlyMap<string, string>) {
    this.#lead = lead;
    this.#changes = changes;
    this.#definitions = definitions;
  }

  #note(change: string): void {
    this.#changes.set(change, (this.#changes.get(change) ?? 0) + 1);
  }

  page(nodes: readonly Node[], depth: number): Node[] {
    const said = withoutStruck({ type: "root", children: [...nodes] } as Node, () =>
      this.#note("struck-out text left out"),
    );
    return this.blocks(said.children ?? [], depth);
  }

  blocks(nodes: readonly Node[], depth: number): Node[] {
    if (depth > mostDepth) throw new RangeError("nested too deeply");
    return nodes.flatMap((node) => this.#block(node, depth));
  }

  #block(node: Node, depth: number): Node[] {
    switch (node.type) {
      case "paragraph":
      case "heading": {
        const children = withoutEnds(this.#inlines(node.children ?? [], depth));
        return nodeText({ type: node.type, children }) === "" ? [] : [{ ...node, children }];
      }
      case "list": {
        const items = (node.children ?? []).map((item) => ({
          type: "listItem",
          children: withTaskSign(item.checked ?? null, this.#item(item, depth)),
        }));
        const filled = items.filter(({ children }) => children.length > 0);
        return filled.length === 0 ? [] : [{ ...node, children: filled }];
      }
      case "blockquote": {
        const children = this.blocks(node.children ?? [], depth + 1);
        const tables = children.filter(({ type }) => type === "table");
        const rest = children.filter(({ type }) => type !== "table");
        return [...(rest.length > 0 ? [{ type: "blockquote", children: rest }] : []), ...tables];
      }
      case "table":
        return [{ ...node, children: (node.children ?? []).map((row) => this.#row(row, depth)) }];
      case "code":
        return (node.value ?? "").trim() === "" ? [] : [{ type: "code", value: node.value ?? "" }];
      case "html":
        return this.#html(node, depth);
      case "sectionEnd":
        return depth === 0 ? [node] : [];
      case "thematicBreak":
      case "definition":
      case "yaml":
      case "toml":
        return [];
      case "footnoteDefinition":
        this.#note("footnotes left out");
        return [];
      default:
        return node.children === undefined ? [] : this.blocks(node.children, depth + 1);
    }
  }

  /** What stands in a list's item is text or a list; anything else becomes text. */
  #item(item: Node, depth: number): Node[] {
    return this.blocks(item.children ?? [], depth + 1).flatMap((block): Node[] => {
      if (block.type === "heading") return [{ type: "paragraph", children: block.children ?? [] }];
      if (block.type === "table") return [paragraphNode(rowsAsText(block))];
      return [block];
    });
  }

  #row(row: Node, depth: number): Node {
    return {
      type: "tableRow",
      children: (row.children ?? []).map((cell) => ({
        type: "tableCell",
        children: this.#inlines(cell.children ?? [], depth),
      })),
    };
  }

  #html(node: Node, depth: number): Node[] {
    const text = node.value ?? "";
    if (/^\s*<!--/.test(text) && !text.includes("<", text.indexOf("-->"))) return [];
    this.#note("HTML made Markdown");
    const nodes = this.page(htmlNodes(text), depth);
    // In Markdown what folds is opened by one piece of HTML and closed by another.
    const opens = /<details|<button[^>]*\saria-(?:controls|expanded)/i.test(text);
    const closes = /<\/details>/i.test(text);
    if (opens && !closes) return nodes.filter(({ type }) => type !== "sectionEnd");
    return closes && !opens && depth === 0 ? [...nodes, { type: "sectionEnd" }] : nodes;
  }

  #inlines(nodes: readonly Node[], depth: number): Node[] {
    if (depth > mostDepth) throw new RangeError("nested too deeply");
    return joined(nodes.flatMap((node) => this.#inline(node, depth)));
  }

  #inline(node: Node, depth: number): Node[] {
    switch (node.type) {
      case "text":
        return [node];
      case "inlineCode":
        return [{ type: "inlineCode", value: node.value ?? "" }];
      case "break":
        return [{ type: "text", value: " " }];
      case "strong":
      case "emphasis": {
        const children = this.#inlines(node.children ?? [], depth + 1);
        const text = nodeText({ type: "strong", children });
        if (text === "") return [];
        // Marks in marks are not told apart by anybody.
        return [{ type: node.type, children }];
      }
      case "link":
        return this.#link(node, node.url ?? "", depth);
      case "linkReference":
        return this.#link(node, this.#definitions.get(node.identifier ?? "") ?? "", depth);
      case "html":
        if (/^<(?:br|\/?(?:li|p|div|ul|ol|tr|td))\b/i.test(node.value ?? ""))
          return [{ type: "text", value: " " }];
        if (!/^<!--/.test(node.value ?? "")) this.#note("HTML made Markdown");
        return [];
      case "image":
      case "imageReference":
        this.#note("pictures left out");
        return [];
      case "footnoteReference":
        return [];
      default:
        return this.#inlines(node.children ?? [], depth + 1);
    }
  }

  #link(node: Node, url: string, depth: number): Node[] {
    const children = this.#inlines(node.children ?? [], depth + 1);
    if (nodeText({ type: "link", children }) === "") return [];
    const address = this.#lead(url);
    if (address !== null) return [{ type: "link", url: address, children }];
    if (url !== "" && !url.startsWith("#"))
      this.#note("links to other files made text (--base makes them addresses)");
    return children;
  }
}

/** What an item of tasks says, behind a sign of whether it is done. */
function withTaskSign(checked: boolean | null, nodes: readonly Node[]): Node[] {
  const [first, ...rest] = nodes;
  if (checked === null || first?.type !== "paragraph") return [...nodes];
  const sign = { type: "text", value: taskSign(checked) };
  return [{ ...first, children: joined([sign, ...(first.children ?? [])]) }, ...rest];
}

/** Texts side by side as one, without white space before an end of a line: that would be written as a sign, too. */
function joined(nodes: readonly Node[]): Node[] {
  const one: Node[] = [];
  for (const node of nodes) {
    const before = one.at(-1);
    if (node.type !== "text") one.push(node);
    else {
      const value = `${before?.type === "text" ? before.value : ""}${node.value ?? ""}`;
      if (before?.type === "text") one.pop();
      one.push({ ...node, value: value.replace(/[ \t]*\n[ \t]*/g, "\n") });
    }
  }
  return one;
}

/** Without white space at both ends, which would have to be written as a sign of its own. */
function withoutEnds(nodes: readonly Node[]): Node[] {
  const trimmed = [...nodes];
  const trim = (at: number, pattern: RegExp): void => {
    const end = trimmed[at];
    if (end?.type === "text") trimmed[at] = { ...end, value: (end.value ?? "").replace(pattern, "") };
  };
  trim(0, /^\s+/);
  trim(trimmed.length - 1, /\s+$/);
  return trimmed.filter(({ type, value }) => type !== "text" || value !== "");
}

/** Formats a table as text, a line for each row, where no table may stand. */
export function rowsAsText(table: Node): string {
  return (table.children ?? [])
    .map((row) => (row.children ?? []).map(nodeText).filter(Boolean).join(" – "))
    .filter(Boolean)
    .join("; ");
}

/** Creates a resolver of links against a base address, if any; only what a browser opens is an address. */
export function leadBy(base: string | null, path: string): Lead {
  return (url) => {
    if (/^(?:https?:\/\/[^\s/]|mailto:\S)/i.test(url)) return URL.canParse(url) ? url : null;
    if (base === null || url === "" || url.startsWith("#") || /^[a-z][\w+.-]*:/i.test(url)) return null;
    try {
      const led = new URL(
        url.replace(/\.(?:md|mdx|markdown|rst|adoc)(?=$|[#?])/i, ""),
        addressOf(base, path),
      );
      return /^https?:$/.test(led.protocol) ? led.href : null;
    } catch {
      return null;
    }
  };
}

/** Address of a file below the base: without its extension, an index as its folder. */
export function addressOf(base: string, path: string): string {
  // What was given is the base itself.
  const below = path.includes("/") ? path.slice(path.indexOf("/") + 1) : path;
  const plain = below
    .replace(/(?:^|(?<=\/))(?:index|readme|_index)\.\w+$/i, "")
    .replace(/\.(?:md|mdx|markdown|rst|adoc|txt)$/i, "");
  return new URL(plain.split("/").map(encodeURIComponent).join("/"), base.endsWith("/") ? base : `${base}/`)
    .href;
}
