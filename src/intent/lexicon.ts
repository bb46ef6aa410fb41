import { stem } from "../language/stem.ts";
import type { ArchiveReader, ArchiveWriter } from "./archive.ts";

/** A text as numbers; −1 where the training texts hold no such stem. */
export interface Reading {
  /** Stem ids in order. */
  readonly stems: readonly number[];
  /** The stems themselves. */
  readonly written: readonly string[];
  /** Ids of the letter groups of every word, repeats included; empty where letters are not read. */
  readonly groups: readonly Int32Array[];
}

/** What is known of a word by heart. */
interface Word {
  readonly stem: string;
  readonly id: number;
  readonly groups: Int32Array | null;
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
  /** Whether groups of letters are read. */
  readonly letters: boolean;
  readonly #stemIds = new Map<string, number>();
  readonly #groupIds = new Map<string, number>();
  readonly #words = new Map<string, Word>();
  #open = true;

  constructor(letters: boolean) {
    this.letters = letters;
  }

  /** The lexicon that was laid down; closed. */
  static read(archive: ArchiveReader): Lexicon {
    const { letters, stems, groups } = archive.value() as {
      readonly letters: boolean;
      readonly stems: readonly string[];
      readonly groups: readonly string[];
    };
    const lexicon = new Lexicon(letters);
    for (const stem of stems) lexicon.#id(stem);
    for (const group of groups) lexicon.#groupId(group);
    lexicon.close();
    return lexicon;
  }

  /** Lays the lexicon down, to be read by {@link Lexicon.read}. */
  write(archive: ArchiveWriter): void {
    archive.value({ letters: this.letters, stems: this.stems, groups: [...this.#groupIds.keys()] });
  }

  /** From here on unknown words get no number. */
  close(): void {
    this.#open = false;
  }

  read(words: readonly string[]): Reading {
    const stems: number[] = [];
    const written: string[] = [];
    const groups: Int32Array[] = [];
    for (const each of words) {
      const word = this.#words.get(each) ?? this.#learn(each);
      stems.push(word.id);
      written.push(word.stem);
      if (word.groups !== null) groups.push(word.groups);
    }
    return { stems, written, groups };
  }

  #learn(word: string): Word {
    const written = stem(word);
    const groups = this.letters ? this.#groups(word) : null;
    const learnt: Word = { stem: written, id: this.#id(written), groups };
    if (this.#words.size >= maxRemembered) this.#words.clear();
    this.#words.set(word, learnt);
    return learnt;
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
    const padded = ` ${word.slice(0, maxWordLength)} `;
    const ids: number[] = [];
    for (let length = shortest; length <= longest; length++)
      for (let i = 0; i + length <= padded.length; i++) {
        const id = this.#groupId(padded.slice(i, i + length));
        if (id >= 0) ids.push(id);
      }
    return Int32Array.from(ids);
  }

  #groupId(group: string): number {
    const known = this.#groupIds.get(group);
    if (known !== undefined) return known;
    if (!this.#open) return -1;
    this.#groupIds.set(group, this.#groupIds.size);
    return this.#groupIds.size - 1;
  }
}
