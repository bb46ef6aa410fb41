/** What a process needs around the bot: server, start, end by signals, log, and orders from another process. */

export { callControl, serveControl } from "./control.ts";
export { guideFor } from "./guide.ts";
export { endOnSignals } from "./lifecycle.ts";
export { createLogger } from "./logger.ts";
export { overview, type PlatformState } from "./overview.ts";
export { createRateLimit } from "./rate-limit.ts";
export { createServer, type Server } from "./server.ts";
export { createStarting } from "./starting.ts";
