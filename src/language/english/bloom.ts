/**
 * A set of words that may hold a stranger, but never misses a member: Bloom 1970, with the k hashes made of two
 * (Kirsch & Mitzenmacher 2006). 190,000 words take 330 KB and load in a millisecond, where a `Set` takes 15 MB.
 */
export class BloomFilter {
  readonly bits: Uint8Array;
  readonly #hashes: number;

  constructor(bits: Uint8Array, hashes: number) {
    this.bits = bits;
    this.#hashes = hashes;
  }

  /** Sized for the share of strangers let in: k = bits per word × ln 2. */
  static sizedFor(words: number, bitsPerWord: number): BloomFilter {
    return new BloomFilter(new Uint8Array(Math.ceil((words * bitsPerWord) / 8)), hashesFor(bitsPerWord));
  }

  add(word: string): void {
    for (const bit of this.#positions(word)) this.bits[bit >>> 3]! |= 1 << (bit & 7);
  }

  has(word: string): boolean {
    const size = this.bits.length * 8;
    const { first, second } = hashes(word);
    for (let i = 0; i < this.#hashes; i++) {
      const bit = (first + Math.imul(i, second)) >>> 0;
      if ((this.bits[(bit % size) >>> 3]! & (1 << ((bit % size) & 7))) === 0) return false;
    }
    return true;
  }

  *#positions(word: string): Iterable<number> {
    const size = this.bits.length * 8;
    const { first, second } = hashes(word);
    for (let i = 0; i < this.#hashes; i++) yield ((first + Math.imul(i, second)) >>> 0) % size;
  }
}

/** Number of hashes that lets the fewest strangers in. */
export function hashesFor(bitsPerWord: number): number {
  return Math.max(1, Math.round(bitsPerWord * Math.LN2));
}

/** Two 32-bit hashes: FNV-1a, and the same bytes through Murmur3's finaliser. */
function hashes(word: string): { readonly first: number; readonly second: number } {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  let g = h ^ Math.imul(word.length, 0x9e3779b1);
  g = Math.imul(g ^ (g >>> 16), 0x85ebca6b);
  g = Math.imul(g ^ (g >>> 13), 0xc2b2ae35);
  return { first: h >>> 0, second: ((g ^ (g >>> 16)) | 1) >>> 0 };
}
