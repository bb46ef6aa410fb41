import { stem } from "../language/stem.ts";

/** A text as numbers; −1 where the training texts hold no such stem. */
export interface Reading {
  /** Stem ids in order. */
  readonly stems: readonly number[];
  /** The stems themselves. */
  readonly written: readonly string[];
  /** Ids of the letter groups of every word, repeats included. */
  readonly groups: readonly Int32Array[];
}

const shortest = 3;
const longest = 4;
/** Longer words are data; their beginning is enough. */
const maxWordLength = 40;
/** Bounds the memory of a process that runs for months. */
const maxRemembered = 50_000;

/** Numbers the stems and the letter groups of the training texts; knows each word's by heart. */
export class Lexicon {
  readonly stems: string[] = [];
  readonly #stemIds = new Map<string, number>();
  readonly #groupIds = new Map<string, number>();
  readonly #stemOf = new Map<string, string>();
  readonly #groupsOf = new Map<string, Int32Array>();
  #open = true;

  get groupCount(): number {
    return this.#groupIds.size;
  }

  /** From here on unknown words get no number. */
  close(): void {
    this.#open = false;
  }

  read(words: readonly string[]): Reading {
    const written = words.map((word) => this.#stem(word));
    return {
      stems: written.map((each) => this.#id(each)),
      written,
      groups: words.map((word) => this.#groups(word)),
    };
  }

  #stem(word: string): string {
    let found = this.#stemOf.get(word);
    if (found === undefined) {
      found = stem(word);
      if (this.#stemOf.size >= maxRemembered) this.#stemOf.clear();
      this.#stemOf.set(word, found);
    }
    return found;
  }

  #id(written: string): number {
    const known = this.#stemIds.get(written);
    if (known !== undefined) return known;
    if (!this.#open) return -1;
    this.#stemIds.set(written, this.stems.length);
    return this.stems.push(written) - 1;
  }

  /** Groups of 3 and 4 letters, with a space on each side of the word. */
  #groups(word: string): Int32Array {
    const known = this.#groupsOf.get(word);
    if (known !== undefined) return known;
    const padded = ` ${word.slice(0, maxWordLength)} `;
    const ids: number[] = [];
    for (let length = shortest; length <= longest; length++)
      for (let i = 0; i + length <= padded.length; i++) {
        const id = this.#groupId(padded.slice(i, i + length));
        if (id >= 0) ids.push(id);
      }
    const groups = Int32Array.from(ids);
    if (this.#groupsOf.size >= maxRemembered) this.#groupsOf.clear();
    this.#groupsOf.set(word, groups);
    return groups;
  }

  #groupId(group: string): number {
    const known = this.#groupIds.get(group);
    if (known !== undefined) return known;
    if (!this.#open) return -1;
    this.#groupIds.set(group, this.#groupIds.size);
    return this.#groupIds.size - 1;
  }
}
