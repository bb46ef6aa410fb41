import Fuse from "fuse.js";
import { lastOnes } from "../memo.ts";
import { editDistance } from "./edit-cost.ts";

/** Long names bear more slips than common words do: nothing else is like them. */
const minLength = 9;
const maxSlips = 3;
/** Of 1: the share of a name that fuse.js may find different. */
const fuzziness = 0.4;
/** fuse.js reads every name that begins with the letter: bounded, so that a large vocabulary stays fast. */
const maxNames = 2_000;
const maxRemembered = 5_000;
const candidates = 5;

interface Name {
  readonly name: string;
  /** Without its spaces, as people run words together. */
  readonly joined: string;
}

/** Finds the long name that a badly misspelt word means, or `null`; a name may be of several words. */
export function createNameFinder(names: Iterable<string>): (typed: string) => string | null {
  const long = [...new Set(names)]
    .map((name): Name => ({ name, joined: name.replaceAll(" ", "") }))
    .filter(({ joined }) => joined.length >= minLength - 1)
    .slice(0, maxNames);
  const byLetter = Map.groupBy(long, ({ joined }) => joined[0]!);
  const searches = new Map<string, Fuse<Name>>();
  const searchFor = (letter: string): Fuse<Name> => {
    const known = searches.get(letter);
    if (known) return known;
    const fuse = new Fuse(byLetter.get(letter) ?? [], {
      keys: ["joined"],
      threshold: fuzziness,
      ignoreLocation: true,
      ignoreFieldNorm: true,
    });
    searches.set(letter, fuse);
    return fuse;
  };
  const nameLike = lastOnes(maxRemembered, (typed: string): string | null => {
    const found = searchFor(typed[0]!)
      .search(typed, { limit: candidates })
      .find(({ item }) => isMeant(typed, item.joined));
    return found?.item.name ?? null;
  });
  return (typed) => (typed.length < minLength || typed.length > 32 ? null : nameLike(typed));
}

/** Whether the whole word is meant: fuse.js also finds a name inside a longer one. */
function isMeant(typed: string, name: string): boolean {
  return editDistance(typed, name) <= maxSlips;
}
