import { createLanguage } from "../language/language.ts";
import type { Text } from "./types.ts";

/** Gives the words of an utterance. */
export type Words = (text: Text) => readonly string[];

/** More says nothing more, and would take the longer. */
const maxWords = 200;

/** Reads typed texts with `read`, by default with the project's own reading; words given as such are taken as they are. */
export function createWords(texts: readonly Text[], read?: (text: string) => readonly string[]): Words {
  const reader = read ?? readerOf(texts.filter((text) => typeof text === "string"));
  return (text) => (typeof text === "string" ? reader(text) : text).slice(0, maxWords);
}

function readerOf(texts: readonly string[]): (text: string) => readonly string[] {
  const language = createLanguage({ texts, concepts: [] });
  return (text) => language.read(text).tokens.map((token) => token.text);
}
