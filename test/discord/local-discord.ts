import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { checkRequest } from "./check.ts";
import { createLocalGateway, type LocalGateway } from "./local-gateway.ts";

export const BOT = "100000000000000001";
export const BOT_ROLE = "100000000000000002";
export const APPLICATION = "100000000000000003";
export const TOKEN = "local.bot.token";

/** A request that the bot made. */
export interface Recorded {
  readonly method: string;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: a payload, read by the test that knows it
  readonly body: any;
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
}

/** How a request is to fail. */
interface Failure {
  readonly method?: string;
  readonly path: RegExp;
  readonly status: number;
  readonly code?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** How often; default once. */
  times?: number;
  /** In place of an answer the connection is closed: before the work is done, or after it. */
  readonly closes?: "before" | "after";
}

type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A Discord on this machine: gateway and REST, as far as the bot uses them, and strict about payloads. */
export interface LocalDiscord {
  readonly apiUrl: string;
  readonly gateway: LocalGateway;
  readonly requests: readonly Recorded[];
  /** What real Discord would have refused; a test expects none. */
  readonly problems: string[];
  readonly failures: Failure[];
  /** Channels by id, as `GET /channels` returns them. */
  readonly channels: Map<string, object>;
  /** Messages that the bot posted and that still stand, by id. */
  readonly messages: Map<string, { channel: string; body: unknown }>;
  readonly commands: Map<string, Record<string, unknown>>;
  /** A person's message stands in a channel, for whoever reads what was said before. */
  people(channel: string, payload: object): void;
  /** Resolves with the first request, past or to come, that fits. */
  request(fits: (request: Recorded) => boolean): Promise<Recorded>;
  /** Resolves as soon as `holds` does, looked at after each request. */
  until(holds: () => boolean): Promise<void>;
  /** Lets interactions run out or forget their tokens. */
  readonly expired: Set<string>;
  close(): Promise<void>;
}

/** Where servers greet who joins. */
export const SYSTEM_CHANNEL = "500000000000000005";

let lastId = 200_000_000_000_000_000n;
/** A new snowflake; even and odd servers fall to different shards. */
export const nextId = (): string => `${++lastId}`;

const WAIT_MS = 3_000;

/** Starts a Discord on a free port of the loopback interface. */
export async function startLocalDiscord(options: { privileged?: boolean } = {}): Promise<LocalDiscord> {
  const requests: Recorded[] = [];
  const problems: string[] = [];
  const failures: Failure[] = [];
  const expired = new Set<string>();
  const acknowledged = new Set<string>();
  /** Interactions whose acknowledgement was taken, and the bot does not know. */
  const lost = new Set<string>();
  const channels = new Map<string, object>();
  const messages: LocalDiscord["messages"] = new Map();
  const commands: LocalDiscord["commands"] = new Map();
  const spoken = new Map<string, object[]>();
  const nonces = new Map<string, string>();
  const watchers = new Set<() => void>();

  const server = createServer((incoming, outgoing) => {
    void handle(incoming, outgoing);
  });
  const sockets = new WebSocketServer({ server });
  const gateway = createLocalGateway(sockets, { token: TOKEN, privileged: options.privileged ?? false });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  gateway.address = `ws://127.0.0.1:${port}`;

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await read(incoming);
    const closing = failures.find(
      (each) =>
        each.closes && (each.method ?? request.method) === request.method && each.path.test(request.path),
    );
    if (closing) {
      failures.splice(failures.indexOf(closing), 1);
      if (closing.closes === "after") {
        route(request);
        lost.add(/^\/interactions\/(\d+)/.exec(request.path)?.[1] ?? "");
      }
      return void incoming.socket.end();
    }
    const answer = route(request);
    requests.push(request);
    for (const watcher of watchers) watcher();
    const typed = answer.body === undefined ? {} : { "content-type": "application/json" };
    outgoing.writeHead(answer.status, { ...typed, ...answer.headers });
    outgoing.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  }

  function route(request: Recorded): Answer {
    const { method, path, body } = request;
    problems.push(...checkRequest(method, path, body).map((problem) => `${method} ${path}: ${problem}`));
    const failure = failures.find((each) => (each.method ?? method) === method && each.path.test(path));
    if (failure) {
      failure.times = (failure.times ?? 1) - 1;
      if (failure.times === 0) failures.splice(failures.indexOf(failure), 1);
      return refusal(failure.status, failure.code ?? 0, failure.headers);
    }
    if (path === "/gateway/bot") return gatewayBot();
    const callback = /^\/interactions\/(\d+)\/[^/]+\/callback$/.exec(path);
    if (callback) return interactionCallback(callback[1]!, request);
    if (path.startsWith("/webhooks/")) return webhook(request);
    if (path === "/applications/@me") return ok({ id: APPLICATION });
    if (path.startsWith("/applications/")) return command(request);
    if (path === "/users/@me/channels") return ok({ id: `9${body.recipient_id.slice(1)}`, type: 1 });
    const guild = /^\/guilds\/(\d+)$/.exec(path)?.[1];
    if (guild) return ok({ id: guild, system_channel_id: SYSTEM_CHANNEL });
    return channel(request);
  }

  const gatewayBot = (): Answer =>
    ok({
      url: gateway.address,
      shards: 1,
      session_start_limit: { total: 1_000, remaining: 999, reset_after: 0, max_concurrency: 16 },
    });

  function interactionCallback(id: string, { body, query }: Recorded): Answer {
    if (expired.has(id)) return refusal(404, 10_062);
    if (acknowledged.has(id)) {
      if (!lost.has(id)) problems.push(`interaction ${id} acknowledged twice`);
      return refusal(400, 40_060);
    }
    acknowledged.add(id);
    return query.get("with_response") === "true"
      ? ok({ interaction: { id, type: 2 }, resource: { type: body.type, message: { id: nextId() } } })
      : { status: 204 };
  }

  function webhook({ method, path }: Recorded): Answer {
    const id = /\/webhooks\/\d+\/token-(\d+)/.exec(path)?.[1] ?? "";
    if (expired.has(id)) return refusal(404, 10_015);
    if (!acknowledged.has(id)) problems.push(`interaction ${id} used before it was acknowledged`);
    return method === "DELETE" ? { status: 204 } : ok({ id: nextId() });
  }

  function command({ method, path, body }: Recorded): Answer {
    const id = /commands\/(\d+)$/.exec(path)?.[1];
    if (method === "GET") return ok([...commands.values()]);
    if (method === "DELETE") commands.delete(id!);
    else {
      const known = id ?? nextId();
      const { default_member_permissions: needed = null } = body;
      const permissions = { default_member_permissions: needed === null ? null : `${needed}` };
      commands.set(known, { ...commands.get(known), ...body, ...permissions, id: known, version: nextId() });
      return ok(commands.get(known));
    }
    return { status: 204 };
  }

  const botsIn = (id: string) =>
    [...messages]
      .filter(([, { channel: at }]) => at === id)
      .map(([message]) => ({ id: message, type: 0, content: "", author: { id: BOT, bot: true } }));

  function channel({ method, path, body, query }: Recorded): Answer {
    if (/\/threads$/.test(path)) {
      const opener = path.split("/")[4]!;
      channels.set(opener, { id: opener, type: 11, parent_id: path.split("/")[2] });
      return ok({ id: opener, type: 11 });
    }
    const [, id = "", message] = /^\/channels\/(\d+)(?:\/messages(?:\/(\d+))?)?$/.exec(path) ?? [];
    if (!path.includes("/messages")) {
      if (method === "PATCH") channels.set(id, { ...channels.get(id), ...body });
      return channels.has(id) ? ok(channels.get(id)) : refusal(404, 10_003);
    }
    if (method === "GET") {
      const before = query.get("before") ?? "9";
      const all = [...(spoken.get(id) ?? []), ...botsIn(id)] as { id: string }[];
      return ok(all.filter((each) => each.id < before).toSorted((a, b) => (a.id < b.id ? 1 : -1)));
    }
    if (method === "POST") {
      const known = body.enforce_nonce ? nonces.get(`${id} ${body.nonce}`) : undefined;
      if (known) return ok({ id: known, channel_id: id });
      const created = nextId();
      if (body.enforce_nonce) nonces.set(`${id} ${body.nonce}`, created);
      messages.set(created, { channel: id, body });
      return ok({ id: created, channel_id: id });
    }
    const stands = messages.get(message ?? "");
    if (!stands) return refusal(404, 10_008);
    if (method === "DELETE") messages.delete(message!);
    else messages.set(message!, { channel: id, body });
    return method === "DELETE" ? { status: 204 } : ok({ id: message, channel_id: id });
  }

  function until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        watchers.delete(look);
        const made = requests.map(({ method, path }) => `${method} ${path}`).slice(-10);
        reject(new Error(`what the test waits for did not happen; last requests:\n${made.join("\n")}`));
      }, WAIT_MS);
      const look = () => {
        if (!holds()) return;
        clearTimeout(late);
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
    });
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    gateway,
    requests,
    problems,
    failures,
    channels,
    messages,
    commands,
    expired,
    people: (channel, payload) => void spoken.set(channel, [...(spoken.get(channel) ?? []), payload]),
    until,
    async request(fits) {
      await until(() => requests.some(fits));
      return requests.find(fits)!;
    },
    async close() {
      gateway.close();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const ok = (body: unknown): Answer => ({ status: 200, body });

const refusal = (status: number, code: number, headers?: Readonly<Record<string, string>>): Answer => ({
  status,
  body:
    status === 429
      ? {
          message: "You are being rate limited.",
          retry_after: Number(headers?.["retry-after"] ?? 0),
          global: false,
        }
      : { code, message: `refused with ${code}` },
  ...(headers && { headers }),
});

async function read(incoming: IncomingMessage): Promise<Recorded> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const url = new URL(incoming.url ?? "/", "http://local");
  const about = {
    method: incoming.method ?? "GET",
    path: decodeURIComponent(url.pathname).replace(/^\/api\/v10/, ""),
    query: url.searchParams,
  };
  const type = incoming.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) {
    return { ...about, body: raw.length > 0 ? JSON.parse(raw.toString()) : undefined, files: [] };
  }
  const form = await new Response(raw, { headers: { "content-type": type } }).formData();
  const files = [...form].flatMap(([, value]) =>
    typeof value === "string" ? [] : [{ name: value.name, sizeBytes: value.size }],
  );
  return { ...about, body: JSON.parse(`${form.get("payload_json")}`), files };
}
