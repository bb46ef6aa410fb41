import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => join(folder, name));

const read = new Map<string, readonly string[]>();

/** What a file imports, static or dynamic: project files as paths from the root, packages by name. */
function importsOf(file: string): readonly string[] {
  const imports = read.get(file) ?? readImports(file);
  read.set(file, imports);
  return imports;
}

function readImports(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\s[^;"']*?\bfrom\s+["']([^"']+)["']/gm),
    ...text.matchAll(/^import\s+["']([^"']+)["']/gm),
    ...text.matchAll(/\bimport\(\s*["']([^"']+)["']/g),
  ].map((m) => m[1]!);
  return specifiers.map((s) => (s.startsWith(".") ? relative(root, resolve(root, dirname(file), s)) : s));
}

/** The folder of `src/` or `adapters/` that a file stands in; `null` for those that stand outside of any. */
function roomOf(file: string): string | null {
  const [top, room, rest] = file.split("/");
  return rest !== undefined && (top === "src" || top === "adapters") ? `${top}/${room}` : null;
}

const product = [...filesUnder("src"), ...filesUnder("adapters")];
/** `src/ports.ts` is the door of the folder beside it; the commands of `adapters/cli` are doors themselves. */
const doorless = ["src/ports", "adapters/cli"];
const rooms = [...new Set(product.map(roomOf))].filter((room) => room !== null && !doorless.includes(room));

const packagesTheCoreMayUse = [
  "fuse.js",
  "natural/",
  "zod",
  "yaml",
  "csv-parse",
  "luxon",
  "unified",
  "remark",
  "mdast-util",
];

describe("arrows point inward", () => {
  it.each(filesUnder("src"))("%s imports nothing from an adapter, no SDK, no database, no HTTP", (file) => {
    for (const target of importsOf(file)) {
      expect(target).not.toMatch(/^(adapters|test|bench|bin)\//);
      if (target.startsWith("node:"))
        expect(target).not.toMatch(/^node:(http|https|net|sqlite|child_process|process)/);
      else if (!target.startsWith("src/"))
        expect(
          packagesTheCoreMayUse.some((name) => target === name || target.startsWith(name)),
          target,
        ).toBe(true);
    }
  });

  const shared = new Set([
    "settings",
    "runtime",
    "jobs",
    "knowledge",
    "store",
    "charts",
    "chat",
    "encoder",
    "import",
  ]);
  it.each(filesUnder("adapters").filter((file) => file.split("/").length > 2))(
    "%s leans on no other platform",
    (file) => {
      const own = file.split("/")[1]!;
      for (const target of importsOf(file)) {
        const [top, folder, rest] = target.split("/");
        if (top !== "adapters" || rest === undefined) continue;
        if (folder !== own && own !== "cli") expect(shared.has(folder!), `${file} -> ${target}`).toBe(true);
      }
    },
  );

  it("only the composition root and the command line touch the process", () => {
    for (const file of filesUnder("src"))
      expect(readFileSync(join(root, file), "utf8"), file).not.toMatch(
        /\bprocess\.(env|exit|argv|stdout|stderr|on)\b/,
      );
  });
});

/** A port's own file, and the command line's errors where the process is started without it. */
const besideDoors = [
  ["src/ports.ts", "src/ports/store.ts"],
  ["adapters/main.ts", "adapters/cli/command.ts"],
];

describe("folders open by one door", () => {
  it.each(rooms)("%s has an index.ts whose first line says what it is for", (room) => {
    expect(existsSync(join(root, room!, "index.ts"))).toBe(true);
    expect(readFileSync(join(root, room!, "index.ts"), "utf8")).toMatch(/^\/\*\* \S[^\n]{20,} \*\/\n/);
  });

  it.each(product)("%s enters other folders by their doors", (file) => {
    for (const target of importsOf(file)) {
      const room = roomOf(target);
      if (room === null || room === roomOf(file) || target === `${room}/index.ts`) continue;
      expect(besideDoors).toContainEqual([file, target]);
    }
  });
});

/** The first circle of imports that a walk from any file comes upon, as a path that ends where it begins. */
function circleAmong(files: readonly string[]): readonly string[] | null {
  const known = new Set(files);
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const target of importsOf(file)) {
      const circle = known.has(target) ? walk(target, [...path, file]) : null;
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of files) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return null;
}

it("nothing imports itself by way of others, types included", () => {
  expect(circleAmong(product)).toBeNull();
});
