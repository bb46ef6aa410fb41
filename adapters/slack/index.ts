/** Slack: Socket Mode or HTTP, one workspace or many; receive.ts reads, render.ts shows. */
import { setTimeout as pause, setImmediate } from "node:timers/promises";
import type { Guide } from "../../src/guide.ts";
import type { Onboarding } from "../../src/onboarding/index.ts";
import type { ChatAdapter, Clock, Logger } from "../../src/ports.ts";
import { createChatTools, type DrawChart } from "../chat/index.ts";
import type { Server } from "../runtime/index.ts";
import { createAdmins } from "./admins.ts";
import { createSlackAnswering } from "./answering.ts";
import { createPanel } from "./assistant-panel.ts";
import {
  boltLogger,
  createApp,
  eventsPath,
  httpReceiver,
  type Incoming,
  listenerOf,
  socketReceiver,
} from "./bolt.ts";
import { createChartFiles } from "./chart-files.ts";
import { type Clients, installationStoreOf, manyWorkspaces, singleWorkspace } from "./clients.ts";
import { createCommands } from "./commands.ts";
import { type SlackConfig, webClientOptions } from "./config.ts";
import { createDelivery } from "./delivery.ts";
import { createDigestChannels, createDigestOutlet } from "./digest.ts";
import { codeOf, isBadToken, SlackStartError } from "./errors.ts";
import { createForms } from "./forms.ts";
import { createSlackHandOver } from "./hand-over.ts";
import { createHome } from "./home.ts";
import { workspaceId } from "./ids.ts";
import { createSlackOnboarding } from "./onboarding.ts";
import type { OnboardingHandlers } from "./onboarding-handlers.ts";
import { createPosting } from "./posting.ts";
import { createPresses } from "./presses.ts";
import { createQueues } from "./queue.ts";
import { receiveCommand, receivePress, receiveShortcut, receiveSubmission } from "./receive/interactions.ts";
import { receiveEvent } from "./receive.ts";
import { keepConnected } from "./socket.ts";

export { slackConfig } from "./config.ts";

const RESUME_EVERY_MS = 5_000;
/** A token may be revoked while the bot runs: Slack is asked about it as often. */
const TOKEN_EVERY_MS = 60_000;

/** Dependencies of `createSlackAdapter`. */
export interface SlackParts {
  readonly config: SlackConfig;
  readonly guide: Guide;
  readonly logger: Logger;
  readonly clock: Clock;
  /** The shared server; needed for events by HTTP. */
  readonly server?: Server;
  /** Draws charts; without it answers come without pictures. */
  readonly drawChart?: DrawChart;
  /** How long an answer waits for its picture to be uploaded; default 2 s. */
  readonly uploadMs?: number;
  readonly onboarding?: Onboarding;
  /** Waits; injected, so that tests need not. */
  readonly wait?: (ms: number) => Promise<void>;
  /** Monotonic, for pauses and what is known for minutes; default `performance.now`. */
  readonly uptimeMs?: () => number;
}

/** The adapter, with what a supervisor may want besides. */
export interface SlackAdapter extends ChatAdapter {
  /** Resolves when everything that was acknowledged is worked on. */
  idle(): Promise<void>;
  /** Takes up what a process left behind when it died; done every few seconds by itself. */
  resume(): Promise<void>;
  /** Asks Slack whether it still takes the token, for `health`; done every minute by itself. */
  watchToken(): Promise<void>;
}

/** Creates the Slack adapter, by Socket Mode or HTTP, in one workspace or many. */
export function createSlackAdapter(parts: SlackParts): SlackAdapter {
  const { config, logger, clock, server } = parts;
  const tools = createChatTools({ ...parts, platform: "slack" });
  const { guide } = tools;
  const wait = parts.wait ?? ((ms: number) => pause(ms, undefined, { ref: false }));
  const clientOptions = { ...webClientOptions(config.apiUrl), logger: boltLogger(logger) };
  const clients = clientsFor(config, guide, clientOptions);
  const work = assemble({ ...parts, tools, clients, wait });
  const incoming = incomingFor(work, clients, guide, logger, work.onboarding);

  const { transport } = config;
  const many = transport.kind === "http" && transport.install !== null;
  const receiver =
    transport.kind === "http"
      ? httpReceiver({
          transport,
          logger: clientOptions.logger,
          clientOptions,
          installationStore: many ? installationStoreOf(guide.store.installations, clock.now) : null,
        })
      : socketReceiver(transport.appToken, clientOptions.logger, clientOptions);
  createApp({
    receiver,
    // Bolt's installer brings its own authorisation, and takes no second one.
    authorize: many
      ? null
      : ({ teamId, enterpriseId }) => authorisation(clients, config, teamId ?? "", enterpriseId ?? null),
    logger: clientOptions.logger,
    clientOptions,
    incoming,
  });

  const connection = "client" in receiver ? keepConnected(receiver, logger, wait) : null;
  if (!("client" in receiver)) {
    if (!server) throw new SlackStartError("Slack's events by HTTP need the shared server; pass it in.");
    server.mount("/slack", listenerOf(receiver));
  }

  let state: "new" | "running" | "stopped" = "new";
  let resuming: NodeJS.Timeout | null = null;
  let asking: NodeJS.Timeout | null = null;
  /** Why Slack takes nothing from the bot any more; `null`: it does. */
  let refused: string | null = null;

  /** What everything depends on that is written; a Slack that is away is no refusal. */
  async function watchToken(): Promise<void> {
    try {
      await (await clients.client("")).auth.test();
      refused = null;
    } catch (error) {
      const code = codeOf(error);
      if (!isBadToken(code)) return;
      if (refused === null) logger.error({ code }, "Slack refuses SLACK_BOT_TOKEN; install the app again");
      refused = `Slack refuses SLACK_BOT_TOKEN: ${code}; install the app again and set its new token`;
    }
  }

  return {
    name: "slack",
    digest: work.digest,
    ...(work.onboarding && { onboarding: work.onboarding.outlet }),
    idle: () => work.idle(),
    resume: () => work.answering.resume(),
    watchToken,
    async start() {
      if (!many) await checkToken(clients, logger);
      await connection?.start();
      state = "running";
      await work.answering.resume();
      resuming = setInterval(() => {
        work.answering.resume().catch((error: unknown) => {
          logger.warn({ error: String(error) }, "abandoned questions could not be looked up");
        });
      }, RESUME_EVERY_MS).unref();
      if (!many) asking = setInterval(watchToken, TOKEN_EVERY_MS).unref();
      logger.info({ transport: transport.kind, path: connection ? null : eventsPath }, "Slack is ready");
    },
    async stop() {
      if (state === "stopped") return;
      state = "stopped";
      if (resuming) clearInterval(resuming);
      if (asking) clearInterval(asking);
      await connection?.stop();
      await work.idle();
      work.once.stop();
    },
    health() {
      if (state !== "running") return { ready: false, detail: state === "new" ? "not started" : "stopped" };
      if (refused !== null) return { ready: false, detail: refused };
      return connection ? connection.state() : { ready: true, detail: `listening at ${eventsPath}` };
    },
  };
}

function clientsFor(
  config: SlackConfig,
  guide: Guide,
  options: ReturnType<typeof webClientOptions>,
): Clients {
  if (config.botToken !== null) return singleWorkspace(config.botToken, options);
  return manyWorkspaces(guide.store.installations, options);
}

/**
 * Bolt drops events that it cannot authorise. While Slack does not say who the bot is, the token alone has
 * to do: events name the bot that they are sent to.
 */
async function authorisation(
  clients: Clients,
  { botToken: token }: SlackConfig,
  team: string,
  enterprise: string | null,
) {
  try {
    const { botToken, botUserId, botId } = await clients.identity(team, enterprise);
    return { botToken, botUserId, ...(botId !== null && { botId }) };
  } catch (error) {
    if (token === null) throw error;
    return { botToken: token };
  }
}

/** A refused token ends the start; a Slack that is away for the moment does not. */
async function checkToken(clients: Clients, logger: Logger): Promise<void> {
  try {
    await clients.identity("");
  } catch (error) {
    const code = codeOf(error);
    if (isBadToken(code))
      throw new SlackStartError(
        `Slack refuses SLACK_BOT_TOKEN (${code}); install the app again and copy its bot token.`,
        { cause: error },
      );
    logger.warn({ code }, "Slack could not be reached; check the network and SLACK_API_URL");
  }
}

type Work = ReturnType<typeof assemble>;

/** Puts the parts together; what each needs stands in its arguments. */
function assemble(
  parts: Omit<SlackParts, "guide"> & {
    readonly tools: ReturnType<typeof createChatTools>;
    readonly clients: Clients;
    readonly wait: (ms: number) => Promise<void>;
  },
) {
  const { config, tools, logger, clock, clients, wait } = parts;
  const { guide, phrases, once, modes, cooldown } = tools;
  const { store } = guide;
  const { gapConfidence, keepDays } = config;
  // A clock that is set neither ends short pauses nor draws them out.
  const uptime = { now: parts.uptimeMs ?? (() => performance.now()) };
  const queues = createQueues({ uptimeMs: uptime.now, logger, wait });
  const chartFiles = createChartFiles(parts.drawChart ?? null, {
    logger,
    clock: uptime,
    ...(parts.uploadMs !== undefined && { uploadMs: parts.uploadMs }),
  });
  const posting = createPosting({ clients, queues, logger, wait });
  const delivery = createDelivery({
    clients,
    queues,
    posting,
    store,
    logger,
    chartFiles,
    hasPeople: tools.handOver.hasPeople,
    hasOnboarding: () => parts.onboarding?.available() ?? false,
    phrases,
    wait,
  });
  const panel = createPanel({ guide, clients, logger });
  const isAdmin = createAdmins({ named: config.admins, clients, clock: uptime, logger });
  const onboarding = parts.onboarding
    ? createSlackOnboarding({
        guide,
        onboarding: parts.onboarding,
        clients,
        delivery,
        logger,
        isAdmin,
        wait,
      })
    : null;
  const digests = createDigestChannels(store, clock);
  const answering = createSlackAnswering({
    guide,
    modes,
    onboarding,
    once,
    queues,
    delivery,
    panel,
    logger,
    autoConfidence: config.autoConfidence,
    cooldown,
  });
  const handOver = createSlackHandOver({ guide, delivery, handOver: tools.handOver });
  const home = createHome({ guide, clients, logger, isAdmin, onboarding, keepDays, gapConfidence });
  const forms = createForms({ guide, delivery, answering, modes, handOver, home, digests, isAdmin });
  const commands = createCommands({ guide, delivery, answering, forms, isAdmin, gapConfidence, onboarding });
  const press = createPresses({
    guide,
    once,
    delivery,
    answering,
    handOver,
    forms,
    isAdmin,
    gapConfidence,
    onboarding,
    wait,
  });
  const running = new Set<Promise<void>>();
  return {
    /** Lets `idle` wait for something that was acknowledged. */
    async underWay(task: Promise<void>): Promise<void> {
      running.add(task);
      await task;
      running.delete(task);
    },
    once,
    onboarding,
    answering,
    digest: createDigestOutlet(digests, delivery),
    home,
    panel,
    forms,
    commands,
    press,
    idle: async () => {
      // Between Bolt's acknowledgement and our turn lies a moment of the event loop.
      await setImmediate();
      while (running.size > 0) await Promise.all(running);
      await once.idle();
      await queues.idle();
    },
  };
}

/** Sorts what comes in. Nothing that goes wrong here reaches Bolt, or ends the process. */
function incomingFor(
  work: Work,
  clients: Clients,
  guide: Guide,
  logger: Logger,
  onboarding: OnboardingHandlers | null,
): Incoming {
  // Work begins in the next round of the event loop: whatever else has come in is acknowledged first.
  const guarded = (what: string, task: () => Promise<unknown>): Promise<void> =>
    work.underWay(
      setImmediate()
        .then(task)
        .then(
          () => undefined,
          (error: unknown) => {
            const code = codeOf(error);
            logger.error({ what, code, error: String(error) }, "something from Slack was not handled");
          },
        ),
    );

  async function event(body: unknown, botUserId: string | undefined): Promise<unknown> {
    const incoming = receiveEvent(body, botUserId ? [botUserId] : []);
    switch (incoming.kind) {
      case "question":
        return work.answering.answer(incoming.job);
      case "edited":
        return work.answering.edited(incoming.job, incoming.edit);
      case "deleted":
        return work.answering.deleted(incoming.message);
      case "home":
        return work.home.publish(incoming.team, incoming.user);
      case "panel":
        return work.panel.opened(incoming.team, incoming.channel, incoming.thread);
      case "joined":
        return onboarding?.joined(incoming.team, incoming.user, incoming.channel);
      case "uninstalled":
        return uninstall(incoming.team, incoming.enterprise);
      case "ignored":
        logger.debug({ why: incoming.why }, "an event is left alone");
    }
  }

  async function uninstall(team: string, enterprise: string | null): Promise<void> {
    clients.drop(team);
    const removed = await guide.store.installations.delete(workspaceId(team));
    if (!removed && enterprise) await guide.store.installations.delete(workspaceId(enterprise));
  }

  /** Reads a payload and works on it; one that is none of ours is left alone. */
  const read =
    <T>(what: string, receive: (body: unknown) => T | null, task: (read: T) => Promise<unknown>) =>
    (body: unknown) =>
      guarded(what, async () => {
        const read = receive(body);
        if (read !== null) await task(read);
      });

  return {
    event: (body, botUserId) => guarded("event", () => event(body, botUserId)),
    command: read("command", receiveCommand, work.commands.command),
    press: read("button", receivePress, work.press),
    shortcut: read("shortcut", receiveShortcut, work.commands.shortcut),
    submission: read("form", receiveSubmission, work.forms.submitted),
    acknowledgement(body) {
      const sent = receiveSubmission(body);
      return sent === null ? undefined : work.forms.acknowledgement(sent);
    },
  };
}
