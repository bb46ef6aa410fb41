import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import { unified } from "unified";
import { taskSign } from "../../../src/knowledge/index.ts";
import type { Node, Page } from "../types.ts";

/** A part of an HTML tree. */
export interface Element {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Element[];
  value?: string;
}

/** Stands where what belongs to a question ends, and the page goes on. */
const sectionEnd = "section-end";
const end: Element = { type: "element", tagName: sectionEnd, properties: {}, children: [] };
/** A heading that folds its part open. */
const opener = "opener";

const parser = unified().use(rehypeParse).freeze();
const fragments = unified().use(rehypeParse, { fragment: true }).freeze();
const converter = unified()
  .use(rehypeRemark, {
    handlers: {
      input: nothing,
      select: nothing,
      textarea: nothing,
      iframe: nothing,
      video: nothing,
      audio: nothing,
      [sectionEnd]: () => ({ type: "sectionEnd" }) as never,
      [opener]: (state, element) =>
        ({ type: "heading", depth: 5, opened: true, children: state.all(element) }) as never,
    },
  })
  .freeze();

function nothing(): undefined {}

/** Deeper than any page that people write; the converters below recurse. */
const mostDepth = 400;

/** Never a part of what a page says. */
const furniture = new Set(
  "script style noscript template nav header footer aside form button svg canvas dialog object embed link meta".split(
    " ",
  ),
);
const furnitureRoles = new Set(["navigation", "banner", "contentinfo", "search", "complementary"]);
/** Parts that wikis and site generators put around the text. */
const furnitureNames =
  /^(?:toc|table-of-contents|breadcrumbs?|breadcrumb-section|sidebar|page-metadata|footer|header|navbar|headerlink|anchor|anchorjs-link|skip-link|properties|pagesection|sphinxsidebar|edit-(?:page|link)|pagination(?:-nav)?|prev-next|cookie-.*)$/i;
/** Where the text stands, in the order in which it is looked for. */
const homes: readonly ((element: Element) => boolean)[] = [
  ({ properties }) => properties?.id === "main-content",
  (element) =>
    classesOf(element).some((name) =>
      /^(?:wiki-content|page-body|markdown-body|theme-doc-markdown)$/.test(name),
    ),
  ({ tagName }) => tagName === "main",
  ({ properties }) => properties?.role === "main",
  ({ tagName }) => tagName === "article",
  ({ properties }) => properties?.id === "content",
  ({ tagName }) => tagName === "body",
];

/** Reads an HTML page: its text, without what stands around it. */
export function readHtml(text: string): Page {
  const tree = parser.parse(text) as Element;
  const all = [...elements(tree)];
  const home = homes.map((fits) => all.find(fits)).find((found) => found !== undefined) ?? tree;
  const title = titleOf(all, [...elements(home)]);
  const keywords = metaOf(all, "keywords");
  return {
    kind: "page",
    title,
    nodes: toNodes(cleaned(home)),
    keywords:
      keywords === null
        ? []
        : keywords
            .split(/[,;]/)
            .map((word) => word.trim())
            .filter(Boolean),
    group: null,
    notes: [],
  };
}

/** A piece of HTML, as it stands in a Markdown file or a cell, as Markdown nodes. */
export function htmlNodes(text: string): Node[] {
  return toNodes(cleaned(fragments.parse(text) as Element));
}

function toNodes(element: Element): Node[] {
  const root = converter.runSync({ type: "root", children: element.children ?? [] } as never) as Node;
  return root.children ?? [];
}

/** All elements below one, in their order. */
export function* elements(root: Element): Generator<Element> {
  const waiting = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element.type === "element") yield element;
    waiting.push(...(element.children ?? []).toReversed());
  }
}

/** The page's own name: its heading, else what the window is called, without the site's name in it. */
function titleOf(all: readonly Element[], home: readonly Element[]): string | null {
  const isHeading = (element: Element) => element.tagName === "h1" && !isFurniture(element);
  const own =
    all.find(({ properties }) => properties?.id === "title-text") ??
    home.find(isHeading) ??
    all.find(isHeading);
  const found = own ?? all.find(({ tagName }) => tagName === "title");
  if (found === undefined) return null;
  const text = plainOf(found);
  // Confluence writes “Space : Page”.
  return (own?.properties?.id === "title-text" ? text.replace(/^[^:]{1,80} : /, "") : text) || null;
}

function metaOf(all: readonly Element[], name: string): string | null {
  const meta = all.find(({ tagName, properties }) => tagName === "meta" && properties?.name === name);
  const content = meta?.properties?.content;
  return typeof content === "string" ? content : null;
}

/** The text below an element, white space made plain. */
export const plainOf = (element: Element): string =>
  [...texts(element)]
    .join("")
    .replace(/\s+/g, " ")
    .replace(/[¶#]\s*$/, "")
    .trim();

function* texts(root: Element): Generator<string> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === "text") yield node.value ?? "";
    if (isStruck(node)) continue;
    waiting.push(...(node.children ?? []).toReversed());
  }
}

/** The classes of an element. */
export function classesOf({ properties }: Element): string[] {
  const { className } = properties ?? {};
  return Array.isArray(className) ? className.map(String) : [];
}

function isFurniture(element: Element): boolean {
  const { tagName = "", properties = {} } = element;
  if (furniture.has(tagName)) return true;
  if (properties.hidden !== undefined && properties.hidden !== null && properties.hidden !== false)
    return true;
  if (typeof properties.role === "string" && furnitureRoles.has(properties.role)) return true;
  const names = [...classesOf(element), ...(typeof properties.id === "string" ? [properties.id] : [])];
  return names.some((name) => furnitureNames.test(name)) && !/^h[1-6]$|^body$|^html$/.test(tagName);
}

/** The tree without furniture; what folds open gets a heading, so that its question stays one. */
function cleaned(element: Element, depth = 0): Element {
  if (depth > mostDepth) throw new RangeError("nested too deeply");
  const children = (element.children ?? []).flatMap((child): Element[] => {
    if (child.type === "comment" || child.type === "doctype") return [];
    if (child.type !== "element") return [child];
    if (isFurniture(child) && !opensPart(child)) return [];
    const sign = signOf(child, element);
    if (sign !== null) return [{ type: "text", value: sign }];
    const inner = cleaned(child, depth + 1);
    if (isStruck(inner)) return [{ ...inner, tagName: "del" }];
    if (
      inner.tagName === "summary" ||
      inner.tagName === "button" ||
      (inner.tagName === "dt" && /\?\s*$/.test(plainOf(inner)))
    )
      return [{ ...inner, tagName: opener }];
    // A list of parts that fold open is no list.
    if (inner.tagName === "ul" || inner.tagName === "ol") {
      const items = (inner.children ?? []).filter(({ type }) => type === "element");
      if (items.some((item) => item.children?.some(({ tagName }) => tagName === opener)))
        return [...items.flatMap((item) => (item.tagName === "li" ? (item.children ?? []) : [item])), end];
    }
    if (inner.tagName === "details") return [...(inner.children ?? []), end];
    // What a build includes stands elsewhere.
    if (inner.tagName === "a" && classesOf(inner).includes("include")) return [];
    if (inner.tagName === "table") return captioned(inner);
    // A list of questions is no list of terms.
    if (inner.tagName === "dl" && inner.children?.some(({ tagName }) => tagName === opener))
      return [
        ...(inner.children ?? []).map((part) => (part.tagName === "dd" ? { ...part, tagName: "div" } : part)),
        end,
      ];
    return [inner];
  });
  return { ...element, children };
}

/** What a tag or a style strikes out. */
const isStruck = (element: Element): boolean =>
  ["del", "s", "strike"].includes(element.tagName ?? "") ||
  classesOf(element).includes("line-through") ||
  /\bline-through\b/.test(String(element.properties?.style ?? ""));

/** A box of a task, in a text; boxes beside one belong to the page. */
function signOf(element: Element, parent: Element): string | null {
  const names = classesOf(element);
  if (names.includes("checkbox-on") || names.includes("checkbox-off"))
    return taskSign(names.includes("checkbox-on"));
  const { type, checked } = element.properties ?? {};
  const isBox = element.tagName === "input" && type === "checkbox";
  return isBox && /^(?:li|p|td|th|label)$/.test(parent.tagName ?? "") ? taskSign(checked === true) : null;
}

/** A button that shows what stands behind it: its words are what that is about. */
const opensPart = (element: Element): boolean =>
  element.tagName === "button" &&
  (element.properties?.ariaControls !== undefined || element.properties?.ariaExpanded !== undefined) &&
  /\S\s+\S/.test(plainOf(element));

/** A table's caption as the line that leads to it. */
function captioned(table: Element): Element[] {
  const children = table.children ?? [];
  const caption = children.find(({ tagName }) => tagName === "caption");
  if (caption === undefined) return [table];
  const text = plainOf(caption).replace(/^Table \d+[.:]?\s*/i, "");
  const rest = { ...table, children: children.filter((child) => child !== caption) };
  if (text === "") return [rest];
  const line = { type: "text", value: `${text.replace(/[.:]$/, "")}:` };
  return [{ type: "element", tagName: "p", properties: {}, children: [line] }, rest];
}

/** Whether a text is HTML, where it may be Markdown or plain as well. */
export const looksLikeHtml = (text: string): boolean =>
  /<(?:p|br|div|ul|ol|li|a|strong|em|b|i|table|h[1-6]|span)\b[^>]*>/i.test(text);
