import fc from "fast-check";
import { expect, it } from "vitest";
import { descendingOrder } from "../../src/intent/order.ts";

it("places come as a stable sort puts them, highest figure first", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true }))), (figures) => {
      const expected = [...figures.keys()].sort((a, b) => figures[b]! - figures[a]! || a - b);
      expect([...descendingOrder(Float64Array.from(figures))]).toEqual(expected);
    }),
  );
});
