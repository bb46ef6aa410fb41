import { describe, expect, it } from "vitest";
import { textsOf } from "../../src/knowledge/texts.ts";
import { isForeign } from "../../src/language/foreign.ts";
import { createLanguage } from "../../src/language/language.ts";
import { teaShop } from "../tea-shop.ts";

const language = createLanguage({ texts: textsOf(teaShop()), concepts: [] });
const isEnglish = (word: string) =>
  language.count(word) > 0 || language.tokens(word).every((token) => token.word);

describe("other languages", () => {
  it.each([
    ["German", "Wie viel kostet der Tee und wann ist der Laden offen?"],
    ["French", "combien coûte le thé dans la boutique ?"],
    ["Spanish", "¿cuánto cuesta el té y quién lo vende?"],
    ["Italian", "quanto costa il tè?"],
    ["Portuguese", "quanto ganha uma pessoa como você?"],
    ["Dutch", "hoeveel kost het en wat is de beste thee?"],
    ["Polish", "ile kosztuje herbata i kto ją sprzedaje?"],
    ["Russian", "Сколько стоит чай?"],
    ["Chinese", "乌龙茶多少钱？"],
    ["Arabic", "ما هو سعر الشاي؟"],
  ])("%s is told", (_, text) => {
    expect(isForeign(text, isEnglish)).toBe(true);
  });

  it.each([
    "What does oolong cost?",
    "the die is cast in an est",
    "What does Una cost in Los Angeles, El Paso and La Paz?",
    "Is the café au lait any good?",
    "what does 乌龙 cost",
    "What is Le Monde?",
    "der",
    "🫖🫖🫖",
    "",
    "12345",
    "tll me teh prise of oolng plese",
  ])("“%s” is taken for English", (text) => {
    expect(isForeign(text, isEnglish)).toBe(false);
  });
});
