import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

type Json = Record<string, unknown>;

/** One call of the Web API, with its arguments as JSON again. */
export interface Call {
  readonly method: string;
  readonly args: Json;
  /** The token that it was made with. */
  readonly token: string | null;
}

/** How a call shall end instead of well. */
export type Failure =
  | { readonly error: string }
  | { readonly status: number; readonly headers?: Record<string, string> };

export interface LocalSlack {
  readonly apiUrl: string;
  readonly calls: readonly Call[];
  /** The calls of one method. */
  of(method: string): Call[];
  /** The time stamp of a message that somebody writes now. */
  stamp(): string;
  /** A person's message stands in a channel, for whoever reads what was said before. */
  people(message: Json): void;
  /** What the bot said and what still stands, also to one person alone. */
  standing(): Json[];
  /** The messages that people see in a thread. */
  thread(ts: string): Json[];
  /** The next `times` calls of a method fail; `when` picks among them. */
  fail(method: string, failure: Failure, times?: number, when?: (args: Json) => boolean): void;
  /** The next call of a method does what it is asked, and its answer gets lost on the way. */
  lose(method: string): void;
  /** A method does what it is asked, but answers only once what this gives is called. */
  hold(method: string): () => void;
  /** What a method answers from now on. */
  reply(method: string, result: Json): void;
  /** A `response_url` whose uses are recorded as calls of `response_url`. */
  responseUrl(): string;
  /** Sends a frame by Socket Mode; resolves with what was acknowledged. */
  frame(type: string, payload: unknown): Promise<Json>;
  /** Drops the Socket Mode connection, as Slack does now and then. */
  drop(): void;
  /** Resolves at the next call that satisfies `is`; those before count too. */
  called(is: (call: Call, all: readonly Call[]) => boolean): Promise<Call>;
  connected(): Promise<void>;
  stop(): Promise<void>;
}

const bot = { user_id: "UBOT", bot_id: "BBOT", team_id: "T1" };

/** A Slack on this machine: it records what is asked of it, and fails when told to. */
export async function startLocalSlack(
  options: {
    readonly profiles?: Json;
    /** Of messages with the same `client_msg_id` the first is kept, as Slack does for its own clients. */
    readonly knowsRepeats?: boolean;
  } = {},
): Promise<LocalSlack> {
  const calls: Call[] = [];
  const failures: { method: string; failure: Failure; left: number; when: (args: Json) => boolean }[] = [];
  const waiting = new Set<() => void>();
  const messages = new Map<string, Json>();
  const acks = new Map<string, (body: Json) => void>();
  const sockets = new Set<WebSocket>();
  const onConnect = new Set<() => void>();
  let ts = 1_700_000_000;

  const replies = new Map<string, Json>();
  const lost = new Set<string>();
  const held = new Map<string, Promise<void>>();
  const record = (method: string, args: Json, token: string | null = null) => {
    calls.push({ method, args, token });
    for (const check of [...waiting]) check();
  };

  function result(method: string, args: Json): Json {
    const told = replies.get(method);
    if (told) return told;
    switch (method) {
      case "auth.test":
        return { ok: true, ...bot };
      case "apps.connections.open":
        return { ok: true, url: `ws://127.0.0.1:${port()}/socket` };
      case "chat.postMessage": {
        const repeated = [...messages.values()].find(
          (each) => each.client_msg_id !== undefined && each.client_msg_id === args.client_msg_id,
        );
        if (options.knowsRepeats && repeated) return { ok: true, channel: args.channel, ts: repeated.ts };
        const stamp = `${++ts}.000100`;
        messages.set(`${args.channel}/${stamp}`, {
          ...args,
          ts: stamp,
          user: bot.user_id,
          bot_id: bot.bot_id,
        });
        return { ok: true, channel: args.channel, ts: stamp };
      }
      case "chat.postEphemeral":
        return { ok: true, message_ts: `${++ts}.000100` };
      case "chat.update":
        messages.set(`${args.channel}/${args.ts}`, {
          ...messages.get(`${args.channel}/${args.ts}`),
          ...args,
        });
        return { ok: true, channel: args.channel, ts: args.ts };
      case "chat.delete":
        messages.delete(`${args.channel}/${args.ts}`);
        return { ok: true };
      case "conversations.replies":
        return {
          ok: true,
          messages: [...messages.values()].filter(
            (each) => each.channel === args.channel && (each.thread_ts ?? each.ts) === args.ts,
          ),
        };
      case "conversations.open":
        return { ok: true, channel: { id: args.users } };
      case "conversations.history":
        return {
          ok: true,
          messages: [...messages.values()]
            .filter((each) => each.channel === args.channel && each.thread_ts === undefined)
            .filter((each) => args.latest === undefined || Number(each.ts) < Number(args.latest))
            .toSorted((a, b) => Number(b.ts) - Number(a.ts)),
        };
      case "views.open":
      case "views.push":
        return { ok: true, view: { id: `V${calls.length}` } };
      case "users.info":
        return { ok: true, user: (options.profiles?.[String(args.user)] as Json) ?? { id: args.user } };
      case "files.getUploadURLExternal":
        return { ok: true, upload_url: `http://127.0.0.1:${port()}/upload`, file_id: `F${calls.length}` };
      case "files.completeUploadExternal":
        return { ok: true, files: args.files };
      default:
        return { ok: true };
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = request.url ?? "/";
    if (path === "/upload") {
      record("upload", { sizeBytes: body.length });
      response.end("OK");
      return;
    }
    const hook = path.startsWith("/hook/");
    const method = hook ? "response_url" : path.replace("/api/", "");
    const args = hook ? JSON.parse(body.toString()) : argsOf(body.toString());
    record(method, args, request.headers.authorization?.replace("Bearer ", "") ?? null);
    const failing = failures.find((each) => each.method === method && each.left > 0 && each.when(args));
    if (failing) {
      failing.left -= 1;
      const { failure } = failing;
      if ("status" in failure) response.writeHead(failure.status, failure.headers).end();
      else
        response.writeHead(hook ? 404 : 200, json).end(JSON.stringify({ ok: false, error: failure.error }));
      return;
    }
    const told = hook ? "ok" : JSON.stringify(result(method, args));
    await held.get(method);
    if (lost.delete(method)) return void response.writeHead(502).end();
    response.writeHead(200, json).end(told);
  }

  const server = createServer((request, response) => void answer(request, response));
  const port = () => (server.address() as AddressInfo).port;
  const socketServer = new WebSocketServer({ server, path: "/socket" });
  socketServer.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("message", (data) => {
      const message = JSON.parse(String(data)) as { envelope_id: string; payload: Json };
      acks.get(message.envelope_id)?.(message.payload);
    });
    socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
    for (const each of [...onConnect]) each();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    apiUrl: `http://127.0.0.1:${port()}/api/`,
    calls,
    of: (method) => calls.filter((each) => each.method === method),
    stamp: () => `${++ts}.000100`,
    people: (message) => void messages.set(`${message.channel}/${message.ts}`, message),
    standing: () => [
      ...[...messages.values()].filter((each) => each.bot_id !== undefined),
      ...calls.filter(({ method }) => method === "chat.postEphemeral").map(({ args }) => args),
    ],
    thread: (stamp) => [...messages.values()].filter((each) => each.thread_ts === stamp),
    fail: (method, failure, times = 1, when = () => true) =>
      void failures.push({ method, failure, left: times, when }),
    lose: (method) => void lost.add(method),
    hold(method) {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(method, promise);
      return () => {
        held.delete(method);
        resolve();
      };
    },
    reply: (method, told) => void replies.set(method, told),
    responseUrl: () => `http://127.0.0.1:${port()}/hook/${randomUUID()}`,
    frame: (type, payload) =>
      new Promise((resolve) => {
        const envelope_id = randomUUID();
        acks.set(envelope_id, resolve);
        for (const socket of sockets) socket.send(JSON.stringify({ type, envelope_id, payload }));
      }),
    drop: () => {
      for (const socket of sockets) socket.close();
    },
    called: (is) =>
      new Promise((resolve) => {
        const check = () => {
          const found = calls.find((each) => is(each, calls));
          if (!found) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    connected: () =>
      new Promise((resolve) => {
        onConnect.add(resolve);
      }),
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.terminate();
        socketServer.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const json = { "content-type": "application/json" };

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The SDK sends forms in which objects stand as JSON. */
function argsOf(body: string): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}

/** A request as Slack signs it. */
export function signed(
  secret: string,
  body: string,
  type = "application/json",
  timestampMs = Date.now(),
): { headers: Record<string, string>; body: string } {
  const timestamp = String(Math.floor(timestampMs / 1_000));
  const hash = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    headers: {
      "content-type": type,
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${hash}`,
    },
    body,
  };
}
