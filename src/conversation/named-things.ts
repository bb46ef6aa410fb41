import type { Knowledge } from "../knowledge/index.ts";
import type { Language, Utterance } from "../language/index.ts";

/** A named thing in an utterance; token indices, `to` exclusive. */
export interface Thing {
  readonly from: number;
  readonly to: number;
  /** What it is one of: the tables whose rows it names, or the kind of figure that it is. Things that share a kind can stand for each other. */
  readonly kinds: readonly string[];
}

const longestNameWords = 8;

/** Finds rows of tables (by name or alias) and figures in an utterance; the longest name wins. */
export function createThings(
  knowledge: Knowledge,
  language: Language,
): (utterance: Utterance) => readonly Thing[] {
  // stems of a name, joined → ids of the tables that have a row of that name
  const names = new Map<string, Set<string>>();
  for (const table of knowledge.tables) {
    for (const row of table.rows) {
      for (const name of [row.name, ...row.aliases]) {
        const key = language
          .tokens(name)
          .map((token) => token.stem)
          .join(" ");
        const tables = names.get(key) ?? new Set();
        names.set(key, tables.add(table.id));
      }
    }
  }
  names.delete("");

  return (utterance) => {
    const stems = utterance.tokens.map((token) => token.stem);
    const things: Thing[] = [];
    for (let from = 0; from < stems.length; ) {
      const thing = longestFrom(from, stems);
      if (thing) things.push(thing);
      from = thing?.to ?? from + 1;
    }
    const figures = utterance.quantities.map(({ kind, from, to }) => ({
      from,
      to,
      kinds: [`figure:${kind}`],
    }));
    return [
      ...things,
      ...figures.filter((figure) => !things.some((t) => figure.from < t.to && t.from < figure.to)),
    ].sort((a, b) => a.from - b.from);
  };

  function longestFrom(from: number, stems: readonly string[]): Thing | null {
    for (let to = Math.min(stems.length, from + longestNameWords); to > from; to--) {
      const tables = names.get(stems.slice(from, to).join(" "));
      if (tables) return { from, to, kinds: [...tables] };
    }
    return null;
  }
}
