import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/language/language.ts";

const language = createLanguage({
  texts: [
    "What does a machine learning engineer do? They deploy models and monitor the data.",
    "Which skills are required: PyTorch, Python, C++, C#, D3.js, scikit-learn, TensorFlow?",
    "The salary of seniors in e-commerce rises. Requirements: a degree, statistics, a database.",
    "R is a language for statistics.",
  ],
  concepts: [
    { id: "engineer", names: ["machine learning engineer", "ML engineer", "MLE"] },
    { id: "scientist", names: ["data scientist", "DS"] },
    { id: "pay", names: ["salary", "pay"] },
  ],
});

const words = (raw: string) => language.read(raw).tokens.map(({ text }) => text);

describe("names of several words", () => {
  it("given one run together and misspelt, when read, then it is known in its words", () => {
    const { tokens, concepts } = language.read("what is a datascientst");
    expect(tokens.map(({ text }) => text)).toEqual(["what", "is", "a", "data", "scientist"]);
    expect(concepts).toEqual([{ concept: "scientist", from: 3, to: 5 }]);
  });
});

describe("names that every object has", () => {
  it.each(Object.getOwnPropertyNames(Object.prototype).map((name) => name.toLowerCase()))(
    "are words like others, whatever stands before them: %s",
    (name) => {
      expect(words(`ask'${name} skills`)).toContain("skills");
      expect(words(`${name}n't skills`)).toContain("not");
    },
  );
});

describe("mark-up", () => {
  it.each([
    ["mentions of Slack", "<@U0BOT> <!channel> <#C1|general> which skills", "which skills"],
    ["mentions of Discord", "<@!123> @everyone <:tada:99> <a:x:1> which skills", "which skills"],
    ["links", "see <https://a.example/x?y=1|the page> or https://b.example", "see the page or"],
    ["code ticks and bold marks", "`C++` or **Python** or _R_ or ~~C#~~", "C++ or Python or R or C#"],
    ["emoji and shortcodes", "skills 🎉👩‍💻 :thumbsup: :+1: needed :)", "skills needed"],
    [
      "tags and entities",
      "<b>salary</b> &lt; 100k &amp; <script>x</script> skills",
      "salary < 100k & x skills",
    ],
    ["control and bidi characters", "sal\u200Bary\u0007 of \u202Eseniors\u202C", "salary of seniors"],
    ["full-width letters and accents", "ｓｋｉｌｌｓ résumé", "skills resume"],
    ["curly quotes and dashes", "“don’t” 0–2 years — really", '"don\'t" 0-2 years - really'],
    ["repeated signs", "what???!!! skills,,, please...", "what?! skills, please."],
    ["quotes and headings of Markdown", "> # which skills\n- Python", "which skills Python"],
  ])("given %s, when read, then only the text is left", (_, raw, text) => {
    expect(language.read(raw).text).toBe(text);
  });

  it("given more than 1,000 characters, when read, then the text is cut at a word and says so", () => {
    const utterance = language.read("skills ".repeat(1_000));
    expect(utterance.text.length).toBeLessThanOrEqual(1_000);
    expect(utterance.text.endsWith("skills")).toBe(true);
    expect(utterance.truncated).toBe(true);
  });
});

describe("tokens", () => {
  it.each([
    ["names with signs", "C++ C# D3.js scikit-learn", ["c++", "c#", "d3.js", "scikit-learn"]],
    ["figures", "0-2 5+ $110,000 57% 57 % 2nd 110k", ["0-2", "5+", "$110,000", "57%", "57%", "2nd", "110k"]],
    [
      "a compound of ordinary words",
      "machine-learning problem-solving",
      ["machine", "learning", "problem", "solving"],
    ],
    ["a compound with a single letter", "e-commerce", ["e-commerce"]],
    [
      "contractions",
      "don't can't what's I'm company's",
      ["do", "not", "can", "not", "what", "is", "i", "am", "company"],
    ],
    ["alternatives", "TensorFlow/PyTorch and/or R", ["tensorflow", "pytorch", "and", "or", "r"]],
    ["abbreviations with stops", "a Ph.D. in the U.S.", ["a", "phd", "in", "the", "us"]],
    ["the end of a sentence", "the salary.what else", ["the", "salary", "what", "else"]],
  ])("given %s, when read, then %s → %j", (_, raw, expected) => {
    expect(words(raw)).toEqual(expected);
  });

  it.each([
    ["u know wat skills r needed 4 me", ["you", "know", "what", "skills", "are", "needed", "for", "me"]],
    ["how 2 become a DS", ["how", "to", "become", "a", "ds"]],
    ["after 2 years", ["after", "2", "years"]],
    ["R or Python", ["r", "or", "python"]],
    ["i want to b gr8, thx", ["i", "want", "to", "be", "great", "thanks"]],
    ["dont u need 5 yrs", ["do", "not", "you", "need", "5", "years"]],
  ])("given chat language %j, when read, then it is spelled out", (raw, expected) => {
    expect(words(raw)).toEqual(expected);
  });

  it("given any token, when read, then its offsets point to what was typed", () => {
    const { text, tokens } = language.read("What's the SALARY of e-commerce engineers?");
    for (const { typed, start, end } of tokens) expect(text.slice(start, end).toLowerCase()).toBe(typed);
  });

  it("given stop words only, when read, then they are marked and all still there", () => {
    const { tokens } = language.read("how do I do it");
    expect(tokens.map(({ text }) => text)).toEqual(["how", "do", "i", "do", "it"]);
    expect(tokens.every(({ stop }) => stop)).toBe(true);
  });

  it("given a word of the knowledge, of English, and of neither, when read, then each is told apart", () => {
    const facts = language.read("salary giraffe xqzv").tokens.map(({ known, word }) => [known, word]);
    expect(facts).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
  });
});

describe("concepts", () => {
  it("given names of any length, when read, then the longest name wins and stems are equal", () => {
    const { concepts, tokens } = language.read("do machine learning engineers and an MLE get paid like a DS");
    const found = concepts.map(({ concept, from, to }) => [
      concept,
      tokens
        .slice(from, to)
        .map(({ text }) => text)
        .join(" "),
    ]);
    expect(found).toEqual([
      ["engineer", "machine learning engineers"],
      ["engineer", "mle"],
      ["scientist", "ds"],
    ]);
  });
});

describe("any input", () => {
  it("given anything at all, when read, then it never throws and stays within bounds", () => {
    const parts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.constantFrom(
        "<@",
        "|",
        "&#x",
        "@everyone",
        "```",
        "\u0000",
        "\ud800",
        '{"a":[',
        "((((",
        "__",
        "a".repeat(500),
      ),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (pieces) => {
        const { text, tokens, concepts, quantities } = language.read(pieces.join(""));
        expect(text.length).toBeLessThanOrEqual(1_000);
        expect(text.isWellFormed()).toBe(true);
        for (const { start, end } of tokens)
          expect(0 <= start && start < end && end <= text.length).toBe(true);
        for (const { from, to } of [...concepts, ...quantities]) {
          expect(0 <= from && from < to && to <= tokens.length).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["100,000 letters", "x".repeat(100_000)],
    ["100,000 brackets", "[".repeat(100_000)],
    ["100,000 mentions", "<@".repeat(50_000)],
    ["a JSON bomb", '{"a":'.repeat(20_000)],
    ["entities", "&amp;".repeat(20_000)],
    ["shortcodes", ":a".repeat(50_000)],
    ["unknown words", "qwrtz ".repeat(20_000)],
    ["accents", "e\u0301\u0302\u0303".repeat(25_000)],
    ["dots", "a.".repeat(50_000)],
    ["digits", "1,".repeat(50_000)],
  ])("given %s, when read, then it is cut", (_, raw) => {
    const utterance = language.read(raw);
    expect(utterance.truncated).toBe(true);
    expect(utterance.tokens.length).toBeLessThanOrEqual(1_000);
  });

  it("given its own output, when read again, then nothing changes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (raw) => {
        const once = language.read(raw).text;
        expect(language.read(once).tokens.map(({ text }) => text)).toEqual(
          language.read(raw).tokens.map(({ text }) => text),
        );
      }),
      { numRuns: 200 },
    );
  });
});
