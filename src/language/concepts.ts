import type { Concept } from "../knowledge/types.ts";
import type { ConceptSpan, Token } from "./types.ts";

/** Longer names are sentences, not names. */
const maxNameLength = 8;

type Stemmed = Pick<Token, "stem">;

/** Finds vocabulary concepts in tokens: longest name first, from left to right, word forms equal by stem. */
export function createConceptFinder(
  concepts: readonly Concept[],
  stemsOf: (name: string) => readonly string[],
): (tokens: readonly Stemmed[]) => ConceptSpan[] {
  const byName = new Map<string, string>();
  const lengths = new Map<string, number>();
  for (const concept of concepts) {
    for (const name of concept.names) {
      const stems = stemsOf(name);
      if (stems.length === 0 || stems.length > maxNameLength) continue;
      const key = stems.join(" ");
      // The concept that stands first in the vocabulary keeps a name that two of them claim.
      if (!byName.has(key)) byName.set(key, concept.id);
      lengths.set(stems[0]!, Math.max(lengths.get(stems[0]!) ?? 0, stems.length));
    }
  }

  return (tokens) => {
    const spans: ConceptSpan[] = [];
    for (let from = 0; from < tokens.length; ) {
      const span = longestFrom(tokens, from);
      if (span !== null) spans.push(span);
      from = span?.to ?? from + 1;
    }
    return spans;
  };

  function longestFrom(tokens: readonly Stemmed[], from: number): ConceptSpan | null {
    const longest = Math.min(lengths.get(tokens[from]!.stem) ?? 0, tokens.length - from);
    for (let length = longest; length > 0; length--) {
      const key = tokens
        .slice(from, from + length)
        .map((token) => token.stem)
        .join(" ");
      const concept = byName.get(key);
      if (concept !== undefined) return { concept, from, to: from + length };
    }
    return null;
  }
}
