import { readFileSync } from "node:fs";
import { z } from "zod";

const tokenizerSchema = z.looseObject({
  model: z.looseObject({ vocab: z.record(z.string(), z.number().int().nonnegative()) }),
});

/** Longer runs of letters are no words; they become one unknown piece, as in the reference. */
const longestWordChars = 100;

/** Tokenizer: text → ids of word pieces, begin and end marks included; at most `limit` of them. */
export type WordPieces = (text: string, limit: number) => number[];

/**
 * Builds a WordPiece tokenizer from its vocabulary (Wu et al. 2016, §4.1; BERT's uncased form: lower case,
 * accents stripped, punctuation split off).
 */
export function readWordPieces(path: string): WordPieces {
  const { vocab } = tokenizerSchema.parse(JSON.parse(readFileSync(path, "utf8"))).model;
  const ids = new Map(Object.entries(vocab));
  const idOf = (piece: string): number => {
    const id = ids.get(piece);
    if (id === undefined) throw new Error(`${path}: no word piece "${piece}"`);
    return id;
  };
  const [begin, end, unknown] = [idOf("[CLS]"), idOf("[SEP]"), idOf("[UNK]")];

  /** Longest pieces first; a word with a part that has no piece is unknown as a whole. */
  const piecesOf = (word: string): number[] => {
    if (word.length > longestWordChars) return [unknown];
    const found: number[] = [];
    for (let from = 0; from < word.length; ) {
      const at = longestPiece(word, from);
      if (at === null) return [unknown];
      found.push(at.id);
      from = at.to;
    }
    return found;
  };
  const longestPiece = (word: string, from: number): { readonly id: number; readonly to: number } | null => {
    for (let to = word.length; to > from; to--) {
      const id = ids.get((from === 0 ? "" : "##") + word.slice(from, to));
      if (id !== undefined) return { id, to };
    }
    return null;
  };

  return (text, limit) => {
    const found = [begin];
    // No word has more pieces than letters, so what stands far behind the limit need not be looked at.
    const plain = text
      .slice(0, limit * longestWordChars)
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .toLowerCase();
    for (const [word] of plain.matchAll(
      /[\p{P}\p{S}]|\p{Script=Han}|[^\s\p{P}\p{S}\p{Script=Han}\p{Cc}]+/gu,
    )) {
      if (found.length >= limit - 1) break;
      found.push(...piecesOf(word));
    }
    return [...found.slice(0, limit - 1), end];
  };
}
