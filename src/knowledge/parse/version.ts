import { createHash } from "node:crypto";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** The packages that parse. */
export const parsers = ["yaml", "unified", "remark-parse", "remark-gfm"] as const;

/**
 * Names all that decides what a text is parsed as: the code of this folder, and what is installed of the parsers and
 * of whatever they lean on. Raised by nobody, it cannot be forgotten. `null` where it cannot be told.
 */
export function parsersVersion(folder = import.meta.dirname): string | null {
  try {
    const hash = createHash("sha256").update(`${process.versions.unicode}\0`);
    for (const name of readdirSync(folder).sort())
      hash.update(`${name}\0${readFileSync(join(folder, name), "utf8")}\0`);
    return hash.update(installed(folder).join("\0")).digest("hex");
  } catch {
    return null;
  }
}

/** The parsers and all that they depend on, as `name@version`. */
function installed(folder: string): string[] {
  /** By their file. */
  const found = new Map<string, string>();
  const follow = (name: string, from: string): void => {
    const file = manifestOf(name, from);
    if (file === null || found.has(file)) return;
    const { version, dependencies } = JSON.parse(readFileSync(file, "utf8"));
    found.set(file, `${name}@${version}`);
    for (const each of Object.keys(dependencies ?? {})) follow(each, dirname(file));
  };
  for (const name of parsers) {
    if (manifestOf(name, folder) === null) throw new Error(`${name} is not installed as packages are`);
    follow(name, folder);
  }
  return [...found.values()];
}

/** The `package.json` of a package as a folder's code would find it. */
function manifestOf(name: string, folder: string): string | null {
  const file = join(folder, "node_modules", name, "package.json");
  if (statSync(file, { throwIfNoEntry: false })) return realpathSync.native(file);
  return dirname(folder) === folder ? null : manifestOf(name, dirname(folder));
}
