import { fingerprint } from "./fingerprint.ts";

/** Arrays begin at a multiple of this, as those of the largest figures must. */
const grain = 8;
const sealLength = 32;
/** Number of bytes in front of each part. */
const headLength = grain;

/**
 * Lays arrays one after another into bytes, under a seal that shows damage:
 * seal | bytes of the first part | first part, filled up to 8 bytes | …
 */
export class ArchiveWriter {
  readonly #parts: Uint8Array[] = [];
  #length = sealLength;

  figures(array: Int32Array | Float32Array | Float64Array): void {
    this.#add(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }

  /** Anything that JSON can say. */
  value(value: unknown): void {
    this.#add(new TextEncoder().encode(JSON.stringify(value)));
  }

  finish(): Uint8Array {
    const bytes = new Uint8Array(this.#length);
    let at = sealLength;
    for (const part of this.#parts) {
      new DataView(bytes.buffer).setFloat64(at, part.length, true);
      bytes.set(part, at + headLength);
      at += headLength + roundUp(part.length);
    }
    bytes.set(new TextEncoder().encode(sealOf(bytes)));
    return bytes;
  }

  #add(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += headLength + roundUp(part.length);
  }
}

/** Gives the parts of an archive back, in the order in which they were written; arrays share the archive's memory. */
export class ArchiveReader {
  readonly #bytes: Uint8Array;
  #at = sealLength;

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** `null` where the bytes are not what was written. */
  static open(given: Uint8Array): ArchiveReader | null {
    if (given.length < sealLength || given.length % grain !== 0) return null;
    const bytes = given.byteOffset % grain === 0 ? given : Uint8Array.from(given);
    const seal = new TextDecoder().decode(bytes.subarray(0, sealLength));
    return seal === sealOf(bytes) ? new ArchiveReader(bytes) : null;
  }

  ints(): Int32Array {
    const { buffer, byteOffset, length } = this.#take();
    return new Int32Array(buffer, byteOffset, length / 4);
  }

  floats(): Float32Array {
    const { buffer, byteOffset, length } = this.#take();
    return new Float32Array(buffer, byteOffset, length / 4);
  }

  doubles(): Float64Array {
    const { buffer, byteOffset, length } = this.#take();
    return new Float64Array(buffer, byteOffset, length / 8);
  }

  value(): unknown {
    return JSON.parse(new TextDecoder().decode(this.#take()));
  }

  #take(): Uint8Array {
    const { buffer, byteOffset } = this.#bytes;
    const length = new DataView(buffer, byteOffset).getFloat64(this.#at, true);
    const from = this.#at + headLength;
    this.#at = from + roundUp(length);
    return this.#bytes.subarray(from, from + length);
  }
}

function sealOf({ buffer, byteOffset, length }: Uint8Array): string {
  return fingerprint([new Int32Array(buffer, byteOffset + sealLength, (length - sealLength) / 4)]);
}

function roundUp(length: number): number {
  return Math.ceil(length / grain) * grain;
}
