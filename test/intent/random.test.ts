import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Shuffler } from "../../src/intent/random.ts";

/** Fisher & Yates with the remainder as it is written in books. */
function shufflePlainly(order: Int32Array, count: number, seed: number): void {
  let state = seed | 1;
  for (let i = count - 1; i > 0; i--) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const j = (state >>> 0) % (i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

describe("shuffling", () => {
  it("without a division puts figures where the remainder of a division does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.integer({ min: 0, max: 3000 }), (seed, count) => {
        const order = Int32Array.from({ length: count }, (_, i) => i);
        const expected = order.slice();
        new Shuffler(seed, count).shuffle(order, count);
        shufflePlainly(expected, count, seed);
        expect(order).toEqual(expected);
      }),
    );
  });

  it("given a part, when shuffled, then the rest stays and nothing is lost", () => {
    const order = Int32Array.from({ length: 100 }, (_, i) => i);
    new Shuffler(7, 100).shuffle(order, 40);
    expect(order.slice(40)).toEqual(Int32Array.from({ length: 60 }, (_, i) => 40 + i));
    expect(order.slice(0, 40).sort()).toEqual(Int32Array.from({ length: 40 }, (_, i) => i));
  });

  it("restarted, it repeats itself", () => {
    const shuffler = new Shuffler(5, 50);
    const first = Int32Array.from({ length: 50 }, (_, i) => i);
    const second = first.slice();
    shuffler.shuffle(first, 50);
    shuffler.restart(5);
    shuffler.shuffle(second, 50);
    expect(second).toEqual(first);
  });
});
