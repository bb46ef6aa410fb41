import { describe, expect, it } from "vitest";
import { createFamilies } from "../../src/intent/families.ts";
import { Lexicon } from "../../src/intent/lexicon.ts";
import { NumberList } from "../../src/intent/number-list.ts";
import { rarityOf } from "../../src/intent/rarity.ts";
import type { Effort } from "../../src/intent/types.ts";
import { stem } from "../../src/language/stem.ts";

function featuresOf(text: string, effort: Effort) {
  const lexicon = new Lexicon(true);
  const reading = lexicon.read(text.split(" "));
  return createFamilies(lexicon, effort).map((family) => {
    const keys = new NumberList();
    family.read(reading, keys);
    return { ...family, count: keys.length };
  });
}

describe("what the linear model sees", () => {
  it("full effort pairs words at any distance up to 20, quick at most 3 apart", () => {
    const text = Array.from({ length: 30 }, (_, i) => `w${i}`).join(" ");
    const near = 3 * 30 - (1 + 2 + 3);
    const wide = 20 * 30 - (20 * 21) / 2;
    expect(featuresOf(text, "quick").map(({ count }) => count)).toContain(near);
    expect(featuresOf(text, "quick").map(({ count }) => count)).not.toContain(wide);
    expect(featuresOf(text, "full").map(({ count }) => count)).toEqual(expect.arrayContaining([near, wide]));
  });

  it("full effort weighs words by their rarity in English as well", () => {
    expect(featuresOf("the refund", "quick").some(({ weigh }) => weigh)).toBe(false);
    const { weigh } = featuresOf("the refund", "full").find((family) => family.weigh)!;
    expect(weigh!(0)).toBe(rarityOf("the"));
    expect(weigh!(1)).toBe(rarityOf(stem("refund")));
  });
});

describe("rarity in English", () => {
  it("grows from frequent words to those that are none", () => {
    const rarities = ["the", "card", "volcano", "zyxzyx"].map((word) => rarityOf(stem(word)));
    expect(rarities).toEqual(rarities.toSorted((a, b) => a - b));
    expect(new Set(rarities).size).toBe(4);
    expect(rarities.at(-1)).toBe(1);
    expect(rarities[0]).toBeGreaterThan(0);
  });

  it("counts a stem by its most frequent word", () => {
    expect(stem("cards")).toBe(stem("card"));
    expect(rarityOf(stem("cards"))).toBe(rarityOf(stem("card")));
  });
});
