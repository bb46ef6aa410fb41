import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyTable } from "../../src/intent/key-table.ts";

const key = fc.oneof(fc.nat(50), fc.nat(), fc.maxSafeNat());

describe("table of keys", () => {
  it("numbers keys like a map does that gives each its place of first sight", () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 3_000 }), fc.array(key), (added, asked) => {
        const table = new KeyTable();
        const map = new Map<number, number>();
        for (const each of added) {
          if (!map.has(each)) map.set(each, map.size);
          expect(table.add(each)).toBe(map.get(each));
        }
        expect(table.size).toBe(map.size);
        for (const each of [...added, ...asked]) expect(table.find(each)).toBe(map.get(each) ?? -1);
        for (const [each, id] of map) expect(table.keyOf(id)).toBe(each);
      }),
    );
  });

  it("given keys that differ only above 32 bits, then they are told apart", () => {
    const table = new KeyTable();
    const keys = Array.from({ length: 2_000 }, (_, i) => 7 + i * 2 ** 32);
    for (const [id, each] of keys.entries()) expect(table.add(each)).toBe(id);
    for (const [id, each] of keys.entries()) expect(table.find(each)).toBe(id);
  });
});
