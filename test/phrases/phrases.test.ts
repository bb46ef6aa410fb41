import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBot } from "../../src/bot.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { englishPhrases, groups } from "../../src/phrases/english/index.ts";
import { phraseKeys, phrasesOf } from "../../src/phrases/index.ts";
import { teaShop } from "../tea-shop.ts";
import { markedIn } from "./marked.ts";

const guideYaml = "name: A\nsubject: tea\nintroduction: Hello.\ntopics: []\n";

async function problemsWith(phrases: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "phrases-"));
  writeFileSync(join(folder, "guide.yaml"), `${guideYaml}phrases:\n${phrases}`);
  const { problems } = await loadKnowledge(folder);
  return problems
    .filter(({ message }) => message.includes("phrases"))
    .map(({ line, message, remedy }) => `${line}: ${message}; ${remedy}`);
}

describe("sentences of the guide", () => {
  it("are the shipped ones where a folder brings none", () => {
    expect(phrasesOf({ profile: {} })("nothing-about", { what: "“Kenya”" })).toBe(
      "I have nothing about “Kenya”.",
    );
  });

  it("are a folder's own where it brings some, with their places filled", () => {
    const phrases = phrasesOf({ profile: { phrases: { "nothing-about": "{what}? Not here." } } });
    expect(phrases("nothing-about", { what: "Mate {what}" })).toBe("Mate {what}? Not here.");
    expect(phrases("removed")).toBe(englishPhrases.removed);
  });

  it("of a folder are what its guide says, one for each key that a conversation comes upon", () => {
    const bot = createBot(markedIn(teaShop()));
    const said = (text: string, frame: Parameters<typeof bot.answer>[1] = null) =>
      bot.answer({ id: text, text }, frame);
    expect(said("do you sell Zamboni machines in Oslo?").reply.text).toMatch(/^\[(nothing-about|nearest)/);
    expect(said("Wie teuer ist der Tee bei euch heute?").reply.text).toBe("[english-only]");
    const { frame } = said("which tea has the highest price?");
    expect(said("are you sure?", frame).reply.text).toMatch(/^\[vouch-for\] ./);
    expect(said("not what I asked", frame).reply.text).toMatch(
      /^\[misunderstood\] \[(one-of-these|other-words)\]/,
    );
  });

  it("are checked: a key that there is not, a place that is missing, one that nothing fills", async () => {
    expect(
      await problemsWith(
        '  nothing-abuot: "Nothing on {what}."\n  nothing-about: "Nothing."\n  removed: "Gone, {name}."\n  thanks: "Ta!"\n',
      ),
    ).toEqual([
      expect.stringMatching(/^6: .*nothing-abuot.*no sentence of that name; did you mean "nothing-about"\?/),
      expect.stringMatching(/^7: .*nothing-about.*\{what\} is missing; write it where it belongs/),
      expect.stringMatching(/^8: .*removed.*\{name\} is filled with nothing; write the words without braces/),
    ]);
  });

  it("have each a key of their own", () => {
    expect(phraseKeys.filter((key, place) => phraseKeys.indexOf(key) !== place)).toEqual([]);
  });

  it("stand in docs/phrases.md, word by word", async () => {
    const tables = Object.entries(groups).flatMap(([title, sentences]) => [
      `## ${title}`,
      [
        "| Key | Sentence |",
        "|---|---|",
        ...Object.entries(sentences).map(([key, sentence]) => `| \`${key}\` | ${sentence} |`),
      ].join("\n"),
    ]);
    await expect(
      `${[
        "# Sentences of the guide",
        "What the guide says around its answers, in a chat, in the onboarding, on its page, in the terminal (`npm run chat`) and over HTTP. A knowledge folder replaces each by its key, in `phrases` of its `guide.yaml`:",
        '```yaml\nphrases:\n  nothing-about: "Our handbook does not speak of {what}."\n```',
        "What stands in braces is filled by the guide and has to stay; `npm run knowledge -- check` names what is missing or unknown. Small talk is replaced by sets in `intents/`, what people in distress read by `distress` in `guide.yaml`; the sentences about rows of tables are made by their operations, what a chart says stands in it with its figures, and neither is replaced. What people may type in the onboarding stays as it is; a label can be typed as well, whatever it is. This page is written by `npx vitest run test/phrases --update`.",
        ...tables,
      ].join("\n\n")}\n`,
    ).toMatchFileSnapshot("../../docs/phrases.md");
  });
});
