/** Discord: gateway and REST, commands, forums, shards; receive.ts reads, render.ts shows. */
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { REST } from "discord.js";
import { unlessAway } from "../../src/away.ts";
import type { Guide } from "../../src/guide.ts";
import type { Onboarding } from "../../src/onboarding/index.ts";
import type { ChatAdapter, Clock, Logger } from "../../src/ports.ts";
import { createChatTools, type DrawChart, phrasesIn } from "../chat/index.ts";
import type { DiscordConfig } from "./config.ts";
import type { DiscordContext } from "./context.ts";
import { createDigestOutlet } from "./digest.ts";
import { ACK_WITHIN_MS, createDispatcher } from "./dispatch.ts";
import { explainDiscordError } from "./errors.ts";
import { createGateway, type Dispatch } from "./gateway.ts";
import { createGreetingPlaces } from "./greeting.ts";
import { inviteUrl } from "./invite.ts";
import { createOnboardingDoor, createOnboardingOutlet } from "./onboarding.ts";
import { createPace } from "./pace.ts";
import { createPlaces } from "./places.ts";
import { createPosts } from "./posts.ts";
import { registerCommands } from "./register.ts";
import { restOptions } from "./rest.ts";
import { createServerSettings } from "./server-settings.ts";
import { createShardManager } from "./shards.ts";

export { Routes } from "./api.ts";
export { discordConfig } from "./config.ts";
export { codeOf, startError, statusOf } from "./errors.ts";
export { inviteUrl } from "./invite.ts";
export { registerCommands } from "./register.ts";

const RECOVER_EVERY_MS = 10_000;
const REGISTRATION_LEASE_MS = 60_000;

/** Dependencies of `createDiscordAdapter`. */
export interface DiscordParts {
  readonly config: DiscordConfig;
  readonly guide: Guide;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Draws charts; without it answers come without pictures. */
  readonly drawChart?: DrawChart;
  readonly onboarding?: Onboarding;
  /** This process is one shard of those that a manager started. */
  readonly inShard?: boolean;
  /** After which time an interaction is acknowledged whatever happens; default 900 ms. */
  readonly ackWithinMs?: number;
}

/** The adapter, with what a supervisor may want besides. */
export interface DiscordAdapter extends ChatAdapter {
  /** Resolves when everything that this process has heard is worked on. */
  idle(): Promise<void>;
}

/** Creates the Discord adapter: in this process, or with a process for each shard where there are several. */
export function createDiscordAdapter(given: DiscordParts): DiscordAdapter {
  const { config, guide, logger, clock, inShard = false } = given;
  if (config.shards === 1 || inShard) return createSingle(given);
  const entry = fileURLToPath(new URL("./shard.ts", import.meta.url));
  const rest = new REST(restOptions(config.apiUrl)).setToken(config.token);
  const posts = createPosts(rest);
  const servers = createServerSettings(guide.store, clock);
  return {
    ...createShardManager({ config, logger, entry }),
    // What is heard is worked on in processes of their own, which finish it when they are stopped.
    idle: async () => undefined,
    digest: createDigestOutlet(servers, posts),
    onboarding: createOnboardingOutlet(posts, createGreetingPlaces(rest, servers), {
      leases: guide.store.leases,
      clock,
      phrases: () => phrasesIn(guide),
    }),
  };
}

function createSingle(given: DiscordParts): DiscordAdapter {
  const { config, logger, clock, drawChart = null, ackWithinMs = ACK_WITHIN_MS } = given;
  const { guide, phrases, once, modes, cooldown, handOver } = createChatTools({
    ...given,
    platform: "discord",
  });
  const underWay = new Set<Promise<void>>();
  let state: "new" | "running" | "stopped" = "new";

  /** What is under way when the bot stops is finished first. */
  function receive(dispatch: Dispatch): void {
    if (state === "stopped") return;
    const task = dispatcher.receive(dispatch).finally(() => underWay.delete(task));
    underWay.add(task);
  }
  const gateway = createGateway(config, logger, receive);
  const { rest } = gateway.client;
  const without: DiscordContext = {
    guide,
    clock,
    logger,
    config,
    rest,
    posts: createPosts(rest),
    once,
    servers: createServerSettings(guide.store, clock),
    places: createPlaces(rest, logger),
    modes,
    cooldown,
    pace: createPace(),
    handOver,
    drawChart,
    onboarding: null,
  };
  const { onboarding } = given;
  const parts: DiscordContext = {
    ...without,
    onboarding: onboarding
      ? createOnboardingDoor({
          onboarding,
          posts: without.posts,
          clock,
          phrases,
          hearsJoining: config.members,
        })
      : null,
  };
  const dispatcher = createDispatcher(parts, { self: gateway.self, ackWithinMs });

  const applicationId = () => config.application ?? gateway.client.application?.id ?? null;

  async function register(): Promise<void> {
    const application = applicationId();
    if (!config.registersCommands || !application) return;
    const lease = { name: "discord:register", owner: randomUUID(), ttlMs: REGISTRATION_LEASE_MS };
    // Registering twice does no harm: only what differs is sent.
    const acquire = () => guide.store.leases.acquire({ ...lease, nowMs: clock.now() });
    if (!(await unlessAway(acquire, true))) return;
    try {
      const { create, update, remove } = await registerCommands(rest, { application, guild: null });
      const counts = { created: create.length, updated: update.length, removed: remove.length };
      logger.info(counts, "commands are registered");
    } catch (error) {
      logger.error(
        explainDiscordError(error),
        'commands could not be registered; try "npm run discord -- register"',
      );
    } finally {
      await guide.store.leases.release(lease.name, lease.owner);
    }
  }

  const recover = () =>
    dispatcher.recover().catch((error: unknown) => {
      logger.warn({ error: String(error) }, "abandoned questions could not be looked up");
    });
  let recovering: NodeJS.Timeout | null = null;

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.allSettled(underWay);
    await once.idle();
  }

  return {
    name: "discord",
    idle,
    digest: createDigestOutlet(without.servers, without.posts),
    onboarding: createOnboardingOutlet(without.posts, createGreetingPlaces(rest, without.servers), {
      leases: guide.store.leases,
      clock,
      phrases,
    }),
    async start() {
      await gateway.open();
      state = "running";
      await register();
      await recover();
      recovering = setInterval(recover, RECOVER_EVERY_MS).unref();
      const application = applicationId();
      logger.info(
        { shards: config.shards, invite: application && inviteUrl(application) },
        "Discord is ready",
      );
    },
    async stop() {
      if (state === "stopped") return;
      state = "stopped";
      if (recovering) clearInterval(recovering);
      await idle();
      once.stop();
      await gateway.close();
    },
    health() {
      if (state !== "running") return { ready: false, detail: state === "new" ? "not started" : "stopped" };
      return gateway.health();
    },
  };
}
