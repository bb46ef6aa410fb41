import { describe, expect, it } from "vitest";
import { fieldsOf } from "../../../adapters/web/keep/fields.ts";

const file = (front: string): string => `---\nid: a\nquestion: Why?\nsource: s\n${front}---\n\nSo.\n`;

describe("an entry as fields", () => {
  it("gives what the file says", async () => {
    expect(await fieldsOf("faq/a.md", file("also: [how come]\nsection: Two\n"))).toEqual({
      id: "a",
      key: "question",
      question: "Why?",
      also: ["how come"],
      topics: [],
      related: [],
      source: "s",
      section: "Two",
      answer: "So.",
    });
    expect(await fieldsOf("articles/a.md", file("").replace("question", "title"))).toMatchObject({
      key: "title",
    });
  });

  it.each([
    ["a key that there is no field for", "faq/a.md", file("claim: It is so.\n")],
    ["a comment, which would be lost", "faq/a.md", file("also: [b] # for Ann\n")],
    ["broken YAML", "faq/a.md", file("also: [b\n")],
    ["no front matter", "faq/a.md", "So.\n"],
    ["a table", "tables/a.md", file("")],
  ])("leaves it as a file: %s", async (_, path, text) => {
    expect(await fieldsOf(path, text)).toBeNull();
  });
});
