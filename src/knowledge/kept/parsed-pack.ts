import { crc32 } from "node:zlib";

/** Each record begins with it, so that one is found again behind a damaged one; no text holds it. */
const mark = Buffer.from([0xff, 0xfe, 0x70, 0x31]);
export const keyBytes = 16;
/** Mark, key, then two whole numbers of 4 bytes, little-endian: length and checksum of what follows. */
const headBytes = mark.length + keyBytes + 8;
/** Beyond this nothing is taken or given: no folder that is read within the memory comes near. */
const mostBytes = 500_000_000;

/** Texts by keys, as records one behind the other; packs that stand one behind the other are one. */
export class ParsedPack {
  /** By the key, each byte a letter. */
  readonly #records = new Map<string, Buffer>();
  readonly #used = new Set<string>();
  #added = false;

  constructor(bytes: Uint8Array) {
    if (bytes.length > mostBytes) return;
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = all.indexOf(mark);
    while (at >= 0 && at + headBytes <= all.length) {
      const head = all.subarray(at + mark.length, at + headBytes);
      const end = at + headBytes + head.readUInt32LE(keyBytes);
      // A length that is damaged leads nowhere, or into another record: the next one is looked for.
      const isWhole = end === all.length || all.subarray(end, end + mark.length).equals(mark);
      if (isWhole) this.#records.set(head.toString("latin1", 0, keyBytes), all.subarray(at, end));
      at = all.indexOf(mark, isWhole ? end : at + mark.length);
    }
  }

  /** Whether anything was added. */
  get hasNew(): boolean {
    return this.#added;
  }

  /** `null` where none is kept, or it is damaged. */
  get(key: Buffer): string | null {
    const name = key.toString("latin1");
    const record = this.#records.get(name);
    if (record === undefined) return null;
    const text = record.subarray(headBytes);
    if (crc32(text) !== record.readUInt32LE(headBytes - 4)) return null;
    this.#used.add(name);
    return text.toString();
  }

  set(key: Buffer, text: string): void {
    const content = Buffer.from(text);
    const head = Buffer.alloc(8);
    head.writeUInt32LE(content.length, 0);
    head.writeUInt32LE(crc32(content), 4);
    const name = key.toString("latin1");
    this.#records.set(name, Buffer.concat([mark, key, head, content]));
    this.#used.add(name);
    this.#added = true;
  }

  /** All that was asked for or added, and of the rest as many, the latest: an edit may be undone. `null` where that is too much. */
  pack(): Buffer | null {
    const unused = [...this.#records.keys()].filter((name) => !this.#used.has(name));
    const kept = [...unused.slice(-this.#used.size), ...this.#used].map((name) => this.#records.get(name)!);
    const size = kept.reduce((sum, { length }) => sum + length, 0);
    return size > mostBytes ? null : Buffer.concat(kept, size);
  }
}
