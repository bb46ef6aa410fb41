import { parseMarkdown } from "../markdown.ts";
import { type Page, UnreadableError } from "../types.ts";
import { listIn, partFrontMatter, textIn } from "./front-matter.ts";

/** Reads a Markdown file of any generator: what only its generator understands goes, the text stays. */
export function readMarkdownFile(text: string, { notion }: { readonly notion: boolean }): Page {
  const { front, body, notes } = partFrontMatter(text);
  if (front.draft === true || front.published === false) throw new UnreadableError("it is marked as a draft");
  const own = notion ? partProperties(body) : { body, properties: {} };
  const all = { ...own.properties, ...front };
  return {
    kind: "page",
    title: textIn(all, "title", "question", "name", "sidebar_label"),
    nodes: parseMarkdown(plainMarkdown(own.body)),
    keywords: keywordsOf(all),
    group: textIn(all, "category", "section", "topic") ?? listIn(all, "categories", "topics")[0] ?? null,
    date: dayIn(all),
    notes: [...notes, ...unused(all)],
  };
}

/** Other wordings that a file gives itself; addresses among them are none. */
export const keywordsOf = (front: Readonly<Record<string, unknown>>): string[] =>
  listIn(
    front,
    "keywords",
    "keyword",
    "tags",
    "tag",
    "aliases",
    "alias",
    "also",
    "synonyms",
    "labels",
  ).filter((word) => !/^\/|^https?:/.test(word));

function dayIn(front: Readonly<Record<string, unknown>>): string | null {
  for (const name of ["updated", "last_updated", "lastmod", "last_modified", "modified", "date"]) {
    const value = front[name];
    const text = value instanceof Date ? value.toISOString() : typeof value === "string" ? value : "";
    const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
    if (day !== undefined) return day;
  }
  return null;
}

const used =
  /^(?:title|question|name|sidebar_label|keywords?|tags?|alias(?:es)?|also|synonyms|labels|category|categories|section|topics?|draft|published|date|updated|last_updated|lastmod|last_modified|modified)$/i;

function unused(front: Readonly<Record<string, unknown>>): string[] {
  const names = Object.keys(front).filter((key) => !used.test(key));
  return names.length === 0 ? [] : [`not taken over from its front matter: ${names.slice(0, 12).join(", ")}`];
}

/** Notion writes a page's properties as lines below its title. */
function partProperties(body: string): { body: string; properties: Record<string, string> } {
  const found = /^(# [^\n]*\n+)((?:[A-Z][^\n:]{0,40}: [^\n]*\n)+)(?=\n|$)/.exec(body);
  if (found === null) return { body, properties: {} };
  const lines = found[2]!.trim().split("\n");
  const properties = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      line.slice(line.indexOf(":") + 1).trim(),
    ]),
  );
  return { body: found[1]! + body.slice(found[0].length), properties };
}

/** What site generators add to Markdown, each as it reads without its generator. */
const additions: readonly (readonly [RegExp, string | ((...parts: string[]) => string)])[] = [
  // Hugo and Jekyll: {{< note >}}, {{% tab %}}, {% include x %}
  [/\{\{[<%][^\n]*?[>%]\}\}|\{%[^\n]*?%\}/g, ""],
  // Docusaurus, VitePress, MyST: :::tip Title … :::
  [
    /^[ \t]*:{3,}[ \t]*(?:\{?\w[\w-]*\}?)?(?:\[([^\]\n]*)\])?([^\n]*)$/gm,
    (_, label = "", rest = "") =>
      label || rest.trim() ? `${(label || rest).trim().replace(/[:.]$/, "")}:\n` : "",
  ],
  // Heading and block attributes: {#anchor .class}, {: .no_toc}
  [/[ \t]*\{[:#.][^}\n]*\}[ \t]*$/gm, ""],
  // Obsidian: [[Page|label]], ![[picture.png]]
  [/!\[\[[^\]\n]*\]\]/g, ""],
  [/\[\[(?:[^\]|\n]*\|)?([^\]|\n]+)\]\]/g, (_, label = "") => label],
  [/^\[(?:toc|\[toc\])\]$/gim, ""],
  // GitHub: > [!NOTE]
  [/^>[ \t]*\[![A-Za-z]+\][ \t]*$/gm, ">"],
  // MDX: imports and exports stand on lines of their own.
  [/^(?:import|export)\s[^\n]*(?:from\s+["'][^\n]+|=>[^\n]*|;)[ \t]*$/gm, ""],
];

/** Python-Markdown: `!!! note "Title"` and `=== "Tab"`, with what belongs to them indented below. */
function outdented(text: string): string {
  const lines: string[] = [];
  let inside = false;
  let fenced = false;
  for (const line of text.split("\n")) {
    if (/^(?:```|~~~)/.test(line)) fenced = !fenced;
    const opening = fenced
      ? null
      : /^(?:!!!|\?\?\?\+?|===)[ \t]+(?:[\w-]+)?(?:[ \t]*"([^"\n]*)")?[ \t]*$/.exec(line);
    if (opening !== null) {
      inside = true;
      lines.push("", opening[1] ? `${opening[1]}:` : "", "");
    } else if (inside && /^(?: {4}|\t)/.test(line)) lines.push(line.replace(/^(?: {4}|\t)/, ""));
    else {
      if (line.trim() !== "") inside = false;
      lines.push(line);
    }
  }
  return lines.join("\n");
}

function plainMarkdown(text: string): string {
  // Code stays as it is, whatever its marks would mean outside.
  return outdented(text)
    .split(/(^```[\s\S]*?^```[^\n]*$|^~~~[\s\S]*?^~~~[^\n]*$)/m)
    .map((part) =>
      /^(?:```|~~~)/.test(part)
        ? part
        : additions.reduce((plain, [pattern, by]) => plain.replace(pattern, by as string), part),
    )
    .join("");
}
