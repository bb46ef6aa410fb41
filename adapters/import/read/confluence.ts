import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { taskSign } from "../../../src/knowledge/index.ts";
import { type Page, UnreadableError } from "../types.ts";
import { classesOf, type Element, elements, htmlNodes, plainOf } from "./html.ts";

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** An object of the export: its class, its id, and its properties as text; references are ids of others. */
interface Stored {
  readonly kind: string;
  readonly id: string;
  readonly properties: ReadonlyMap<string, string>;
}

/**
 * Reads the XML export of a Confluence space: its pages and posts as they are now, without drafts, older
 * versions and comments. Labels are keywords, the page above is what a page belongs to.
 * @throws UnreadableError where it is no such export, or holds no page.
 */
export function readConfluence(text: string): Page[] {
  if (!/<hibernate-generic\b/.test(text.slice(0, 2_000)))
    throw new UnreadableError("XML of another kind than a Confluence export");
  const stored = objectsOf(text);
  const all = (kind: string) => stored.filter((each) => each.kind === kind);
  const pages = [...all("Page"), ...all("BlogPost")].filter(isCurrent);
  const titles = new Map(pages.map((page) => [page.id, titleOf(page)]));
  const bodies = new Map(
    all("BodyContent").map(({ properties }) => [
      properties.get("content") ?? "",
      properties.get("body") ?? "",
    ]),
  );
  const space = all("Space")[0]?.properties;
  const labels = labelsOf(stored);
  const read = pages.flatMap((page): Page[] => {
    const body = bodies.get(page.id)?.trim() ?? "";
    const title = titleOf(page);
    if (body === "" || title === "") return [];
    const key = space?.get("key") ?? "space";
    return [
      {
        kind: "page",
        title,
        nodes: htmlNodes(plainStorage(body)),
        keywords: labels.get(page.id) ?? [],
        group: titles.get(page.properties.get("parent") ?? "") ?? space?.get("name") ?? key,
        date: /^\d{4}-\d{2}-\d{2}/.exec(page.properties.get("lastModificationDate") ?? "")?.[0] ?? null,
        notes: [],
        // Where Confluence shows it, below the address of the wiki.
        path: `${key}/spaces/${key}/pages/${page.id}`,
      },
    ];
  });
  if (read.length === 0) throw new UnreadableError("it holds no page");
  return read;
}

/** Within SVG the parser takes XML's own forms: CDATA, and elements that close themselves. */
function objectsOf(text: string): Stored[] {
  const tree = parser.parse(`<svg>${text.replace(/^\s*<\?xml[^>]*\?>/, "")}</svg>`) as Element;
  return [...elements(tree)]
    .filter(({ tagName }) => tagName === "object")
    .map((object) => {
      const properties = new Map<string, string>();
      let id = "";
      for (const child of object.children ?? []) {
        const name = String(child.properties?.name ?? "");
        if (child.tagName === "id") id = plainOf(child);
        else if (child.tagName === "property") properties.set(name, textOf(child));
      }
      return { kind: classesOf(object)[0] ?? "", id, properties };
    });
}

/** What a property holds: its text, or the id of what it refers to. */
function textOf({ children = [] }: Element): string {
  const reference = children.find(({ tagName }) => tagName === "id");
  if (reference !== undefined) return plainOf(reference);
  return children.map(({ value = "" }) => value).join("");
}

const titleOf = ({ properties }: Stored): string => (properties.get("title") ?? "").trim();

const isCurrent = ({ properties }: Stored): boolean =>
  (properties.get("contentStatus") ?? "current") === "current" && !properties.has("originalVersion");

function labelsOf(stored: readonly Stored[]): Map<string, string[]> {
  const names = new Map(
    stored
      .filter(({ kind }) => kind === "Label")
      .map(({ id, properties }) => [id, properties.get("name") ?? ""]),
  );
  const labels = new Map<string, string[]>();
  for (const { properties } of stored.filter(({ kind }) => kind === "Labelling")) {
    const name = names.get(properties.get("label") ?? "") ?? "";
    const page = properties.get("content") ?? "";
    if (name !== "") labels.set(page, [...(labels.get(page) ?? []), name.replaceAll("-", " ")]);
  }
  return labels;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Macros that only Confluence can fill. */
const living =
  /^(?:toc|toc-zone|children|pagetree|jira|jirachart|recently-updated|contentbylabel|livesearch|attachments|gallery|include|profile|anchor|view-file|viewpdf|chart|drawio|gliffy|widget)$/;

/** A macro that holds no other. */
const innermost =
  /<ac:(?:structured-)?macro\b[^>]*?ac:name="([\w-]+)"[^>]*>((?:(?!<ac:(?:structured-)?macro\b)[\s\S])*?)<\/ac:(?:structured-)?macro>/g;
/** Macros stand in macros; deeper than this nobody writes. */
const mostDepth = 12;

/** The storage format as HTML: macros give what they hold, links their words. */
function plainStorage(body: string): string {
  let html = body
    // A body that holds CDATA of its own is written with a gap, so that it does not end the one around it.
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]\s?>/g, (_, text: string) => escaped(text))
    .replace(/<((?:ac|ri|at):[\w-]+)((?:\s[^<>]*)?)\/>/g, "<$1$2></$1>");
  for (let depth = 0; depth < mostDepth && html.includes("macro"); depth++)
    html = html.replace(innermost, (_, name: string, inner: string) => macro(name, inner));
  return (
    html
      .replace(/<ac:(image|emoticon|placeholder|parameter)\b[\s\S]*?<\/ac:\1>/g, "")
      .replace(/<ac:task-id>[\s\S]*?<\/ac:task-id>/g, "")
      .replace(/<ac:task-status>([\s\S]*?)<\/ac:task-status>/g, (_, status: string) =>
        taskSign(status.trim() === "complete"),
      )
      .replace(/<(\/?)ac:task-list>/g, "<$1ul>")
      .replace(/<(\/?)ac:task>/g, "<$1li>")
      // A link without words of its own is called what it leads to.
      .replace(/<ac:link\b[^>]*>([\s\S]*?)<\/ac:link>/g, (_, inner: string) => {
        const words = inner.replace(/<[^>]+>/g, "").trim();
        return words || (/ri:content-title="([^"]*)"/.exec(inner)?.[1] ?? "");
      })
  );
}

function macro(name: string, inner: string): string {
  if (living.test(name)) return "";
  const plain = /<ac:plain-text-body>([\s\S]*?)<\/ac:plain-text-body>/.exec(inner)?.[1];
  if (plain !== undefined) return `<pre><code>${plain}</code></pre>`;
  const rich = /<ac:rich-text-body>([\s\S]*)<\/ac:rich-text-body>/.exec(inner)?.[1] ?? "";
  const title = /<ac:parameter ac:name="title">([\s\S]*?)<\/ac:parameter>/.exec(inner)?.[1]?.trim() ?? "";
  if (name === "expand" && title !== "") return `<details><summary>${title}</summary>${rich}</details>`;
  if (name === "status") return title;
  return title === "" ? rich : `<p><strong>${title}:</strong></p>${rich}`;
}
