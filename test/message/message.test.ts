import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aroundQuestions, type MessageParts, mostQuestions, readMessage } from "../../src/message/index.ts";

const saidIn = ({ questions }: MessageParts) => questions.map(({ said }) => said);

describe("the questions of a message", () => {
  it.each([
    ["one", "What does oolong cost?", ["What does oolong cost?"]],
    [
      "two sentences",
      "I'm in town today. What does oolong cost? How late are you open?",
      ["What does oolong cost?", "How late are you open?"],
    ],
    [
      "two in one sentence",
      "what does oolong cost and how long does it steep?",
      ["what does oolong cost", "how long does it steep?"],
    ],
    [
      "questions parted by commas",
      "how long is it open, do you sell cups, and can I pay by card?",
      ["how long is it open", "do you sell cups", "can I pay by card?"],
    ],
    [
      "a second one about many",
      "is oolong dear and do shops sell it, and are green teas better?",
      ["is oolong dear", "do shops sell it", "are green teas better?"],
    ],
    ["a choice before it", "cup or pot, do I need a kettle?", ["cup or pot", "do I need a kettle?"]],
    [
      "no second one in a doubt",
      "can I ask for milk or is that rude?",
      ["can I ask for milk or is that rude?"],
    ],
    ["no second one", "how do I brew tea and do well in it?", ["how do I brew tea and do well in it?"]],
    [
      "no second one of what is said of the first",
      "which teas are mild and are good at night?",
      ["which teas are mild and are good at night?"],
    ],
    ["a clause before it", "When I drink it cold, how long does it steep?", ["how long does it steep?"]],
    [
      "one that opens like such a clause",
      "When do you close, and do you sell cups?",
      ["When do you close", "do you sell cups?"],
    ],
    ["a tag asks nothing more", "is it good, do you think?", ["is it good, do you think?"]],
    [
      "questions that are counted up in a line",
      "help: 1) is it open 2) what does it cost 3) can I pay by card",
      ["is it open", "what does it cost", "can I pay by card"],
    ],
    ["a number in brackets counts nothing", "what is the ratio (1) of it?", ["what is the ratio (1) of it?"]],
    ["a short form that ends its sentence", "I was there 2 yrs. is it still open?", ["is it still open?"]],
    ["a short form that ends none", "I have 2 yrs. of practice in the U.S. and like tea.", []],
    ["one that is asked twice", "what is it made of? What is it made of?", ["what is it made of?"]],
    ["one beside a plea for help", "What does it cost? Any help is welcome.", ["What does it cost?"]],
    ["nothing but a plea", "Any tips would be great", ["Any tips would be great"]],
    ["a remark asks nothing", "The oolong was delicious.", []],
    ["a greeting asks nothing", "hello", []],
    [
      "what stands in a code block is not asked",
      "```is this code?``` What does it cost?",
      ["What does it cost?"],
    ],
    ["an open code block", "What does it cost? ```const a = b ? c : d", ["What does it cost?"]],
  ])("%s", (_, text, questions) => {
    expect(saidIn(readMessage(text))).toEqual(questions);
  });

  it("given more questions than are answered, when read, then the first ones are taken, in their order", () => {
    const asked = ["tea", "cups", "pots", "milk", "cake"].map((thing) => `What does ${thing} cost?`);
    expect(saidIn(readMessage(asked.join(" ")))).toEqual(asked.slice(0, mostQuestions));
  });

  it("given lines, when read, then each ends a sentence", () => {
    expect(readMessage("hi all\n\nI have two questions\nwhat does oolong cost").sentences).toEqual([
      { text: "hi all", role: "statement" },
      { text: "I have two questions", role: "statement" },
      { text: "what does oolong cost", role: "question" },
    ]);
  });
});

describe("what a question needs of the sentences before it", () => {
  it.each([
    ["a pronoun", "My aunt says oolong is dear. Is she right?", "My aunt says oolong is dear. Is she right?"],
    [
      "too few words, over two sentences",
      "I opened the tin. Then I noticed it is stale. What can I do?",
      "I opened the tin. Then I noticed it is stale. What can I do?",
    ],
    [
      "nothing, as it says all",
      "I lost my receipt. Can I bring opened tea back?",
      "Can I bring opened tea back?",
    ],
  ])("%s", (_, text, completed) => {
    expect(readMessage(text).questions.map((question) => question.text)).toEqual([completed]);
  });

  it("given another question before one that says enough, when read, then that one stays as it is", () => {
    expect(readMessage("What does oolong cost? And green tea?").questions.at(-1)!.text).toBe(
      "And green tea?",
    );
  });
});

describe("what a question stands in", () => {
  const around = (text: string) => {
    const message = readMessage(text);
    return aroundQuestions(message, message.questions);
  };

  it("is the message around it", () => {
    const text = "I like tea. Where do you sell oolong? I come from Leeds.";
    expect(around(text)).toBe(text);
  });

  it("is nothing where the question is the whole message", () => {
    expect(around("What does oolong cost?")).toBe("");
  });

  it("is nothing where a question takes the place of one that was taken wrongly", () => {
    const message = readMessage("No, I meant oolong.");
    expect(aroundQuestions(message, [{ said: "and oolong", text: "and oolong", instead: true }])).toBe("");
  });

  it("is the beginning of a long story, in whole words", () => {
    const story = Array.from({ length: 40 }, (_, i) => `Once I drank tea number ${i}.`).join(" ");
    const opening = around(`${story} Which tea did I like?`);
    expect(opening.length).toBeLessThanOrEqual(500);
    expect(story.startsWith(`${opening} `)).toBe(true);
  });
});

describe("hostile messages", () => {
  it.each([
    ["100,000 characters", "What does oolong cost? ".repeat(4400), mostQuestions],
    [
      "a thousand sentences",
      Array.from({ length: 1000 }, (_, i) => `Is tea ${i} good?`).join(" "),
      mostQuestions,
    ],
    [
      "a thousand lines",
      Array.from({ length: 1000 }, (_, i) => `is tea ${i} good`).join("\n"),
      mostQuestions,
    ],
    ["one word 10,000 times", "tea ".repeat(10_000), 0],
    ["one question word 10,000 times", "what ".repeat(10_000), 1],
    ["openers 10,000 times", "so and but ".repeat(10_000), 0],
    ["letters without a blank", "a".repeat(100_000), 0],
    ["only emoji", "🫖🍵".repeat(2000), 0],
    ["only quotation marks", `"'”’`.repeat(5000), 0],
    ["only question marks", "?".repeat(50_000), 0],
    ["commas", "what, ".repeat(5000), 1],
    ["code fences", "```".repeat(10_000), 0],
    ["nothing", "", 0],
    ["blanks", " \n\t ".repeat(1000), 0],
  ])("%s: bounded", (_, text, mostAsked) => {
    const { text: kept, opening, sentences, questions } = readMessage(text);
    expect(kept.length).toBeLessThanOrEqual(12_000);
    expect(sentences.length).toBeLessThanOrEqual(7000);
    expect(questions.length).toBeLessThanOrEqual(mostAsked);
    expect(opening.length).toBeLessThanOrEqual(500);
  });

  it("given any text, when read, then questions are among its sentences, and it is read the same again", () => {
    const word = fc.constantFrom(
      "what",
      "is",
      "tea",
      "and",
      "?",
      ". ",
      "\n",
      "it",
      ",",
      "e.g.",
      "```",
      "I",
      "'",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 120 }),
      fc.array(word, { maxLength: 40 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const message = readMessage(raw);
        const sentences = message.sentences.map((sentence) => sentence.text);
        expect(message.questions.length).toBeLessThanOrEqual(mostQuestions);
        for (const { said, text: completed } of message.questions) {
          expect(sentences).toContain(said);
          expect(completed.endsWith(said)).toBe(true);
        }
        expect(readMessage(raw)).toEqual(message);
      }),
    );
  });
});
