import type { Block, Inline } from "../../reply/index.ts";
import type { YamlNode, YamlPair } from "./yaml-node.ts";

/** What is parsed of a language, as JSON and back. */
export interface KeptForm<T> {
  readonly language: string;
  toJson(value: T): unknown;
  /** `null` where that was not made of such a value: what is kept comes from outside. */
  fromJson(json: unknown): T | null;
}

/** Scalar `[line, value]` or `[line, value, raw]`; list `{line, items}`; map `{line, pairs: [key, line, node][]}`. */
export const yamlForm: KeptForm<YamlNode> = {
  language: "yaml",
  toJson: jsonOfNode,
  fromJson: nodeOf,
};

function jsonOfNode(node: YamlNode): unknown {
  const { kind, line } = node;
  if (kind === "scalar") return node.raw === undefined ? [line, node.value] : [line, node.value, node.raw];
  if (kind === "list") return { line, items: node.items.map(jsonOfNode) };
  return { line, pairs: [...node.entries].map(([key, pair]) => [key, pair.line, jsonOfNode(pair.node)]) };
}

function nodeOf(json: unknown): YamlNode | null {
  if (Array.isArray(json)) return scalarOf(json);
  const { line, items, pairs } = fieldsOf(json);
  if (!isLine(line)) return null;
  if (Array.isArray(items)) {
    const nodes = items.map(nodeOf);
    return nodes.includes(null) ? null : { kind: "list", line, items: nodes as YamlNode[] };
  }
  if (!Array.isArray(pairs)) return null;
  const entries = new Map<string, YamlPair>();
  for (const pair of pairs) {
    const [key, keyLine, value] = Array.isArray(pair) ? pair : [];
    const node = nodeOf(value);
    if (typeof key !== "string" || !isLine(keyLine) || node === null) return null;
    entries.set(key, { line: keyLine, node });
  }
  return { kind: "map", line, entries };
}

function scalarOf([line, value, raw]: readonly unknown[]): YamlNode | null {
  const isPlain = value === null || ["string", "number", "boolean"].includes(typeof value);
  if (!isLine(line) || !isPlain || !["string", "undefined"].includes(typeof raw)) return null;
  const scalar = { kind: "scalar", line, value: value as string | number | boolean | null } as const;
  return raw === undefined ? scalar : { ...scalar, raw: raw as string };
}

const isLine = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 1;

/** Blocks are plain data: JSON as they are. */
export const markdownForm: KeptForm<Block[]> = {
  language: "markdown",
  toJson: (document) => document,
  fromJson: (json) => (isListOf(json, isBlock) ? (json as Block[]) : null),
};

type Fields = Readonly<Record<string, unknown>>;
/** By kind: a kind of block or run that is not kept does not compile. */
type Kinds<T extends { readonly type: string }> = Readonly<Record<T["type"], (fields: Fields) => boolean>>;

const inlines: Kinds<Inline> = {
  text: ({ text }) => typeof text === "string",
  code: ({ text }) => typeof text === "string",
  strong: ({ children }) => isListOf(children, isInline),
  emphasis: ({ children }) => isListOf(children, isInline),
  link: ({ url, children }) => typeof url === "string" && isListOf(children, isInline),
};

const blocks: Kinds<Block> = {
  paragraph: ({ children }) => isListOf(children, isInline),
  quote: ({ children }) => isListOf(children, isInline),
  heading: ({ level, children }) => [1, 2, 3].includes(level as number) && isListOf(children, isInline),
  code: ({ text }) => typeof text === "string",
  list: ({ ordered, items, under }) =>
    typeof ordered === "boolean" &&
    isListOf(items, (item) => isListOf(item, isInline)) &&
    (under === undefined || isListOf(under, (each) => isListOf(each, isBlock))),
};

const isInline = (json: unknown): boolean => isOneOf(inlines, json);
const isBlock = (json: unknown): boolean => isOneOf(blocks, json);

function isOneOf(kinds: Readonly<Record<string, (fields: Fields) => boolean>>, json: unknown): boolean {
  const fields = fieldsOf(json);
  const { type } = fields;
  return typeof type === "string" && Object.hasOwn(kinds, type) && kinds[type]!(fields);
}

const fieldsOf = (json: unknown): Fields =>
  typeof json === "object" && json !== null ? (json as Fields) : {};

const isListOf = (json: unknown, isOne: (each: unknown) => boolean): boolean =>
  Array.isArray(json) && json.every(isOne);
