import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";

/** What stands above a text, and the text. */
export interface Parted {
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly notes: readonly string[];
}

const forms = [
  {
    pattern: /^---[ \t]*\n([\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/,
    read: (text: string) => parseYaml(text, { maxAliasCount: 50 }),
  },
  { pattern: /^\+\+\+[ \t]*\n([\s\S]*?\n)?\+\+\+[ \t]*(?:\n|$)/, read: (text: string) => parseToml(text) },
  { pattern: /^;;;[ \t]*\n([\s\S]*?\n)?;;;[ \t]*(?:\n|$)/, read: (text: string) => JSON.parse(text) },
] as const;

/** Parts front matter of any kind (YAML, TOML, JSON) from the text below; one that cannot be read is dropped, and said. */
export function partFrontMatter(text: string): Parted {
  for (const { pattern, read } of forms) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const body = text.slice(found[0].length);
    try {
      const front: unknown = read(found[1] ?? "");
      if (typeof front === "object" && front !== null && !Array.isArray(front))
        return { front: front as Record<string, unknown>, body, notes: [] };
      // A line of dashes that only looks like the beginning of front matter.
      return front === null || front === undefined
        ? { front: {}, body, notes: [] }
        : { front: {}, body: text, notes: [] };
    } catch {
      return { front: {}, body, notes: ["its front matter cannot be read and was left out"] };
    }
  }
  return { front: {}, body: text, notes: [] };
}

/** A text under any of several names. */
export function textIn(front: Readonly<Record<string, unknown>>, ...names: readonly string[]): string | null {
  for (const [key, value] of Object.entries(front))
    if (names.includes(key.toLowerCase()) && (typeof value === "string" || typeof value === "number")) {
      const text = String(value).trim();
      if (text !== "") return text;
    }
  return null;
}

/** Texts under any of several names: a list, or one text with commas or bars in it. */
export function listIn(front: Readonly<Record<string, unknown>>, ...names: readonly string[]): string[] {
  return Object.entries(front)
    .filter(([key]) => names.includes(key.toLowerCase()))
    .flatMap(([, value]) =>
      Array.isArray(value) ? value : typeof value === "string" ? value.split(/[,;|\n]/) : [],
    )
    .filter((value) => typeof value === "string" || typeof value === "number")
    .map((value) => String(value).trim())
    .filter((value) => value !== "");
}
