import { isDeepStrictEqual } from "node:util";
import * as schemas from "discord-api-spec/zod";

/** Every kind of request that the adapter makes with a body, and Discord's own description of the body. */
const routes: readonly (readonly [method: string, path: RegExp, schema: string])[] = [
  ["POST", /^\/channels\/\d+\/messages$/, "MessageCreateRequestSchema"],
  ["PATCH", /^\/channels\/\d+\/messages\/\d+$/, "MessageEditRequestPartialSchema"],
  ["POST", /^\/channels\/\d+\/messages\/\d+\/threads$/, "CreateTextThreadWithMessageRequestSchema"],
  ["POST", /^\/users\/@me\/channels$/, "CreatePrivateChannelRequestSchema"],
  ["POST", /^\/webhooks\/\d+\/[^/]+$/, "IncomingWebhookRequestPartialSchema"],
  [
    "PATCH",
    /^\/webhooks\/\d+\/[^/]+\/messages\/(@original|\d+)$/,
    "IncomingWebhookUpdateRequestPartialSchema",
  ],
  ["POST", /^\/applications\/\d+(\/guilds\/\d+)?\/commands$/, "ApplicationCommandCreateRequestSchema"],
  [
    "PATCH",
    /^\/applications\/\d+(\/guilds\/\d+)?\/commands\/\d+$/,
    "ApplicationCommandPatchRequestPartialSchema",
  ],
];

const callbacks: Readonly<Record<number, string>> = {
  4: "CreateMessageInteractionCallbackRequestSchema",
  5: "CreateMessageInteractionCallbackRequestSchema",
  6: "UpdateMessageInteractionCallbackRequestSchema",
  7: "UpdateMessageInteractionCallbackRequestSchema",
  8: "ApplicationCommandAutocompleteCallbackRequestSchema",
  9: "ModalInteractionCallbackRequestSchema",
};

/** Everything that Discord would refuse in a request, and what our own rules forbid; empty: it is fine. */
export function checkRequest(method: string, path: string, body: unknown): string[] {
  if (body === undefined) return [];
  if (/^\/interactions\/\d+\/[^/]+\/callback$/.test(path)) return checkCallback(body as Callback);
  const route = routes.find(([verb, pattern]) => verb === method && pattern.test(path));
  if (!route)
    return path.startsWith("/channels/") && method === "PATCH" ? [] : [`unknown request ${method} ${path}`];
  const message = (path.includes("/messages") && !path.endsWith("/threads")) || path.startsWith("/webhooks/");
  return [...against(route[2], body), ...(message ? checkMessage(body) : [])];
}

interface Callback {
  readonly type: number;
  readonly data?: unknown;
}

function checkCallback(body: Callback): string[] {
  const schema = callbacks[body.type];
  if (schema === undefined) return [`unknown callback type ${body.type}`];
  const says = body.type === 4 || body.type === 7;
  return [
    ...against(schema, body),
    ...(says ? checkMessage(body.data) : []),
    ...(body.type === 9 ? repeatedIds(body.data) : []),
  ];
}

/** The body of a message against Discord's description. */
export function checkMessageBody(body: unknown): string[] {
  return [...against("MessageCreateRequestSchema", body), ...checkMessage(body)];
}

/** A schema parses away what it does not know: what comes out as it went in holds nothing unknown. */
function against(name: string, body: unknown): string[] {
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: the schemas are found by name
  const schema = schemas[name];
  if (!schema) return [`no schema ${name}`];
  const parsed = schema.safeParse(body);
  if (!parsed.success) return [`${name}: ${parsed.error?.message}`];
  const plain: unknown = JSON.parse(JSON.stringify(body));
  return isDeepStrictEqual(JSON.parse(JSON.stringify(parsed.data)), plain)
    ? []
    : [`${name}: unknown properties`];
}

type Node = Readonly<Record<string, unknown>>;
const V2 = 32_768;
const v2Types = new Set([9, 10, 11, 12, 13, 14, 17]);
const labels = ["content", "label", "placeholder", "description"] as const;

function checkMessage(body: unknown): string[] {
  const message = body as Node;
  const parts = [...componentsOf(message.components)];
  const text = parts
    .flatMap((part) => labels.map((name) => part[name]))
    .filter((value) => typeof value === "string");
  const isV2 = ((message.flags as number | undefined) ?? 0) & V2;
  const problems = [...repeatedIds(message)];
  const complain = (when: boolean, what: string) => {
    if (when) problems.push(what);
  };
  complain(
    !isDeepStrictEqual((message.allowed_mentions as Node | undefined)?.parse, []),
    "may mention people",
  );
  complain(`${message.content ?? ""}`.length > 2_000, "content over 2,000");
  complain(
    text.some((each) => each.trim() === ""),
    "empty text",
  );
  if (isV2) {
    complain(parts.length > 40, `${parts.length} components`);
    complain(text.join("").length > 4_000, `${text.join("").length} characters`);
    complain(message.content != null || message.embeds != null, "content or embeds beside components");
  } else {
    complain(
      parts.some((part) => v2Types.has(part.type as number)),
      "components without their flag",
    );
    complain(((message.components as unknown[] | undefined) ?? []).length > 5, "over five rows");
    complain(embedText(message.embeds) > 6_000, "embeds over 6,000");
  }
  for (const row of parts.filter((part) => part.type === 1)) {
    const inner = row.components as Node[];
    complain(inner.length > 5, "over five in a row");
    complain(inner.some((each) => each.type !== 2) && inner.length > 1, "a menu beside something else");
  }
  return problems;
}

function* componentsOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* componentsOf(each);
  else if (value !== null && typeof value === "object") {
    const node = value as Node;
    yield node;
    yield* componentsOf(node.components);
    yield* componentsOf(node.component);
    yield* componentsOf(node.accessory);
  }
}

function repeatedIds(body: unknown): string[] {
  const ids = [...componentsOf(body)].map((part) => part.custom_id).filter((id) => id !== undefined);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `custom_id twice: ${id}`,
  );
}

function embedText(embeds: unknown): number {
  const texts = ((embeds as Node[] | undefined) ?? []).flatMap((embed) => [
    embed.title,
    embed.description,
    (embed.footer as Node | undefined)?.text,
  ]);
  return texts.reduce((sum: number, text) => sum + `${text ?? ""}`.length, 0);
}
