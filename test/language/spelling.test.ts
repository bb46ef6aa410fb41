import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEnglish } from "../../src/language/english/dictionary.ts";
import { createLanguage } from "../../src/language/language.ts";

const knowledge =
  "Machine learning engineers deploy models and monitor the data in production. The salary of seniors depends on " +
  "experience, education, certifications, requirements and industries like finance, healthcare and e-commerce. " +
  "Tools: Python, TensorFlow, PyTorch, scikit-learn, Kubernetes, database. Conferences: NeurIPS, KDD. An MLE needs skills.";
const language = createLanguage({ texts: [knowledge], concepts: [] });
const corrected = (raw: string) =>
  language
    .read(raw)
    .tokens.map(({ text }) => text)
    .join(" ");

describe("misspelt words", () => {
  it.each([
    ["letters swapped", "slaary", "salary"],
    ["a letter missing", "requirments", "requirements"],
    ["a letter too many", "educcation", "education"],
    ["a wrong vowel", "experiance", "experience"],
    ["a neighbouring key", "pythob", "python"],
    ["two slips", "certifcatons", "certifications"],
    ["a name of the knowledge", "tensorfow", "tensorflow"],
    ["its plural", "mlees", "mles"],
    ["a long name with three slips", "kuburnattes scickit-laern", "kubernetes scikit-learn"],
    ["a function word", "waht wher teh becum", "what where the become"],
    ["letters drawn out", "soooo coool", "so cool"],
    ["words that ran together", "machinelearning howmuch", "machine learning how much"],
    ["a word that fell apart", "data base", "database"],
    [
      "a name without its signs",
      "scikit learn, scikitlearn, ecommerce",
      "scikit-learn scikit-learn e-commerce",
    ],
    ["shouting", "SLAARY OF ENGENEERS", "salary of engineers"],
    ["vowels left out", "wht skls do sclry", "what skills do sclry"],
    ["a short form that ran together with a word", "salarylvl", "salary level"],
    ["a plural twice", "modelss", "models"],
    ["a word of plain English", "becuase of recieve", "because of receive"],
  ])("given %s, when read, then %s → %s", (_, raw, expected) => {
    expect(corrected(raw)).toBe(expected);
  });

  it("given a correction, when read, then it says from what to what", () => {
    expect(language.read("the slaary").corrections).toEqual([{ from: "slaary", to: "salary" }]);
  });

  it.each([
    ["a place that the knowledge does not hold", "brazil"],
    ["another word near one of the knowledge", "celery"],
    ["an acronym in capitals", "what is a KDE"],
    ["a name with capitals inside", "what is PyStork"],
    ["a name in a sentence", "how is pay at Kaggel or Finanzen"],
    ["a word of a prefix and another", "overfinance"],
    ["gibberish", "xqzvw"],
    ["figures", "110k 0-2 57%"],
  ])("given %s, when read, then it stays: %s", (_, raw) => {
    expect(language.read(raw).corrections).toEqual([]);
  });

  it("given a word of the knowledge or of English, when read, then it is never corrected", () => {
    const known = knowledge.toLowerCase().match(/[a-z]{3,}/g)!;
    const english =
      "giraffe mountain finances teaching models' running better children stopped happier".split(" ");
    fc.assert(
      fc.property(fc.constantFrom(...known, ...english), (word) => {
        expect(language.read(`what about ${word} then`).corrections).toEqual([]);
      }),
    );
  });

  it("given any slip in a long word of the knowledge, when read, then most are undone and none becomes another known word", () => {
    const targets = ["engineers", "experience", "education", "healthcare", "production", "tensorflow"];
    const slips = fc.tuple(fc.constantFrom(...targets), fc.nat(), fc.constantFrom("drop", "swap", "double"));
    fc.assert(
      fc.property(slips, ([word, at, kind]) => {
        const i = 1 + (at % (word.length - 2));
        const typed =
          kind === "drop"
            ? word.slice(0, i) + word.slice(i + 1)
            : kind === "swap"
              ? word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)
              : word.slice(0, i) + word[i] + word.slice(i);
        fc.pre(!isEnglish(typed));
        expect(corrected(typed)).toBe(word);
      }),
    );
  });
});
