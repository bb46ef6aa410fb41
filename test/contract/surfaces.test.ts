import { describe, expect, it } from "vitest";
import { renderReply as terminal } from "../../adapters/cli/render.ts";
import { ProblemLog } from "../../src/knowledge/check/problems.ts";
import { readMarkdown } from "../../src/knowledge/parse/markdown.ts";
import { plainText, type Reply } from "../../src/reply/index.ts";
import { renderReply as discord } from "../discord/render-reply.ts";
import { shippedPhrases } from "../phrases/marked.ts";
import { renderReply as slack } from "../slack/render-reply.ts";
import { replyWith } from "../slack/replies.ts";

const replyOf = async (text: string): Promise<Reply> => {
  const body = await readMarkdown({ file: "a.md", text, firstLine: 1 }, new ProblemLog());
  return replyWith({ body, text: plainText(body) });
};

const shownOn = async (text: string) => {
  const reply = await replyOf(text);
  const discordBody = discord(reply, { extent: "whole" });
  return {
    slack: slack(reply, { extent: "whole" }).blocks,
    discord: JSON.stringify(discordBody.components).replaceAll("\\n", "\n"),
    terminal: terminal(reply, { phrases: shippedPhrases, columns: 100 }),
    plain: reply.text,
  };
};

describe("steps with points of their own", () => {
  it("stay numbered 1 to 3 with their points under them", async () => {
    const { slack, discord, terminal, plain } = await shownOn(
      "Do this:\n\n1. Prepare\n   - Ask Ann\n   - Book a room\n2. Hold\n3. Announce\n   - Write a post",
    );
    for (const text of [discord, plain])
      expect(text).toContain(
        "1. Prepare\n   - Ask Ann\n   - Book a room\n2. Hold\n3. Announce\n   - Write a post",
      );
    expect(terminal).toContain(
      "1. Prepare\n   • Ask Ann\n   • Book a room\n2. Hold\n3. Announce\n   • Write a post",
    );
    const lists = slack
      .flatMap((block) => (block.type === "rich_text" ? block.elements : []))
      .flatMap((element) =>
        element.type === "rich_text_list"
          ? [
              {
                style: element.style,
                indent: element.indent,
                offset: (element as { offset?: number }).offset,
                items: element.elements.length,
              },
            ]
          : [],
      );
    expect(lists).toEqual([
      { style: "ordered", indent: undefined, offset: undefined, items: 1 },
      { style: "bullet", indent: 1, offset: undefined, items: 2 },
      { style: "ordered", indent: undefined, offset: 1, items: 2 },
      { style: "bullet", indent: 1, offset: undefined, items: 1 },
    ]);
  });
});

describe("a link and code in the first paragraph", () => {
  it("survive the emphasis of a statement", async () => {
    const { slack, discord, terminal, plain } = await shownOn(
      "See [the form](https://example.org/holiday) or write to Ann; use the code `a_b_c`.",
    );
    expect(discord).toContain(
      "**See [the form](<https://example.org/holiday>) or write to Ann; use the code `a_b_c`.**",
    );
    expect(JSON.stringify(slack)).toContain(
      '{"type":"link","url":"https://example.org/holiday","text":"the form"',
    );
    expect(JSON.stringify(slack)).toMatch(/"text":"a_b_c","style":\{"bold":true,"code":true\}/);
    for (const text of [terminal, plain]) expect(text).toContain("the form (https://example.org/holiday)");
  });
});

describe("code of 120 lines", () => {
  it("is cut between lines, and is all there where the answer is shown whole", async () => {
    const lines = Array.from(
      { length: 120 },
      (_, index) => `echo "line ${index} of the setup of the machine"`,
    );
    const { slack, discord, terminal, plain } = await shownOn(`Run:\n\n\`\`\`\n${lines.join("\n")}\n\`\`\``);
    const blocks = slack
      .flatMap((block) => (block.type === "rich_text" ? block.elements : []))
      .filter((element) => element.type === "rich_text_preformatted")
      .map(({ elements }) => elements.map((each) => ("text" in each ? each.text : "")).join(""));
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.join("\n").split("\n")).toEqual(lines);
    for (const line of [...(discord.match(/```[^`]*```/g) ?? [])].flatMap((block) =>
      block.split("\n").slice(1, -1),
    ))
      expect(lines.map((each) => JSON.stringify(each).slice(1, -1))).toContain(line);
    for (const text of [terminal, plain]) expect(text).toContain(lines.at(-1));
  });
});

describe("a long answer", () => {
  const long = `The rules:\n\n${Array.from({ length: 24 }, (_, index) => `${index + 1}. Rule ${index + 1} ${"of the house ".repeat(20)}`).join("\n")}`;

  it("says at once that it goes on, and where", async () => {
    const reply = await replyOf(long);
    const blocks = JSON.stringify(slack(reply).blocks);
    expect(blocks).toContain("goes on under “Details”");
    expect(blocks).toContain('"action_id":"details"');
    const body = JSON.stringify(discord(reply));
    expect(body).toContain("goes on under “Details”");
    expect(body).toContain('"label":"Details"');
  });
});
