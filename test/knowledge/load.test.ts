import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { plainText } from "../../src/reply/index.ts";
import { edited, folderOf, soundFolder, writeInto } from "./folder-of.ts";

const loaded = async (dir: string) => {
  const { knowledge, problems } = await loadKnowledge(dir);
  expect(problems).toEqual([]);
  return knowledge!;
};

describe("a sound folder", () => {
  it("becomes one knowledge", async () => {
    const { profile, sources, entries, tables, vocabulary, intents } = await loaded(folderOf());
    expect(profile.topics.map(({ id }) => id)).toEqual(["beans", "brewing"]);
    expect(sources[0]!.url).toBe("https://example.org/handbook");
    expect(entries.map(({ id, kind }) => [id, kind])).toEqual([
      ["roasting", "faq"],
      ["water", "article"],
    ]);
    expect(tables.map(({ id }) => id)).toEqual(["roasts"]);
    expect(vocabulary.concepts).toEqual([{ id: "espresso", names: ["espresso", "short black"] }]);
    expect(intents.map(({ id, origin }) => [id, origin])).toEqual([
      ["greeting", { file: "intents/smalltalk.yaml", line: 1 }],
      ["tea", { file: "intents/smalltalk.yaml", line: 5 }],
    ]);
  });

  it("gives an entry's body as blocks and as plain text", async () => {
    const roasting = (await loaded(folderOf())).entries.find(({ id }) => id === "roasting")!;
    expect(roasting.answer[0]).toEqual({
      type: "paragraph",
      children: [
        { type: "text", text: "Green beans are heated in a " },
        { type: "strong", children: [{ type: "text", text: "drum" }] },
        { type: "text", text: " until they crack." },
      ],
    });
    expect(roasting.text).toBe(
      "Green beans are heated in a drum until they crack.\n\n- First crack: light roast.\n- Second crack: dark roast.",
    );
    expect(roasting.text).toBe(plainText(roasting.answer));
    expect(roasting).toMatchObject({
      title: "How is coffee roasted?",
      claim: null,
      section: null,
      topics: ["beans"],
    });
  });

  it.each([
    ["**Light** and *pale*", "Light and pale"],
    ["[Light](https://example.org/a_b)", "Light"],
    ["1. **Light**", "1. Light"],
    ["# `5_000`", "# 5_000"],
    ["> [***Light*** `x`](https://example.org)", "> Light x"],
    ["a_b * 2 [or three]", "a_b * 2 [or three]"],
    ["10*20*5", "10*20*5"],
    ["5 *10**20**5*", "5 *10**20**5*"],
    ["[Light](light.md)", "[Light](light.md)"],
    ["![Light](https://example.org/a.png)", "![Light](https://example.org/a.png)"],
    ["**a \\| b**", "a | b"],
  ])("reads the cell %j as %j", async (cell, words) => {
    const roasts = String(soundFolder["tables/roasts.md"]).replace("| Light |", `| ${cell} |`);
    const { knowledge } = await loadKnowledge(
      folderOf({ "tables/roasts.md": roasts.replace("values:\n  Light: [blond]\n", "") }),
    );
    expect(knowledge!.tables[0]!.rows[0]!.name).toBe(words);
  });

  it("gives a table's cells as people read them and as values", async () => {
    const [table] = (await loaded(folderOf())).tables;
    expect(table!.row).toEqual({ one: "roast", many: "roasts" });
    expect(table!.columns.map(({ name, key, whole, unit }) => ({ name, key, whole, unit }))).toEqual([
      { name: "Roast", key: true, whole: false, unit: null },
      { name: "Temperature", key: false, whole: false, unit: "°C" },
      { name: "Share", key: false, whole: true, unit: null },
    ]);
    expect(table!.rows[0]).toEqual({
      id: "light",
      name: "Light",
      aliases: ["blond"],
      cells: [
        { raw: "Light", value: { kind: "text", text: "Light" } },
        { raw: "205", value: { kind: "number", number: 205 } },
        { raw: "30%", value: { kind: "share", number: 30 } },
      ],
    });
    expect(table!.rows[1]!.cells[1]).toEqual({
      raw: "230 °C",
      value: { kind: "number", number: 230, unit: "°C" },
    });
  });

  it("cannot be changed by anybody", async () => {
    const knowledge = await loaded(folderOf());
    const frozen = (value: unknown): boolean =>
      typeof value !== "object" ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(knowledge)).toBe(true);
  });

  it("has a hash that depends on every file that is read, and on nothing else", async () => {
    const { hash } = await loaded(folderOf());
    expect(hash).toMatch(/^[0-9a-f]{12}$/);
    expect((await loaded(folderOf())).hash).toBe(hash);
    expect((await loaded(folderOf({ "README.md": "# For keepers" }))).hash).toBe(hash);
    expect((await loaded(folderOf({ "onboarding/README.md": "# For keepers" }))).hash).toBe(hash);
    const changed = folderOf({ "sources.yaml": "- {id: handbook, title: The Coffee Manual}\n" });
    expect((await loaded(changed)).hash).not.toBe(hash);
  });

  it("reads files with Windows line ends and a byte order mark the same", async () => {
    const text =
      "\ufeff---\r\nid: milk\r\ntitle: Milk\r\nsource: handbook\r\n---\r\n\r\nFoam it\r\ncold.\r\n";
    const { entries } = await loaded(folderOf({ "articles/milk.md": text }));
    expect(entries.find(({ id }) => id === "milk")!.text).toBe("Foam it cold.");
  });

  it("needs neither vocabulary nor intents", async () => {
    const knowledge = await loaded(folderOf({ "vocabulary.yaml": null, "intents/smalltalk.yaml": null }));
    expect(knowledge.vocabulary.concepts).toEqual([]);
    expect(knowledge.intents).toEqual([]);
  });
});

describe("tables from CSV", () => {
  const csv = 'City,Cups a day,Opened\nOslo,"1,200",1968\nTurin,900,1901\nPorto,,2004\n';

  it("needs nothing but the file: types, key, title and source come from it", async () => {
    const { tables, sources } = await loaded(folderOf({ "tables/coffee-bars.csv": csv }));
    const table = tables.find(({ id }) => id === "coffee-bars")!;
    expect(table.title).toBe("Coffee bars");
    expect(table.row).toEqual({ one: "city", many: "cities" });
    expect(table.columns.map(({ name, type, key }) => [name, type, key])).toEqual([
      ["City", "text", true],
      ["Cups a day", "number", false],
      ["Opened", "date", false],
    ]);
    expect(table.rows.map(({ cells }) => cells[1]!.value)).toEqual([
      { kind: "number", number: 1200 },
      { kind: "number", number: 900 },
      { kind: "empty" },
    ]);
    expect(sources.find(({ id }) => id === table.source)).toEqual({
      id: "file-coffee-bars",
      title: "coffee-bars.csv",
    });
  });

  it("takes what a YAML file beside it declares", async () => {
    const yaml = `id: bars
title: Bars of the world
source: handbook
columns:
  City: {type: text}
  Cups a day: {type: number, unit: cups a day}
  Opened: {type: date}
`;
    const { tables } = await loaded(
      folderOf({ "tables/coffee-bars.csv": csv, "tables/coffee-bars.yaml": yaml }),
    );
    expect(tables.find(({ id }) => id === "bars")).toMatchObject({
      title: "Bars of the world",
      source: "handbook",
      origin: { file: "tables/coffee-bars.csv", line: 1 },
    });
  });

  it("tells of cells that do not fit an undeclared column, and keeps their text", async () => {
    const { knowledge, problems } = await loadKnowledge(
      folderOf({ "tables/bars.csv": "City,Cups\nOslo,100\nTurin,200\nPorto,300\nBonn,many\n" }),
    );
    expect(problems).toEqual([
      {
        severity: "info",
        file: "tables/bars.csv",
        line: 5,
        message: 'column "Cups" reads as number, but not in this row',
        remedy: "mend the cell, or declare the column in a .yaml file beside",
      },
    ]);
    const bars = knowledge!.tables.find(({ id }) => id === "bars")!;
    expect(bars.rows[3]!.cells[1]).toEqual({ raw: "many", value: { kind: "text", text: "many" } });
  });

  it("refuses a thousand and one columns in a sentence", async () => {
    const wide = `${Array.from({ length: 1_001 }, (_, i) => `c${i}`).join(",")}\n1\n`;
    const { problems } = await loadKnowledge(folderOf({ "tables/wide.csv": wide }));
    expect(problems[0]).toMatchObject({
      file: "tables/wide.csv",
      message: expect.stringContaining("1001 columns"),
    });
  });

  it("refuses more than a million rows in a sentence", async () => {
    const long = `a\n${"1\n".repeat(1_000_001)}`;
    const { knowledge, problems } = await loadKnowledge(folderOf({ "tables/long.csv": long }));
    expect(knowledge).toBeNull();
    expect(problems[0]).toMatchObject({
      file: "tables/long.csv",
      message: "more than 1000000 rows; a table has at most that many",
    });
  });
});

describe("two tables that give different figures for the same", () => {
  const pay = (id: string, column: string, rows: string) => `---
id: ${id}
title: Pay ${id}
columns:
  Barista: {type: text}
  Experience: {type: years-range}
  Pay: {type: ${column}}
topics: [brewing]
source: handbook
---

| Barista | Experience | Pay |
| --- | --- | --- |
${rows}
`;

  it("are told as information, both figures named, and the knowledge is used", async () => {
    const { knowledge, problems } = await loadKnowledge(
      folderOf({
        "tables/average.md": pay(
          "average",
          "money",
          "| New | 0–2 years | $30,000 |\n| Old hand | 2–5 years | $50,000 |",
        ),
        "tables/bands.md": pay(
          "bands",
          "money-range",
          "| Junior | 0–2 years | $25,000 – $35,000 |\n| Senior | 5+ years | $60,000+ |",
        ),
      }),
    );
    expect(knowledge).not.toBeNull();
    expect(
      problems.map(({ severity, file, line, message }) => ({ severity, at: `${file}:${line}`, message })),
    ).toEqual([
      {
        severity: "info",
        at: "tables/average.md:14",
        message: 'two figures: "New" Pay $30,000 (average), "Junior" Pay $25,000 – $35,000 (bands)',
      },
    ]);
  });

  const averages = pay(
    "average",
    "money",
    "| New | 0–2 years | $30,000 |\n| Old hand | 2–5 years | $50,000 |",
  );
  const medians = pay(
    "medians",
    "money",
    "| Junior | 0–2 years | $28,000 |\n| Old hand | 2–5 years | $45,000 |",
  );
  const measured = (table: string, measure: string) =>
    table.replace("source: ", `measure: ${measure}\nsource: `);

  it.each([
    ["are told once for two tables", "average pay", "median pay", [", and 1 more"]],
    ["are not told of two cuts of the same figures", "pay of 2024", "pay of 2024", []],
  ])("%s", async (_, one, two, expected) => {
    const { problems } = await loadKnowledge(
      folderOf({ "tables/average.md": measured(averages, one), "tables/medians.md": measured(medians, two) }),
    );
    expect(problems.map(({ message }) => message.replace(/^.*\(medians\)/, ""))).toEqual(expected);
  });
});

describe("a file that cannot be read", () => {
  const utf16 = Buffer.from("\ufeff---\nid: water\n---\n", "utf16le");
  const latin1 = Buffer.from("---\nid: roasts\ntitle: Caf\u00e9\n---\n", "latin1");

  it.each([
    ["UTF-16", "articles/water.md", utf16],
    ["Latin-1, while others lead to it", "tables/roasts.md", latin1],
    ["Latin-1, of the guide itself", "guide.yaml", latin1],
    ["Latin-1, of the sources", "sources.yaml", latin1],
    ["Latin-1, of words", "vocabulary.yaml", latin1],
  ])("%s: is one error, and no other follows from it", async (_, file, bytes) => {
    const { problems } = await loadKnowledge(folderOf({ [file]: bytes }));
    expect(problems.map(({ message, ...where }) => [where.file, message])).toEqual([
      [file, "not valid UTF-8"],
    ]);
  });

  // Whoever may do everything is refused nothing.
  it.skipIf(process.getuid?.() === 0)("is named with its right, and so is a folder in it", async () => {
    const dir = folderOf({ "articles/more/milk.md": "x" });
    for (const path of ["faq/roasting.md", "articles/more"]) chmodSync(join(dir, path), 0);
    const { problems } = await loadKnowledge(dir);
    chmodSync(join(dir, "articles/more"), 0o700);
    expect(problems.map(({ file, message }) => [file, message])).toEqual([
      ["articles/more", "this user may not read it"],
      ["faq/roasting.md", "this user may not read it"],
    ]);
  });
});

describe("what lies in the folder but is not knowledge", () => {
  it("is named where somebody may wait for its answers", async () => {
    const { problems } = await loadKnowledge(
      folderOf({
        "article/milk.md": "x",
        "faq/notes.txt": "x",
        "guide.yml": "x",
        "tables/stock.xlsx": "x",
        ".git/config": "x",
      }),
    );
    expect(problems.map(({ severity, file, remedy }) => [severity, file, remedy])).toEqual([
      ["info", "article/milk.md", 'did you mean "articles"?'],
      ["info", "faq/notes.txt", "write it as .md"],
      ["info", "guide.yml", 'did you mean "guide.yaml"?'],
      ["info", "tables/stock.xlsx", "write it as .csv or .md, or let npm run import make it"],
    ]);
  });

  it("a link that leads out of the folder is not followed", async () => {
    const dir = folderOf();
    const outside = folderOf();
    symlinkSync(join(outside, "faq", "roasting.md"), join(dir, "faq", "secret.md"));
    const { problems } = await loadKnowledge(dir);
    expect(problems).toEqual([
      expect.objectContaining({ severity: "error", file: "faq/secret.md", line: 1 }),
    ]);
  });

  it("a link within the folder is, as mounted volumes make them", async () => {
    const dir = folderOf({
      "faq/roasting.md": null,
      "faq/milk.md": "---\nid: milk\nquestion: Milk?\nsource: handbook\n---\n\nNo.\n",
    });
    writeInto(
      dir,
      ".data/roasting.md",
      "---\nid: roasting\nquestion: How?\nsource: handbook\n---\n\nHeat.\n",
    );
    symlinkSync(join("..", ".data", "roasting.md"), join(dir, "faq", "roasting.md"));
    const { entries } = await loaded(dir);
    expect(entries.some(({ id }) => id === "roasting")).toBe(true);
  });

  it("a folder inside itself by a link ends", async () => {
    const dir = folderOf();
    symlinkSync("..", join(dir, "faq", "loop"));
    const { problems } = await loadKnowledge(dir);
    expect(problems.some(({ message }) => message.includes("nested too deeply"))).toBe(true);
  });

  it("what leads to a file with errors is not at fault, and is not told as well", async () => {
    const { problems } = await loadKnowledge(
      folderOf({
        ...edited("tables/roasts.md", "row:", "rwo:"),
        "faq/decaf.md": `${soundFolder["faq/roasting.md"]}`
          .replace("id: roasting", "id: decaf")
          .replace("How is coffee roasted?", "What is decaf?")
          .replace(/also:\n(?: {2}- .*\n)+/, "")
          .replace("related: [roasts]", "related: [roasts, raosts]"),
      }),
    );
    expect(problems.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'faq/decaf.md no entry or table has the id "raosts"',
      'tables/roasts.md unknown key "rwo"',
    ]);
    const broken = await loadKnowledge(folderOf({ "sources.yaml": "- id: [" }));
    expect(broken.problems.map(({ file }) => file)).toEqual(["sources.yaml"]);
  });

  it("a folder that does not exist is said, not thrown", async () => {
    const { knowledge, problems } = await loadKnowledge(join(folderOf(), "nowhere"));
    expect(knowledge).toBeNull();
    expect(problems.map(({ message }) => message)).toEqual(["there is no such folder"]);
  });

  it("a file larger than such files are is refused unread", async () => {
    const dir = folderOf();
    mkdirSync(join(dir, "faq"), { recursive: true });
    writeFileSync(join(dir, "faq", "huge.md"), Buffer.alloc(1_000_001, 97));
    const { problems } = await loadKnowledge(dir);
    expect(problems[0]).toMatchObject({ file: "faq/huge.md", remedy: "split it" });
  });
});
