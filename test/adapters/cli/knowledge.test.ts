import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { edited, folderOf } from "../../knowledge/folder-of.ts";
import { bareEnv } from "../../support/bare-env.ts";
import { commandsInOneProcess } from "../../support/commands.ts";

const command = commandsInOneProcess();

async function run(...args: string[]) {
  const env = { ...bareEnv, DATA_DIR: process.env.DATA_DIR };
  const call = { args: ["knowledge", ...args], env, cwd: tmpdir() };
  const { code, out, err } = await command(call);
  return { code, printed: out.trimEnd(), complaints: err.trimEnd() };
}

describe("npm run knowledge", () => {
  it("without a command, or with an unknown one, says which there are and ends with 2", async () => {
    expect(await run()).toMatchObject({
      code: 2,
      complaints: expect.stringMatching(/^ {2}check +says what/m),
    });
    expect(await run("chekc")).toMatchObject({
      code: 2,
      complaints: expect.stringMatching(
        /^error: unknown command 'chekc'\n\(Did you mean check\?\)\n\nUsage: /,
      ),
    });
    expect(await run("constructor")).toMatchObject({ code: 2 });
  });

  it.each([["--help"], ["-h"], ["check", "--help"], ["stats", "-h"], ["help", "check"]])(
    "%s %s explains itself and ends with 0",
    async (...args) => {
      const { code, printed } = await run(...args);
      expect(code).toBe(0);
      expect(printed).toMatch(/^Usage: ml-career-guide knowledge /);
    },
  );

  it("with an unknown flag shows the command's usage and ends with 2", async () => {
    expect(await run("check", "--jsno")).toMatchObject({
      code: 2,
      complaints: expect.stringMatching(
        /^error: unknown option '--jsno'\n\(Did you mean --json\?\)[\s\S]*--dir <folder>/,
      ),
    });
  });
});

describe("derive", () => {
  it("wants the folder of the extracts, and tells of each that is not there", async () => {
    expect(await run("derive")).toMatchObject({
      code: 2,
      complaints: expect.stringContaining("required option '--from <folder>' not specified"),
    });
    const roasts = "tables/roasts.md";
    const recipe = "from: roasts.csv\nrows: {Roast: roast}\n";
    const dir = folderOf({ "recipes/gone.yaml": recipe, [roasts]: null });
    const { code, complaints } = await run("derive", "--dir", dir, "--from", dir);
    expect(code).toBe(1);
    expect(complaints).toContain(`recipes/gone.yaml: there is no ${join(dir, "tables/gone.md")}; write it`);
    expect(complaints).not.toContain("ENOENT");
  });
});

describe("check", () => {
  it("given a sound folder, says so and ends with 0", async () => {
    const { code, printed } = await run("check", "--quick", "--dir", folderOf());
    expect(code).toBe(0);
    expect(printed).toMatch(/^In order: 2 entries, 6 wordings, 1 table, 2 rows \([0-9a-f]{12}\)$/);
  });

  it("gives advice where nothing is wrong, which is no error", async () => {
    const { code, printed } = await run("check", "--dir", folderOf());
    expect(code).toBe(0);
    expect(printed).toMatch(
      /^1 piece of advice\n {2}\S+articles\/water\.md:1: 1 of 2 entries have one wording only/,
    );
    const { printed: json } = await run("check", "--json", "--dir", folderOf());
    expect(JSON.parse(json)).toMatchObject({ ok: true, notes: [], advice: [{ file: "articles/water.md" }] });
  });

  it("given an error, names file, line, message and remedy, and ends with 1", async () => {
    const dir = folderOf(edited("faq/roasting.md", "topics: [beans]", "topics: [brewin]"));
    const { code, printed } = await run("check", "--dir", dir);
    expect(code).toBe(1);
    expect(printed).toContain("1 error\n");
    expect(printed).toContain(`${dir}/faq/roasting.md:4: unknown topic "brewin"; did you mean "brewing"?`);
  });

  it("given --json, prints one object", async () => {
    const { code, printed } = await run("check", "--json", "--dir", folderOf({ "guide.yaml": null }));
    expect(code).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({
      ok: false,
      hash: null,
      errors: [{ file: "guide.yaml", line: 1 }],
      notes: [],
    });
  });
});

describe("stats", () => {
  it("prints counts, aligned", async () => {
    const { code, printed } = await run("stats", "--dir", folderOf());
    expect(code).toBe(0);
    expect(printed).toContain("entries            2 (1 faq, 1 article)\n");
    expect(printed).toContain("vocabulary         1 concepts, 2 names\n");
  });

  it("given an error, counts what could be read, says so, and ends with 1", async () => {
    const dir = folderOf(edited("faq/roasting.md", "source: handbook", "source: x"));
    const { code, printed, complaints } = await run("stats", "--json", "--dir", dir);
    expect(code).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({ entries: { faq: 1, article: 1 } });
    expect(complaints).toContain("has errors");
  });
});

describe("sources", () => {
  it("lists date, licence, credit and address, and what stands on each", async () => {
    const sources = `- id: handbook
  title: The Coffee Handbook
  publisher: Roasters' Press
  date: May 2024
  licence: CC BY 4.0
  attribution: by Roasters' Press
  url: https://example.org/handbook
- id: leaflet
  title: A leaflet
`;
    const { code, printed } = await run("sources", "--dir", folderOf({ "sources.yaml": sources }));
    expect(code).toBe(0);
    expect(printed.split("\n")).toEqual([
      "The Coffee Handbook (handbook)",
      "  from     Roasters' Press, May 2024",
      "  licence  CC BY 4.0",
      "  credit   by Roasters' Press",
      "  address  https://example.org/handbook",
      "  tables   roasts",
      "  entries  roasting, water",
      "A leaflet (leaflet)",
      "  nothing stands on it",
    ]);
  });

  it("given --json, prints one array", async () => {
    const { printed } = await run("sources", "--json", "--dir", folderOf());
    expect(JSON.parse(printed)).toMatchObject([{ id: "handbook", tables: ["roasts"] }]);
  });
});

describe("derive", () => {
  const recipe =
    "from: drums.csv\nrows: roast\ncolumns:\n  Temperature: {median: celsius}\n  Share: {value: share}\n";
  const extract = "roast,celsius,share\nLight,200,30\nLight,210,30\nDark,230,70\n";

  it("makes the rows anew; a second time nothing is left to do", async () => {
    const dir = folderOf({
      "recipes/roasts.yaml": recipe,
      "extracts/drums.csv": extract.replace("230", "240"),
    });
    const args = ["derive", "--dir", dir, "--from", join(dir, "extracts")];
    expect(await run(...args, "--dry")).toMatchObject({
      code: 1,
      printed: expect.stringContaining("would change  "),
    });
    expect(await run(...args)).toMatchObject({
      code: 0,
      printed: expect.stringContaining("1 table changed"),
    });
    expect(readFileSync(join(dir, "tables/roasts.md"), "utf8")).toContain(
      "| Light | 205 | 30% |\n| Dark | 240 | 70% |\n",
    );
    const { printed } = await run(...args, "--json");
    expect(JSON.parse(printed)).toEqual({ changed: [], same: ["tables/roasts.md"], failed: [] });
  });

  it.each([
    [
      "a recipe that does not fit its file",
      recipe.replace("celsius", "kelvin"),
      'drums.csv has no column "kelvin"',
    ],
    [
      "a recipe that is broken",
      recipe.replace("median", "mean"),
      'recipes/roasts.yaml:4: unknown key "mean"',
    ],
    ["an extract that is not there", recipe.replace("drums", "cups"), "cups.csv"],
  ])("given %s, says so and ends with 1", async (_, text, reason) => {
    const dir = folderOf({ "recipes/roasts.yaml": text, "extracts/drums.csv": extract });
    const { code, complaints } = await run("derive", "--dir", dir, "--from", join(dir, "extracts"));
    expect(code).toBe(1);
    expect(complaints).toContain(reason);
  });

  it("given no folder of extracts, says how to name one", async () => {
    const { code, complaints } = await run("derive", "--dir", folderOf(), "--from", "nowhere");
    expect(code).toBe(1);
    expect(complaints).toContain("nowhere: there is no such folder; name the one with the extracts: --from");
  });
});

describe("learn", () => {
  /** Where the command keeps its data, until the test ends. */
  function dataFolder(): string {
    const data = mkdtempSync(join(tmpdir(), "learn-"));
    vi.stubEnv("DATA_DIR", data);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(data, { recursive: true });
    });
    return data;
  }

  /** A folder that nobody has learnt before. */
  const newFolder = () => folderOf(edited("faq/roasting.md", "the drum", `the ${crypto.randomUUID()}`));

  it("keeps what was learnt for the next start, which then has nothing to learn", async () => {
    const models = join(dataFolder(), "models");
    const dir = newFolder();
    expect(await run("learn", "--dir", dir)).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/^Learnt .* in \d+\.?\d* s, and kept it in /),
    });
    expect(readdirSync(models).sort()).toEqual(["parsed.bin", expect.stringMatching(/^vectors-/)]);
    expect(await run("learn", "--dir", dir)).toMatchObject({ code: 0, printed: `${dir} is learnt already` });
    const { printed } = await run("learn", "--json", "--dir", dir);
    expect(JSON.parse(printed)).toMatchObject({ learnt: false, folder: models });
  });

  it("given a folder for data that cannot be written, says so and ends with 1", async () => {
    const file = join(dataFolder(), "file");
    writeFileSync(file, "");
    vi.stubEnv("DATA_DIR", file);
    const { code, complaints } = await run("learn", "--dir", newFolder());
    expect(code).toBe(1);
    expect(complaints).toContain(`${file}/models cannot be written`);
  });

  it("given a broken folder, says what to mend and ends with 1", async () => {
    dataFolder();
    const { code, complaints } = await run("learn", "--dir", folderOf({ "guide.yaml": null }));
    expect(code).toBe(1);
    expect(complaints).toContain("guide.yaml");
  });
});
