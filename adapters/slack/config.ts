import type { WebClientOptions } from "@slack/web-api";
import { type People, parsePeople } from "../chat/index.ts";
import type { Settings } from "../settings/index.ts";

/** How events come in. */
type Transport =
  | { readonly kind: "socket"; readonly appToken: string }
  | {
      readonly kind: "http";
      readonly signingSecret: string;
      /** For installation into many workspaces. */
      readonly install: {
        readonly clientId: string;
        readonly clientSecret: string;
        readonly stateSecret: string;
        /** What an installation asks for. */
        readonly scopes: readonly string[];
      } | null;
    };

/** Configuration of the Slack adapter. */
export interface SlackConfig {
  readonly transport: Transport;
  /** Token of the one workspace; `null`: those of the installations. */
  readonly botToken: string | null;
  readonly apiUrl: string;
  /** By topic; `*` for all others. */
  readonly people: People;
  /** Users with the platform in front. */
  readonly admins: ReadonlySet<string>;
  /** Least confidence for answers that nobody asked for, 0 to 1. */
  readonly autoConfidence: number;
  readonly gapConfidence: number;
  /** Questions of one person; 0: no limit. */
  readonly perMinute: number;
  readonly keepDays: number;
}

/** Extracts the adapter's configuration from the settings; `null` where Slack is not set up. */
export function slackConfig(settings: Settings): SlackConfig | null {
  const transport = transportOf(settings);
  if (!transport) return null;
  return {
    transport,
    botToken: settings.SLACK_BOT_TOKEN ?? null,
    apiUrl: settings.SLACK_API_URL,
    people: parsePeople(settings.SLACK_PEOPLE, {
      channel: (id) => (/^[CG]/.test(id) ? id : null),
      group: (id) => (id.startsWith("S") ? id : null),
    }),
    admins: new Set(settings.ADMINS),
    autoConfidence: settings.SLACK_AUTO_ANSWER_PERCENT / 100,
    gapConfidence: settings.GAP_CONFIDENCE_PERCENT / 100,
    perMinute: settings.QUESTIONS_PER_MINUTE,
    keepDays: settings.KEEP_QUESTIONS_DAYS,
  };
}

/** Socket Mode where there is an app-level token: it needs no public address. */
function transportOf(settings: Settings): Transport | null {
  if (settings.SLACK_APP_TOKEN) return { kind: "socket", appToken: settings.SLACK_APP_TOKEN };
  if (!settings.SLACK_SIGNING_SECRET) return null;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = settings;
  const stateSecret = settings.SLACK_STATE_SECRET;
  const install =
    !settings.SLACK_BOT_TOKEN && clientId && clientSecret && stateSecret
      ? { clientId, clientSecret, stateSecret, scopes: scopesOf(settings) }
      : null;
  return { kind: "http", signingSecret: settings.SLACK_SIGNING_SECRET, install };
}

const scopesOf = ({ SLACK_READS_CHANNELS: reads }: Settings): readonly string[] =>
  reads ? [...botScopes, ...channelScopes].sort() : botScopes;

/** OAuth bot scopes of the smaller manifest, which gives the reasons. */
export const botScopes = [
  "app_mentions:read",
  "assistant:write",
  "chat:write",
  "commands",
  "files:write",
  "im:history",
  "im:write",
  "users:read",
] as const;

/** OAuth bot scopes that the larger manifest adds. */
export const channelScopes = ["channels:history", "channels:read", "groups:history", "groups:read"] as const;

/**
 * Options of Web API clients: a few quick retries where Slack fails; a 429 is rejected, since the queue waits
 * for it.
 */
export function webClientOptions(apiUrl: string): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    // Slack's own default keeps trying for half an hour: whoever asked has left by then.
    retryConfig: { retries: 3, factor: 2, minTimeout: 200, maxTimeout: 2_000, randomize: true },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
  };
}
