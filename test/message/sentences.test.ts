import { describe, expect, it } from "vitest";
import { readSentences, roleOf, splitQuestions, splitSentences } from "../../src/message/sentences.ts";

describe("where sentences end", () => {
  it.each([
    ["at full stops, question and exclamation marks", "a?? b!! c. d", ["a??", "b!!", "c.", "d"]],
    [
      "not behind a short form",
      "It costs approx. $5. Is that fair?",
      ["It costs approx. $5.", "Is that fair?"],
    ],
    ["not inside a short form", "U.S. shops ask more. True?", ["U.S. shops ask more.", "True?"]],
    ["not before a page", "See p. 5 for more.", ["See p. 5 for more."]],
    ["not inside a figure", "Version 3.5 is out", ["Version 3.5 is out"]],
    ["at line ends", "line one\nline two", ["line one", "line two"]],
    ["at a semicolon", "one; two", ["one;", "two"]],
    [
      "with the quotation mark that closes them",
      'She asked "why?" Then she left.',
      ['She asked "why?"', "Then she left."],
    ],
    ["at dots", "Wait... what does it cost", ["Wait...", "what does it cost"]],
    ["nowhere, where nothing is said", "… ... ?!", []],
  ])("%s", (_, text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it("given more sentences than a question has, when split, then what stands behind them stays in one piece", () => {
    const sentences = splitSentences("Tea is good. ".repeat(1000));
    expect(sentences.length).toBeLessThanOrEqual(61);
    expect(sentences.at(-1)!.length).toBeGreaterThan(1000);
  });
});

describe("what a sentence does", () => {
  it.each([
    ["what does oolong cost", "question"],
    ["does oolong steep long", "question"],
    ["so, can I pay by card", "question"],
    ["hi team, which tea is best", "question"],
    ["in which country does oolong grow", "question"],
    ["of fifty teas how many are green", "question"],
    ["among the green ones, which is cheapest", "question"],
    ["of all teas I like oolong", "statement"],
    ["new to tea here, any way to start without a kettle", "request"],
    ["I drink it any time", "statement"],
    ["in the end I chose oolong", "statement"],
    ["how about oolong", "question"],
    ["and for oolong", "question"],
    ["Oolong, right?", "question"],
    ["tell me about oolong", "request"],
    ["please list all teas", "request"],
    ["I wonder whether oolong is dear", "request"],
    ["not sure which tea is best", "request"],
    ["looking for advice on tea", "request"],
    ["any tips for oolong", "request"],
    ["oolong is dear", "statement"],
    ["I bought oolong yesterday.", "statement"],
    ["When I was young I drank tea", "statement"],
    ["will read it tomorrow", "statement"],
    ["do not do that", "statement"],
    ["Is not what I wanted", "statement"],
    ["just had the best oolong of my life", "statement"],
    ["thanks", "statement"],
    ["opening hours", "statement"],
  ])("“%s” is a %s", (sentence, role) => {
    expect(roleOf(sentence)).toBe(role);
  });
});

describe("several questions in one sentence", () => {
  it.each([
    [
      "What does oolong cost and how long does it steep?",
      ["What does oolong cost", "how long does it steep?"],
    ],
    ["which tea is cheap, and is it good?", ["which tea is cheap", "is it good?"]],
    ["where are you, what do you sell?", ["where are you", "what do you sell?"]],
    ["can I pay by card or do I need cash?", ["can I pay by card", "do I need cash?"]],
    ["tell me who sells tea and what it costs", ["tell me who sells tea", "what it costs"]],
  ])("“%s” is taken apart", (sentence, questions) => {
    expect(splitQuestions(sentence)).toEqual(questions);
  });

  it.each([
    "what is the price and the country of oolong?",
    "how do I steep and serve it?",
    "which is better, oolong or green tea?",
    "do you sell cups and pots?",
  ])("“%s” stays whole", (sentence) => {
    expect(splitQuestions(sentence)).toEqual([sentence]);
  });

  it.each([
    ["Back to the first one, how many minutes?", "Back to the first one", "how many minutes?"],
    ["cool thx, which is the dearest?", "cool thx", "which is the dearest?"],
    ["I'm from Leeds - where is your shop?", "I'm from Leeds", "where is your shop?"],
  ])("what leads in to a question stands apart: “%s”", (text, lead, question) => {
    expect(readSentences(text)).toEqual([
      { text: lead, role: "statement" },
      { text: question, role: "question" },
    ]);
  });
});
