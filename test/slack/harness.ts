import { createServer, type Server } from "../../adapters/runtime/server.ts";
import type { SlackConfig } from "../../adapters/slack/config.ts";
import { createSlackAdapter, type SlackAdapter, type SlackParts } from "../../adapters/slack/index.ts";
import type { Bot } from "../../src/bot.ts";
import type { Guide } from "../../src/guide.ts";
import type { Logger, Store } from "../../src/ports.ts";
import { testGuide } from "../support/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { createFakeBot } from "./fake-bot.ts";
import { type LocalSlack, signed, startLocalSlack } from "./local-slack.ts";

export const secret = "a signing secret";

/** A log to look into. */
export function createTestLogger(): Logger & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (fields: object, message: string) =>
    void lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  return { lines, debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

/** A running adapter before a local Slack. */
export interface Harness {
  readonly slack: LocalSlack;
  readonly adapter: SlackAdapter;
  readonly guide: Guide;
  readonly store: Store;
  readonly server: Server;
  readonly log: ReturnType<typeof createTestLogger>;
  /** How long the adapter wanted to wait; it never really does. */
  readonly waits: number[];
  /** Moves the clock. */
  pass(ms: number): void;
  /** Sends a signed request; resolves with its status. */
  send(body: string, type?: string): Promise<number>;
  event(event: object, envelope?: object): Promise<number>;
  command(parts: object): Promise<number>;
  interaction(payload: object): Promise<number>;
  /** Resolves when everything that was sent is worked on. */
  settled(): Promise<void>;
  /** Takes up what was left behind, as the adapter does every few seconds. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export type HarnessOptions = Partial<Omit<SlackParts, "config" | "server">> & {
  readonly config?: Partial<SlackConfig>;
  readonly profiles?: Record<string, object>;
  readonly store?: Store;
  readonly bot?: Bot;
  readonly slack?: LocalSlack;
};

/** Starts everything, by HTTP unless the configuration says otherwise. */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const slack = options.slack ?? (await startLocalSlack({ profiles: options.profiles ?? {} }));
  const log = createTestLogger();
  let nowMs = 1_800_000_000_000;
  const clock = { now: () => nowMs };
  const keepQuestionsDays = options.config?.keepDays ?? 30;
  const encryptionKey = Buffer.alloc(32, 7);
  const store = options.store ?? (await createMemoryStore({ clock, encryptionKey, keepQuestionsDays }));
  const bot = options.bot ?? createFakeBot();
  const guide = testGuide({
    bot: () => bot,
    store,
    clock,
    keepQuestions: keepQuestionsDays > 0,
  });
  const server = createServer({ host: "127.0.0.1", port: 0, logger: log });
  const waits: number[] = [];
  const adapter = createSlackAdapter({
    guide,
    logger: log,
    clock,
    uptimeMs: clock.now,
    server,
    wait: async (ms) => {
      waits.push(ms);
      nowMs += ms;
    },
    ...options,
    config: {
      transport: { kind: "http", signingSecret: secret, install: null },
      botToken: "xoxb-test",
      apiUrl: slack.apiUrl,
      people: new Map(),
      admins: new Set(),
      autoConfidence: 0.9,
      gapConfidence: 0.6,
      perMinute: 0,
      keepDays: 30,
      ...options.config,
    },
  });
  await server.start();
  await adapter.start();

  async function send(body: string, type = "application/json"): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${server.port()}/slack/events`, {
      method: "POST",
      ...signed(secret, body, type),
    });
    await response.arrayBuffer();
    return response.status;
  }
  const form = "application/x-www-form-urlencoded";
  let serial = 0;
  return {
    slack,
    adapter,
    guide,
    store,
    server,
    log,
    waits,
    pass: (ms) => {
      nowMs += ms;
    },
    send,
    event: (event, envelope = {}) =>
      send(
        JSON.stringify({
          type: "event_callback",
          team_id: "T1",
          event_id: `Ev${++serial}`,
          authorizations: [{ team_id: "T1", enterprise_id: null, user_id: "UBOT", is_bot: true }],
          event,
          ...envelope,
        }),
      ),
    command: (parts) =>
      send(
        new URLSearchParams({
          team_id: "T1",
          channel_id: "C1",
          user_id: "U1",
          user_name: "ada",
          command: "/ask",
          trigger_id: `trigger.${++serial}`,
          response_url: slack.responseUrl(),
          ...parts,
        }).toString(),
        form,
      ),
    interaction: (payload) =>
      send(
        new URLSearchParams({
          payload: JSON.stringify({
            team: { id: "T1" },
            user: { id: "U1", name: "ada", team_id: "T1" },
            trigger_id: `trigger.${++serial}`,
            ...payload,
          }),
        }).toString(),
        form,
      ),
    settled: () => adapter.idle(),
    resume: () => adapter.resume(),
    async stop() {
      await adapter.stop();
      await server.stop(100);
      if (!options.slack) await slack.stop();
      if (!options.store) await store.close();
    },
  };
}
