import type { Guide } from "../src/guide.ts";
import type { Onboarding } from "../src/onboarding/index.ts";
import type { ChatAdapter, Clock, Logger } from "../src/ports.ts";
import type { ChartData } from "../src/reply/index.ts";
import { describeChart, renderChartPng, type Theme } from "./charts/index.ts";
import type { Server } from "./runtime/index.ts";
import type { Settings } from "./settings/index.ts";

/** What platforms are made of. */
interface PlatformParts {
  readonly settings: Settings;
  readonly guide: Guide;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly server: Server;
  readonly onboarding: Onboarding;
}

/** A chat platform that can be set up. */
export interface Platform {
  /** As ids have it in front, and the adapter as its name. */
  readonly name: string;
  readonly title: string;
  /** Settings that turn it on, in words. */
  readonly needs: string;
  /** The adapter; `null` where it is not set up. Its library is loaded only then, so that starting stays quick. */
  open(parts: PlatformParts): Promise<ChatAdapter | null>;
}

/** The chat platforms, in the order in which they are listed at start. */
export const platforms: readonly Platform[] = [
  {
    name: "slack",
    title: "Slack",
    needs: "SLACK_BOT_TOKEN and SLACK_APP_TOKEN",
    async open({ settings, ...parts }) {
      if (settings.SLACK_APP_TOKEN === undefined && settings.SLACK_SIGNING_SECRET === undefined) return null;
      const { createSlackAdapter, slackConfig } = await import("./slack/index.ts");
      const config = slackConfig(settings);
      return config && createSlackAdapter({ ...parts, config, drawChart: drawChart("light") });
    },
  },
  {
    name: "discord",
    title: "Discord",
    needs: "DISCORD_TOKEN",
    async open({ settings, ...parts }) {
      if (settings.DISCORD_TOKEN === undefined) return null;
      const { createDiscordAdapter, discordConfig } = await import("./discord/index.ts");
      const config = discordConfig(settings);
      // Most people on Discord look at it in the dark, and a dark picture stands well on light too.
      return config && createDiscordAdapter({ ...parts, config, drawChart: drawChart("dark") });
    },
  },
];

const drawChart = (theme: Theme) => async (chart: ChartData) => ({
  png: await renderChartPng(chart, { theme }),
  alt: describeChart(chart),
});
