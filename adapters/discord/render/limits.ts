import { clip, printable } from "../../chat/index.ts";

/**
 * What Discord takes, in UTF-16 code units. Documents count some texts in code points: this is never more.
 */
export const discordLimits = {
  /** Everything in a message of components, nested ones included. */
  components: 40,
  /** All text of a message of components together. */
  componentText: 4_000,
  rowButtons: 5,
  embedRows: 5,
  buttonLabel: 80,
  customId: 100,
  selectOptions: 25,
  optionText: 100,
  placeholder: 150,
  altText: 1_024,
  modalTitle: 45,
  modalLabel: 45,
  modalDescription: 100,
  textInput: 4_000,
  inputPlaceholder: 100,
  threadName: 100,
  choices: 25,
  choiceText: 100,
  commandDescription: 100,
  embedTitle: 256,
  embedDescription: 4_096,
  embedFooter: 2_048,
  /** All text of all embeds of a message together. */
  embedText: 6_000,
  url: 1_000,
  content: 2_000,
} as const;

/** Escaped text, cut likewise, never between a backslash and what it escapes. */
export function clipEscaped(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = clip(text, max);
  const kept = cut.slice(0, -1);
  const slashes = /\\*$/.exec(kept)?.[0].length ?? 0;
  return slashes % 2 === 0 ? cut : `${kept.slice(0, -1)}…`;
}

/** Text of one line and of at least one character: Discord refuses empty labels. */
export function label(text: string, max: number): string {
  const line = clip(printable(text).replace(/\s+/g, " ").trim(), max);
  return line === "" ? "…" : line;
}
