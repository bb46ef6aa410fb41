import type { Utterance } from "./types.ts";

/** The text of an utterance with its misspelt words corrected, as a sentence encoder should read it. */
export function correctedText({ text, tokens, corrections }: Utterance): string {
  if (corrections.length === 0) return text;
  const wrong = new Set(corrections.map(({ from }) => from));
  let corrected = "";
  let at = 0;
  for (const token of tokens) {
    if (token.start < at || !wrong.has(token.typed)) continue;
    corrected += text.slice(at, token.start) + token.text;
    at = token.end;
  }
  return corrected + text.slice(at);
}
