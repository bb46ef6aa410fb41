import { createServer, type Server } from "../../adapters/runtime/server.ts";
import { parseSettings } from "../../adapters/settings/index.ts";
import { webConfig } from "../../adapters/web/config.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import type { Bot } from "../../src/bot.ts";
import type { ChatAdapter, Logger, Store } from "../../src/ports.ts";
import { testGuide } from "../support/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { NOW } from "../support/records.ts";
import { createFakeBot } from "./fake-bot.ts";

/** The page's server on a free port, before a bot that answers by rote. */
export interface Harness {
  readonly url: string;
  readonly store: Store;
  readonly server: Server;
  readonly adapter: ChatAdapter;
  /** What was logged. */
  readonly log: string[];
  /** Answers from now on, as after a reload of the knowledge. */
  answerBy(next: Bot): void;
  /** Moves the clock. */
  pass(ms: number): void;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

/** Starts it, with settings as they would stand in the environment. */
export async function startWeb(variables: Readonly<Record<string, string>> = {}): Promise<Harness> {
  const log: string[] = [];
  const write = (level: string) => (fields: object, message: string) =>
    void log.push(`${level} ${message} ${JSON.stringify(fields)}`);
  const logger: Logger = {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  };
  let nowMs = NOW;
  const clock = { now: () => nowMs };
  const store = await createMemoryStore({ clock });
  let bot = createFakeBot();
  const guide = testGuide({
    bot: () => bot,
    store,
    clock,
  });
  const settings = parseSettings({ variables, fromFile: new Set(), file: ".env" });
  const { publicUrl } = webConfig(settings);
  const basePath = publicUrl?.pathname ?? "/";
  const server = createServer({ host: "127.0.0.1", port: 0, basePath, logger });
  const adapter = createWebAdapter({ settings, guide, logger, server, uptimeMs: () => nowMs });
  await server.start();
  await adapter.start();
  const url = `http://127.0.0.1:${server.port()}`;
  return {
    url,
    store,
    server,
    adapter,
    log,
    answerBy: (next) => {
      bot = next;
    },
    pass: (ms) => {
      nowMs += ms;
    },
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body:
          typeof body === "string" || body instanceof Uint8Array
            ? (body as NonNullable<RequestInit["body"]>)
            : JSON.stringify(body),
      }),
    get: (path, headers = {}) => fetch(url + path, { headers }),
    async stop() {
      await adapter.stop();
      await server.stop();
      await store.close();
    },
  };
}
