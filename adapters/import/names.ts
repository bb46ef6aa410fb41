import { createHash } from "node:crypto";
import { sameWording, slug } from "../../src/knowledge/index.ts";
import { stopWords } from "../../src/language/index.ts";
import { importLimits } from "./limits.ts";

const mostIdChars = 70;

/** Derives an id that the loader accepts from any text. */
export function idFrom(text: string): string {
  const plain = slug(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (plain.length > mostIdChars)
    return plain
      .slice(0, mostIdChars + 1)
      .replace(/-[^-]*$/, "")
      .slice(0, mostIdChars);
  if (plain !== "") return plain;
  return `item-${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
}

/** Registry of used ids, which finds free ones. */
export class Ids {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  free(wanted: string): string {
    let id = wanted;
    for (let count = 2; this.#taken.has(id); count++) id = `${wanted}-${count}`;
    this.#taken.add(id);
    return id;
  }

  take(id: string): void {
    this.#taken.add(id);
  }
}

/** Registry of used wordings: no two entries may share one. */
export class TakenWordings {
  readonly #taken = new Set<string>();

  /** False where another has it, or there is no word in it. */
  take(text: string): boolean {
    const key = sameWording(text);
    if (key === "" || this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }
}

const words = (text: string): string[] =>
  sameWording(text)
    .split(" ")
    .filter((word) => word !== "" && !stopWords.has(word));

const fewWords = 3;

/**
 * Title candidates of a section: its heading, prefixed by those above where it is short; longer forms follow,
 * for where another section has that title.
 */
export function titlesOf(trail: readonly string[]): string[] {
  const own = trail.at(-1)!;
  const forms: string[] = [];
  let name = own;
  for (let at = trail.length - 1; at >= 0; at--) {
    if (at < trail.length - 1) {
      const above = trail[at]!;
      const known = new Set(words(name));
      if (words(above).every((word) => known.has(word))) continue;
      name = `${above.replace(/[?:]$/, "")}: ${name}`;
    }
    forms.push(name.slice(0, importLimits.wordingChars));
  }
  if (isQuestion(own)) return forms;
  const enough = forms.findIndex(saysEnough);
  return forms.slice(enough === -1 ? forms.length - 1 : enough);
}

/** Whether a title is understood without the headings above it. */
export const saysEnough = (title: string): boolean => words(title).length >= fewWords;

/** Whether a heading is a question. */
export const isQuestion = (text: string): boolean => /\?\s*$/.test(text);

/** Title derived from a file's name: without extension, leading number and trailing id. */
export function nameOfFile(path: string): string {
  const parts = path.split("/");
  const file = parts.at(-1)!.replace(/\.\w+$/, "");
  const own = /^(?:index|readme|_index|home)$/i.test(file) ? (parts.at(-2) ?? file) : file;
  const plain = own
    .replace(/[ _-][0-9a-f]{32}(?:_all)?$/, "")
    .replace(/_\d{5,}$/, "")
    .replace(/^\d{1,3}[._-]+(?=\D)/, "")
    .replace(/[-_]+/g, " ")
    .trim();
  return plain === "" ? own : plain.charAt(0).toUpperCase() + plain.slice(1);
}
