/** A sentence vector quantised to int8: 127 is 1. */
export type SmallVector = Int8Array;

/** First bytes of a text's SHA-256: enough for millions of texts. */
export const hashBytes = 8;

/**
 * Vectors by the hash of their text, as they stand in a file: hash, vector, hash, vector …, with no object for each.
 * Hash → place of its record: `slots`, an open-addressed table of places + 1; 0 is free.
 */
export class VectorTable {
  readonly #dimensions: number;
  readonly #record: number;
  #bytes: Uint8Array = new Uint8Array();
  #count = 0;
  #slots = new Int32Array(16);

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#record = hashBytes + dimensions;
  }

  get size(): number {
    return this.#count;
  }

  /** `null` where there is none. */
  get(hash: Uint8Array): SmallVector | null {
    const place = this.#slots[this.#slotOf(hash, 0)]! - 1;
    return place < 0 ? null : this.vectorAt(place);
  }

  set(hash: Uint8Array, vector: SmallVector): void {
    const slot = this.#slotOf(hash, 0);
    const known = this.#slots[slot]! - 1;
    const place = known < 0 ? this.#count++ : known;
    this.#reserve(this.#count);
    const at = place * this.#record;
    this.#bytes.set(hash.subarray(0, hashBytes), at);
    new Int8Array(this.#bytes.buffer, this.#bytes.byteOffset + at + hashBytes, this.#dimensions).set(vector);
    this.#slots[slot] = place + 1;
    if (2 * this.#count > this.#slots.length) this.#spread();
  }

  /** Takes records over, later ones in the place of earlier ones; a rest that is no record is left: a broken write. */
  add(records: Uint8Array): void {
    const count = Math.floor(records.length / this.#record);
    // The first bytes are kept as they came: nothing is copied at a start.
    if (this.#count === 0) {
      this.#bytes = records;
      this.#count = count;
      this.#spread();
      return;
    }
    for (let at = 0; at < count * this.#record; at += this.#record) {
      const start = records.byteOffset + at + hashBytes;
      this.set(records.subarray(at, at + hashBytes), new Int8Array(records.buffer, start, this.#dimensions));
    }
  }

  hashAt(place: number): Uint8Array {
    return this.#bytes.subarray(place * this.#record, place * this.#record + hashBytes);
  }

  vectorAt(place: number): SmallVector {
    const at = this.#bytes.byteOffset + place * this.#record + hashBytes;
    return new Int8Array(this.#bytes.buffer, at, this.#dimensions);
  }

  /** Records one behind the other. */
  pack(places: readonly number[]): Uint8Array {
    const packed = new Uint8Array(places.length * this.#record);
    for (const [i, place] of places.entries())
      packed.set(this.#bytes.subarray(place * this.#record, (place + 1) * this.#record), i * this.#record);
    return packed;
  }

  /** Place of a hash; -1 where it has none. */
  placeOf(hash: Uint8Array): number {
    return this.#slots[this.#slotOf(hash, 0)]! - 1;
  }

  /** The slot that holds the eight bytes of a hash, or the free one where they would go. */
  #slotOf(hash: Uint8Array, from: number): number {
    const mask = this.#slots.length - 1;
    let slot =
      (hash[from]! | (hash[from + 1]! << 8) | (hash[from + 2]! << 16) | (hash[from + 3]! << 24)) & mask;
    for (;;) {
      const place = this.#slots[slot]! - 1;
      if (place < 0 || this.#isAt(place * this.#record, hash, from)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isAt(at: number, hash: Uint8Array, from: number): boolean {
    for (let i = 0; i < hashBytes; i++) if (this.#bytes[at + i] !== hash[from + i]) return false;
    return true;
  }

  #spread(): void {
    let length = 16;
    while (length < 3 * this.#count) length *= 2;
    this.#slots = new Int32Array(length);
    for (let place = 0; place < this.#count; place++)
      this.#slots[this.#slotOf(this.#bytes, place * this.#record)] = place + 1;
  }

  #reserve(count: number): void {
    const needed = count * this.#record;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, Math.ceil(this.#bytes.length * 1.5)));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
