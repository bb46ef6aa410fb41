import { describe, expect, it } from "vitest";
import { createResolver } from "../../src/conversation/resolve.ts";
import { readSignals } from "../../src/conversation/signals.ts";
import { typesHeld } from "../../src/decision/answer-types.ts";
import { type ScoredCandidate, signsOf, standingAmong, standingOf } from "../../src/decision/signs.ts";
import { textsOf } from "../../src/knowledge/texts.ts";
import { createLanguage } from "../../src/language/language.ts";
import { teaShop } from "../tea-shop.ts";

const knowledge = teaShop();
const language = createLanguage({ texts: textsOf(knowledge), concepts: knowledge.vocabulary.concepts });
const resolve = createResolver(knowledge, language);
const readingOf = (text: string) => {
  const heard = language.read(text);
  return resolve(heard, readSignals(heard), null)[0]!;
};
const found = (text: string) => ({
  reading: readingOf(text),
  hit: null,
  likeness: null,
  whole: null,
  commonness: 0,
  held: null,
  plan: null,
  continues: false,
  recent: 0,
});
const scored = (id: string, score: number, related: string[] = []): ScoredCandidate => ({
  id,
  score,
  related,
});

describe("what speaks for a candidate", () => {
  it("given nothing was found for it, when looked at, then nothing speaks for it", () => {
    const { fits, ...others } = signsOf(found("what does oolong cost?"));
    expect(new Set(Object.values(others))).toEqual(new Set([0]));
    expect(fits).toBe(1);
  });

  it.each([
    ["how much does it cost?", "It costs $5.", 1],
    ["how much does it cost?", "Ask at the counter.", 0],
    ["when do you open?", "At 9 on Monday.", 1],
    ["when do you open?", "Ask at the counter.", 0],
    ["which tea is good?", "Ask at the counter.", 1],
  ])("“%s” fits “%s”: %i", (question, text, fits) => {
    expect(signsOf({ ...found(question), held: typesHeld(text) }).fits).toBe(fits);
  });

  it("given the whole message was compared too, when looked at, then that tells how near it lies", () => {
    const likeness = { asked: 0.2, told: 0.6, about: 0 };
    const finding = { ...found("is it good?"), likeness };
    expect(signsOf(finding)).toMatchObject({ asked: 0.2, told: 0.6, near: 0.6, nearBoth: 0.2 });
    expect(signsOf({ ...finding, whole: { asked: 0.8, told: 0.7, about: 0 } })).toMatchObject({
      asked: 0.2,
      told: 0.6,
      near: 0.8,
      nearBoth: 0.7,
    });
  });
});

describe("how the first stands among the others", () => {
  it("given it is alone, when looked at, then it has the whole share and the longest lead", () => {
    const { lead, share } = standingAmong(scored("a", 1), [scored("a", 1)]);
    expect(share).toBe(1);
    expect(standingAmong(scored("a", 9), [scored("a", 9), scored("b", -9)]).lead).toBe(lead);
  });

  it("given two that are as good, when looked at, then each has half and no lead", () => {
    expect(standingAmong(scored("a", 1), [scored("a", 1), scored("b", 1)])).toEqual({ lead: 0, share: 0.5 });
  });

  it("given the next one is related to it, when looked at, then it is no rival", () => {
    const alone = standingAmong(scored("a", 1), [scored("a", 1), scored("c", 0)]);
    expect(
      standingAmong(scored("a", 1, ["b"]), [scored("a", 1, ["b"]), scored("b", 1), scored("c", 0)]),
    ).toEqual(alone);
    expect(standingAmong(scored("a", 1), [scored("a", 1), scored("b", 1, ["a"]), scored("c", 0)])).toEqual(
      alone,
    );
  });

  it("given it stands behind another, when looked at, then its lead is below nothing", () => {
    const behind = scored("b", 0);
    const { lead, share } = standingAmong(behind, [scored("a", 1), behind]);
    expect(lead).toBe(-1);
    expect(share).toBeCloseTo(1 / (1 + Math.E));
  });

  it("counts words that say something, those that nothing holds, and the other questions", () => {
    const reading = readingOf("does oolong need kettle or thermometer");
    const { tokens } = reading.utterance;
    const open = tokens.flatMap((token, i) => (/kettle|thermometer/.test(token.text) ? [i] : []));
    expect(open).toHaveLength(2);
    const standing = standingOf(
      { signs: { plan: 0.1, planned: 0 }, uncovered: open, isTable: false, scored: scored("a", 1) },
      [scored("a", 1)],
      { reading, questions: 2, plan: 0.5 },
    );
    expect(standing).toMatchObject({ plan: 0.1, several: 0.5, planElsewhere: 0.4, carried: 0 });
    expect(standing.foreign).toBeCloseTo(2 / 3);
    expect(standing.content).toBeGreaterThanOrEqual(0.3);
  });
});
