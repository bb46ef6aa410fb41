import type { IncomingMessage, ServerResponse } from "node:http";
import {
  App,
  type Authorize,
  type Logger as BoltLogger,
  HTTPModuleFunctions,
  HTTPReceiver,
  LogLevel,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
} from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { Logger } from "../../src/ports.ts";
import type { installationStoreOf } from "./clients.ts";
import type { SlackConfig } from "./config.ts";
import { inInstalledTeam } from "./receive/installed-team.ts";

/** Path of the endpoint for events, commands and interactions. */
export const eventsPath = "/slack/events";

const BODY_BYTES = 1_000_000;
const TOKEN = /xox[a-z]-[\w-]+|xapp-[\w-]+/g;

/** Adapts our logger to Bolt. Its debug lines hold whole payloads and are dropped; tokens are redacted. */
export function boltLogger(logger: Logger): BoltLogger {
  const line = (messages: readonly unknown[]) =>
    messages
      .filter((each) => typeof each === "string" || each instanceof Error)
      .map(String)
      .join(" ")
      .replace(TOKEN, "(token)")
      .slice(0, 300);
  return {
    debug: () => undefined,
    info: (...messages) => logger.debug({ from: "bolt" }, line(messages)),
    warn: (...messages) => logger.warn({ from: "bolt" }, line(messages)),
    error(...messages) {
      const words = line(messages);
      // A socket that Slack closes, as it does now and then, is told as an error without any words.
      if (/error occurred: *$/.test(words)) logger.debug({ from: "bolt" }, words);
      else logger.error({ from: "bolt" }, words);
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** Creates Bolt's receiver for events by HTTP, with OAuth installation where it is configured. */
export function httpReceiver(parts: {
  readonly transport: Extract<SlackConfig["transport"], { kind: "http" }>;
  readonly logger: BoltLogger;
  readonly clientOptions: WebClientOptions;
  readonly installationStore: ReturnType<typeof installationStoreOf> | null;
}): HTTPReceiver {
  const { transport, logger, clientOptions, installationStore } = parts;
  return new HTTPReceiver({
    signingSecret: transport.signingSecret,
    endpoints: eventsPath,
    logger,
    ...(transport.install && installationStore
      ? {
          ...transport.install,
          scopes: [...transport.install.scopes],
          installationStore,
          installerOptions: { directInstall: true, clientOptions },
        }
      : {}),
  });
}

/** Request listener of a receiver; unknown paths get 404. */
export function listenerOf(receiver: HTTPReceiver) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "POST" && !(await isReadable(request, response))) return;
    try {
      receiver.requestListener(request, response);
    } catch {
      response.writeHead(404).end();
    }
  };
}

/** Whether Bolt would parse the body as `null`, on which it throws: as JSON, or as the payload of a form. */
export function isNull(body: string): boolean {
  const payload = new URLSearchParams(body).get("payload");
  return [body, payload].some((text) => text?.trim() === "null");
}

/** Reads the body before Bolt does, which falls over one that is `null`, and with it the process. */
async function isReadable(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  try {
    const buffered = await HTTPModuleFunctions.bufferIncomingMessage(request, BODY_BYTES);
    if (!isNull(buffered.rawBody.toString("utf8"))) return true;
    response.writeHead(400).end();
  } catch (error) {
    const tooLarge = HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413;
    response.writeHead(tooLarge ? 413 : 400, { connection: "close" }).end();
  }
  return false;
}

/**
 * Creates Bolt's receiver for Socket Mode, without its reconnecting: that ends the process when Slack refuses
 * once.
 */
export function socketReceiver(appToken: string, logger: BoltLogger, clientOptions: WebClientOptions) {
  return new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...clientOptions, rejectRateLimitedCalls: false } },
    processEventErrorHandler: async ({ error }) => {
      logger.error(`an event was not taken: ${error.message}`);
      return false;
    },
  });
}

/** Handlers of incoming payloads by kind; each is called after Slack has its acknowledgement. */
export interface Incoming {
  event(body: unknown, botUserId: string | undefined): Promise<void>;
  command(body: unknown): Promise<void>;
  press(body: unknown): Promise<void>;
  shortcut(body: unknown): Promise<void>;
  /** `acknowledgement` is what the form shows at once. */
  acknowledgement(body: unknown): { readonly response_action: "update"; readonly view: object } | undefined;
  submission(body: unknown): Promise<void>;
}

/** Bolt looks for an installation in the workspace that a payload names, which has none where a guest acts. */
class HomeApp extends App {
  override processEvent(event: ReceiverEvent): Promise<void> {
    return super.processEvent({ ...event, body: inInstalledTeam(event.body) });
  }
}

/** Creates Bolt's app with listeners that acknowledge first, and work after. */
export function createApp(parts: {
  readonly receiver: Receiver;
  readonly authorize: Authorize<boolean> | null;
  readonly logger: BoltLogger;
  readonly clientOptions: WebClientOptions;
  readonly incoming: Incoming;
}): App {
  const { receiver, authorize, logger, clientOptions, incoming } = parts;
  const app = new HomeApp({
    receiver,
    logger,
    clientOptions,
    convoStore: false,
    ...(authorize !== null && { authorize }),
  });
  app.event(/.+/, async ({ body, context }) => incoming.event(body, context.botUserId));
  app.command(/.+/, async ({ body, ack }) => {
    await ack();
    await incoming.command(body);
  });
  app.action(/.+/, async ({ body, ack }) => {
    await ack();
    await incoming.press(body);
  });
  app.shortcut(/.+/, async ({ body, ack }) => {
    await ack();
    await incoming.shortcut(body);
  });
  app.view(/.+/, async ({ body, ack }) => {
    const shown = incoming.acknowledgement(body);
    await (ack as (shown?: object) => Promise<void>)(shown);
    await incoming.submission(body);
  });
  app.error(async (error) => {
    logger.error(`Slack's event was not handled: ${error.message}`);
  });
  return app;
}
