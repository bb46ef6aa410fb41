import { apologyFor, texts } from "../../chat/index.ts";
import { accents, type Sheet } from "./message.ts";
import { escapeMarkdown } from "./text.ts";

/** A short word to one person. */
export function note(text: string, accent: number = accents.panel): Sheet {
  return { accent, texts: [{ text: escapeMarkdown(text) }] };
}

const REFERENCE_DIGITS = 6;

/** A code for what went wrong with a message or an interaction: short enough to be told. */
export const referenceTo = (id: string): string => id.slice(-REFERENCE_DIGITS);

/** Something went wrong; the code leads to the line in the log. */
export function apology(reference: string): Sheet {
  return note(apologyFor(reference), accents.warning);
}

/** The answer's text is gone: buttons that need it say so. */
export const forgotten: Sheet = note(texts.forgotten);
