import { accents, type Sheet } from "./message.ts";
import { escapeMarkdown } from "./text.ts";

/** A short word to one person. */
export function note(text: string, accent: number = accents.panel): Sheet {
  return { accent, texts: [{ text: escapeMarkdown(text) }] };
}

/** Something went wrong; the code leads to the line in the log. */
export function apology(reference: string): Sheet {
  return note(
    `Something went wrong on my side, and it is not your fault. Please try again in a moment. If it stays like this, tell the people who run me the code ${reference}.`,
    accents.warning,
  );
}

/** The answer's text is gone: buttons that need it say so. */
export const forgotten: Sheet = note(
  "I no longer have the text of that answer: texts are kept for a limited time only. Please ask again.",
);
