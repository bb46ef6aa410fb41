import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describePlan, writeImport } from "../../adapters/import/index.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { archiveOf, wordOf, workbookOf } from "./documents.ts";
import { elements, rights } from "./facts.ts";
import { asking, bringing, textsIn } from "./world.ts";

const errorsIn = async (dir: string) =>
  (await loadKnowledge(dir)).problems.filter(({ severity }) => severity === "error");

/** A handbook of two pages an element: what it is, and how it is stored. */
const handbook = Object.fromEntries(
  elements.flatMap(({ name, symbol, number }) => [
    [
      `handbook/elements/${name.toLowerCase()}.md`,
      `---\ntitle: ${name}\ntags: [${symbol}-element]\nsidebar_position: ${number}\n---\n\n${name} has the symbol ${symbol} and the atomic number ${number}.\n\n## Neighbours\n\nIn order of the number it follows ${elements[number - 2]?.name ?? "nothing"}.\n`,
    ],
    [
      `handbook/storage/${name.toLowerCase()}.md`,
      `# Keeping ${name}\n\nAsk the stores for ${name} by its symbol, ${symbol}.\n\n![label](${symbol}.png)\n`,
    ],
  ]),
);

describe("a team's things in one step", () => {
  it("a Markdown handbook of 196 pages: clean, and its questions are answered", async () => {
    const { plan, dir } = bringing({
      ...handbook,
      "handbook/README.md": "# The elements\n\nAll that we keep.\n",
    });
    const made = await plan(["handbook"]);
    expect(made.leftOut).toEqual([]);
    await writeImport(made);
    expect(await errorsIn(dir)).toEqual([]);
    const { knowledge } = await loadKnowledge(dir);
    expect(knowledge!.entries).toHaveLength(elements.length * 3 + 1);
    expect(knowledge!.profile.topics.map(({ id }) => id)).toEqual(["elements", "storage"]);
    const ask = await asking(dir);
    expect(ask("What is Molybdenum?").text).toContain("atomic number 42");
    expect(ask("Keeping Tungsten").entry).toBe("keeping-tungsten");
  });

  it("a workbook of ten sheets: a table each, with its types", async () => {
    const sheets = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [
        `Group ${at + 1}`,
        {
          rows: [
            ["Element", "Number", "Weighed", "Share", "Price"],
            ...elements
              .slice(at * 9, at * 9 + 9)
              .map(({ name, number }) => [
                name,
                number,
                new Date(Date.UTC(2020, at, 3)),
                number / 100,
                number * 10,
              ]),
          ],
          formats: Object.fromEntries(
            Array.from({ length: 9 }, (_, row) => [
              [`D${row + 2}`, "0%"],
              [`E${row + 2}`, '"$"#,##0'],
            ]).flat(),
          ),
        },
      ]),
    );
    const { plan, dir } = bringing({ "stock.xlsx": workbookOf(sheets) });
    await writeImport(await plan(["stock.xlsx"]));
    expect(await errorsIn(dir)).toEqual([]);
    const { knowledge } = await loadKnowledge(dir);
    expect(knowledge!.tables).toHaveLength(10);
    expect(knowledge!.tables[0]!.columns.map(({ type }) => type)).toEqual([
      "text",
      "number",
      "date",
      "share",
      "money",
    ]);
    const ask = await asking(dir);
    expect(ask("What is the price of Carbon?").text).toContain("$60");
  });

  it("a Word manual: its headings are entries, its table a table", async () => {
    const manual = wordOf([
      { style: "Title", text: "Bill of Rights" },
      { text: "The first amendments of 1791." },
      ...rights.flatMap(([heading, text]) => [{ style: "Heading1" as const, text: heading }, { text }]),
      { style: "Heading1", text: "Votes" },
      {
        rows: [
          ["State", "Year"],
          ["Virginia", "1791"],
          ["Vermont", "1791"],
          ["Georgia", "1939"],
        ],
      },
    ]);
    const { plan, dir } = bringing({ "manual.docx": manual });
    await writeImport(await plan(["manual.docx"]));
    expect(await errorsIn(dir)).toEqual([]);
    const ask = await asking(dir);
    expect(ask("Quartering of soldiers").text).toContain("in time of peace");
    const { knowledge } = await loadKnowledge(dir);
    expect(knowledge!.entries.map(({ title }) => title).sort()).toEqual([
      "Bill of Rights",
      "Bill of Rights: Arms",
      "Bill of Rights: Bail and punishment",
      "Bill of Rights: Quartering of soldiers",
      "Religion, speech and assembly",
    ]);
    expect(knowledge!.tables[0]).toMatchObject({ title: "Bill of Rights: Votes", section: "Votes" });
    expect(knowledge!.tables[0]!.rows.map(({ name }) => name)).toEqual(["Virginia", "Vermont", "Georgia"]);
  });

  it("a Notion export: names without ids, properties, databases, archives within archives", async () => {
    const id = (n: number): string => String(n).repeat(32).slice(0, 32);
    const inner = archiveOf({
      [`Lab ${id(1)}.md`]: `# Lab\n\n[Gold](Lab%20${id(1)}/Gold%20${id(2)}.md)\n\nWhere we measure.\n`,
      [`Lab ${id(1)}/Gold ${id(2)}.md`]:
        "# Gold\n\nOwner: Ann\nTags: aurum, noble metal\n\nGold melts at 1,064 degrees.\n",
      [`Lab ${id(1)}/Stock ${id(3)}.csv`]: "Element,Grams\nGold,3\n",
      [`Lab ${id(1)}/Stock ${id(3)}_all.csv`]: "Element,Grams\nGold,3\nTin,50\n",
    });
    const { plan, dir } = bringing({ "Export-7f3.zip": archiveOf({ "ExportBlock-7f3-Part-1.zip": inner }) });
    await writeImport(await plan(["Export-7f3.zip"]));
    expect(await errorsIn(dir)).toEqual([]);
    const { knowledge } = await loadKnowledge(dir);
    expect(knowledge!.entries.map(({ title, also }) => [title, also])).toEqual([
      ["Gold", ["aurum", "noble metal"]],
      ["Lab", []],
    ]);
    expect(knowledge!.tables.map(({ title, rows }) => [title, rows.length])).toEqual([["Stock", 2]]);
  });

  it("a Confluence export: the page without what stands around it", async () => {
    const page = (title: string, body: string): string =>
      `<html><head><title>Lab : ${title}</title></head><body><div id="page"><div id="main-header"><div id="breadcrumb-section"><ol id="breadcrumbs"><li>Lab</li></ol></div><h1 id="title-heading"><span id="title-text"> Lab : ${title} </span></h1></div><div id="content"><div class="page-metadata">Created by Ann</div><div id="main-content" class="wiki-content">${body}</div></div><div id="footer">Atlassian</div></div></body></html>`;
    const { plan, dir } = bringing({
      "space.zip": archiveOf({
        "LAB/Safety_123456.html": page(
          "Safety",
          '<p>Wear <strong>goggles</strong>, see <a href="Rules_9.html">rules</a>.</p><h2>Spills</h2><ul><li>Stop</li><li>Call</li></ul><table class="confluenceTable"><tbody><tr><th>Acid</th><th>Class</th></tr><tr><td>Nitric</td><td>8</td></tr><tr><td>Acetic</td><td>3</td></tr></tbody></table>',
        ),
      }),
    });
    await writeImport(await plan(["space.zip"], { base: "https://wiki.example.org/" }));
    expect(await errorsIn(dir)).toEqual([]);
    const { knowledge } = await loadKnowledge(dir);
    expect(knowledge!.entries.map(({ title, text }) => [title, text])).toEqual([
      ["Safety: Spills", expect.stringMatching(/^Spills:\n+- Stop\n- Call$/)],
      ["Safety", "Wear goggles, see rules."],
    ]);
    expect(knowledge!.tables[0]!.title).toBe("Safety: Spills (table)");
    expect(knowledge!.sources[0]).toMatchObject({ title: "Safety", url: /^https:\/\/wiki\.example\.org\// });
  });
});

describe("reStructuredText and AsciiDoc", () => {
  const made = async (name: string, text: string) => {
    const { plan, dir } = bringing({ [name]: text });
    await writeImport(await plan([name]));
    expect(await errorsIn(dir)).toEqual([]);
    const { knowledge } = await loadKnowledge(dir);
    return {
      texts: Object.fromEntries(knowledge!.entries.map(({ title, text: said }) => [title, said])),
      tables: knowledge!.tables.map(({ title, rows }) => [title, rows.map((row) => row.name)]),
      sources: knowledge!.sources,
    };
  };

  it("fields, substitutions, terms, footnotes, and tables of all four kinds", async () => {
    const { texts, tables, sources } = await made(
      "leave.rst",
      `.. _leave:

============
Leave policy
============

:Author: Ann
:Date: 2024-03-02

Write to |hr|, see :ref:\`holidays\` [1]_.

.. |hr| replace:: the office

Who approves it?
----------------

Your lead.

Days by age
-----------

.. list-table:: Days a year
   :header-rows: 1

   * - Age
     - Days
   * - under 30
     - 25
   * - over 30
     - 28

Rates
-----

+--------+-------+
| Site   | Rate  |
+========+=======+
| Oslo   | 40    |
+--------+-------+
| Bergen | 35    |
+--------+-------+

Kinds
-----

======  ====
Kind    Days
======  ====
Sick    10
Moving  1
======  ====

.. csv-table:: Fees
   :header: "Thing", "Fee"

   "Badge", 20
   "Key", 35

Terms
-----

flexitime
   Hours that
   you choose.

core hours
   10 to 15.

.. [1] By law.
`,
    );
    expect(texts).toEqual({
      "Leave policy": "Write to the office, see holidays.",
      "Who approves it?": "Your lead.",
      "Leave policy: Terms": expect.stringMatching(
        /^Terms:\s+- flexitime: Hours that you choose\.\s+- core hours: 10 to 15\.$/,
      ),
    });
    expect(tables).toEqual([
      ["Days by age: Days a year", ["under 30", "over 30"]],
      ["Leave policy: Fees", ["Badge", "Key"]],
      ["Leave policy: Kinds", ["Sick", "Moving"]],
      ["Leave policy: Rates", ["Oslo", "Bergen"]],
    ]);
    expect(sources[0]).toMatchObject({ title: "Leave policy", date: "2024-03-02" });
  });

  it("a list of questions, notes, attributes and a table's caption", async () => {
    const { texts, tables } = await made(
      "travel.adoc",
      `= Travel
:company: Acme

include::other.adoc[]

{company} pays.

== Rates

TIP: Trains first.

.Daily rates
[options="header"]
|===
|City |Rate
|Oslo |40
|Rome |35
|===

== More

[qanda]
Who pays for taxis?::
  The company, after ten.
Who books?::
  Your lead.
`,
    );
    expect(texts).toEqual({
      Travel: "Acme pays.",
      "Who pays for taxis?": "The company, after ten.",
      "Who books?": "Your lead.",
    });
    expect(tables).toEqual([["Travel: Daily rates", ["Oslo", "Rome"]]]);
  });
});

describe("the XML export of a Confluence space", () => {
  const object = (kind: string, id: number, properties: string): string =>
    `<object class="${kind}" package="com.atlassian.confluence"><id name="id">${id}</id>${properties}</object>`;
  const text = (name: string, value: string): string =>
    `<property name="${name}"><![CDATA[${value.replaceAll("]]>", "]] >")}]]></property>`;
  const reference = (name: string, kind: string, id: number): string =>
    `<property name="${name}" class="${kind}" package="com.atlassian.confluence"><id name="id">${id}</id></property>`;
  const page = (id: number, title: string, body: string, more = ""): string =>
    object("Page", id, text("title", title) + text("contentStatus", "current") + more) +
    object("BodyContent", id + 1_000, text("body", body) + reference("content", "Page", id));
  const space = (...objects: readonly string[]): Uint8Array =>
    archiveOf({
      "entities.xml": `<?xml version="1.0" encoding="UTF-8"?>\n<hibernate-generic datetime="2024-05-02 10:00:00">${objects.join("\n")}</hibernate-generic>`,
      "exportDescriptor.properties": "exportType=space",
      "attachments/5/6/1": "bytes",
    });

  it("gives its pages as they are now, with their macros, links and labels", async () => {
    const { plan, dir } = bringing({
      "Confluence-space-export-LAB.zip": space(
        object("Space", 1, text("name", "The lab") + text("key", "LAB")),
        page(10, "Lab & stores", "<p>Where we measure.</p>"),
        page(
          11,
          "Safety",
          '<ac:structured-macro ac:name="toc" ac:schema-version="1"/><p>Wear <strong>goggles</strong>, see <ac:link><ri:page ri:content-title="Lab &amp; stores"/></ac:link> or <ac:link><ri:page ri:content-title="x"/><ac:plain-text-link-body><![CDATA[the rules]]></ac:plain-text-link-body></ac:link>.</p><ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body><span>Wash</span></ac:task-body></ac:task><ac:task><ac:task-id>2</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body>Sweep <s>up</s></ac:task-body></ac:task></ac:task-list><h2>Spills</h2><ac:structured-macro ac:name="warning"><ac:parameter ac:name="title">Acid</ac:parameter><ac:rich-text-body><p>Call.</p><ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body></ac:structured-macro></ac:rich-text-body></ac:structured-macro><ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">May I eat here?</ac:parameter><ac:rich-text-body><p>Never.</p></ac:rich-text-body></ac:structured-macro><h2>Classes</h2><table><tbody><tr><th>Acid</th><th>Class</th></tr><tr><td>Nitric</td><td>8</td></tr><tr><td>Acetic</td><td>3</td></tr></tbody></table>',
          reference("parent", "Page", 10) + text("lastModificationDate", "2024-03-01 08:00:00.000"),
        ),
        page(12, "Safety", "<p>Older.</p>", reference("originalVersion", "Page", 11)),
        object("Page", 13, text("title", "A draft") + text("contentStatus", "draft")),
        object("Label", 20, text("name", "first-aid")),
        object("Labelling", 21, reference("label", "Label", 20) + reference("content", "Page", 11)),
      ),
    });
    const made = await plan(["Confluence-space-export-LAB.zip"], { base: "https://wiki.example.org/wiki" });
    expect(made.leftOut).toEqual([]);
    await writeImport(made);
    expect(await errorsIn(dir)).toEqual([]);
    const { knowledge } = await loadKnowledge(dir);
    expect(Object.fromEntries(knowledge!.entries.map(({ title, text: said }) => [title, said]))).toEqual({
      "Lab & stores": "Where we measure.",
      Safety: "Wear goggles, see Lab & stores or the rules.\n\n- ☑ Wash\n- ☐ Sweep",
      "Safety: Spills": expect.stringMatching(/^Acid:\s+Call\.\s+a < b$/),
      "May I eat here?": "Never.",
    });
    expect(knowledge!.tables.map(({ title, rows }) => [title, rows.length])).toEqual([
      ["Safety: Classes", 2],
    ]);
    expect(knowledge!.entries.find(({ title }) => title === "Safety")).toMatchObject({
      also: ["first aid"],
      topics: ["lab-stores"],
    });
    expect(knowledge!.sources.find(({ title }) => title === "Safety")).toMatchObject({
      url: "https://wiki.example.org/wiki/spaces/LAB/pages/11",
      date: "2024-03-01",
    });
    expect(
      new Set((await plan(["Confluence-space-export-LAB.zip"])).items.map(({ status }) => status)),
    ).toEqual(new Set(["same"]));
  });

  it("says what other XML is", async () => {
    const { plan } = bringing({ "feed.xml": "<rss><channel/></rss>" });
    expect((await plan(["feed.xml"])).leftOut).toEqual([
      { path: "feed.xml", reason: "XML of another kind than a Confluence export" },
    ]);
  });
});

describe("a second import of the same", () => {
  const first = {
    "docs/tin.md":
      "# Tin\n\nIt melts at 232.\n\n## Tin pest\n\nBelow 13 degrees.\n\n## Solder\n\nWith lead.\n",
  };

  async function imported() {
    const world = bringing(first);
    await writeImport(await world.plan(["docs"]));
    const pest = "articles/docs/tin-pest.md";
    return { ...world, pest };
  }
  const statuses = ({ items }: { items: readonly { id: string; status: string }[] }) =>
    Object.fromEntries(items.map(({ id, status }) => [id, status]));

  it("changes nothing where nothing changed", async () => {
    const { plan, dir } = await imported();
    const before = textsIn(dir);
    const again = await plan(["docs"]);
    expect(new Set(Object.values(statuses(again)))).toEqual(new Set(["same"]));
    await writeImport(again);
    expect(textsIn(dir)).toEqual(before);
  });

  it("updates what changed at the source, under the same id", async () => {
    const { plan, put, dir, pest } = await imported();
    put("docs/tin.md", first["docs/tin.md"].replace("13", "13.2").replace("# Tin\n", "# Tin\n\nNew lead.\n"));
    put("docs/a-new-page.md", "# Tin pest\n\nAnother page with the same name.\n");
    const again = await plan(["docs"]);
    expect(statuses(again)).toEqual({
      tin: "updated",
      "tin-pest": "updated",
      "tin-solder": "same",
      "tin-pest-2": "new",
    });
    await writeImport(again);
    expect(readFileSync(join(dir, pest), "utf8")).toContain("Below 13.2");
  });

  it("keeps what people edited, marks it, and puts the source's text beside where both changed", async () => {
    const { plan, put, dir, pest } = await imported();
    const edited = readFileSync(join(dir, pest), "utf8").replace("Below", "Far below");
    writeFileSync(join(dir, pest), edited);
    expect(statuses(await plan(["docs"]))["tin-pest"]).toBe("kept");
    put("docs/tin.md", first["docs/tin.md"].replace("13", "13.2"));
    const again = await plan(["docs"]);
    expect(statuses(again)["tin-pest"]).toBe("both");
    expect(describePlan(again).join("\n")).toMatch(/Edited and changed \(1\):\n {2}.*tin-pest\.md/);
    const done = await writeImport(again);
    expect(readFileSync(join(dir, pest), "utf8")).toBe(edited);
    expect(done.beside).toHaveLength(1);
    expect(readFileSync(join(dir, done.beside[0]!), "utf8")).toContain("Below 13.2");
    await writeImport(await plan(["docs"]), { replace: true });
    expect(readFileSync(join(dir, pest), "utf8")).toContain("\nBelow 13.2");
  });

  it("does not bring back what people removed, and names what is gone from the source", async () => {
    const { plan, put, dir, pest } = await imported();
    rmSync(join(dir, pest));
    put("docs/tin.md", first["docs/tin.md"].replace(/## Solder[\s\S]*/, ""));
    const again = await plan(["docs"]);
    expect(statuses(again)["tin-pest"]).toBe("removed");
    expect(again.gone.map(({ id }) => id)).toEqual(["tin-solder"]);
    await writeImport(again);
    expect(Object.keys(textsIn(dir))).not.toContain(pest);
    expect(Object.keys(textsIn(dir))).toContain("articles/docs/tin-solder.md");
    await writeImport(await plan(["docs"]), { prune: true });
    expect(Object.keys(textsIn(dir))).not.toContain("articles/docs/tin-solder.md");
  });

  it("leaves alone what people wrote themselves, names and all", async () => {
    const { plan, dir } = bringing({
      ...first,
      "knowledge/guide.yaml":
        "# ours\nname: Pip\nsubject: metals\nintroduction: Ask me.\ntopics: [] # none yet\n",
      "knowledge/sources.yaml": "- {id: own, title: Our book} # the book\n",
      "knowledge/faq/tin.md": "---\nid: tin\nquestion: Tin\nsource: own\nalso: [Solder]\n---\n\nOurs.\n",
    });
    const before = textsIn(dir);
    await writeImport(await plan(["docs"]));
    const after = textsIn(dir);
    expect(after["faq/tin.md"]).toBe(before["faq/tin.md"]);
    expect(after["guide.yaml"]).toBe(before["guide.yaml"]);
    expect(after["sources.yaml"]).toMatch(/# the book\n- id: docs-tin/);
    expect(await errorsIn(dir)).toEqual([]);
    const { knowledge } = await loadKnowledge(dir);
    expect(knowledge!.entries.map(({ id }) => id).sort()).toEqual(["tin", "tin-2", "tin-pest", "tin-solder"]);
  });
});

describe("an import beside others", () => {
  const answers = (answer: string) => JSON.stringify([{ question: "Where is the kiln?", answer }]);

  it.each([
    ["zeta.json", "alpha.json"],
    ["alpha.json", "zeta.json"],
  ])(
    "of %s, then %s with the same question: both stay, the second with its file's name",
    async (...names) => {
      const { plan, dir } = bringing({ [names[0]]: answers("Left."), [names[1]]: answers("Right.") });
      for (const name of names) await writeImport(await plan([name]));
      expect(await errorsIn(dir)).toEqual([]);
      const second = `Where is the kiln? (${names[1].replace(".json", "")})`;
      const { knowledge } = await loadKnowledge(dir);
      expect(knowledge!.entries.map(({ title }) => title.toLowerCase()).sort()).toEqual([
        "where is the kiln?",
        second.toLowerCase(),
      ]);
      for (const name of names)
        expect((await plan([name])).items.map(({ status }) => status)).toEqual(["same"]);
    },
  );

  it("a page that was renamed: left out while the old one stays, in its place where that goes", async () => {
    const { plan, put, remove, dir } = bringing({
      "docs/zinc.md": "# Where zinc is kept\n\nIn the vault.\n",
    });
    await writeImport(await plan(["docs"]));
    remove("docs/zinc.md");
    put("docs/about-zinc.md", "# Where zinc is kept\n\nIn the cellar.\n");
    const beside = await plan(["docs"]);
    expect(beside.items).toEqual([]);
    expect(beside.leftOut).toEqual([
      { path: "docs/about-zinc.md", reason: expect.stringContaining("stands in articles/docs/") },
    ]);
    expect(beside.brings).toEqual([]);
    await writeImport(await plan(["docs"], { prune: true }), { prune: true });
    expect(await errorsIn(dir)).toEqual([]);
    const { knowledge } = await loadKnowledge(dir);
    expect(knowledge!.entries.map(({ text }) => text)).toEqual(["In the cellar."]);
  });

  it("tells an error that the folder had from one that it would have, which nothing is left out for", async () => {
    const { plan, put, remove } = bringing({
      "docs/tin.md": "# Tin\n\nIt melts at 232.\n",
      "docs/lead.md": "# Lead\n\nIt melts at 327.\n",
    });
    await writeImport(await plan(["docs"]));
    const own = (related: string) =>
      `---\nid: own\nquestion: What melts first?\nsource: docs-tin\nrelated: [${related}]\n---\n\nTin does.\n`;
    put("knowledge/faq/own.md", own("lead, gold"));
    remove("docs/lead.md");
    const pruned = await plan(["docs"], { prune: true });
    expect(pruned.brings.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'faq/own.md no entry or table has the id "lead"',
    ]);
    expect(describePlan(pruned).join("\n")).toMatch(
      /has errors besides \(1\):\n.*"gold".*\n.*would have new errors, so nothing is written \(1\):\n.*"lead"/,
    );
    expect((await plan(["docs"])).brings).toEqual([]);
  });

  it("does not read what it writes: refuses the folder itself, and passes over it in a larger one", async () => {
    const { plan, dir, home, put } = bringing({ "docs/tin.md": "# Tin\n\nIt melts at 232.\n" });
    await writeImport(await plan(["docs"]));
    for (const own of ["knowledge", "knowledge/articles", "knowledge/guide.yaml"])
      await expect(plan([own])).rejects.toThrow(
        `${join(home, own)}: is knowledge in ${dir} already; give what it is to be made of`,
      );
    put("knowledge/tables/stock.json", "[]");
    expect((await plan(["knowledge/tables/stock.json"])).items).toEqual([]);
    const all = await plan(["."]);
    expect(all.items.map(({ from }) => from.replace(/^[^/]*/, ""))).toEqual(["/docs/tin.md"]);
    expect(all.leftOut).toEqual([
      { path: expect.stringMatching(/\/knowledge\/$/), reason: "the knowledge that is written to" },
    ]);
  });
});

describe("what a team's files are like", () => {
  const titlesAndTexts = async (files: Readonly<Record<string, string | Uint8Array>>, options = {}) => {
    const { plan, dir } = bringing(files);
    const made = await plan(
      Object.keys(files).map((path) => path.split("/")[0]!),
      options,
    );
    await writeImport(made);
    const { knowledge, problems } = await loadKnowledge(dir);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    return {
      made,
      knowledge: knowledge!,
      pairs: Object.fromEntries(knowledge!.entries.map(({ title, text }) => [title, text])),
    };
  };

  it.each([
    [",", ","],
    ["semicolons", ";"],
    ["tabs", "\t"],
    ["bars", "|"],
  ])("a spreadsheet parted by %s is a table", async (_, delimiter) => {
    const rows = [
      ["Cheese", "Price", "Kind"],
      ["Brie", "$3", "soft"],
      ["Edam", "$2", "hard; round"],
      ["Feta", "$4", "soft"],
    ];
    const text = rows
      .map((row) => row.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter))
      .join("\r\n");
    const { knowledge } = await titlesAndTexts({ "cheese.csv": text });
    expect(knowledge.tables[0]!.columns.map(({ name }) => name)).toEqual(["Cheese", "Price", "Kind"]);
    expect(knowledge.tables[0]!.rows).toHaveLength(3);
  });

  it.each([
    ["list.csv", "Question;Answer;Tags\nWhere is the stove?;In the *hall*.;heater\nWho cooks?;Ann.;\n"],
    [
      "list.json",
      JSON.stringify({
        faqs: [
          { question: "Where is the stove?", answer: "<p>In the <em>hall</em>.</p>", tags: ["heater"] },
          { q: "Who cooks?", a: "Ann." },
        ],
      }),
    ],
    [
      "list.yaml",
      "- question: [Where is the stove?, heater]\n  answer: In the *hall*.\n- q: Who cooks?\n  a: Ann.\n",
    ],
  ])("a list of questions, %s", async (name, text) => {
    const { knowledge, pairs } = await titlesAndTexts({ [name]: text });
    expect(pairs).toEqual({ "Where is the stove?": "In the hall.", "Who cooks?": "Ann." });
    expect(knowledge.entries.flatMap(({ also }) => also)).toEqual(["heater"]);
  });

  it("bold questions, Q and A, folded parts and lists of terms ask as well", async () => {
    const { pairs } = await titlesAndTexts({
      "faq/page.md":
        "# Stove\n\n**How is it lit?**\n\nWith a match.\n\nQ: Is it hot? A: Yes.\n\n<details>\n<summary>May I cook?</summary>\n\nAfter six.\n\n</details>\n",
      "faq/page.html":
        "<main><h1>Oven</h1><dl><dt>Who cleans it?</dt><dd>The <b>cook</b>.</dd></dl><p>It is old.</p></main>",
    });
    expect(pairs).toEqual({
      "How is it lit?": "With a match.",
      "Is it hot?": "Yes.",
      "May I cook?": "After six.",
      "Who cleans it?": "The cook.",
      Oven: "It is old.",
    });
  });

  it("what only a generator understands goes, the text stays", async () => {
    const { pairs, made } = await titlesAndTexts({
      "docs/a.mdx":
        '+++\ntitle = "Kiln"\nweight = 3\n+++\nimport Tabs from \'@theme/Tabs\';\n\n:::tip Mind\nIt is **hot**.\n:::\n\n{{< note >}}Wait.{{< /note >}}\n\n!!! warning "Glaze"\n    It drips.\n\n[[Clay|The clay]] is wet.[^1]\n\n[^1]: Very.\n\n<Tabs><kbd>Ctrl</kbd></Tabs>\n',
    });
    expect(pairs.Kiln).toMatch(/^Mind:\s+It is hot\.\s+Wait\.\s+Glaze:\s+It drips\.\s+The clay is wet\./);
    expect(made.notes.map(({ note }) => note)).toEqual(["not taken over from its front matter: weight"]);
  });

  it.each([
    ["Markdown", { "faq/a.md": "# Duty\n\nWrite to ~~Bob~~ Alice, <s>or Eve</s>.\n" }, 2],
    [
      "HTML",
      {
        "faq/a.html":
          "<main><h1><s>Old</s> Duty</h1><p>Write to <del>Bob</del> Alice<strike>, or Eve</strike>.</p></main>",
      },
      3,
    ],
    [
      "a style",
      {
        "faq/a.html":
          '<main><h1>Duty</h1><p>Write to <span style="text-decoration: line-through"><b>Bob</b> Hill</span> Alice.</p></main>',
      },
      1,
    ],
    [
      "Word",
      {
        "a.docx": wordOf([
          { style: "Title", text: "Duty" },
          { text: "Write to Alice", struck: " or Bob" },
        ]),
      },
      1,
    ],
    [
      "Word by two lines",
      {
        "a.docx": wordOf([
          { style: "Title", text: "Duty" },
          { text: "Write to Alice", struck: " or Bob", lines: 2 },
        ]),
      },
      1,
    ],
    ["a title", { "faq/a.md": "---\ntitle: ~~Old~~ Duty\n---\n\nWrite to Alice.\n" }, 1],
    [
      "a question",
      { "faq/a.json": JSON.stringify([{ question: "~~Old~~ Duty", answer: "Write to Alice." }]) },
      1,
    ],
    ["AsciiDoc", { "faq/a.adoc": "= Duty\n\nWrite to [.line-through]#Bob# Alice.\n" }, 1],
    [
      "a list",
      { "faq/a.json": JSON.stringify([{ question: "Duty", answer: "Write to ~~Bob~~ Alice." }]) },
      1,
    ],
  ] satisfies [string, Readonly<Record<string, string | Uint8Array>>, number][])(
    "what %s strikes out is left out, and listed",
    async (_, files, count) => {
      const { pairs, made } = await titlesAndTexts(files);
      expect(pairs.Duty?.replace(/,? *\.?$/, "")).toBe("Write to Alice");
      expect(made.changes.get("struck-out text left out")).toBe(count);
      expect(describePlan(made).join("\n")).toContain("struck-out text left out");
    },
  );

  it("cells of a table without what is struck out in them", async () => {
    const { knowledge } = await titlesAndTexts({
      "faq/a.md": "# Duty\n\n| Day | Who |\n|---|---|\n| Monday | ~~Bob~~ Alice |\n| Friday | Eve |\n",
    });
    expect(knowledge.tables[0]!.rows.map(({ cells }) => cells[1]!.raw)).toEqual(["Alice", "Eve"]);
  });

  it.each([
    ["Markdown", "a.md", "# Close up\n\nIn order:\n\n- [ ] Sweep\n- [x] **Lock**\n- Leave\n"],
    [
      "HTML",
      "a.html",
      '<main><h1>Close up</h1><p>In order:</p><ul><li><input type="checkbox"> Sweep</li><li><label><input type="checkbox" checked> <b>Lock</b></label></li><li>Leave</li></ul></main>',
    ],
    [
      "Notion",
      "b.html",
      '<article><h1>Close up</h1><p>In order:</p><ul class="to-do-list"><li><div class="checkbox checkbox-off"></div> <span class="to-do-children-unchecked">Sweep</span></li><li><div class="checkbox checkbox-on"></div> <b>Lock</b></li><li>Leave</li></ul></article>',
    ],
  ])("tasks of %s are done or open", async (_, name, text) => {
    const { pairs } = await titlesAndTexts({ [`faq/${name}`]: text });
    expect(pairs["Close up"]!.replace(/\s+/g, " ")).toBe("In order: - ☐ Sweep - ☑ Lock - Leave");
  });

  it("reStructuredText and AsciiDoc", async () => {
    const { pairs, knowledge } = await titlesAndTexts({
      "docs/lead.rst":
        "Lead\n====\n\nHeavy, see :doc:`tin`.\n\n.. toctree::\n\n   tin\n\nWhere is it mined?\n------------------\n\n.. note::\n   In Saxony.\n",
      "docs/zinc.adoc":
        "= Zinc\n\nBlue white.\n\n== Zinc alloys\n\ninclude::/etc/passwd[]\n\n.Alloys of zinc\n|===\n|Alloy |Other metal\n\n|Brass |Copper\n|Zamak |Aluminium\n|===\n",
    });
    expect(pairs).toEqual({
      Lead: "Heavy, see tin.",
      "Where is it mined?": "In Saxony.",
      Zinc: "Blue white.",
    });
    expect(knowledge.tables.map(({ title }) => title)).toEqual(["Alloys of zinc"]);
  });

  it("relative links are whole below --base, and text without it", async () => {
    const files = {
      "docs/a/b.md": "# Bellows\n\nSee [the forge](../forge.md#fire) and [us](https://example.org/x).\n",
    };
    const linksOf = async (options: object) =>
      JSON.stringify((await titlesAndTexts(files, options)).knowledge.entries[0]!.answer);
    expect(await linksOf({ base: "https://docs.example.org/v2" })).toContain(
      '"https://docs.example.org/v2/forge#fire"',
    );
    expect(await linksOf({})).not.toContain("forge#fire");
  });

  it("a table is turned round when told", async () => {
    const text = "Metal,2022,2023,2024\nGold,1,2,3\nTin,4,5,6\n";
    const asIs = await titlesAndTexts({ "prices.csv": text });
    expect(asIs.made.notes.map(({ note }) => note).join()).toMatch(/--turn/);
    const turned = await titlesAndTexts({ "prices.csv": text }, { turn: ["Prices"] });
    expect(turned.knowledge.tables[0]!.columns.map(({ name }) => name)).toEqual(["Metal", "Gold", "Tin"]);
    expect(turned.knowledge.tables[0]!.rows.map(({ name }) => name)).toEqual(["2022", "2023", "2024"]);
  });

  it("merged cells hold for each of their rows", async () => {
    const { plan, dir } = bringing({
      "rooms.xlsx": workbookOf({
        Rooms: {
          rows: [
            ["Floor", "Room"],
            ["1", "Oak"],
            [null, "Elm"],
            ["2", "Ash"],
          ],
          merged: ["A2:A3"],
        },
      }),
    });
    await writeImport(await plan(["rooms.xlsx"]));
    const { knowledge } = await loadKnowledge(dir);
    expect(knowledge!.tables[0]!.rows.map(({ cells }) => cells.map(({ raw }) => raw))).toEqual([
      ["1", "Oak"],
      ["1", "Elm"],
      ["2", "Ash"],
    ]);
  });
});
