import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Guide } from "../src/guide.ts";
import { createOnboarding, type Onboarding } from "../src/onboarding/index.ts";
import type { ChatAdapter, Clock, Logger, Store } from "../src/ports.ts";
import { InputError } from "./input-error.ts";
import {
  createScheduler,
  digestCalendar,
  digestJob,
  mendingChore,
  onboardingJobs,
  sweepChore,
} from "./jobs/index.ts";
import { type KnowledgeState, type LiveKnowledge, modelFolders, openKnowledge } from "./knowledge/index.ts";
import { type Platform, platforms } from "./platforms.ts";
import {
  createLogger,
  createServer,
  createStarting,
  endOnSignals,
  guideFor,
  overview,
  type PlatformState,
  type Server,
  serveControl,
} from "./runtime/index.ts";
import { parseSettings, readEnvironment, type Settings, secretsIn } from "./settings/index.ts";
import { openSteadyStore } from "./store/index.ts";
import { createWebAdapter, publicUrlOf } from "./web/index.ts";

/** What has been sent already is still read. */
const leastDrainMs = 100;

const clock: Clock = { now: () => Date.now() };

/** Settings → store and knowledge → guide → adapters → signals. */
export async function start(): Promise<void> {
  const settings = parseSettings(readEnvironment(process.env));
  const logger = loggerFor(settings);
  const server = createServer({
    host: settings.HOST,
    port: settings.PORT,
    ...(settings.PUBLIC_URL !== undefined && { basePath: publicUrlOf(settings.PUBLIC_URL).pathname }),
    logger,
  });
  const starting = createStarting(() => "reading the knowledge");
  server.mount("/", starting.listener);
  await listen(server, settings);
  const knowledge = await openKnowledge(settings.KNOWLEDGE_DIR, logger, {
    models: modelFolders(settings),
    pollMs: settings.RELOAD_SECONDS * 1_000,
  });
  const { store, personOf } = await openSteadyStore(settings, clock, logger);
  const guide = guideFor(settings, {
    bot: knowledge.bot,
    store,
    clock,
    hashPerson: personOf,
  });

  const onboarding = createOnboarding(guide);
  let stopping = false;
  const adapters: ChatAdapter[] = [];
  const problems = new Map<string, string>();
  const health = () => ({
    ...healthOf(adapters, problems),
    ...(stopping && { server: { ready: false, detail: "stopping" } }),
    store: storeHealth(store),
    knowledge: knowledgeHealth(knowledge.state()),
  });
  adapters.push(
    createWebAdapter({ settings, guide, logger, server, health, onboarding, knowledge }),
    ...(await openPlatforms({ settings, guide, logger, clock, server, onboarding })),
  );
  const closeControl = await openControl(settings, knowledge, logger);
  const scheduler = schedulerFor({ settings, guide, logger, adapters, onboarding });

  const end = endOnSignals(process, {
    logger,
    now: () => performance.now(),
    extraMs: settings.DRAIN_SECONDS * 1_000,
    async stop(signal) {
      logger.info({}, "stopping");
      // Readiness goes first, then the door: until a load balancer looks elsewhere, what it sends is answered.
      stopping = true;
      server.drain();
      await setTimeout(signal === "SIGTERM" ? settings.DRAIN_SECONDS * 1_000 : leastDrainMs);
      await Promise.all([server.stop(), scheduler.stop(), ...adapters.map((adapter) => adapter.stop())]);
      closeControl();
      knowledge.close();
      await store.close();
    },
  });
  // A terminal that closes sends it too, and then it means the end.
  if (!process.stdin.isTTY) process.on("SIGHUP", () => void knowledge.reload());
  process.on("unhandledRejection", (error) => logger.error({ err: error }, "a promise failed unheard"));
  process.on("uncaughtException", (error) => {
    logger.error({ err: error }, "the process is in an unknown state, and ends");
    end(1);
  });

  await Promise.all(
    adapters.map(async (adapter) => {
      const problem = await startUp(adapter, logger);
      if (problem !== null) problems.set(adapter.name, problem);
    }),
  );
  starting.ready(server.dispatch);
  scheduler.start();

  const states = platforms.map(({ name, title, needs }): PlatformState => {
    if (!adapters.some((adapter) => adapter.name === name))
      return { title, state: `off; to turn it on, set ${needs}` };
    const problem = problems.get(name);
    return { title, state: problem === undefined ? "on" : `not running: ${problem}` };
  });
  const url =
    settings.PUBLIC_URL ??
    `http://${settings.HOST.includes(":") ? `[${settings.HOST}]` : settings.HOST}:${server.port()}`;
  process.stdout.write(`${overview(settings, knowledge.bot().knowledge, { url, platforms: states })}\n`);
}

/** The chat platforms that are set up. */
async function openPlatforms(parts: Parameters<Platform["open"]>[0]): Promise<ChatAdapter[]> {
  const opened = await Promise.all(platforms.map((platform) => platform.open(parts)));
  return opened.filter((adapter) => adapter !== null);
}

/** Log lines go to standard error: for a person at a terminal in short, for machines as JSON. */
function loggerFor(settings: Settings): Logger {
  return createLogger({
    level: settings.LOG_LEVEL,
    write: (line) => void process.stderr.write(line),
    forPeople: process.stderr.isTTY === true,
    colours: process.stderr.isTTY === true && !process.env.NO_COLOR,
    secrets: secretsIn(settings),
  });
}

/** The door for `npm run knowledge -- reload`; a folder that holds no sockets leaves SIGHUP and polling. */
async function openControl({ DATA_DIR, KNOWLEDGE_DIR }: Settings, knowledge: LiveKnowledge, logger: Logger) {
  const reload = async () => ({ folder: resolve(KNOWLEDGE_DIR), ...(await knowledge.reload()) });
  try {
    return await serveControl(DATA_DIR, { reload });
  } catch (error) {
    logger.warn({ err: error }, "no socket for npm run knowledge -- reload; SIGHUP reloads as well");
    return () => {};
  }
}

/** Ready from the first words on; what is behind is said. */
function knowledgeHealth({ live, disk, learning }: KnowledgeState) {
  const detail =
    disk === null
      ? "what is on disk has errors; the last good knowledge answers"
      : learning !== null
        ? `learning ${Math.round(learning * 100)} %; words alone answer for the rest`
        : disk === live
          ? "live"
          : "what is on disk does not answer; the log says why";
  return { ready: true, detail };
}

interface SchedulerFor {
  readonly settings: Settings;
  readonly guide: Guide;
  readonly logger: Logger;
  readonly adapters: readonly ChatAdapter[];
  readonly onboarding: Onboarding;
}

function schedulerFor({ settings, guide, logger, adapters, onboarding }: SchedulerFor) {
  const { store } = guide;
  const source = { store, context: guide.bot, belowConfidence: settings.GAP_CONFIDENCE_PERCENT / 100 };
  return createScheduler({
    store,
    clock,
    logger,
    owner: `${hostname()}:${process.pid}:${randomUUID()}`,
    kinds: [digestJob(source, adapters), ...onboardingJobs(onboarding, adapters)],
    calendars: [digestCalendar(adapters)],
    chores: [sweepChore(store, logger), mendingChore(onboarding, logger)],
  });
}

async function listen(server: Server, { HOST, PORT }: Settings): Promise<void> {
  try {
    await server.start();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = {
      EADDRINUSE: `Port ${PORT} on ${HOST} is in use; stop what uses it, or choose another: PORT=${PORT + 1} npm start`,
      EACCES: `Port ${PORT} may not be used by this user; choose one above 1023, such as PORT=3000.`,
      EADDRNOTAVAIL: `${HOST} is no address of this machine; set HOST to one of its own, or leave it out.`,
      EAFNOSUPPORT: `This machine has no ${HOST.includes(":") ? "IPv6" : "IPv4"}; set HOST=${HOST.includes(":") ? "0.0.0.0" : "::"}.`,
      ENOTFOUND: `${HOST} is no address that can be found; set HOST to one of this machine, or leave it out.`,
    }[code ?? ""];
    throw reason === undefined ? error : new InputError(reason, { cause: error });
  }
}

/** Starts an adapter; where that fails the others still run, and the reason is told. */
async function startUp(adapter: ChatAdapter, logger: Logger): Promise<string | null> {
  try {
    await adapter.start();
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // What an adapter says of its start holds the remedy; where in the code it was said helps nobody.
    const isTold = error instanceof Error && /StartError$/.test(error.name);
    logger.error(
      { adapter: adapter.name, ...(isTold ? { cause: causeOf(error) } : { err: error }) },
      isTold ? `a platform could not be started: ${message}` : "a platform could not be started",
    );
    return message;
  }
}

const causeOf = ({ cause }: Error): string | undefined =>
  cause instanceof Error ? cause.message : undefined;

function healthOf(adapters: readonly ChatAdapter[], problems: ReadonlyMap<string, string>) {
  return Object.fromEntries(
    adapters.map((adapter) => {
      const problem = problems.get(adapter.name);
      return [adapter.name, problem === undefined ? adapter.health() : { ready: false, detail: problem }];
    }),
  );
}

function storeHealth(store: Store) {
  const { ready, detail } = store.health();
  return { ready, detail };
}

// Whoever supervises the process may start this file itself.
if (import.meta.main) {
  const { createProgram, runProgram } = await import("./cli/command.ts");
  await runProgram(createProgram("adapters/main.ts").action(start));
  // A start that failed has opened a port or a database by then, which would keep the process.
  if (process.exitCode === 1) process.exit();
}
