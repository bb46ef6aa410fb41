import type { ServerResponse } from "node:http";
import type { NodeListener } from "./server.ts";

/** How long a request is held before it is told to come again. */
const mostHeldMs = 25_000;
const retrySeconds = 5;

/** Request listener for the time until the knowledge is loaded. */
export interface Starting {
  readonly listener: NodeListener;
  /** From now on `next` answers, also those that were held. */
  ready(next: NodeListener): void;
}

/**
 * Answers from the first moment: alive, and not ready. Whoever asks something waits until it can be answered;
 * where that takes long they are told to come again. `detail` says how far it is.
 */
export function createStarting(detail: () => string, { heldMs = mostHeldMs } = {}): Starting {
  const { promise, resolve } = Promise.withResolvers<NodeListener>();
  return {
    ready: resolve,
    async listener(request, response) {
      const path = (request.url ?? "/").split(/[?#]/, 1)[0];
      if (path === "/healthz") return send(response, 200, { status: "ok" });
      if (path === "/readyz")
        return send(response, 503, {
          ready: false,
          parts: { knowledge: { ready: false, detail: detail() } },
        });
      const { promise: late, resolve: giveUp } = Promise.withResolvers<null>();
      const timer = setTimeout(giveUp, heldMs, null);
      const next = await Promise.race([promise, late]);
      clearTimeout(timer);
      if (next !== null) return next(request, response);
      response.setHeader("retry-after", String(retrySeconds));
      const message = `The guide is starting (${detail()}); try again in a moment.`;
      send(response, 503, { error: { code: "unavailable", message, reference: null } });
    },
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    // Starting keeps the process busy: a connection that is left open may be closed just when it is used again.
    connection: "close",
  });
  response.end(JSON.stringify(body));
}
