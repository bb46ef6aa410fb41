import { adjectiveOf } from "./adjectives.ts";
import type { Cue, CueKind } from "./cues.ts";
import { phrases } from "./operator-words.ts";

interface Phrase {
  readonly kind: CueKind;
  readonly words: readonly string[];
}

/** Phrases made ready to be found. */
interface Lexicon {
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>;
  readonly byPrefix: readonly { readonly prefix: string; readonly kind: CueKind }[];
}

function lexiconOf(lists: Readonly<Record<string, string>>): Lexicon {
  const byFirst = new Map<string, Phrase[]>();
  const byPrefix: { readonly prefix: string; readonly kind: CueKind }[] = [];
  for (const [kind, list] of Object.entries(lists) as [CueKind, string][]) {
    for (const phrase of list.split(";").map((text) => text.trim())) {
      if (phrase.endsWith("~")) {
        byPrefix.push({ prefix: phrase.slice(0, -1), kind });
        continue;
      }
      const words = phrase.replace(/[.'’]/g, "").split(" ");
      const first = words[0]!;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { kind, words }]);
    }
  }
  return { byFirst, byPrefix };
}

const degrees: ReadonlySet<CueKind> = new Set<CueKind>([
  "high",
  "low",
  "more",
  "less",
  "best",
  "early",
  "late",
]);

type Words = readonly { readonly text: string }[];

/** Makes a reader of operators: those of the language, and phrases that somebody brings, by the operator in them. */
export function cueReader(brought: Readonly<Record<string, string>>): (words: Words) => Cue[] {
  const lexicon = lexiconOf({ ...phrases, ...brought });
  return (words) => find(words, lexicon);
}

/** Every operator phrase of a question; a word may belong to several. Work is bounded by words × phrases of one first word. */
function find(words: Words, { byFirst, byPrefix }: Lexicon): Cue[] {
  const cues: Cue[] = [];
  words.forEach(({ text }, from) => {
    for (const phrase of byFirst.get(text) ?? []) {
      if (phrase.words.every((word, i) => words[from + i]?.text === word)) {
        cues.push({ kind: phrase.kind, from, to: from + phrase.words.length });
      }
    }
    for (const { prefix, kind } of byPrefix)
      if (text.startsWith(prefix)) cues.push({ kind, from, to: from + 1 });
    const adjective = byFirst
      .get(text)
      ?.some((phrase) => phrase.words.length === 1 && degrees.has(phrase.kind))
      ? null
      : adjectiveOf(text);
    if (adjective?.superlative) {
      cues.push({ kind: adjective.low ? "low" : "high", from, to: from + 1 });
      // The fastest has the highest speed, or the lowest time.
      if (adjective.pace) cues.push({ kind: adjective.low ? "high" : "low", from, to: from + 1 });
    } else if (adjective) cues.push({ kind: adjective.low ? "less" : "more", from, to: from + 1 });
  });
  return cues;
}

/** Reads the operators of the language alone. */
export const readCues = cueReader({});
