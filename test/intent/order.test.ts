import fc from "fast-check";
import { expect, it } from "vitest";
import { highest, highestFew } from "../../src/intent/order.ts";

const figures = fc.array(fc.double({ min: 0, max: 1, noNaN: true }).map((x) => Math.round(8 * x) / 8));

it("the highest few are the first ones of all in order, equal ones in their order", () => {
  fc.assert(
    fc.property(figures, fc.nat(6), (all, count) => {
      const inOrder = [...all.keys()].sort((a, b) => all[b]! - all[a]! || a - b);
      expect(highestFew(all, count)).toEqual(inOrder.slice(0, count));
      expect(highest(all)).toBe(inOrder[0] ?? 0);
    }),
  );
});
