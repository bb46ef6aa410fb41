import { describe, expect, it } from "vitest";
import { writeImport } from "../../adapters/import/index.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { bringing, textsIn } from "./world.ts";

const pagesOf = (name: string): string => new URL(`collections/${name}/pages`, import.meta.url).pathname;

async function importAll(name: string) {
  const { dir, plan } = bringing({});
  await writeImport(await plan([pagesOf(name)]));
  const { knowledge, problems } = await loadKnowledge(dir);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return { knowledge: knowledge!, texts: textsIn(dir) };
}

const made = new Map<string, ReturnType<typeof importAll>>();
/** Each collection is imported once: no test changes what came of it. */
const imported = (name: string) => made.get(name) ?? made.set(name, importAll(name)).get(name)!;

describe("pages that public bodies keep", () => {
  it("questions that fold open are entries, with what they fold open as their answer", async () => {
    const { knowledge } = await imported("veterans-burials");
    const titles = knowledge.entries.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        "Can I choose the type of headstone or marker?",
        "What if there's a mistake with the headstone inscription?",
        "Am I eligible for VA DIC as a surviving spouse or dependent: As a surviving parent",
      ]),
    );
    const choice = knowledge.entries.find(({ title }) => title.startsWith("Can I choose"))!;
    expect(choice.text).toContain("granite or marble");
    expect(choice.text).not.toContain("mistake with the inscription");
  });

  it("a line beside a table is its note, and a table takes the name of what it stands in", async () => {
    const { knowledge } = await imported("veterans-burials");
    const rates = knowledge.tables.find(({ title }) => title === "Basic monthly payment rates")!;
    expect(rates.note).toBe("All rates in $ U.S. dollars");
    const hours = (await imported("office-handbook")).knowledge.tables.map(({ title }) => title);
    expect(hours).toEqual(["Types of flexible schedules: For example"]);
  });

  it.each(["veterans-burials", "office-handbook"])(
    "%s: no mark of HTML or of a generator is left",
    async (name) => {
      const { texts } = await imported(name);
      for (const [path, text] of Object.entries(texts))
        if (/^(?:faq|articles|tables)\//.test(path))
          expect([path, /&#x20;|<\/?\w+>|\{%|\band[A-Z]/.exec(text)]).toEqual([path, null]);
    },
  );

  it("starters are questions that say what they are about, each of another page", async () => {
    const { knowledge } = await imported("veterans-burials");
    const { starters } = knowledge.profile;
    expect(starters).toHaveLength(4);
    expect(
      new Set(starters.map((title) => knowledge.entries.find((entry) => entry.title === title)?.source)).size,
    ).toBe(4);
    expect(starters.every((title) => /\?$/.test(title))).toBe(true);
  });
});
