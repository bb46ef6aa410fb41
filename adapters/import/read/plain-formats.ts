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
  return readHtml(`<body>${plain}</body>`);
}

/** Directives of Sphinx that only its own build understands. */
const buildDirectives =
  /^[ \t]*\.\.[ \t]+(?:toctree|index|contents|include|literalinclude|raw|highlight|meta|image|figure|only|ifconfig|auto\w+|currentmodule|module|tabs?|grid[\w-]*|card[\w-]*)::[^\n]*(?:\n(?:[ \t]*\n)*[ \t]+[^\n]*)*/gm;

/** Reads reStructuredText: roles become their text, directives of a build go. */
export function readRestructuredText(text: string): Page {
  const plain = text
    .replace(buildDirectives, "")
    .replace(/(^|[\s(])(?::[\w.+-]+)+:`([^`]*?)(?:\s*<[^>`\n]*>)?`/g, "$1$2")
    .replace(/\|([\w -]+)\|_?/g, "$1")
    // A reference without its target in this file is its text.
    .replace(/`([^`<\n]+)`_(?!_)/g, (whole, name: string) => (text.includes(`.. _${name}:`) ? whole : name));
  try {
    const { body } = new RstToHtmlCompiler().compile(plain, {});
    return readHtml(`<body>${body}</body>`);
  } catch (error) {
    throw new UnreadableError(
      `its reStructuredText cannot be read: ${(error as Error).message.split("\n")[0]}`,
      {
        cause: error,
      },
    );
  }
}
