import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { findSent, planImport } from "../../adapters/import/index.ts";
import { openReader } from "../../adapters/import/reader.ts";
import { replaceFiles, writeImport } from "../../adapters/import/write.ts";
import { archiveOf } from "./documents.ts";
import { bringing, textsIn } from "./world.ts";

const page = "# Tin\n\nIt melts at 232.\n";

/** The archive with the sizes that it says of its files changed. */
function lying(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive);
  for (const [mark, at] of [
    ["PK\u0001\u0002", 24],
    ["PK\u0003\u0004", 22],
  ] as const)
    for (
      let found = bytes.indexOf(mark, 0, "latin1");
      found !== -1;
      found = bytes.indexOf(mark, found + 4, "latin1")
    )
      bytes.writeUInt32LE(size, found + at);
  return bytes;
}

describe("what is given from anywhere", () => {
  it.each([
    ["is no archive", Buffer.from("PK\u0003\u0004 no"), /no whole zip archive/],
    [
      "unpacks to more than the memory holds",
      lying(archiveOf({ "a.md": page }), 3_900_000_000),
      /unpacks to more than 500 MB/,
    ],
  ])("an archive that %s is left out, and the rest is read", async (_, bytes, reason) => {
    const { plan } = bringing({ "in/bad.zip": bytes, "in/tin.md": page });
    const { items, leftOut } = await plan(["in"]);
    expect(items.map(({ title }) => title)).toEqual(["Tin"]);
    expect(leftOut).toEqual([{ path: "in/bad.zip", reason: expect.stringMatching(reason) }]);
  });

  it("an archive that unpacks to more than it says is cut at that", async () => {
    const bomb = lying(zipSync({ "a.md": new Uint8Array(5_000_000).fill(97) }), 100);
    const { plan } = bringing({ "in/bomb.zip": bomb, "in/tin.md": page });
    const { items } = await plan(["in"]);
    expect(Math.max(...items.flatMap(({ files }) => files.map(({ text }) => text.length)))).toBeLessThan(
      1_000,
    );
  });

  it("archives in archives end somewhere", async () => {
    let nested = archiveOf({ "tin.md": page });
    for (let depth = 0; depth < 6; depth++) nested = archiveOf({ "inner.zip": nested });
    const { plan } = bringing({ "outer.zip": nested });
    const { items, leftOut } = await plan(["outer.zip"]);
    expect(items).toEqual([]);
    expect(leftOut[0]!.reason).toBe("archives are nested too deeply");
  });

  it("names that lead out of an archive or a message, and links, are not followed", async () => {
    const { plan, home } = bringing({
      "in/evil.zip": archiveOf({ "../../evil.md": page, "/etc/evil.md": page, "good/tin.md": page }),
    });
    symlinkSync("/etc", join(home, "in/etc"));
    const { items, leftOut } = await plan(["in"]);
    expect(items.map(({ from }) => from)).toEqual(["good/tin.md"]);
    expect(leftOut).toEqual([{ path: "in/etc", reason: "a link; give what it leads to" }]);
    const sent = await findSent([{ name: "../x.md", bytes: Buffer.from(page) }]);
    expect(sent).toEqual({ files: [], leftOut: [{ path: "../x.md", reason: "its name leads elsewhere" }] });
  });

  it.each([
    ["HTML nested without end", "x.html", "<div>".repeat(100_000), /nested too deeply/],
    ["a quote nested without end", "x.md", `${"> ".repeat(5_000)}deep`, /nested too deeply|no text/],
    [
      "YAML that multiplies itself",
      "x.yaml",
      `a: &a [x, x]\n${"bcdefgh"
        .split("")
        .map((name, at) => `${name}: &${name} [${Array(60).fill(`*${"abcdefg"[at]}`).join(",")}]`)
        .join("\n")}\n`,
      /no YAML|no questions/,
    ],
    ["bytes that are no text", "x.md", "\u0000\u0001", /no text/],
    ["an empty file", "x.md", "  \n", /empty/],
    ["a workbook that is none", "x.xlsx", "hello", /no whole zip archive/],
    ["a Word file that is none", "x.docx", "hello", /no whole zip archive/],
  ])("%s is left out with a reason", async (_, name, content, reason) => {
    const { plan } = bringing({ [`in/${name}`]: content, "in/tin.md": page });
    const { items, leftOut } = await plan(["in"]);
    expect(items.map(({ title }) => title)).toEqual(["Tin"]);
    expect(leftOut).toEqual([{ path: `in/${name}`, reason: expect.stringMatching(reason) }]);
  });

  it("scripts, frames and addresses that run code never come through", async () => {
    const { plan, dir } = bringing({
      "x.html": `<main><h1>Tin</h1><p onclick="a()">It <a href="javascript:a()">melts</a>.<script>a()</script><iframe src="https://e.org"></iframe><img src=x onerror=a()></p></main>`,
    });
    await writeImport(await plan(["x.html"]));
    expect(textsIn(dir)["articles/x/tin.md"]).toMatch(/\n\nIt melts\.\n$/);
  });

  it("a file that takes too long is given up, and the next one is read", async () => {
    const reader = openReader({ readMs: 1 });
    onTestFinished(() => reader.close());
    await expect(reader.read("tin.md", Buffer.from(page))).rejects.toThrow("more than 0.001 s");
    const patient = openReader();
    onTestFinished(() => patient.close());
    expect(await patient.read("tin.md", Buffer.from(page))).toHaveLength(1);
  });
});

describe("what may not be read", () => {
  it("is left out with what helps, and the rest is read", async () => {
    const { dir } = bringing({});
    const refused = async (): Promise<Uint8Array> => {
      throw Object.assign(new Error("EACCES"), { code: "EACCES", syscall: "open", path: "/in/lead.md" });
    };
    const files = [
      { path: "in/lead.md", bytes: refused },
      { path: "in/tin.md", bytes: async () => Buffer.from(page) },
    ];
    const { items, leftOut } = await planImport({ files, leftOut: [] }, { dir });
    expect(items.map(({ title }) => title)).toEqual(["Tin"]);
    expect(leftOut).toEqual([
      { path: "in/lead.md", reason: expect.stringMatching(/^this user may not use it; give/) },
    ]);
  });

  // Whoever may do everything is refused nothing.
  it.skipIf(process.getuid?.() === 0)("a folder or file within what was given as well", async () => {
    const { plan, home } = bringing({ "in/tin.md": page, "in/shut/lead.md": page, "in/shut.zip": "zip" });
    for (const shut of ["in/shut", "in/shut.zip"]) chmodSync(join(home, shut), 0);
    const { items, leftOut } = await plan(["in"]);
    chmodSync(join(home, "in/shut"), 0o700);
    expect(items.map(({ title }) => title)).toEqual(["Tin"]);
    expect(leftOut.map(({ path }) => path).sort()).toEqual(["in/shut.zip", "in/shut/"]);
  });
});

describe("all or nothing", () => {
  it("given it up between two files, then nothing was written", async () => {
    const { plan, dir } = bringing({ "in/a.md": page, "in/b.md": page.replace("Tin", "Lead") });
    const stop = new AbortController();
    const planning = plan(["in"], {
      signal: stop.signal,
      onProgress: (done) => done === 1 && stop.abort(new Error("stopped")),
    });
    await expect(planning).rejects.toThrow("stopped");
    expect(() => textsIn(dir)).toThrow("ENOENT");
  });

  it("given a place that cannot be written, then all is as it was", async () => {
    const { dir } = bringing({
      "knowledge/faq/a.md": "old a",
      "knowledge/faq/b.md/in-the-way": "x",
      "knowledge/z.md": "old z",
    });
    const before = textsIn(dir);
    const texts = new Map([
      ["faq/a.md", "new a"],
      ["new/c.md", "new c"],
      ["z.md", null],
      ["faq/b.md", "new b"],
    ]);
    await expect(replaceFiles(dir, texts)).rejects.toThrow();
    expect(textsIn(dir)).toEqual(before);
  });

  it("given a process that was killed between two files, then the next import puts back what was there", async () => {
    const { dir, put } = bringing({
      "knowledge/a.md": "new a",
      "knowledge/new.md": "new",
      "knowledge/b.md": "old b",
      "knowledge/.import-x1/journal.json": JSON.stringify([
        { path: "a.md", had: true, has: true },
        { path: "new.md", had: false, has: true },
        { path: "b.md", had: true, has: true },
      ]),
      "knowledge/.import-x1/old/a.md": "old a",
      "knowledge/.import-x1/new/b.md": "new b",
    });
    put("in/tin.md", page);
    await writeImport(await planImport({ files: [], leftOut: [] }, { dir }));
    expect(textsIn(dir)).toMatchObject({ "a.md": "old a", "b.md": "old b" });
    expect(Object.keys(textsIn(dir))).not.toContain("new.md");
  });
});
