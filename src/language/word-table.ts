/**
 * Words by their letters, looked up in place: a knowledge of 10^5 entries has millions of words, and cutting each out
 * of its text to ask a `Map` for it takes most of the time of indexing. Open addressing with linear probing.
 */
export class WordTable<Entry extends { readonly text: string }> {
  /** slot → 1 + place of the entry, 0 for an empty slot */
  #slots = new Int32Array(2_048);
  readonly #entries: Entry[] = [];
  readonly #hashes: number[] = [];

  entries(): readonly Entry[] {
    return this.#entries;
  }

  get(word: string): Entry | undefined {
    return this.getIn(word, 0, word.length);
  }

  /** The word that stands in a text, ASCII capitals read as small letters. */
  getIn(text: string, start: number, end: number): Entry | undefined {
    const hash = hashOf(text, start, end);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const place = this.#slots[slot]! - 1;
      if (this.#hashes[place] !== hash) continue;
      const entry = this.#entries[place]!;
      if (entry.text.length === end - start && equals(entry.text, text, start)) return entry;
    }
    return undefined;
  }

  /** Adds a word that is not there yet. */
  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#hashes.push(hashOf(entry.text, 0, entry.text.length));
    if (this.#entries.length * 2 <= this.#slots.length) {
      this.#place(this.#entries.length - 1);
    } else {
      this.#slots = new Int32Array(this.#slots.length * 2);
      for (let place = 0; place < this.#entries.length; place++) this.#place(place);
    }
  }

  #place(place: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hashes[place]! & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = place + 1;
  }
}

const caseBit = 32;
const isCapital = (code: number) => code >= 65 && code <= 90;
const small = (code: number) => (isCapital(code) ? code | caseBit : code);

function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ small(text.charCodeAt(i)), 0x01000193);
  return hash ^ (hash >>> 15);
}

function equals(word: string, text: string, start: number): boolean {
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) !== small(text.charCodeAt(start + i))) return false;
  }
  return true;
}
