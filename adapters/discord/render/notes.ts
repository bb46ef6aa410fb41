import { accents, type MessageLayout } from "./message.ts";
import { escapeMarkdown } from "./text.ts";

/** Layout of one sentence. */
export function note(text: string, accent: number = accents.panel): MessageLayout {
  return { accent, texts: [{ text: escapeMarkdown(text) }] };
}

const REFERENCE_DIGITS = 6;

/** Short reference of a failure, derived from the id of its message or interaction; the log has it too. */
export const referenceTo = (id: string): string => id.slice(-REFERENCE_DIGITS);

/** Layout of an error message. */
export const warning = (text: string): MessageLayout => note(text, accents.warning);
