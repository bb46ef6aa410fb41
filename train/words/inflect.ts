const vowel = /[aeiou]/;

/** Plural of a regular noun. */
export function pluralOf(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** Third person, past and -ing forms of a regular verb; where doubling depends on stress, both spellings. */
export function formsOfVerb(verb: string): string[] {
  const forms = [pluralOf(verb)];
  if (verb.endsWith("ie")) return [...forms, `${verb}d`, `${verb.slice(0, -2)}ying`];
  if (/[^aeiou]y$/.test(verb)) return [...forms, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (/(?:ee|oe|ye)$/.test(verb)) return [...forms, `${verb}d`, `${verb}ing`];
  if (verb.endsWith("e")) return [...forms, `${verb}d`, `${verb.slice(0, -1)}ing`];
  const stems = doubledStems(verb);
  return [...forms, ...stems.flatMap((stem) => [`${stem}ed`, `${stem}ing`])];
}

/** Comparative and superlative of a short adjective; none for long ones. */
export function formsOfAdjective(adjective: string): string[] {
  if (adjective.length > 8) return [];
  if (adjective.endsWith("e")) return [`${adjective}r`, `${adjective}st`];
  if (/[^aeiou]y$/.test(adjective)) return [`${adjective.slice(0, -1)}ier`, `${adjective.slice(0, -1)}iest`];
  const stem = doubledStems(adjective)[0]!;
  return [`${stem}er`, `${stem}est`];
}

/** `stop` → `stopp`; `visit` and `admit` look alike, so longer words keep both stems. */
function doubledStems(word: string): string[] {
  const closed = /[^aeiou][aeiou][bdfgklmnprtvz]$/.test(word) || /^[aeiou][bdfgklmnprtvz]$/.test(word);
  if (!closed) return [word];
  const doubled = word + word.at(-1);
  const syllables = word
    .split("")
    .filter((letter, i) => vowel.test(letter) && !vowel.test(word[i - 1] ?? "")).length;
  return syllables === 1 ? [doubled] : [word, doubled];
}
