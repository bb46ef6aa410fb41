import Fuse from "fuse.js";
import { editDistance } from "./edit-cost.ts";

/** Long names bear more slips than common words do: nothing else is like them. */
const minLength = 9;
const maxSlips = 3;
/** Of 1: the share of a name that fuse.js may find different. */
const fuzziness = 0.4;
/** fuse.js reads every name: bounded, so that a large vocabulary stays fast. */
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
  let fuse: Fuse<Name> | undefined;
  const remembered = new Map<string, string | null>();
  return (typed) => {
    if (typed.length < minLength || typed.length > 32) return null;
    const known = remembered.get(typed);
    if (known !== undefined) return known;
    fuse ??= new Fuse(long, {
      keys: ["joined"],
      threshold: fuzziness,
      ignoreLocation: true,
      ignoreFieldNorm: true,
    });
    const found =
      fuse.search(typed, { limit: candidates }).find(({ item }) => isMeant(typed, item.joined))?.item.name ??
      null;
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(typed, found);
    return found;
  };
}

/** fuse.js also finds a name inside a longer word; the whole word has to be meant. */
function isMeant(typed: string, name: string): boolean {
  return typed[0] === name[0] && editDistance(typed, name) <= maxSlips;
}
