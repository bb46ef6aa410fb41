import { type Shard, ShardEvents, ShardingManager } from "discord.js";
import type { ChatAdapter, Logger } from "../../src/ports.ts";
import type { DiscordConfig } from "./config.ts";

/** Time for one shard to connect and hear of its servers. */
const READY_WITHIN_MS = 60_000;

/** Creates an adapter that runs each shard in a child process, and restarts those that exit. */
export function createShardManager({
  config,
  logger,
  entry,
}: {
  readonly config: DiscordConfig;
  readonly logger: Logger;
  /** Path of the file that a shard's process runs. */
  readonly entry: string;
}): ChatAdapter {
  const manager = new ShardingManager(entry, {
    totalShards: config.shards,
    shardList: [...config.shardIds],
    mode: "process",
    respawn: true,
    token: config.token,
  });
  const states = new Map<number, string>(config.shardIds.map((id) => [id, "not started"]));
  let stopped = false;
  manager.on("shardCreate", (shard) => follow(shard, states, logger, () => stopped));

  return {
    name: "discord",
    async start() {
      await manager.spawn({ timeout: READY_WITHIN_MS });
      logger.info({ shards: config.shardIds }, "all shards of this machine are ready");
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      manager.respawn = false;
      await Promise.all(manager.shards.map(ended));
    },
    health() {
      const waiting = [...states].filter(([, state]) => state !== "ready");
      if (waiting.length === 0) return { ready: !stopped, detail: `${states.size} shards ready` };
      return { ready: false, detail: waiting.map(([id, state]) => `shard ${id} ${state}`).join(", ") };
    },
  };
}

function follow(shard: Shard, states: Map<number, string>, logger: Logger, isStopped: () => boolean): void {
  const become = (state: string) => () => void states.set(shard.id, state);
  shard.on(ShardEvents.Spawn, become("starting"));
  shard.on(ShardEvents.Ready, become("ready"));
  shard.on(ShardEvents.Disconnect, become("disconnected"));
  shard.on(ShardEvents.Reconnecting, become("reconnecting"));
  shard.on(ShardEvents.Resume, become("ready"));
  shard.on(ShardEvents.Death, () => {
    states.set(shard.id, "ended");
    if (!isStopped()) logger.error({ shard: shard.id }, "a shard's process ended; it is started again");
  });
}

/** Lets a shard's process finish what it has acknowledged. */
async function ended(shard: Shard): Promise<void> {
  const child = shard.process;
  if (!child || child.exitCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  child.kill("SIGTERM");
  await promise;
}
