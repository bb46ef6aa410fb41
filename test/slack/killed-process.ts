import { createServer } from "../../adapters/runtime/server.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { createStore } from "../../adapters/store/index.ts";
import { testGuide } from "../support/guide.ts";
import { createFakeBot } from "./fake-bot.ts";

/**
 * A process of its own for the kill test: serves until its standard input ends, then finishes its work.
 * Arguments: Web API, database file, milliseconds that its clock is ahead, and whether it dies while answering.
 */
const [apiUrl = "", path = "", aheadMs = "0", dies = "no"] = process.argv.slice(2);
const clock = { now: () => Date.now() + Number(aheadMs) };
const silent = { debug() {}, info() {}, warn() {}, error() {} };

const store = await createStore({ path, keepQuestionsDays: 30, privacyKey: "a key for tests only", clock });
const bot = createFakeBot();
const guide = testGuide({
  bot: () => {
    if (dies === "yes") process.kill(process.pid, "SIGKILL");
    return bot;
  },
  store,
  clock,
});
const server = createServer({ host: "127.0.0.1", port: 0, logger: silent });
const adapter = createSlackAdapter({
  guide,
  logger: silent,
  clock,
  server,
  config: {
    transport: { kind: "http", signingSecret: "a signing secret", install: null },
    botToken: "xoxb-test",
    apiUrl,
    people: new Map(),
    admins: new Set(),
    autoConfidence: 0.9,
    gapConfidence: 0.6,
    perMinute: 0,
    keepDays: 30,
  },
});
await server.start();
await adapter.start();
process.stdout.write(`${server.port()}\n`);

process.stdin.resume();
process.stdin.on("end", async () => {
  await adapter.stop();
  await server.stop(100);
  await store.close();
  process.exit(0);
});
