import porter from "natural/lib/natural/stemmers/porter_stemmer.js";
import { describe, expect, it } from "vitest";
import { BloomFilter } from "../../src/language/english/bloom.ts";
import { commonStem, commonWords, isEnglish } from "../../src/language/english/dictionary.ts";
import { formsOfAdjective, formsOfVerb, pluralOf } from "../../train/words/inflect.ts";

describe("the English dictionary", () => {
  it.each([
    "the",
    "engineer",
    "engineers",
    "companies",
    "running",
    "went",
    "brazil",
    "better",
    "children",
    "website",
  ])("knows %s", (word) => {
    expect(isEnglish(word)).toBe(true);
  });

  it.each(["waht", "teh", "recieve", "sallary", "enginer", "xqzv"])("does not know %s", (word) => {
    expect(isEnglish(word)).toBe(false);
  });

  it("given frequent words, when asked, then function words stand above rare ones", () => {
    expect(commonWords().get("the")).toBeGreaterThan(commonWords().get("abbot") ?? 0);
  });

  it("given any frequent word, when stemmed beforehand, then natural's stemmer says the same", () => {
    const different = [...commonWords().keys()].filter((word) => commonStem(word) !== porter.stem(word));
    expect(different).toEqual([]);
  });
});

describe("regular forms", () => {
  it.each([
    ["stop", ["stops", "stopped", "stopping"]],
    ["try", ["tries", "tried", "trying"]],
    ["make", ["makes", "maked", "making"]],
    ["agree", ["agrees", "agreed", "agreeing"]],
    ["lie", ["lies", "lied", "lying"]],
    ["work", ["works", "worked", "working"]],
  ])("%s → %j", (verb, forms) => {
    expect(formsOfVerb(verb)).toEqual(forms);
  });

  it("makes plurals and comparatives", () => {
    expect(["industry", "box", "day"].map(pluralOf)).toEqual(["industries", "boxes", "days"]);
    expect(formsOfAdjective("big")).toEqual(["bigger", "biggest"]);
    expect(formsOfAdjective("happy")).toEqual(["happier", "happiest"]);
  });
});

describe("a Bloom filter", () => {
  it("given members, when asked, then it never misses one and lets few strangers in", () => {
    const filter = BloomFilter.sizedFor(5_000, 13);
    for (let i = 0; i < 5_000; i++) filter.add(`word${i}`);
    expect(Array.from({ length: 5_000 }, (_, i) => filter.has(`word${i}`)).every(Boolean)).toBe(true);
    const strangers = Array.from({ length: 5_000 }, (_, i) => filter.has(`other${i}`)).filter(Boolean).length;
    expect(strangers).toBeLessThan(50);
  });
});
