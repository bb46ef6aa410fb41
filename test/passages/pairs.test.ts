import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/language/language.ts";
import { createPassageIndex } from "../../src/passages/index.ts";

const documents = [
  { id: "send", title: "How do I send mail to a list?", wordings: ["mail a list of people"], text: "" },
  { id: "list", title: "How do I list mail that I can send?", wordings: ["list my mail"], text: "" },
];
const concepts = [{ id: "mail", names: ["mail", "electronic post"] }];
const language = createLanguage({
  texts: documents.flatMap(({ title, wordings }) => [title, ...wordings]),
  concepts,
});
const index = createPassageIndex(documents, language);
const first = (question: string) => index.rank(language.read(question), 1)[0]!;

describe("words side by side", () => {
  it("given the same words in another order, when ranked, then their order decides", () => {
    expect(first("mail a list").id).toBe("send");
    expect(first("list mail").id).toBe("list");
  });

  it("given another name of a concept, when ranked, then it stands in the pair as well", () => {
    expect(first("list my electronic post").features.order).toBeGreaterThan(0);
  });

  it("given only words of the frame, when ranked, then no pair counts", () => {
    expect(first("how do I").features.order).toBe(0);
  });
});
