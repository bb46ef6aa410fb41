import type { YamlNode, YamlPair } from "./yaml-node.ts";

/**
 * Reads the everyday part of YAML: block lists and maps, flow lists and maps on one line, plain and quoted
 * scalars on one line, folded and literal text, comments on lines of their own.
 * Gives `null` on anything else, mistakes included: then the full parser decides.
 * It exists for each start, each save of a keeper and each check while one types: the shipped folder is read in
 * 0.4 s of processor time, by the full parser in 0.9 s. test/knowledge/plain-readers.test.ts holds the two against each other.
 */
export function readPlainYaml(text: string, firstLine: number): YamlNode | null {
  const reader = new PlainReader(text, firstLine);
  try {
    return reader.document();
  } catch (error) {
    if (error === notPlain) return null;
    throw error;
  }
}

const notPlain = new Error("beyond plain YAML");

function giveUp(): never {
  throw notPlain;
}

const mostDepth = 20;

interface Line {
  readonly number: number;
  readonly indent: number;
  /** Without indentation and trailing spaces. */
  readonly text: string;
  /** Spaces stood at the end. */
  readonly padded: boolean;
}

// A key: no mark of YAML in it, a colon and a space or the line's end behind it.
const keyPattern = /^(?:([\p{L}\p{N}_][^:#"'\\[\]{},&*!|>%@`]*?)|"([^"\\]*)"|'([^']*)'):(?: +(.*))?$/u;
const wordValues: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const looksSpecial = /^(?:~|true|false|null|[-+]?\.(?:inf|nan))$/i;
/** `9-17`: two figures that no reading of YAML takes for one. */
const range = /^\d{1,15}-\d{1,15}$/;
const looksNumeric = /^[-+]?\.?\d[\d.eExXoO_+a-fA-F-]*$/;

/** A plain scalar's value; anything that YAML might read as a number or word of its own, but for the plainest, is left. */
function plainValue(text: string): string | number | boolean | null {
  if (!/^[-+.~\dtfn]/i.test(text)) return text;
  const word = wordValues.get(text);
  if (word !== undefined) return word;
  if (looksSpecial.test(text)) giveUp();
  if (range.test(text)) return text;
  if (looksNumeric.test(text)) return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : giveUp();
  return text;
}

class PlainReader {
  readonly #lines: Line[] = [];
  #at = 0;

  constructor(text: string, firstLine: number) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (/[\t\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/.test(text)) return;
    let number = firstLine;
    for (const raw of text.split("\n")) {
      const trimmed = raw.trimStart();
      const indent = raw.length - trimmed.length;
      this.#lines.push({ number: number++, indent, text: trimmed.trimEnd(), padded: raw.endsWith(" ") });
    }
  }

  document(): YamlNode {
    const first = this.#next();
    if (first === null || first.indent !== 0) giveUp();
    const node = this.#block(0, 0);
    if (this.#next() !== null) giveUp();
    return node;
  }

  /** The next line with content, not yet taken. */
  #next(): Line | null {
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at]!;
      if (line.text === "" || line.text.startsWith("#")) continue;
      if (line.indent === 0 && /^(?:---|\.\.\.)/.test(line.text)) giveUp();
      return line;
    }
    return null;
  }

  #block(indent: number, depth: number): YamlNode {
    if (depth > mostDepth) giveUp();
    return /^-(?: |$)/.test(this.#next()!.text) ? this.#list(indent, depth) : this.#map(indent, depth);
  }

  #list(indent: number, depth: number): YamlNode {
    const items: YamlNode[] = [];
    const line = this.#next()!.number;
    for (let next = this.#next(); next !== null && next.indent === indent; next = this.#next()) {
      const match = /^- +(.*)$/.exec(next.text);
      if (match === null) giveUp();
      const rest = match[1]!;
      if (rest.includes(":") && keyPattern.test(rest)) {
        // "- key: value": a map whose first line shares the dash's line.
        const inner = indent + next.text.length - rest.length;
        this.#lines[this.#at] = { ...next, indent: inner, text: rest };
        items.push(this.#map(inner, depth + 1));
      } else {
        this.#at++;
        items.push(this.#inline(rest, next.number, indent));
      }
    }
    this.#ends(indent);
    return { kind: "list", line, items };
  }

  #map(indent: number, depth: number): YamlNode {
    const entries = new Map<string, YamlPair>();
    const line = this.#next()!.number;
    for (let next = this.#next(); next !== null && next.indent === indent; next = this.#next()) {
      const match = keyPattern.exec(next.text);
      if (match === null) giveUp();
      const plain = match[1]?.trimEnd();
      const key = plain ?? match[2] ?? match[3]!;
      if (entries.has(key) || (plain !== undefined && typeof plainValue(plain) !== "string")) giveUp();
      this.#at++;
      const rest = match[4] ?? "";
      const node = rest === "" ? this.#nested(indent, next, depth) : this.#inline(rest, next.number, indent);
      entries.set(key, { line: next.number, node });
    }
    this.#ends(indent);
    return { kind: "map", line, entries };
  }

  /** What is indented more than its surroundings has not been understood: a continued scalar, a slip. */
  #ends(indent: number): void {
    const next = this.#next();
    if (next !== null && next.indent > indent) giveUp();
  }

  /** The value of a key with nothing behind the colon: an indented block, a list at the key's own indent, or null. */
  #nested(indent: number, key: Line, depth: number): YamlNode {
    const next = this.#next();
    if (next !== null && next.indent > indent) return this.#block(next.indent, depth + 1);
    if (next !== null && next.indent === indent && /^-(?: |$)/.test(next.text))
      return this.#list(indent, depth + 1);
    return { kind: "scalar", line: key.number, value: null };
  }

  #inline(text: string, line: number, indent: number): YamlNode {
    const first = text[0]!;
    if (first === "|" || first === ">") return this.#folded(text, line, indent);
    if ("[{\"'".includes(first)) return new FlowReader(text, line).whole();
    // A plain scalar that takes the whole line.
    if ("-?:,]}#&*!%@`".includes(first) || text.includes(" #") || text.includes(": ") || text.endsWith(":"))
      giveUp();
    return { kind: "scalar", line, value: plainValue(text) };
  }

  /** `>` and `|`: lines of one indentation, with blank lines among them. */
  #folded(header: string, line: number, indent: number): YamlNode {
    if (!/^[|>]-?$/.test(header)) giveUp();
    const first = this.#lines[this.#at];
    if (first === undefined || first.text === "" || first.indent <= indent) giveUp();
    const joint = header.startsWith(">") ? " " : "\n";
    let value = "";
    let end = this.#at;
    for (let at = this.#at; at < this.#lines.length; at++) {
      const next = this.#lines[at]!;
      if (next.text === "" && !next.padded) continue;
      if (next.text === "" || next.indent < first.indent) break;
      if (next.indent > first.indent || next.padded) giveUp();
      // Blank lines since the last line of text: a break each, in literal text one more for the line's own end.
      const blank = at - end;
      value += at === this.#at ? "" : blank === 0 ? joint : "\n".repeat(joint === "\n" ? blank + 1 : blank);
      value += next.text;
      end = at + 1;
    }
    this.#at = end;
    // Blank lines with spaces may belong to the text.
    for (let at = this.#at; this.#lines[at]?.text === ""; at++) if (this.#lines[at]!.padded) giveUp();
    // So may a comment that is indented like it.
    const behind = this.#lines.slice(this.#at).find(({ text }) => text !== "");
    if (behind !== undefined && behind.indent > indent) giveUp();
    return { kind: "scalar", line, value: header.endsWith("-") ? value : `${value}\n` };
  }
}

/** Quoted scalars, and flow lists and maps, within one line. */
class FlowReader {
  readonly #text: string;
  readonly #line: number;
  #at = 0;

  constructor(text: string, line: number) {
    this.#text = text;
    this.#line = line;
  }

  whole(): YamlNode {
    const node = this.#value(0);
    if (this.#at < this.#text.length) giveUp();
    return node;
  }

  #scalar(value: string | number | boolean | null): YamlNode {
    return { kind: "scalar", line: this.#line, value };
  }

  #spaces(): void {
    while (this.#text[this.#at] === " ") this.#at++;
  }

  #value(depth: number): YamlNode {
    if (depth > mostDepth) giveUp();
    const first = this.#text[this.#at];
    if (first === "[") return this.#list(depth);
    if (first === "{") return this.#map(depth);
    if (first === '"' || first === "'") return this.#scalar(this.#quoted(first));
    return this.#scalar(plainValue(this.#plain()));
  }

  #quoted(quote: string): string {
    const pattern = quote === '"' ? /"((?:[^"\\]|\\["\\])*)"/y : /'([^']*)'(?!')/y;
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) giveUp();
    this.#at = pattern.lastIndex;
    return quote === '"' ? match[1]!.replace(/\\(["\\])/g, "$1") : match[1]!;
  }

  #plain(): string {
    const rest = this.#text.slice(this.#at);
    const value = /^[^,[\]{}:#]*/.exec(rest)![0];
    const behind = rest[value.length];
    if (behind === ":" || behind === "#" || behind === "[" || behind === "{") giveUp();
    const text = value.trimEnd();
    if (text === "" || /^[-?&*!|>'"%@`]/.test(text)) giveUp();
    this.#at += value.length;
    return text;
  }

  #list(depth: number): YamlNode {
    const items: YamlNode[] = [];
    this.#at++;
    this.#spaces();
    while (this.#text[this.#at] !== "]") {
      items.push(this.#value(depth + 1));
      this.#separator("]");
    }
    this.#at++;
    return { kind: "list", line: this.#line, items };
  }

  #map(depth: number): YamlNode {
    const entries = new Map<string, YamlPair>();
    this.#at++;
    this.#spaces();
    while (this.#text[this.#at] !== "}") {
      const match = /^([\p{L}_][\p{L}\p{N}_ -]*): +(?=[^ ])/u.exec(this.#text.slice(this.#at));
      if (match === null) giveUp();
      const key = match[1]!.trimEnd();
      if (entries.has(key) || typeof plainValue(key) !== "string") giveUp();
      this.#at += match[0].length;
      entries.set(key, { line: this.#line, node: this.#value(depth + 1) });
      this.#separator("}");
    }
    this.#at++;
    return { kind: "map", line: this.#line, entries };
  }

  /** A comma, or the end of the collection. */
  #separator(end: string): void {
    this.#spaces();
    if (this.#text[this.#at] === ",") {
      this.#at++;
      this.#spaces();
    } else if (this.#text[this.#at] !== end) giveUp();
  }
}
