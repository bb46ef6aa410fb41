import type { ArchiveReader, ArchiveWriter } from "./archive.ts";

const wordSize = 2 ** 32;

/**
 * Numbers keys, whole numbers of 0 to 2⁵³, in the order in which they first come. A `Map` takes three times as long
 * for the hundred thousand pairs of words that a training meets. Open addressing with linear probing.
 */
export class KeyTable {
  /** slot → 1 + the key's number, 0 for an empty slot */
  #slots: Int32Array = new Int32Array(1_024);
  #keys: Float64Array = new Float64Array(512);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Key of a number. */
  keyOf(id: number): number {
    return this.#keys[id]!;
  }

  /** The table that was laid down. */
  static read(archive: ArchiveReader): KeyTable {
    const table = new KeyTable();
    table.#slots = archive.ints();
    table.#keys = archive.doubles();
    table.#size = table.#keys.length;
    return table;
  }

  /** Lays the table down, to be read by {@link KeyTable.read}. */
  write(archive: ArchiveWriter): void {
    archive.figures(this.#slots);
    archive.figures(this.#keys.subarray(0, this.#size));
  }

  /** Number of a key, or −1. */
  find(key: number): number {
    return this.#slots[this.#slotOf(key)]! - 1;
  }

  /** Number of a key, which gets one where it has none. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot]!;
    if (known !== 0) return known - 1;
    if (this.#size === this.#keys.length) {
      this.#grow();
      return this.add(key);
    }
    this.#keys[this.#size] = key;
    this.#slots[slot] = ++this.#size;
    return this.#size - 1;
  }

  /** Where a key stands, or the empty slot where it would. */
  #slotOf(key: number): number {
    const slots = this.#slots;
    const keys = this.#keys;
    const mask = slots.length - 1;
    const mixed = Math.imul((key | 0) ^ Math.imul((key / wordSize) | 0, 0x85eb_ca6b), 0x9e37_79b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (slots[slot] !== 0 && keys[slots[slot]! - 1] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = new Float64Array(2 * this.#keys.length);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(Math.max(4 * this.#size, this.#slots.length));
    for (let id = 0; id < this.#size; id++) this.#slots[this.#slotOf(keys[id]!)] = id + 1;
  }
}
