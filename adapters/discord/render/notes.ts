import { accents, type MessageLayout } from "./message.ts";
import { escapeMarkdown } from "./text.ts";

/** A short word to one person. */
export function note(text: string, accent: number = accents.panel): MessageLayout {
  return { accent, texts: [{ text: escapeMarkdown(text) }] };
}

const REFERENCE_DIGITS = 6;

/** A code for what went wrong with a message or an interaction: short enough to be told. */
export const referenceTo = (id: string): string => id.slice(-REFERENCE_DIGITS);

/** Something went wrong, in the guide's words; the code in them leads to the line in the log. */
export const warning = (text: string): MessageLayout => note(text, accents.warning);
