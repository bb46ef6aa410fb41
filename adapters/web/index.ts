/** The page, HTTP and health checks. */
import { getRequestListener } from "@hono/node-server";
import type { Guide } from "../../src/guide.ts";
import type { Onboarding } from "../../src/onboarding/index.ts";
import type { ChatAdapter, Logger } from "../../src/ports.ts";
import type { LiveKnowledge } from "../knowledge/index.ts";
import type { Server } from "../runtime/index.ts";
import type { Settings } from "../settings/index.ts";
import { createApp, type Health } from "./app.ts";
import { keepConfig, webConfig } from "./config.ts";
import { createKeepApp } from "./keep/index.ts";
import { createMetrics, type KnowledgeFigures } from "./metrics.ts";

export { publicUrlOf } from "./config.ts";

/** Dependencies of `createWebAdapter`. */
export interface WebParts {
  readonly settings: Settings;
  readonly guide: Guide;
  readonly logger: Logger;
  readonly server: Server;
  readonly onboarding?: Onboarding;
  /** Of every adapter, for `/readyz`; the web's own where it is missing. */
  readonly health?: () => Health;
  /** Monotonic; the process's own where it is missing. */
  readonly uptimeMs?: () => number;
  /** The knowledge on disk and the one that answers, for `/metrics` and the keepers' page. */
  readonly knowledge?: Pick<LiveKnowledge, "state" | "reload">;
}

/** Creates the web adapter: page, API and health checks, on the shared server. */
export function createWebAdapter(parts: WebParts): ChatAdapter {
  const { settings, guide, logger, server, health, onboarding = null } = parts;
  let state: "new" | "running" | "stopped" = "new";
  const own = () => ({
    ready: state === "running",
    detail: state === "running" ? "serving the page" : state,
  });
  const metrics = createMetrics();
  metrics.store(() => guide.store.health());
  const { knowledge } = parts;
  if (knowledge) metrics.knowledge(() => figuresOf(knowledge.state(), guide));
  const keep = keepConfig(settings);
  let closeKeep = async (): Promise<void> => {};
  const app = createApp({
    config: webConfig(settings),
    guide,
    onboarding,
    logger,
    metrics,
    health: health ?? (() => ({ web: own() })),
    ...(parts.uptimeMs && { uptimeMs: parts.uptimeMs }),
    keep:
      keep === null || knowledge === undefined
        ? null
        : (request) => {
            const { app, close } = createKeepApp({ ...request, config: keep, guide, logger, knowledge });
            closeKeep = close;
            return app;
          },
  });
  // Else it would put its own Request and Response in place of Node's for the whole process, Discord's client among it.
  server.mount("/", getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  return {
    name: "web",
    async start() {
      state = "running";
    },
    // The shared server finishes the requests under way.
    async stop() {
      state = "stopped";
      await closeKeep();
    },
    health: own,
  };
}

function figuresOf(
  state: Pick<KnowledgeFigures, "live" | "disk" | "learning">,
  guide: Guide,
): KnowledgeFigures {
  const { entries, tables } = guide.bot().knowledge;
  return { ...state, entries: entries.length, tables: tables.length };
}
