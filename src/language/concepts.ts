import type { Concept } from "../knowledge/index.ts";
import type { ConceptSpan, Token } from "./types.ts";

/** Longer names are sentences, not names. */
const maxNameLength = 8;

type Stemmed = Pick<Token, "stem">;

/** Stem → what may follow it; `concept` where a name ends here. */
interface Node {
  readonly next: Map<string, Node>;
  concept: string | null;
}

/** Finds vocabulary concepts in tokens: longest name first, from left to right, word forms equal by stem. */
export function createConceptFinder(
  concepts: readonly Concept[],
  stemsOf: (name: string) => readonly string[],
): (tokens: readonly Stemmed[]) => ConceptSpan[] {
  const root: Node = { next: new Map(), concept: null };
  for (const concept of concepts) for (const name of concept.names) addName(root, stemsOf(name), concept.id);

  return (tokens) => {
    const spans: ConceptSpan[] = [];
    for (let from = 0; from < tokens.length; ) {
      const span = longestFrom(root, tokens, from);
      if (span !== null) spans.push(span);
      from = span?.to ?? from + 1;
    }
    return spans;
  };
}

/** The concept that stands first in the vocabulary keeps a name that two of them claim. */
function addName(root: Node, stems: readonly string[], concept: string): void {
  if (stems.length === 0 || stems.length > maxNameLength) return;
  let node = root;
  for (const stem of stems) {
    let next = node.next.get(stem);
    if (next === undefined) {
      next = { next: new Map(), concept: null };
      node.next.set(stem, next);
    }
    node = next;
  }
  node.concept ??= concept;
}

function longestFrom(root: Node, tokens: readonly Stemmed[], from: number): ConceptSpan | null {
  let longest: ConceptSpan | null = null;
  let node = root.next.get(tokens[from]!.stem);
  for (let to = from + 1; node !== undefined; to++) {
    if (node.concept !== null) longest = { concept: node.concept, from, to };
    node = to < tokens.length ? node.next.get(tokens[to]!.stem) : undefined;
  }
  return longest;
}
