import { expect, it } from "vitest";
import { createBot } from "../../src/bot.ts";
import { adviseOn } from "../../src/insight/advice.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { edited, type Files, folderOf, soundFolder } from "../knowledge/folder-of.ts";

const nowMs = Date.UTC(2026, 10, 29);
const entry = (
  id: string,
  question: string,
  also: readonly string[] = ["x y z"].map((text) => `${text} ${id}`),
) =>
  `---\nid: ${id}\nquestion: ${question}\nsource: handbook\nalso:\n${also.map((text) => `  - ${text}\n`).join("")}---\n\nAbout ${id}.\n`;

async function advised(files: Files) {
  const { knowledge, problems } = await loadKnowledge(folderOf(files));
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return adviseOn(createBot(knowledge!), { nowMs });
}

/** A bot that gives each question to the entry that is written behind it. */
async function byRote(files: Files, replies: Readonly<Record<string, string | null>>) {
  const { knowledge } = await loadKnowledge(folderOf(files));
  const bot = createBot(knowledge!);
  return adviseOn(
    {
      knowledge: knowledge!,
      terms: bot.terms,
      answer(said, frame) {
        const { reply } = bot.answer(said, frame);
        const entry = replies[said.text] ?? null;
        return {
          reply: { ...reply, status: entry === null ? "declined" : "answered", entry },
          frame: { turns: [] },
        } as never;
      },
    },
    { nowMs },
  );
}

it("a folder in which each is found has only the advice to write more wordings", async () => {
  expect(await advised({})).toEqual([
    {
      file: "articles/water.md",
      message: "1 of 2 entries have one wording only: water",
      remedy: expect.stringContaining("also"),
    },
  ]);
});

const allFound = {
  "How is coffee roasted?": "roasting",
  "Water for coffee": "water",
  "Roasts and their temperatures": "roasts",
};

it("names what is not found by its own question, and what answers in its place", async () => {
  const messages = (
    await byRote({}, { ...allFound, "How is coffee roasted?": "water", "Water for coffee": null })
  ).map(({ file, message }) => `${file}: ${message}`);
  expect(messages.slice(0, 2)).toEqual([
    'faq/roasting.md: "roasting" is not found by its own question: "water" answers in its place',
    'articles/water.md: "water" is not found by its own title: it is declined',
  ]);
});

it("names a table that neither its title nor its cells lead to", async () => {
  const told = async (replies: Record<string, string | null>) =>
    (await byRote({}, replies))
      .filter(({ file }) => file.startsWith("tables/"))
      .map(({ message }) => message);
  expect(await told({ ...allFound, "Roasts and their temperatures": null })).toEqual([
    'nobody finds the table "roasts": neither by its title nor by its rows and columns',
  ]);
  expect(
    await told({
      ...allFound,
      "Roasts and their temperatures": null,
      "What is the share of Light?": "roasts",
    }),
  ).toEqual([]);
});

it("names a wording that has another's telling words and leads there", async () => {
  const files = { "faq/milk.md": entry("milk", "Which milk is best?", ["the coffee that is roasted, how"]) };
  const replies = {
    ...allFound,
    "Which milk is best?": "milk",
    "the coffee that is roasted, how": "roasting",
  };
  const pointing = (list: readonly { message: string }[]) =>
    list.map(({ message }) => message).filter((message) => message.includes("points at"));
  expect(pointing(await byRote(files, replies))).toEqual([
    expect.stringMatching(
      /^the wording "(.+)" of "(?:milk|roasting)" points at "(?:milk|roasting)" as well: /,
    ),
  ]);
  const own = { ...replies, "the coffee that is roasted, how": "milk", "How is coffee roasted?": "roasting" };
  expect(pointing(await byRote(files, own))).toEqual([]);
});

it.each([
  ["2024-03", undefined, /\(2024-03\) are 972 days old, 730 are fresh: roasts/],
  ["March 2024", 900, /are 972 days old, 900 are fresh/],
  ["2020–2024", 690, /are 697 days old/],
  ["2024-03", 1_000, null],
  ["2026", undefined, null],
  ["of old", undefined, null],
])("figures of %j, fresh for %j days", async (date, fresh, expected) => {
  const files = {
    ...edited("sources.yaml", "  title:", `  date: "${date}"\n  title:`),
    "guide.yaml": `${soundFolder["guide.yaml"]}${fresh === undefined ? "" : `fresh: ${fresh}\n`}`,
  };
  const told = (await advised(files))
    .filter(({ file }) => file === "sources.yaml")
    .map(({ message }) => message);
  expect(told).toEqual(expected === null ? [] : [expect.stringMatching(expected)]);
});
