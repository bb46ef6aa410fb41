import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findEncoder } from "../../adapters/encoder/index.ts";
import { readDistress } from "../../src/distress/index.ts";
import { ownSentences, senseDistress } from "../../src/distress/sense.ts";
import { openMeanings } from "../../src/meaning/index.ts";

const encoder = findEncoder();
/** Written after the phrases were and kept out of the fit: what a new person might write. */
const unseen = readFileSync(join(import.meta.dirname, "unseen.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { text: string; distress: boolean });

describe.skipIf(encoder === null)("distress by its meaning", () => {
  const meanings = openMeanings(encoder!, null);
  const sense = (text: string) => senseDistress(text, (sentence) => meanings.read(sentence));
  const heard = unseen.filter(({ text }) => readDistress(text) !== null || sense(text) !== null);

  it("hears at least 36 of fifty messages that nothing was fitted on; phrases alone hear 22", () => {
    expect(unseen.filter(({ distress }) => distress)).toHaveLength(50);
    expect(heard.filter(({ distress }) => distress).length).toBeGreaterThanOrEqual(36);
  });

  it("sees at most one of fifty harmless ones that nothing was fitted on", () => {
    expect(unseen.filter(({ distress }) => !distress)).toHaveLength(50);
    expect(heard.filter(({ distress }) => !distress).length).toBeLessThanOrEqual(1);
  });

  it("hears it at the end of a long story", () => {
    const story = "I work in a team of five, and we learn Python. ".repeat(30);
    expect(sense(`${story}Why am I even alive?`)).toEqual({ locale: "en" });
    expect(sense(story)).toBeNull();
  });
});

describe("the sentences that are looked at", () => {
  it("are those about oneself, the last eight at most, and none is long", () => {
    expect(ownSentences("How much does it pay? I'm tired.\nWhich tools exist?")).toEqual(["I'm tired."]);
    const many = ownSentences(`${"I know. ".repeat(5_000) + "x".repeat(9_000)} and I went on`);
    expect(many).toHaveLength(8);
    expect(Math.max(...many.map(({ length }) => length))).toBeLessThanOrEqual(300);
  });
});
