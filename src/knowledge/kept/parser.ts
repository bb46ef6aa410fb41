import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { ModelCache } from "../../ports.ts";
import type { Block } from "../../reply/index.ts";
import type { Problem, ProblemLog } from "../check/problems.ts";
import { type KeptForm, markdownForm, yamlForm } from "../parse/kept-form.ts";
import { readMarkdown } from "../parse/markdown.ts";
import type { ParseLog, TextPart } from "../parse/part.ts";
import { parsersVersion } from "../parse/version.ts";
import { readYaml } from "../parse/yaml.ts";
import type { YamlNode } from "../parse/yaml-node.ts";
import { keyBytes, ParsedPack } from "./parsed-pack.ts";

/** The one way from a text to what stands in it, for each of the two languages. */
export interface Parser {
  /** `null` where it cannot be read; why is logged. */
  yaml(part: TextPart, log: ProblemLog): Promise<YamlNode | null>;
  markdown(part: TextPart, log: ProblemLog): Promise<Block[]>;
}

/** Parses what it is given. */
export const parser: Parser = { yaml: readYaml, markdown: readMarkdown };

/** Under which key a cache keeps what was parsed, of all folders and by all versions of the parsers. */
const packKey = "parsed";

/**
 * Parses what no start before has: for the shipped folder the packages take 0.7 s of processor time, and what they made
 * of it is taken from the cache in 0.03 s. `keep` gives the cache what was parsed anew; from then on nothing is looked
 * up, since what comes is new.
 */
export function createKeptParser(
  cache: ModelCache,
  versionOf: () => string | null = parsersVersion,
): Parser & { keep(): void } {
  /** `undefined`: not looked for yet; `null`: nothing is looked up. */
  let kept: Kept | null | undefined;

  async function parse<T>(
    read: (part: TextPart, log: ParseLog) => Promise<T | null>,
    form: KeptForm<T>,
    part: TextPart,
    log: ProblemLog,
  ): Promise<T | null> {
    if (kept === undefined) kept = openKept(cache, versionOf());
    if (kept === null) return read(part, log);
    const { version, pack } = kept;
    const key = createHash("sha256")
      .update(`${version}\0${form.language}\0${part.firstLine}\0${part.text}`)
      .digest()
      .subarray(0, keyBytes);
    const found = fromText(pack.get(key), form);
    if (found) {
      for (const { line, message, remedy } of found.notes) log.info(part.file, line, message, remedy);
      return found.value;
    }
    const problems: Problem[] = [];
    const noteAs =
      (severity: Problem["severity"]): ParseLog["info"] =>
      (file, line, message, remedy) => {
        problems.push({ severity, file, line, message, remedy });
      };
    const value = await read(part, { error: noteAs("error"), info: noteAs("info") });
    for (const problem of problems) log.add(problem);
    // What failed may have failed for want of room; and no folder is started from that has errors.
    if (value === null || problems.some(({ severity }) => severity === "error")) return value;
    const notes = problems.map(({ line, message, remedy }) => ({ line, message, remedy }));
    const text = toText({ value, notes }, form);
    if (text !== null) pack.set(key, text);
    return value;
  }

  return {
    yaml: (part, log) => parse(readYaml, yamlForm, part, log),
    markdown: async (part, log) => (await parse(readMarkdown, markdownForm, part, log)) ?? [],
    keep() {
      const bytes = kept?.pack.hasNew ? kept.pack.pack() : null;
      if (bytes) cache.put(packKey, bytes);
      kept = null;
    },
  };
}

interface Kept {
  /** Of the parsers. */
  readonly version: string;
  readonly pack: ParsedPack;
}

function openKept(cache: ModelCache, version: string | null): Kept | null {
  return version === null ? null : { version, pack: new ParsedPack(cache.get(packKey) ?? new Uint8Array()) };
}

type Note = Pick<Problem, "line" | "message" | "remedy">;

/** A value with what was noted about it. */
interface Parsed<T> {
  readonly value: T;
  readonly notes: readonly Note[];
}

/** `null` where it would not come back as it is: JSON knows no infinity. */
function toText<T>(parsed: Parsed<T>, form: KeptForm<T>): string | null {
  try {
    const text = JSON.stringify([form.toJson(parsed.value), ...parsed.notes]);
    return isDeepStrictEqual(fromText(text, form), parsed) ? text : null;
  } catch {
    return null;
  }
}

/** `null` where the text is none of such a value. */
function fromText<T>(text: string | null, form: KeptForm<T>): Parsed<T> | null {
  if (text === null) return null;
  try {
    const [json, ...notes]: unknown[] = JSON.parse(text);
    const value = form.fromJson(json);
    return value !== null && notes.every(isNote) ? { value, notes } : null;
  } catch {
    return null;
  }
}

function isNote(json: unknown): json is Note {
  const { line, message, remedy } = (json ?? {}) as Partial<Record<keyof Note, unknown>>;
  return Number.isInteger(line) && typeof message === "string" && typeof remedy === "string";
}
