import type { SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "../../src/ports.ts";
import { codeOf, isBadToken, SlackStartError } from "./errors.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** A Socket Mode connection that reconnects. */
export interface Connection {
  /** Where Slack cannot be reached it goes on trying; throws only where a token is refused. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): { readonly ready: boolean; readonly detail: string };
}

/** Keeps a Socket Mode connection open: reconnects with exponential backoff. */
export function keepConnected(
  receiver: SocketModeReceiver,
  logger: Logger,
  wait: (ms: number) => Promise<void>,
): Connection {
  const { client } = receiver;
  let stopped = false;
  let state = { ready: false, detail: "not started" };

  async function reconnect(): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; !stopped; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        await client.start();
        return;
      } catch (error) {
        const code = codeOf(error);
        state = { ready: false, detail: `cannot connect to Slack: ${code}` };
        if (isBadToken(code))
          logger.error({ code }, "Slack refuses SLACK_APP_TOKEN; make a new one and restart");
        else logger.warn({ code, pauseMs }, "Slack could not be reached; trying again");
        await wait(isBadToken(code) ? LONGEST_PAUSE_MS : pauseMs);
      }
    }
  }

  client.on("connected", () => {
    state = { ready: true, detail: "connected by Socket Mode" };
    logger.info({}, "Slack is connected by Socket Mode");
  });
  // Emitted for a failed start as well, which is then tried again where it was started.
  client.on("disconnected", () => {
    const wasReady = state.ready;
    state = { ready: false, detail: "connection to Slack lost" };
    if (wasReady && !stopped) void reconnect();
  });

  return {
    async start() {
      try {
        await client.start();
      } catch (error) {
        const code = codeOf(error);
        if (isBadToken(code))
          throw new SlackStartError(
            `Slack refuses SLACK_APP_TOKEN (${code}); make a new app-level token with connections:write.`,
            { cause: error },
          );
        logger.warn(
          { code },
          "Slack could not be reached; check the network and SLACK_API_URL. Trying again",
        );
        state = { ready: false, detail: `cannot connect to Slack: ${code}` };
        void reconnect();
      }
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      state = { ready: false, detail: "stopped" };
      await client.disconnect();
    },
    state: () => state,
  };
}
