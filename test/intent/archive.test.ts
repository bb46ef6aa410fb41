import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArchiveReader, ArchiveWriter } from "../../src/intent/archive.ts";
import { fingerprint } from "../../src/intent/fingerprint.ts";

function write(ints: Int32Array, floats: Float32Array, doubles: Float64Array, value: unknown): Uint8Array {
  const archive = new ArchiveWriter();
  archive.figures(ints);
  archive.value(value);
  archive.figures(floats);
  archive.figures(doubles);
  return archive.finish();
}

const example = write(Int32Array.of(1, -2, 3), Float32Array.of(0.5), Float64Array.of(0.1), { ä: [1] });

describe("archive", () => {
  it("gives back what was written, in order", () => {
    fc.assert(
      fc.property(
        fc.int32Array(),
        fc.float32Array(),
        fc.float64Array(),
        fc.jsonValue(),
        (ints, floats, doubles, value) => {
          const archive = ArchiveReader.open(write(ints, floats, doubles, value))!;
          expect(archive.ints()).toEqual(ints);
          expect(archive.value()).toEqual(JSON.parse(JSON.stringify(value)));
          expect(archive.floats()).toEqual(floats);
          expect(archive.doubles()).toEqual(doubles);
        },
      ),
    );
  });

  it("given bytes at an odd place in their buffer, then they are read as well", () => {
    const shifted = new Uint8Array(example.length + 1);
    shifted.set(example, 1);
    expect(ArchiveReader.open(shifted.subarray(1))!.ints()).toEqual(Int32Array.of(1, -2, 3));
  });

  it("whatever bit is turned, and wherever the end is missing, it does not open", () => {
    for (let bit = 0; bit < 8 * example.length; bit++) {
      const damaged = example.slice();
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      expect(ArchiveReader.open(damaged), `bit ${bit}`).toBeNull();
    }
    for (let length = 0; length < example.length; length++)
      expect(ArchiveReader.open(example.slice(0, length)), `length ${length}`).toBeNull();
  });

  it("no bytes throw", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => ArchiveReader.open(bytes) === null));
  });
});

describe("fingerprints", () => {
  it("change with every figure, with the order and with where an array ends", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 12 }), fc.nat(), (figures, place) => {
        const changed = figures.slice();
        changed[place % figures.length]! ^= 1;
        const of = (...arrays: readonly number[][]) =>
          fingerprint(arrays.map((each) => Int32Array.from(each)));
        expect(of(changed)).not.toBe(of(figures));
        expect(of(figures, [])).not.toBe(of([], figures));
        expect(of(figures)).toMatch(/^[0-9a-f]{32}$/);
        const turned = figures.toReversed();
        if (turned.some((figure, i) => figure !== figures[i])) expect(of(turned)).not.toBe(of(figures));
      }),
    );
  });
});
