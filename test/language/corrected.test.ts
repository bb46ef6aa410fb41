import { describe, expect, it } from "vitest";
import { textsOf } from "../../src/knowledge/texts.ts";
import { correctedText } from "../../src/language/corrected.ts";
import { createLanguage } from "../../src/language/language.ts";
import { teaShop } from "../tea-shop.ts";

const knowledge = teaShop();
const language = createLanguage({ texts: textsOf(knowledge), concepts: knowledge.vocabulary.concepts });

describe("a question with its misspelt words put right", () => {
  it.each([
    ["what does oolnog cost?", "what does oolong cost?"],
    ["whta does gren tea cost", "what does green tea cost"],
    ["paymnt, pymnt!", "payment, payment!"],
    ["What does Oolong cost?", "What does Oolong cost?"],
    ["", ""],
  ])("“%s” becomes “%s”", (typed, corrected) => {
    expect(correctedText(language.read(typed))).toBe(corrected);
  });

  it("given a right word that is like a misspelt one, when corrected, then it stays as it is", () => {
    expect(correctedText(language.read("oolong or oolnog"))).toBe("oolong or oolong");
  });
});
