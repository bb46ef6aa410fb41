import { describe, expect, it } from "vitest";
import { createBot } from "../../src/bot.ts";
import {
  cosineOf,
  type Meanings,
  type MeantDocument,
  makeMeaningIndex,
  openMeanings,
  type SmallVector,
  textsCompared,
} from "../../src/meaning/index.ts";
import { passagesOf } from "../../src/meaning/passages.ts";
import type { ModelCache } from "../../src/ports.ts";
import { atOnce } from "../../src/steps.ts";
import { teaShop } from "../tea-shop.ts";
import { tinyEncoder } from "./tiny-encoder.ts";

const just = (vector: SmallVector) => ({ vector, weight: 1 });

describe("passages of an answer", () => {
  it("have the title in front, without its question mark", () => {
    expect(passagesOf("How long does it take?", "It takes two weeks.")).toEqual([
      "How long does it take: It takes two weeks.",
    ]);
  });

  it("given a long answer, when cut, then no passage is long and no sentence is lost", () => {
    const sentences = Array.from({ length: 20 }, (_, i) => `Sentence number ${i} says something about tea.`);
    const passages = passagesOf("Tea", sentences.join(" "));
    expect(passages.length).toBeGreaterThan(3);
    for (const passage of passages) expect(passage.length).toBeLessThan(300);
    for (const sentence of sentences) expect(passages.join(" ")).toContain(sentence);
  });

  it.each([
    ["no text", ""],
    ["no words", "… — …"],
  ])("given %s, when cut, then there is none", (_, text) => {
    expect(passagesOf("Tea", text)).toEqual([]);
  });

  it("given a text without end, when cut, then passages are few and short", () => {
    const passages = passagesOf("t".repeat(5000), "word ".repeat(50_000));
    expect(passages.length).toBeLessThanOrEqual(24);
    for (const passage of passages) expect(passage.length).toBeLessThanOrEqual(600);
  });
});

const indexMeanings = (documents: readonly MeantDocument[], meanings: Meanings) =>
  atOnce(makeMeaningIndex(documents, meanings));

describe("what lies near in meaning", () => {
  const documents = [
    { title: "When do you open?", wordings: ["opening hours"], text: "From nine to six." },
    { title: "How can I pay?", wordings: ["cards"], text: "We accept cash." },
    { title: "Nothing", wordings: [], text: "" },
  ];
  const meanings = openMeanings(tinyEncoder(), null);
  meanings.fill(documents.flatMap(textsCompared));
  const index = indexMeanings(documents, meanings);

  it("tells what is asked from what is told", () => {
    const [hours, pay, empty] = index.compare(just(meanings.read("opening hours")));
    expect(hours!.asked).toBeCloseTo(1, 1);
    expect(hours!.told).toBeLessThan(hours!.asked);
    expect(pay!.asked).toBeLessThan(0.9);
    expect(empty!.told).toBe(0);
  });

  it("gives the passages of a document, nearest to a question first", () => {
    const filler = "The yard lies behind the house and has forty seats under old lime trees. ".repeat(3);
    const yard = {
      title: "What is the yard like?",
      wordings: [],
      text: `${filler}\n- Dogs are welcome with a lead.\n${filler}`,
    };
    const own = openMeanings(tinyEncoder(), null);
    own.fill([...documents, yard].flatMap(textsCompared));
    const passages = (question: string) =>
      indexMeanings([...documents, yard], own).passages(yard, just(own.read(question)));
    expect(passages("are dogs welcome with a lead")[0]).toContain("Dogs are welcome");
    expect(passages("the yard behind the house has seats under old lime trees")[0]).not.toContain("Dogs");
  });

  it("finds none in a document without text", () => {
    expect(index.passages(documents[2]!, just(meanings.read("tea")))).toEqual([]);
  });

  it("keeps to 0 and 1, whatever is said", () => {
    for (const text of ["", "?", "opening hours", "something else altogether"])
      for (const { asked, told } of index.compare(just(meanings.read(text))))
        for (const value of [asked, told]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1.02);
        }
  });

  it("given texts have no vectors yet, when compared, then they are left out", () => {
    const fresh = openMeanings(tinyEncoder(), null);
    fresh.fill(["When do you open?"]);
    const [hours, pay] = indexMeanings(documents, fresh).compare(just(fresh.read("When do you open?")));
    expect(hours!.asked).toBeCloseTo(1, 1);
    expect(pay).toEqual({ asked: 0, told: 0, about: 0 });
  });

  it("given no text at all has one, when compared, then nothing is near", () => {
    const fresh = openMeanings(tinyEncoder(), null);
    expect(indexMeanings(documents, fresh).compare(just(fresh.read("tea")))[0]).toEqual({
      asked: 0,
      told: 0,
      about: 0,
    });
  });

  it("reads a question once, however often its meaning is asked for", () => {
    const encoder = tinyEncoder();
    const { read } = openMeanings(encoder, null);
    expect(cosineOf(read("green tea"), read("green tea"))).toBeCloseTo(1, 1);
    expect(encoder.encoded).toEqual(["green tea"]);
    for (let i = 0; i < 1000; i++) read(`question ${i}`);
    read("question 999");
    expect(encoder.encoded).toHaveLength(1001);
  });
});

describe("a bot with an encoder", () => {
  const emptyCache = (): ModelCache => {
    const kept = new Map<string, Uint8Array>();
    return {
      get: (key) => kept.get(key) ?? null,
      put: (key, bytes) => void kept.set(key, bytes),
    };
  };

  it("makes all vectors at its first start and none at the next", () => {
    const cache = emptyCache();
    const first = tinyEncoder();
    expect(createBot(teaShop(), { encoder: first, cache }).vectorsMissing).toBe(0);
    expect(first.encoded.length).toBeGreaterThan(50);
    const second = tinyEncoder();
    expect(createBot(teaShop(), { encoder: second, cache }).vectorsMissing).toBe(0);
    expect(second.encoded).toEqual([]);
  });

  it("given it must not make any, when started, then it answers by words and says how many are missing", () => {
    const encoder = tinyEncoder("another");
    const bot = createBot(teaShop(), { encoder, vectors: "kept" });
    expect(bot.vectorsMissing).toBeGreaterThan(50);
    expect(encoder.encoded).toEqual([]);
    expect(bot.answer({ id: "1", text: "when does the shop open?" }, null).reply.entry).toBe("opening");
  });

  it("given the entries changed, when started, then only what changed is made", () => {
    const cache = emptyCache();
    createBot(teaShop(), { encoder: tinyEncoder(), cache });
    const encoder = tinyEncoder();
    const knowledge = teaShop();
    const entries = knowledge.entries.map((entry) =>
      entry.id === "payment" ? { ...entry, title: "How may I pay here?" } : entry,
    );
    createBot({ ...knowledge, entries }, { encoder, cache });
    expect(encoder.encoded).toEqual([
      "How may I pay here?",
      "How may I pay here: The shop accepts cards and cash.",
    ]);
  });

  it("says the same twice, with meanings as without", () => {
    for (const encoder of [tinyEncoder(), null]) {
      const bot = createBot(teaShop(), { encoder, cache: emptyCache() });
      const ask = () => bot.answer({ id: "1", text: "can one bring a tin back that was opened?" }, null);
      expect(ask()).toEqual(ask());
    }
  });
});
