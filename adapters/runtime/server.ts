import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "../../src/ports.ts";

/** Request listener in Node's form, called before the body is read. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** The HTTP server that all adapters share, with a router by path prefix. */
export interface Server {
  /** Hands over everything under `path` (`/` for the rest); the longest path that fits wins, then the newest. */
  mount(path: string, listener: NodeListener): void;
  /** Answers a request by whatever is mounted now: for those that were held. */
  dispatch(request: IncomingMessage, response: ServerResponse): void;
  /** Resolves once it listens. */
  start(): Promise<void>;
  /** Says with every answer that the connection ends with it; still takes requests. */
  drain(): void;
  /** Takes no new request and waits for those under way, at most `graceMs`; safe to call twice. */
  stop(graceMs?: number): Promise<void>;
  /** The port that it listens on; 0 before it does. */
  port(): number;
}

/** Whoever takes longer to send a request does not mean to. */
const requestTimeoutMs = 30_000;

/** Creates the server; it listens from `start` on. `port` 0 takes any free one. */
export function createServer({
  host,
  port,
  basePath = "/",
  logger,
}: {
  readonly host: string;
  readonly port: number;
  /** Path in front of everything, where a proxy does not take it off: `/bot/`. */
  readonly basePath?: string;
  readonly logger: Logger;
}): Server {
  let draining = false;
  const mounts: { readonly path: string; readonly listener: NodeListener }[] = [];
  const dispatch = (request: IncomingMessage, response: ServerResponse): void => {
    const pathname = pathOf(request.url ?? "/");
    const found = mounts.find(({ path }) => covers(path, pathname));
    if (!found) {
      end(response, 404);
      return;
    }
    handle(found.listener, request, response).catch((error: unknown) => {
      logger.error({ error: String(error), method: request.method }, "a request failed");
      end(response, 500);
    });
  };
  const server = createHttpServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
    if (draining) response.setHeader("connection", "close");
    if (pathOf(request.url ?? "/") === basePath.slice(0, -1) && basePath !== "/") {
      response.writeHead(308, { location: basePath }).end();
      return;
    }
    request.url = below(basePath, request.url ?? "/");
    dispatch(request, response);
  });
  return {
    dispatch,
    mount(path, listener) {
      // Of two for one path the newer counts: what answers while the process starts is replaced.
      mounts.unshift({ path, listener });
      mounts.sort((a, b) => b.path.length - a.path.length);
    },
    start: () =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve();
        });
      }),
    drain() {
      draining = true;
    },
    stop: (graceMs = 5_000) =>
      new Promise((resolve) => {
        draining = true;
        if (!server.listening) return resolve();
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
    port: () => (server.address() as AddressInfo | null)?.port ?? 0,
  };
}

async function handle(listener: NodeListener, request: IncomingMessage, response: ServerResponse) {
  await listener(request, response);
}

/** The path without its query. Not parsed as an address: `//` and the like are none, and must not throw. */
function pathOf(target: string): string {
  return target.split(/[?#]/, 1)[0] || "/";
}

/** `/bot/api/ask` → `/api/ask`; what is not below the path stays, for a proxy may have taken it off. */
function below(basePath: string, target: string): string {
  return basePath !== "/" && target.startsWith(basePath) ? target.slice(basePath.length - 1) : target;
}

/** `/slack` covers `/slack` and `/slack/events`, not `/slackers`. */
function covers(path: string, pathname: string): boolean {
  if (path === "/" || pathname === path) return true;
  return pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
}

function end(response: ServerResponse, status: number): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status).end();
}
