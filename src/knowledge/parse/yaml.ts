import type { ParseLog, TextPart } from "./part.ts";
import type { YamlNode, YamlPair } from "./yaml-node.ts";

interface Parsed {
  readonly yaml: typeof import("yaml");
  readonly file: string;
  readonly lineOf: (offset: number) => number;
  readonly log: ParseLog;
}

/** Reads YAML; mistakes are logged with their lines and give `null`. */
export async function readYaml(part: TextPart, log: ParseLog): Promise<YamlNode | null> {
  // Loaded where something is to be read: a start with all that it needs kept does without.
  const yaml = await import("yaml");
  const counter = new yaml.LineCounter();
  const lineOf = (offset: number): number => counter.linePos(offset).line - 1 + part.firstLine;
  try {
    const document = yaml.parseDocument(part.text, {
      lineCounter: counter,
      prettyErrors: false,
      logLevel: "silent",
      // The parser's own check compares each key with all before it; ours is below.
      uniqueKeys: false,
    });
    for (const { message, pos } of document.errors)
      log.error(part.file, lineOf(pos[0]), `broken YAML: ${plainReason(message)}`, remedyFor(message));
    if (document.errors.length > 0) return null;
    const end = /^\.\.\.(?=\s|$)/m.exec(part.text);
    if (end !== null && /^(?!\.\.\.(?:\s|$))\s*[^#\s]/m.test(part.text.slice(end.index))) {
      log.error(part.file, lineOf(end.index), 'nothing below a line "..." is read', "remove that line");
      return null;
    }
    if (document.contents === null) return { kind: "scalar", line: part.firstLine, value: null };
    return toNode(document.contents, { yaml, file: part.file, lineOf, log });
  } catch (cause) {
    const reason =
      cause instanceof RangeError ? "nested too deeply" : cause instanceof Error ? cause.message : "";
    log.error(part.file, part.firstLine, `broken YAML: ${reason}`, "write plain lists and keys");
    return null;
  }
}

const plainReason = (message: string): string =>
  /call stack/i.test(message) ? "nested too deeply" : message.split("\n")[0]!;

function remedyFor(message: string): string {
  if (/tab/i.test(message)) return "indent with spaces";
  if (/implicit|nested mapping|colon|quote|plain value/i.test(message))
    return "put text that holds a colon, a quote or a # into quotes";
  if (/indent|same column/i.test(message)) return "indent like the lines above";
  return "compare with the lines above it; text with special characters goes into quotes";
}

function toNode(parsed: unknown, from: Parsed): YamlNode | null {
  const { isMap, isScalar, isSeq } = from.yaml;
  const { range } = parsed as { readonly range?: readonly [number, number, number] };
  const line = from.lineOf(range?.[0] ?? 0);
  if (isScalar(parsed)) {
    const { value } = parsed;
    const plain = value === null || ["string", "number", "boolean"].includes(typeof value);
    return {
      kind: "scalar",
      line,
      ...(typeof value === "number" && parsed.source !== undefined && parsed.source !== String(value)
        ? { raw: parsed.source }
        : {}),
      value: plain ? (value as string | number | boolean | null) : String(value),
    };
  }
  if (isMap(parsed)) return toMap(parsed.items, line, from);
  if (isSeq(parsed)) {
    const items = parsed.items.map((item) => toNode(item, from));
    return items.includes(null) ? null : { kind: "list", line, items: items as YamlNode[] };
  }
  from.log.error(from.file, line, "YAML anchors and aliases are not read", "write the value out");
  return null;
}

function toMap(
  pairs: readonly { key: unknown; value: unknown }[],
  line: number,
  from: Parsed,
): YamlNode | null {
  const entries = new Map<string, YamlPair>();
  for (const { key, value } of pairs) {
    const name = toNode(key, from);
    if (name === null) return null;
    if (name.kind !== "scalar") {
      from.log.error(from.file, name.line, "a key is not plain text", "write the key as text");
      return null;
    }
    const text = name.value === null ? "" : String(name.value);
    if (entries.has(text)) {
      from.log.error(
        from.file,
        name.line,
        `broken YAML: the key "${text}" stands there twice`,
        "keep one of the two",
      );
      return null;
    }
    const node =
      value === null ? ({ kind: "scalar", line: name.line, value: null } as const) : toNode(value, from);
    if (node === null) return null;
    entries.set(text, { line: name.line, node });
  }
  return { kind: "map", line, entries };
}
