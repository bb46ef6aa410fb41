import { getRequestListener } from "@hono/node-server";
import type { Guide } from "../../src/guide.ts";
import type { Onboarding } from "../../src/onboarding/service.ts";
import type { ChatAdapter, Logger } from "../../src/ports.ts";
import type { Server } from "../server.ts";
import type { Settings } from "../settings.ts";
import { createApp, type Health } from "./app.ts";
import { webConfig } from "./config.ts";
import { createMetrics, type KnowledgeFigures } from "./metrics.ts";

/** What the web adapter needs. */
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
  /** Where the knowledge on disk and the one that answers stand, for `/metrics`. */
  readonly knowledge?: () => Pick<KnowledgeFigures, "live" | "disk" | "learning">;
}

/** The page, its endpoints and the health checks, on the shared server. */
export function createWebAdapter(parts: WebParts): ChatAdapter {
  const { settings, guide, logger, server, health, onboarding = null } = parts;
  let state: "new" | "running" | "stopped" = "new";
  const own = () => ({
    ready: state === "running",
    detail: state === "running" ? "serving the page" : state,
  });
  const metrics = createMetrics();
  metrics.store(() => guide.store.health());
  if (parts.knowledge) metrics.knowledge(() => figuresOf(parts.knowledge!(), guide));
  const app = createApp({
    config: webConfig(settings),
    guide,
    onboarding,
    logger,
    metrics,
    health: health ?? (() => ({ web: own() })),
    ...(parts.uptimeMs && { uptimeMs: parts.uptimeMs }),
  });
  server.mount("/", getRequestListener(app.fetch));
  return {
    name: "web",
    async start() {
      state = "running";
    },
    // The shared server finishes the requests under way.
    async stop() {
      state = "stopped";
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
