import { createOnboarding } from "../../src/onboarding/index.ts";
import type { Clock } from "../../src/ports.ts";
import type { ChartData } from "../../src/reply/index.ts";
import { describeChart, renderChartPng } from "../charts/index.ts";
import { modelFolders, openKnowledge } from "../knowledge/index.ts";
import { createLogger, endOnSignals, guideFor } from "../runtime/index.ts";
import { parseSettings, readEnvironment } from "../settings/index.ts";
import { openSteadyStore } from "../store/index.ts";
import { createDiscordAdapter, discordConfig } from "./index.ts";

/**
 * The process of one shard: settings → store and knowledge → guide → Discord. The shard manager starts it
 * and says by the environment which shard it is; it shares the store with all others.
 */
async function main(): Promise<void> {
  const settings = parseSettings(readEnvironment(process.env));
  const clock: Clock = { now: () => Date.now() };
  const logger = createLogger({
    level: settings.LOG_LEVEL,
    write: (line) => void process.stderr.write(line),
    forPeople: process.stderr.isTTY === true,
    secrets: [settings.DISCORD_TOKEN, settings.DATABASE_URL, settings.PRIVACY_KEY].filter(
      (secret) => secret !== undefined,
    ),
  });
  const config = discordConfig(settings);
  if (!config) throw new Error("DISCORD_TOKEN is not set; a shard is started by the bot, not by hand.");
  const knowledge = await openKnowledge(settings.KNOWLEDGE_DIR, logger, { models: modelFolders(settings) });
  const { store, personOf } = await openSteadyStore(settings, clock, logger);
  const guide = guideFor(settings, {
    bot: knowledge.bot,
    store,
    clock,
    hashPerson: personOf,
  });
  const drawChart = async (chart: ChartData) => ({
    png: await renderChartPng(chart, { theme: "dark" }),
    alt: describeChart(chart),
  });
  const adapter = createDiscordAdapter({
    config,
    guide,
    logger,
    clock,
    drawChart,
    onboarding: createOnboarding(guide),
    inShard: true,
  });
  endOnSignals(process, {
    logger,
    now: clock.now,
    async stop() {
      await adapter.stop();
      knowledge.close();
      await store.close();
    },
  });
  // Without the manager nobody would end this process.
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  await adapter.start();
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
