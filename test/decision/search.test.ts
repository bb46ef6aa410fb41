import { describe, expect, it } from "vitest";
import { tableFromCsv } from "../../bench/table-from-csv.ts";
import { createBot } from "../../src/bot.ts";
import type { Understood } from "../../src/decision/candidate.ts";
import { decisionModel } from "../../src/decision/model.ts";
import { tinyEncoder } from "../meaning/tiny-encoder.ts";
import { teaShop } from "../tea-shop.ts";

const bot = createBot(teaShop());
const consider = (text: string, by = bot): Understood => by.consider({ id: "t", text }, null)[0]!;

describe("candidates of a question", () => {
  it("are ordered by probability, and each probability is one", () => {
    for (const text of [
      "when does the shop open?",
      "what does oolong cost?",
      "zebra",
      "can I bring cards back?",
    ]) {
      const shares = consider(text).candidates.map(({ probability }) => probability);
      expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
    }
  });

  it.each(["is the moon made of cheese", "zebra giraffe", "who won the football match yesterday"])(
    "given nothing that is told apart, when looked at, then none is likely: “%s”",
    (text) => {
      for (const { id, probability } of consider(text).candidates) expect(probability, id).toBeLessThan(0.5);
    },
  );

  it("given entries that are as good as each other, when looked at, then none is sure for standing last", () => {
    const knowledge = teaShop();
    const entries = ["Assam", "Darjeeling", "Ceylon"].map((name) => ({
      ...knowledge.entries[0]!,
      id: name,
      title: `Where does ${name} grow?`,
      also: [],
      text: `${name} grows in the hills.`,
    }));
    const { candidates } = consider("where does it grow in the hills?", createBot({ ...knowledge, entries }));
    const shares = entries.map(({ id }) => candidates.find((each) => each.id === id)!.probability);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.1);
    expect(Math.max(...shares)).toBeLessThan(0.6);
  });

  it("given an empty cell that is asked for, when looked at, then it fits what was asked", () => {
    const knowledge = teaShop();
    const [teas] = knowledge.tables;
    const tables = [
      tableFromCsv("Tea,Country,Price\nGreen tea,Japan,$8\nOolong,Taiwan,\nBlack tea,India,$6", {
        id: teas!.id,
        title: teas!.title,
      }),
    ];
    const [best] = consider("what does oolong cost?", createBot({ ...knowledge, tables })).candidates;
    expect(best!.table?.result.answers).toEqual(["not given"]);
    expect(best!.signs.fits).toBe(1);
  });

  it("say in words what speaks for them", () => {
    const [best] = consider("when does the shop open?").candidates;
    expect(best).toMatchObject({ kind: "entry", id: "opening", uncovered: [] });
    expect(best!.evidence().join(" ")).toMatch(/open/);
  });

  it("name what they leave open", () => {
    const [best] = consider("when does the shop open on sunday?").candidates;
    expect(best!.id).toBe("opening");
    expect(best!.uncovered).toContain("sunday");
  });

  it("of several questions of a message are looked up apart", () => {
    const all = bot.consider({ id: "t", text: "When do you open? What does oolong cost?" }, null);
    expect(all.map(({ candidates }) => candidates[0]!.id)).toEqual(["opening", "teas"]);
  });

  it("given small talk, when considered, then there is nothing to look up", () => {
    expect(bot.consider({ id: "t", text: "thanks!" }, null)).toEqual([]);
  });
});

describe("meaning", () => {
  it("given words leave no doubt, when asked, then it is not asked for", () => {
    const encoder = tinyEncoder();
    const sure = createBot(teaShop(), {
      encoder,
      model: { ...decisionModel, limits: { answer: 0.6, table: 0.6, maybe: 0.6, near: 0.15, sure: 0 } },
    });
    const before = encoder.encoded.length;
    consider("when does the shop open?", sure);
    expect(encoder.encoded.length).toBe(before);
  });

  it("given words leave a doubt, when asked, then it is asked for once", () => {
    const encoder = tinyEncoder();
    const unsure = createBot(teaShop(), {
      encoder,
      model: { ...decisionModel, limits: { answer: 0.6, table: 0.6, maybe: 0.6, near: 0.15, sure: 1 } },
    });
    const before = encoder.encoded.length;
    consider("when does the shop open?", unsure);
    expect(encoder.encoded.slice(before)).toEqual(["when does the shop open?"]);
  });
});

describe("what keepers marked as outside", () => {
  it("is the aspect that the question is nearest to", () => {
    expect(consider("do you sell coffee?").outside()).toMatchObject({ id: "coffee", aspect: "coffee" });
  });

  it("is none where nothing of it is said", () => {
    expect(consider("when does the shop open?").outside()?.likeness ?? 0).toBeLessThan(0.5);
  });
});
