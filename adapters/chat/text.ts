/** Truncates a text to `max` UTF-16 code units, ellipsis included, never within a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const whole = /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${whole.trimEnd()}…`;
}

/** Control characters other than line ends and tabs, and marks that turn a text's direction: nothing shows them well. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Removes control and bidirectional characters, and replaces lone surrogates. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, "").toWellFormed();
