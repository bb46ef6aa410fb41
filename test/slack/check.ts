import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "block-kit.schema.json"), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: false });
ajv.addSchema(schema, "block-kit");

type Json = Record<string, unknown>;

/** What is wrong with a message, modal or Home by Block Kit's types and Slack's limits; empty where all is well. */
export function problemsOf(kind: "message" | "modal" | "home", payload: unknown): string[] {
  const blocks = (kind === "message" ? payload : (payload as Json).blocks) as Json[];
  return [...structure(kind, payload), ...lengths(kind, payload as Json, blocks), ...unique(blocks)];
}

const validators = new Map<string, ReturnType<typeof ajv.compile>>();

function structure(kind: string, payload: unknown): string[] {
  const validate =
    validators.get(kind) ?? ajv.compile({ $ref: `block-kit#/definitions/Payloads/properties/${kind}` });
  validators.set(kind, validate);
  return validate(withoutOffsets(payload))
    ? []
    : (validate.errors ?? []).map(
        (each) => `${each.instancePath} ${each.message} ${JSON.stringify(each.params)}`,
      );
}

/** Documented for lists (`offset`: where their numbers begin), and missing from the types that the schema is made from. */
const withoutOffsets = (payload: unknown): unknown =>
  JSON.parse(JSON.stringify(payload), (key, value) =>
    key === "offset" && Number.isInteger(value) && value > 0 ? undefined : value,
  );

/** Lengths of strings by the field that they stand in, whatever the block. */
const longest: Readonly<Record<string, number>> = {
  action_id: 255,
  block_id: 255,
  callback_id: 255,
  value: 2_000,
  url: 3_000,
  accessibility_label: 75,
  alt_text: 2_000,
  private_metadata: 3_000,
};

function lengths(kind: string, payload: Json, blocks: Json[]): string[] {
  const found: string[] = [];
  const at = (path: string, length: number, least: number, most: number) => {
    if (length < least || length > most) found.push(`${path}: ${length} is not within ${least} and ${most}`);
  };
  at("blocks", blocks.length, 0, kind === "message" ? 50 : 100);
  if (kind === "message") at("message", charsOf(blocks), 0, 13_200);
  at("tables", blocks.filter((each) => each.type === "table").length, 0, kind === "message" ? 1 : 0);
  for (const type of ["alert", "file"])
    if (kind === "message") at(type, blocks.filter((each) => each.type === type).length, 0, 0);
  if (kind === "modal") at("title", textOf(payload.title).length, 1, 24);
  walk(kind === "message" ? { blocks } : payload, (node, path) => {
    for (const [name, most] of Object.entries(longest))
      if (typeof node[name] === "string") at(`${path}.${name}`, (node[name] as string).length, 0, most);
    if (node.type === "section" && node.text) at(`${path}.text`, textOf(node.text).length, 1, 3_000);
    if (node.type === "header") at(`${path}.text`, textOf(node.text).length, 1, 150);
    if (node.type === "context") at(`${path}.elements`, (node.elements as unknown[]).length, 1, 10);
    if (node.type === "context_actions") at(`${path}.elements`, (node.elements as unknown[]).length, 1, 5);
    if (node.type === "actions") at(`${path}.elements`, (node.elements as unknown[]).length, 1, 25);
    if (node.type === "button" || node.type === "icon_button")
      at(`${path}.text`, textOf(node.text).length, 1, 75);
    if (
      node.type === "mrkdwn" ||
      node.type === "plain_text" ||
      node.type === "raw_text" ||
      node.type === "text"
    )
      at(`${path}.text`, (node.text as string).length, 1, 3_000);
    if (String(node.type).startsWith("rich_text"))
      at(`${path}.elements`, (node.elements as unknown[]).length, 1, 1_000);
    if (Array.isArray(node.options)) at(`${path}.options`, node.options.length, 1, 100);
    if (node.confirm && node.type) confirmLengths(node.confirm as Json, `${path}.confirm`, at);
    if (node.type === "table") tableLengths(node, path, at);
    if (typeof node.text === "object" && node.value !== undefined && node.type === undefined)
      at(`${path}.text`, textOf(node.text).length, 1, 75);
  });
  return found;
}

type At = (path: string, length: number, least: number, most: number) => void;

function confirmLengths(confirm: Json, path: string, at: At): void {
  at(`${path}.title`, textOf(confirm.title).length, 1, 100);
  at(`${path}.text`, textOf(confirm.text).length, 1, 300);
  at(`${path}.confirm`, textOf(confirm.confirm).length, 1, 30);
  at(`${path}.deny`, textOf(confirm.deny).length, 1, 30);
}

function tableLengths(table: Json, path: string, at: At): void {
  const rows = table.rows as unknown[][];
  at(`${path}.rows`, rows.length, 1, 100);
  for (const row of rows) at(`${path}.row`, row.length, 1, 20);
  at(`${path} characters`, charsOf(rows), 0, 10_000);
}

function unique(blocks: Json[]): string[] {
  const ids: string[] = [];
  walk({ blocks }, (node) => {
    if (typeof node.action_id === "string") ids.push(node.action_id);
  });
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `action_id ${id} stands twice`);
}

const textOf = (value: unknown): string => String((value as Json | undefined)?.text ?? "");

/** All that people read in it. */
function charsOf(value: unknown): number {
  let chars = 0;
  walk({ value }, (node) => {
    if (typeof node.text === "string") chars += node.text.length;
  });
  return chars;
}

/** Every object in it, with where it stands. */
export function walk(node: unknown, visit: (node: Json, path: string) => void, path = ""): void {
  if (Array.isArray(node)) {
    for (const [index, each] of node.entries()) walk(each, visit, `${path}[${index}]`);
  } else if (typeof node === "object" && node !== null) {
    visit(node as Json, path);
    for (const [name, each] of Object.entries(node)) walk(each, visit, `${path}.${name}`);
  }
}
