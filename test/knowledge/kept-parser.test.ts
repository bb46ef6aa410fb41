import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { ProblemLog } from "../../src/knowledge/check/problems.ts";
import { createKeptParser, type Parser, parser } from "../../src/knowledge/kept/parser.ts";
import { parsers, parsersVersion } from "../../src/knowledge/parse/version.ts";
import type { ModelCache } from "../../src/ports.ts";
import { memoryCache } from "../support/memory-cache.ts";

const yamlTexts = [
  "a: 1\nb: [x, 'y', {c: 1.50}]\n2024: first\n",
  "- id: one\n  text: >-\n    some\n\n    words\n- __proto__: {a: null}\n  true: 007\n",
  "a: .inf\nb: -0\nc: .nan\n",
  "a: [",
  "a: 1\na: 2",
  "",
];
const markdownTexts = [
  "Some **words** with *a [link](https://a.org)* and `code`.\n\n## More\n\n> said\n",
  "1. a\n   - b\n     - c\n2. d\n\n   ```\n   x\n   ```\n3. e\n",
  "With <b>HTML</b>.\n\n<div>And more</div>\n",
  "[a](b.md) | ![x](https://a.org/b.png)",
  "",
];

interface Told {
  readonly parsed: readonly unknown[];
  readonly problems: readonly unknown[];
}

/** All that a parser makes of the texts, and says about them. */
async function readAll(by: Parser, yaml: readonly string[], markdown: readonly string[]): Promise<Told> {
  const log = new ProblemLog();
  const parsed: unknown[] = [];
  for (const [i, text] of yaml.entries())
    parsed.push(await by.yaml({ file: `y${i}`, text, firstLine: 1 + (i % 2) }, log));
  for (const [i, text] of markdown.entries())
    parsed.push(await by.markdown({ file: `m${i}`, text, firstLine: 7 }, log));
  return { parsed, problems: log.sorted() };
}

/** A parser that takes from the cache what one of the same version has left there. */
const keptBy = (cache: ModelCache, version: string | null = "1") => createKeptParser(cache, () => version);

/** A cache that holds what was parsed of the texts. */
async function learnt() {
  const cache = memoryCache();
  const first = keptBy(cache);
  await readAll(first, yamlTexts, markdownTexts);
  first.keep();
  return cache;
}

const truth = await readAll(parser, yamlTexts, markdownTexts);

describe("what is taken from a cache", () => {
  it("is what the parsers would say, lines, notes and all", async () => {
    expect(await readAll(keptBy(await learnt()), yamlTexts, markdownTexts)).toEqual(truth);
  });

  it("whatever the texts are", async () => {
    const joined = (pieces: readonly string[]) =>
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(""));
    const yaml = joined(
      "a: ;b:;\n;\n  ;- ;[;];{;};, ;\";';word;1;01;.5;-0;.inf;~;# x;|\n;>-\n;é;\\ud800;*a;!t ;\t".split(";"),
    );
    const markdown = joined(
      "word ;**;*;_;`;[;](https://a.b);\n;\n\n;- ;1. ;> ;# ;```\n;    ;\\;<b>;&amp;;~~;|;---\n;é".split(";"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(yaml, { maxLength: 3 }),
        fc.array(markdown, { maxLength: 3 }),
        async (...texts) => {
          const cache = memoryCache();
          const first = keptBy(cache);
          const fresh = await readAll(first, ...texts);
          first.keep();
          expect(fresh).toEqual(await readAll(parser, ...texts));
          expect(await readAll(keptBy(cache), ...texts)).toEqual(fresh);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is the kept one, and not parsed again", async () => {
    const cache = await learnt();
    forge(cache, "Some ", (content) => content.replace("Some ", "Never parsed "));
    const { parsed } = await readAll(keptBy(cache), [], markdownTexts);
    expect(JSON.stringify(parsed[0])).toContain("Never parsed ");
  });

  it("is of the very line that the text begins on", async () => {
    const part = { file: "a", text: "a: 1" };
    const cache = memoryCache();
    for (const firstLine of [1, 5]) {
      const own = keptBy(cache);
      expect(await own.yaml({ ...part, firstLine }, new ProblemLog())).toMatchObject({ line: firstLine });
      own.keep();
    }
  });

  it("of another version of the parsers is left", async () => {
    const cache = await learnt();
    forge(cache, "Some ", (content) => content.replace("Some ", "Never parsed "));
    expect(await readAll(keptBy(cache, "2"), yamlTexts, markdownTexts)).toEqual(truth);
  });

  it("is nothing where the version cannot be told, and then nothing is kept", async () => {
    const cache = memoryCache();
    const unsure = keptBy(cache, null);
    expect(await readAll(unsure, yamlTexts, markdownTexts)).toEqual(truth);
    unsure.keep();
    expect(cache.kept.size).toBe(0);
  });
});

/** The cache with another content under the key of the text that holds `words`, length and checksum right. */
function forge(
  cache: ReturnType<typeof memoryCache>,
  words: string,
  change: (content: string) => string,
): void {
  const pack = Buffer.from(cache.kept.get("parsed")!);
  const mark = pack.subarray(0, 4);
  const start = pack.lastIndexOf(mark, pack.indexOf(words));
  const head = Buffer.from(pack.subarray(start, start + 28));
  const end = start + 28 + head.readUInt32LE(20);
  const content = Buffer.from(change(pack.toString("utf8", start + 28, end)));
  head.writeUInt32LE(content.length, 20);
  head.writeUInt32LE(crc32(content), 24);
  cache.put("parsed", Buffer.concat([pack.subarray(0, start), head, content, pack.subarray(end)]));
}

describe("a pack that is damaged or foreign", () => {
  it("gives what the parsers would say, wherever bytes are changed, missing or too many", async () => {
    const pack = Buffer.from((await learnt()).kept.get("parsed")!);
    const damage = fc.oneof(
      fc.record({ at: fc.nat(pack.length - 1), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
      fc.record({ cut: fc.nat(pack.length) }),
      fc.record({ foreign: fc.uint8Array({ maxLength: 300 }) }),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const bytes = Buffer.from(pack);
        if ("at" in how) bytes.set(how.bytes.subarray(0, bytes.length - how.at), how.at);
        const broken =
          "cut" in how
            ? bytes.subarray(0, how.cut)
            : "foreign" in how
              ? Buffer.concat([how.foreign, bytes.subarray(0, 4), how.foreign])
              : bytes;
        const cache = memoryCache(new Map([["parsed", broken]]));
        expect(await readAll(keptBy(cache), yamlTexts, markdownTexts)).toEqual(truth);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["no block", '[[{"type":"paragraph"}]]'],
    ["a kind of block that is none", '[[{"type":"constructor","children":[]}]]'],
    ["a heading of no level", '[[{"type":"heading","level":9,"children":[]}]]'],
    ["a run that is none", '[[{"type":"paragraph","children":[{"type":"link","children":[]}]}]]'],
    ["a list of what is none", '[[{"type":"list","ordered":true,"items":[7]}]]'],
    ["a note without words", '[[],{"line":1}]'],
    ["no JSON", "[["],
    ["nothing", "null"],
  ])("with a sound checksum over %s is read anew", async (_, content) => {
    const cache = await learnt();
    forge(cache, "Some ", () => content);
    expect(await readAll(keptBy(cache), yamlTexts, markdownTexts)).toEqual(truth);
  });

  it.each(["[1]", '[["a"]]', '[{"line":0,"items":[]}]', '[{"line":1,"pairs":[["a",1]]}]', "[[1,{}]]"])(
    "with a sound checksum over %s in place of YAML is read anew",
    async (content) => {
      const cache = await learnt();
      forge(cache, "2024", () => content);
      expect(await readAll(keptBy(cache), yamlTexts, markdownTexts)).toEqual(truth);
    },
  );

  it.each<[string, (pack: Buffer) => Buffer]>([
    ["its last record cut off", (pack) => pack.subarray(0, pack.length - 3)],
    ["a length that leads beyond the end", (pack) => pack.fill(0xff, 20, 24)],
    ["a length that leads into the next record", (pack) => pack.fill(9, 20, 21)],
  ])("with %s takes nothing from the pack behind it", async (_, damage) => {
    const cache = await learnt();
    const pack = Buffer.from(cache.kept.get("parsed")!);
    forge(cache, "2024", () => '[{"line":1,"items":[]}]');
    cache.put("parsed", Buffer.concat([damage(pack), cache.kept.get("parsed")!]));
    const { parsed } = await readAll(keptBy(cache), yamlTexts, markdownTexts);
    expect(parsed[0]).toEqual({ kind: "list", line: 1, items: [] });
  });
});

describe("what is kept", () => {
  it("is written once, and not again where nothing is new", async () => {
    const cache = await learnt();
    const pack = cache.kept.get("parsed");
    const next = keptBy(cache);
    await readAll(next, yamlTexts, markdownTexts);
    next.keep();
    expect(cache.kept.get("parsed")).toBe(pack);
  });

  it("is at most twice what is used, however often a text is edited", async () => {
    const cache = await learnt();
    const size = cache.kept.get("parsed")!.length;
    for (let i = 0; i < 60; i++) {
      const next = keptBy(cache);
      await readAll(next, yamlTexts, [...markdownTexts, `Edited ${i} times.`]);
      next.keep();
    }
    expect(cache.kept.get("parsed")!.length).toBeLessThan(3 * size);
    expect(Buffer.from(cache.kept.get("parsed")!).includes("Edited 59")).toBe(true);
  });
});

describe("the version of the parsers", () => {
  const home = resolve(import.meta.dirname, "../../src/knowledge/parse");
  /** The reading code beside packages that are made up. */
  const fake = () => {
    const root = mkdtempSync(join(tmpdir(), "parsers-"));
    onTestFinished(() => rmSync(root, { recursive: true }));
    cpSync(home, join(root, "src/parse"), { recursive: true });
    const install = (name: string, version: string, dependencies: Record<string, string> = {}) => {
      mkdirSync(join(root, "node_modules", name), { recursive: true });
      writeFileSync(
        join(root, "node_modules", name, "package.json"),
        JSON.stringify({ version, dependencies }),
      );
    };
    for (const name of parsers) install(name, "1.0.0", { micro: "^1.0.0", gone: "*" });
    install("micro", "1.0.0", { macro: "*" });
    install("macro", "1.0.0", { micro: "*" });
    return { folder: join(root, "src/parse"), install, root };
  };

  it("is the same for the same, and another for other code or any other package beneath", () => {
    const { folder, install } = fake();
    const versions = [parsersVersion(folder)];
    expect(parsersVersion(folder)).toBe(versions[0]);
    for (const change of [
      () => writeFileSync(join(folder, "yaml.ts"), "// other"),
      () => install("remark-gfm", "1.0.1", { micro: "^1.0.0" }),
      () => install("micro", "1.0.1", { macro: "*" }),
      () => install("macro", "1.0.1"),
    ]) {
      change();
      versions.push(parsersVersion(folder));
    }
    expect(versions).not.toContain(null);
    expect(new Set(versions).size).toBe(versions.length);
  });

  it("cannot be told where a parser is not found as packages are", () => {
    const { folder, root } = fake();
    rmSync(join(root, "node_modules/yaml"), { recursive: true });
    expect(parsersVersion(folder)).toBeNull();
  });

  it("covers all code that parses: it lies in one folder, and runs no other of ours", () => {
    for (const name of readdirSync(home)) {
      const text = readFileSync(join(home, name), "utf8");
      const imported = [
        ...text.matchAll(/^(?:import|export) (?!type\b)[^;]*? from "([^"]+)"/gm),
        ...text.matchAll(/(?<!typeof )\bimport\("([^"]+)"\)/g),
      ].map(([, specifier]) => specifier!);
      for (const specifier of imported)
        if (!specifier.startsWith("node:")) expect([...parsers, ...ownFiles]).toContain(specifier);
    }
  });
  const ownFiles = readdirSync(home).map((name) => `./${name}`);
});
