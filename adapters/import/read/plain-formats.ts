import { convert } from "@asciidoctor/core";
import { RstToHtmlCompiler } from "rst-compiler";
import { type Page, UnreadableError } from "../types.ts";
import { readHtml } from "./html.ts";

/** Reads AsciiDoc. Nothing is included from other files, whatever the text asks for. */
export async function readAsciiDoc(text: string): Promise<Page> {
  const html = String(
    await convert(text, {
      safe: "secure",
      standalone: false,
      attributes: { showtitle: true, "toc!": "", "icons!": "" },
    }),
  );
  // An admonition is a table to look at only.
  const plain = html.replace(
    /<div class="admonitionblock [^"]*">\s*<table>[\s\S]*?<td class="content">([\s\S]*?)<\/td>\s*<\/tr>\s*<\/table>\s*<\/div>/g,
    "<div>$1</div>",
  );
  return readHtml(`<body>${withQuestions(plain)}</body>`);
}

/** A list of questions with answers, made parts that fold open. */
const withQuestions = (html: string): string =>
  html.replace(/<div class="qlist qanda">([\s\S]*?)<\/ol>\s*<\/div>/g, (_, list: string) =>
    list
      .replace(/<ol>/g, "")
      .replace(/<li>\s*<p><em>([\s\S]*?)<\/em><\/p>/g, "<details><summary>$1</summary>")
      .replace(/<\/li>/g, "</details>"),
  );

/** Directives of Sphinx that only its own build understands. */
const buildDirectives =
  /^[ \t]*\.\.[ \t]+(?:toctree|index|contents|include|literalinclude|raw|highlight|meta|image|figure|only|ifconfig|auto\w+|currentmodule|module|tabs?|grid[\w-]*|card[\w-]*)::[^\n]*(?:\n(?:[ \t]*\n)*[ \t]+[^\n]*)*/gm;

/** Reads reStructuredText: roles become their text, directives of a build go. */
export function readRestructuredText(text: string): Page {
  const { body: own, date } = partFields(text);
  const plain = substituted(own)
    .replace(buildDirectives, "")
    // Footnotes, and what refers to them.
    .replace(/^\.\.[ \t]+\[(?:#?\w*|\*)\][^\n]*(?:\n[ \t]+[^\n]*)*/gm, "")
    .replace(/[ \t]*\[(?:\d+|#\w*|\*)\]_(?!_)/g, "")
    // A term with what it means below it.
    .replace(
      /(^|\n)[ \t]*\n([^\s.:*|+=#>`_~^"-][^\n]*)\n[ \t]{2,}(\S[^\n]*(?:\n[ \t]{2,}\S[^\n]*)*)(?=\n[ \t]*\n|\n?$)/g,
      (_, before: string, term: string, meaning: string) =>
        `${before}\n* **${term.trim()}**: ${meaning.replace(/\s*\n\s*/g, " ")}\n`,
    )
    .replace(/(^|[\s(])(?::[\w.+-]+)+:`([^`]*?)(?:\s*<[^>`\n]*>)?`/g, "$1$2")
    // A reference without its target in this file is its text.
    .replace(/`([^`<\n]+)`_(?!_)/g, (whole, name: string) => (text.includes(`.. _${name}:`) ? whole : name));
  try {
    const { body } = new RstToHtmlCompiler().compile(plain, {});
    return { ...readHtml(`<body>${body}</body>`), date };
  } catch (error) {
    throw new UnreadableError(
      `its reStructuredText cannot be read: ${(error as Error).message.split("\n")[0]}`,
      {
        cause: error,
      },
    );
  }
}

/** What stands below a document's title as fields, `:Author: Ann`; of all of them the day alone tells anybody something. */
function partFields(text: string): { readonly body: string; readonly date: string | null } {
  const fields =
    /^(?:[ \t]*\.\.[^\n]*\n|[ \t]*\n|[^\n]*\n[=~^"'*#-]{3,}[ \t]*\n|[=~^"'*#-]{3,}[ \t]*\n[^\n]*\n[=~^"'*#-]{3,}[ \t]*\n)*?((?::[A-Za-z][\w -]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+)/.exec(
      text.slice(0, 4_000),
    )?.[1];
  if (fields === undefined) return { body: text, date: null };
  const date =
    /^:(?:date|updated|modified|last[ -]updated):[^\n]*?(\d{4}-\d{2}-\d{2})/im.exec(fields)?.[1] ?? null;
  return { body: text.replace(fields, ""), date };
}

/** `|name|` as what it stands for; one that is defined elsewhere is its name. */
function substituted(text: string): string {
  const names = new Map<string, string>();
  const body = text.replace(
    /^\.\.[ \t]+\|([^|\n]+)\|[ \t]+replace::[ \t]*([^\n]*)\n/gm,
    (_, name: string, by: string) => {
      names.set(name.toLowerCase(), by.trim());
      return "";
    },
  );
  // Bars at the beginning of a line are a table's, or a verse's.
  return body
    .split("\n")
    .map((line) =>
      /^\s*\|/.test(line)
        ? line
        : line.replace(
            /\|(\w(?:[\w -]*\w)?)\|_?/g,
            (_, name: string) => names.get(name.toLowerCase()) ?? name,
          ),
    )
    .join("\n");
}
