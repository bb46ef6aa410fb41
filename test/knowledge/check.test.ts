import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { edited, type Files, folderOf } from "./folder-of.ts";

const roasting = "faq/roasting.md";
const roasts = "tables/roasts.md";
const intents = "intents/smalltalk.yaml";

type Case = readonly [what: string, files: Files, at: string, message: string, remedy: string];

const entry = (front: string, body = "Text.") => `---\n${front}\n---\n\n${body}\n`;

const cases: readonly Case[] = [
  // the schema
  [
    "an unknown key",
    edited(roasting, "related:", "realted:"),
    `${roasting}:5`,
    'unknown key "realted"',
    'did you mean "related"?',
  ],
  [
    "an unknown key of a column",
    edited(roasts, "aliases:", "alias:"),
    `${roasts}:7`,
    'unknown key "alias" in "columns › Temperature"',
    'did you mean "aliases"?',
  ],
  [
    "an unknown type of column",
    edited(roasts, "type: number", "type: nummber"),
    `${roasts}:7`,
    'unknown value "nummber"',
    'did you mean "number"?',
  ],
  [
    "a missing key",
    edited("articles/water.md", "title: Water for coffee\n", ""),
    "articles/water.md:2",
    '"title" is missing',
    "add it",
  ],
  [
    "a missing source",
    edited(roasting, "source: handbook\n", ""),
    `${roasting}:2`,
    '"source" is missing',
    "add it",
  ],
  [
    "an empty key",
    edited(roasting, "source: handbook", "source:"),
    `${roasting}:6`,
    '"source" is empty',
    "write a value",
  ],
  [
    "an empty guide",
    { "guide.yaml": "" },
    "guide.yaml:1",
    "this file is empty",
    "write keys with their values, each on a line of its own: name, subject",
  ],
  [
    "a list in the guide",
    { "guide.yaml": "- name\n" },
    "guide.yaml:1",
    "this file is not keys with values",
    "write keys with their values, each on a line of its own: name, subject",
  ],
  [
    "an empty list of sources",
    { "sources.yaml": "# none yet\n" },
    "sources.yaml:1",
    "this file is empty",
    "a dash before each item, and in it the keys id, title",
  ],
  [
    "an empty phrase",
    edited("guide.yaml", "starters:", 'phrases: {thanks: ""}\nstarters:'),
    "guide.yaml:7",
    '"phrases › thanks" is empty',
    "write its text, or remove the key",
  ],
  [
    "a number where text belongs",
    edited(roasting, "green beans to brown beans", "1968"),
    `${roasting}:9`,
    '"also › #2" is not text',
    'put it into quotes: "1968"',
  ],
  [
    "a text where a list belongs",
    edited(roasting, "topics: [beans]", "topics: beans"),
    `${roasting}:4`,
    '"topics" is not a list',
    "with a dash before it",
  ],
  [
    "an empty wording",
    edited(roasting, "green beans to brown beans", '""'),
    `${roasting}:9`,
    "nothing in it",
    "remove the line",
  ],
  [
    "an id with a space",
    edited(roasting, "id: roasting", "id: Roasting beans"),
    `${roasting}:2`,
    "an id is lower-case letters",
    'change "Roasting beans"',
  ],
  [
    "an unknown kind of intent",
    edited(intents, "kind: out-of-scope", "kind: out-of-skope"),
    `${intents}:6`,
    'unknown value "out-of-skope"',
    'did you mean "out-of-scope"?',
  ],
  [
    "small talk without replies",
    edited(intents, "  replies: [Hello!]\n", ""),
    `${intents}:1`,
    'missing in a set of kind "smalltalk"',
    "add it",
  ],
  [
    "out of scope without its aspect",
    edited(intents, "  aspect: tea\n", ""),
    `${intents}:5`,
    'missing in a set of kind "out-of-scope"',
    "add it",
  ],
  [
    "a source's address of another scheme",
    edited("sources.yaml", "https://example.org", "ftp://example.org"),
    "sources.yaml:3",
    "a url begins with https://",
    "change",
  ],
  ["no guide", { "guide.yaml": null }, "guide.yaml:1", "the file is missing", "write it"],
  // YAML and Markdown
  [
    "no front matter",
    { [roasting]: "Just text.\n" },
    `${roasting}:1`,
    "no front matter",
    "begin the file with a line",
  ],
  [
    "front matter without an end",
    { [roasting]: "---\nid: x\n" },
    `${roasting}:1`,
    "does not end",
    'put a line "---"',
  ],
  [
    "broken YAML",
    edited(roasting, "question: How", "question: Roasting: how"),
    `${roasting}:3`,
    "broken YAML",
    "into quotes",
  ],
  [
    "a quote that does not end",
    edited(roasting, "question: How is", 'question: "How is'),
    `${roasting}:`,
    "broken YAML",
    "quotes",
  ],
  [
    "a key twice",
    edited(roasting, "related: [roasts]", "id: other"),
    `${roasting}:5`,
    "broken YAML",
    "keep one",
  ],
  [
    "a tab for indentation",
    edited(roasting, "  - what", "\t- what"),
    `${roasting}:8`,
    "broken YAML",
    "indent with spaces",
  ],
  [
    "an anchor",
    edited("vocabulary.yaml", "names: [espresso, short black]", "names: &a [espresso]\n- {id: b, names: *a}"),
    "vocabulary.yaml:3",
    "anchors and aliases",
    "write the value out",
  ],
  ["weights that are no JSON", { "decision.json": "{" }, "decision.json:1", "not valid JSON", "make it anew"],
  [
    "weights with a limit that is no share",
    { "decision.json": '{"limits": {"answer": 2}}' },
    "decision.json:1",
    "meaning",
    "make it anew",
  ],
  [
    "an answer that is struck out",
    { [roasting]: entry("id: roasting\nquestion: How?\nsource: handbook", "~~Ask Bob.~~") },
    `${roasting}:7`,
    "nothing of the answer is shown",
    "write a paragraph",
  ],
  [
    "an end of front matter within it",
    { [roasting]: entry("id: roasting\nquestion: How?\n...\nsource: handbook") },
    `${roasting}:4`,
    'nothing below a line "..." is read',
    "remove that line",
  ],
  [
    "a NUL in an answer",
    { [roasting]: entry("id: roasting\nquestion: How?\nsource: handbook", "Hot.\r\n\r\nVe\0ry.") },
    `${roasting}:9`,
    "a NUL character",
    "remove it",
  ],
  [
    "an empty answer",
    { [roasting]: entry("id: roasting\nquestion: How?\nsource: handbook", "") },
    `${roasting}:5`,
    "the answer is empty",
    "write it below",
  ],
  [
    "a picture",
    {
      [roasting]: entry(
        "id: roasting\nquestion: How?\nsource: handbook",
        "See ![beans](https://x.org/b.png)",
      ),
    },
    `${roasting}:7`,
    "the image here is not shown",
    "say it in words",
  ],
  [
    "a script link",
    {
      [roasting]: entry("id: roasting\nquestion: How?\nsource: handbook", "Go [here](javascript:alert(1))."),
    },
    `${roasting}:7`,
    "not of http, https or mailto",
    "whole address",
  ],
  [
    "a table within an entry",
    {
      [roasting]: entry(
        "id: roasting\nquestion: How?\nsource: handbook",
        "Text.\n\n| a | b |\n| - | - |\n| 1 | 2 |",
      ),
    },
    `${roasting}:9`,
    "a table within an entry",
    "tables/",
  ],
  [
    "a byte that is no UTF-8",
    { [roasting]: Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0x69, 0xff, 0x0a]) },
    `${roasting}:2`,
    "not valid UTF-8",
    "save the file as UTF-8",
  ],
  // ids, wordings, references
  [
    "a repeated id",
    { "faq/again.md": entry("id: roasts\nquestion: Again?\nsource: handbook") },
    `${roasts}:2`,
    'the id "roasts" stands in faq/again.md:2 as well',
    "an id of its own",
  ],
  [
    "a wording of another entry, but for case and punctuation",
    {
      "faq/again.md": entry(
        "id: again\nquestion: Again?\nsource: handbook\nalso:\n  - What happens, in the DRUM?",
      ),
    },
    `${roasting}:8`,
    "stands in faq/again.md:6 as well",
    "remove or reword it here",
  ],
  [
    "a wording of a table",
    edited(roasting, "green beans to brown beans", "Table of roasts!"),
    `${roasts}:13`,
    `stands in ${roasting}:9 as well`,
    "remove or reword",
  ],
  [
    "an intent's example that is a wording",
    edited(intents, "how long does tea steep", "green beans to brown beans?"),
    `${intents}:8`,
    `stands in ${roasting}:9 as well`,
    "remove or reword",
  ],
  [
    "a wording that repeats the entry's own question",
    edited(roasting, "what happens in the drum", "how is coffee roasted"),
    `${roasting}:8`,
    `stands in ${roasting}:3 as well`,
    "remove or reword",
  ],
  [
    "a wording without a word",
    edited(roasting, "green beans to brown beans", '"?!"'),
    `${roasting}:9`,
    "holds no word",
    "remove it",
  ],
  [
    "an unknown source",
    edited(roasting, "source: handbook", "source: handbok"),
    `${roasting}:6`,
    'unknown source "handbok"',
    'did you mean "handbook"?',
  ],
  [
    "an unknown topic",
    edited(roasting, "topics: [beans]", "topics: [brewin]"),
    `${roasting}:4`,
    'unknown topic "brewin"',
    'did you mean "brewing"?',
  ],
  [
    "a dead reference",
    edited(roasting, "related: [roasts]", "related: [roast]"),
    `${roasting}:5`,
    'no entry or table has the id "roast"',
    'did you mean "roasts"?',
  ],
  [
    "a reference to itself",
    edited(roasting, "related: [roasts]", "related: [roasting]"),
    `${roasting}:5`,
    "related to itself",
    "remove it",
  ],
  [
    "a name of two concepts",
    { "vocabulary.yaml": "- id: a\n  names: [crema]\n- id: b\n  names: [foam, Crema]\n" },
    "vocabulary.yaml:4",
    "names another concept as well (vocabulary.yaml:2)",
    "keep it at one",
  ],
  // tables
  [
    "a cell that its type cannot read",
    edited(roasts, "| 230 °C |", "| hot |"),
    `${roasts}:19`,
    'column "Temperature": "hot" cannot be read as a number',
    'write "1,400"',
  ],
  [
    "shares that do not add up",
    edited(roasts, "70%", "60%"),
    `${roasts}:8`,
    'the shares of "Share" add up to 90%',
    "correct the figures",
  ],
  [
    "a whole of something else than shares",
    edited(roasts, "type: share, whole", "type: number, whole"),
    `${roasts}:8`,
    "holds no shares",
    "type share",
  ],
  [
    "an order of something else than words",
    edited(roasts, "type: share, whole", "type: share, order: [low, high], whole"),
    `${roasts}:8`,
    "which has an order of its own",
    'remove "order"',
  ],
  [
    "an order that leaves a word out",
    edited(roasts, "Temperature: {type: number, unit: °C", "Temperature: {type: text, order: ['205', '500']"),
    `${roasts}:7`,
    'the order of "Temperature" leaves out "230 °C"',
    "lowest first",
  ],
  [
    "values that name no row",
    edited(roasts, "  Light: [blond]", "  Lihgt: [blond]"),
    `${roasts}:10`,
    '"values" names no row: "Lihgt"',
    'did you mean "Light"?',
  ],
  [
    "one name for two rows",
    edited(roasts, "  Light: [blond]", "  Light: [blond]\n  Dark: [Blond]"),
    `${roasts}:11`,
    '"Blond" names two rows',
    "keep it at one",
  ],
  [
    "a declared column that is not there",
    edited(roasts, "| Roast | Temperature", "| Roast | Temprature"),
    `${roasts}:7`,
    'the table has no column "Temperature"',
    'did you mean "Temprature"?',
  ],
  [
    "a column that is not declared",
    edited(roasts, "  Temperature: {type: number, unit: °C, aliases: [heat]}\n", ""),
    `${roasts}:15`,
    'column "Temperature" is not declared',
    'add it to "columns"',
  ],
  [
    "two key columns",
    edited(roasts, "type: number,", "type: number, key: true,"),
    `${roasts}:7`,
    "two key columns: Roast, Temperature",
    "keep key: true",
  ],
  [
    "a row that lacks a cell",
    edited(roasts, "| Dark | 230 °C | 70% |", "| Dark | 100% |"),
    `${roasts}:19`,
    "2 cells in a table of 3 columns",
    "write one cell a column",
  ],
  [
    "a row without a name",
    edited(roasts, "| Dark |", "| |"),
    `${roasts}:19`,
    "the row has no name",
    "fill it",
  ],
  [
    "the same row twice",
    edited(roasts, "| Dark | 230 °C | 70% |", "| Light | 205 | 30% |"),
    `${roasts}:19`,
    "the same row as in line 18",
    "remove one",
  ],
  [
    "text beside a table",
    edited(roasts, "| Dark |", "Note well.\n| Dark |"),
    `${roasts}:19`,
    "text beside the table",
    "one table in a file",
  ],
  [
    "a table file without a table",
    { [roasts]: entry("id: roasts\ntitle: Roasts\nsource: handbook", "Nothing.") },
    `${roasts}:7`,
    "no table here",
    "begin with a line of names",
  ],
  [
    "a table without rows",
    edited(roasts, "| Light | 205 | 30% |\n| Dark | 230 °C | 70% |\n", ""),
    `${roasts}:16`,
    "the table has no rows",
    "write at least one",
  ],
  [
    "declarations without their CSV",
    { "tables/bars.yaml": "id: bars\ntitle: Bars\nsource: handbook\n" },
    "tables/bars.yaml:1",
    "no CSV file of this name",
    "write tables/bars.csv",
  ],
  [
    "an unreadable cell of a declared CSV",
    {
      "tables/bars.yaml":
        "id: bars\ntitle: Bars\nsource: handbook\ncolumns:\n  Bar: {type: text}\n  Opened: {type: date}\n",
      "tables/bars.csv": 'Bar,Opened\n"Old\nBar",1968\nNew,soon\n',
    },
    "tables/bars.csv:4",
    'column "Opened": "soon" cannot be read as a date',
    'write "1968-03-03"',
  ],
  [
    "a broken CSV",
    { "tables/bars.csv": 'Bar,Opened\nGrün,1967\nOld,"1968\nNew,1970\nLast,1971\n' },
    "tables/bars.csv:3",
    "broken CSV: the quote that opens here is not closed",
    "close it at the end of its cell",
  ],
  [
    "a cell that no column holds",
    { "tables/bars.csv": "Bar,Opened\nOld,1968\n\nNew,1970,5\n" },
    "tables/bars.csv:4",
    "3 cells in a table of 2 columns",
    "give the column a name",
  ],
  [
    "two columns of one name in a CSV",
    { "tables/bars.csv": "Bar,Price,price \nOld,1,2\n" },
    "tables/bars.csv:1",
    'column 3 has the name of column 2, "price"',
    "a name of its own",
  ],
  [
    "two columns of one name in a Markdown table",
    {
      "tables/bars.md":
        "---\nid: bars\ntitle: Bars\nsource: handbook\n---\n\n| Bar | Bar |\n| --- | --- |\n| Old | 1 |\n",
    },
    "tables/bars.md:7",
    'column 2 has the name of column 1, "Bar"',
    "a name of its own",
  ],
];

describe("given a slip in an otherwise sound folder", () => {
  it.each(cases)("%s is told with its place and a remedy", async (_, files, at, message, remedy) => {
    const { knowledge, problems } = await loadKnowledge(folderOf(files));
    const found = problems
      .filter(({ severity }) => severity === "error")
      .map((problem) => `${problem.file}:${problem.line}: ${problem.message}; ${problem.remedy}`);
    const expected = found.find((line) => line.startsWith(at) && line.includes(message));
    expect(expected, found.join("\n")).toBeDefined();
    expect(expected).toContain(remedy);
    expect(knowledge).toBeNull();
  });

  it("every problem names a line of the file, counted from 1", async () => {
    for (const [, files] of cases)
      for (const { line } of (await loadKnowledge(folderOf(files))).problems)
        expect(line).toBeGreaterThanOrEqual(1);
  });
});

describe("given several slips", () => {
  it("all are told at once, errors first, then by file and line", async () => {
    const { problems } = await loadKnowledge(
      folderOf({
        ...edited(roasting, "topics: [beans]", "topics: [nowhere]"),
        ...edited(roasts, "| 230 °C |", "| hot |"),
        "notes.txt": "",
      }),
    );
    expect(problems.map(({ severity, file, line }) => `${severity} ${file}:${line}`)).toEqual([
      `error ${roasting}:4`,
      `error ${roasts}:19`,
      "info notes.txt:1",
    ]);
  });

  it("a file with thousands is told by its first ones", async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `| Roast ${i} | hot | |`).join("\n");
    const { problems } = await loadKnowledge(folderOf(edited(roasts, "| Light | 205 | 30% |", rows)));
    const ofTable = problems.filter(({ file }) => file === roasts);
    expect(ofTable).toHaveLength(51);
    expect(ofTable.at(-1)).toMatchObject({
      severity: "info",
      message: expect.stringMatching(/^29\d\d more problems/),
    });
  });

  it("keepers' tools get what could be read", async () => {
    const { knowledge, problems } = await loadKnowledge(
      folderOf(edited(roasting, "source: handbook", "source: x")),
      {
        tolerant: true,
      },
    );
    expect(knowledge!.entries).toHaveLength(2);
    expect(problems).toHaveLength(1);
  });
});

describe("given text that parsers take too long for", () => {
  const long = (piece: string, times: number) =>
    entry("id: roasting\nquestion: How?\nsource: handbook", piece.repeat(times));

  it.each([
    ["more marks than an answer needs", { [roasting]: long("*a_ ", 2_000) }, "too many marks"],
    ["an answer as long as a book", { [roasting]: long("Word. ", 40_000) }, "an answer has at most 200000"],
    ["a quote in a quote in a quote", { [roasting]: long("> ", 500) }, "nested too deeply"],
    ["a list in a list in a list", { "vocabulary.yaml": "[".repeat(50_000) }, "nested too deeply"],
  ] satisfies [string, Files, string][])("%s is refused", async (_, files, message) => {
    const { knowledge, problems } = await loadKnowledge(folderOf(files));
    expect(knowledge).toBeNull();
    expect(problems.map((problem) => problem.message).join("\n")).toContain(message);
  });

  it("a long list of marked names is no such text: no mark reaches from one point to the next", async () => {
    const { problems } = await loadKnowledge(folderOf({ [roasting]: long("- **Name**: `why`\n", 2_000) }));
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("what is no slip", () => {
  it.each([
    ["shares rounded to one decimal", edited(roasts, "30%", "29.9%")],
    [
      "C, C++ and C# as wordings of different entries",
      { "faq/a.md": entry("id: a\nquestion: Is it C?\nsource: handbook\nalso: [is it C++, 'is it C#']") },
    ],
    ["an empty cell", edited(roasts, "| 230 °C |", "| |")],
  ] satisfies [string, Files][])("%s", async (_, files) => {
    expect((await loadKnowledge(folderOf(files))).problems).toEqual([]);
  });
});

describe("what other programs keep in their files is noted, and the rest is read", () => {
  const faq = (front: string, body: string) => ({
    [roasting]: `---\nid: roasting\nquestion: How?\nsource: handbook\n${front}---\n\n${body}\n`,
  });
  it.each([
    [
      "a key of another program",
      faq("layout: page\ntags: [a]\n", "Hot."),
      5,
      'the key "layout" is not read',
      "Hot.",
    ],
    ["a first list", faq("", "- one\n- two"), 7, "the answer begins with a list", "- one\n- two"],
    [
      "an own tag",
      faq("", "Press <kbd>Ctrl</kbd> to<br>stop."),
      7,
      "of HTML only the text is shown",
      "Press Ctrl to stop.",
    ],
    [
      "a piece of HTML",
      faq("", "Hot.\n\n<div class=x>Very <b>hot</b><script>a()</script> &amp; dry</div>"),
      9,
      "of HTML only the text is shown",
      "Hot.\n\nVery hot & dry",
    ],
    [
      "words that are struck out",
      faq("", "Ask ~~Bob~~ Alice."),
      7,
      "what is struck out is not shown",
      "Ask Alice.",
    ],
  ])("%s", async (_, files, line, message, text) => {
    const { knowledge, problems } = await loadKnowledge(folderOf(files));
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(problems).toContainEqual(
      expect.objectContaining({ severity: "info", file: roasting, line, message }),
    );
    expect(knowledge!.entries.find(({ id }) => id === "roasting")!.text).toBe(text);
  });

  it.each([
    ["a Markdown table", edited(roasts, "| Dark |", "| ~~Light~~ Dark |"), roasts, 19, ""],
    ["HTML in one", edited(roasts, "| Dark |", "| <b>Dark</b> ~~Light~~ |"), roasts, 19, ""],
    [
      "a CSV",
      { "tables/shops.csv": "Shop,Open\nA,8\nDark,<s>7</s> 9\n" },
      "tables/shops.csv",
      3,
      'column "Open": ',
    ],
  ] satisfies [string, Files, string, number, string][])(
    "what is struck out in a cell of %s",
    async (_, files, file, line, where) => {
      const { knowledge, problems } = await loadKnowledge(folderOf(files));
      const message = `${where}what is struck out is not shown`;
      expect(problems).toContainEqual(expect.objectContaining({ severity: "info", file, line, message }));
      const { rows } = knowledge!.tables.find(({ origin }) => origin.file === file)!;
      expect(rows[1]!.name).toBe("Dark");
      expect(rows[1]!.cells[1]!.raw).toMatch(/^(?:230 °C|9)$/);
    },
  );

  it("rows that end early, by the first of them; blank cells too many are none", async () => {
    const { problems } = await loadKnowledge(
      folderOf({ "tables/bars.csv": "Bar,Opened,Beer\nOld,1968,Pils,,\nNew\nLast,1971\n" }),
    );
    expect(problems).toEqual([
      expect.objectContaining({
        severity: "info",
        file: "tables/bars.csv",
        line: 3,
        message: "2 rows have fewer cells than the 3 columns; the others are read as blank",
      }),
    ]);
  });

  it("what is struck out in a wording", async () => {
    const { problems } = await loadKnowledge(folderOf(faq("also: [who was ~~Bob~~, 5~~]\n", "Hot.")));
    expect(problems).toEqual([
      {
        severity: "info",
        file: roasting,
        line: 5,
        message: "what is struck out is read as words here",
        remedy: "take it out",
      },
    ]);
  });

  it("a key that was meant to be one of ours is an error still", async () => {
    const { knowledge, problems } = await loadKnowledge(folderOf(faq("aslo: [hot]\n", "Hot.")));
    expect(knowledge).toBeNull();
    expect(problems[0]).toMatchObject({ message: 'unknown key "aslo"', remedy: 'did you mean "also"?' });
  });

  it("figures that YAML reads as others are to be quoted as they are written", async () => {
    const { problems } = await loadKnowledge(folderOf(faq("also: [3.10, 007, 0123]\n", "Hot.")));
    expect(problems.map(({ remedy }) => remedy)).toEqual(
      ["3.10", "007", "0123"].map((text) => `put it into quotes: "${text}"`),
    );
  });
});
