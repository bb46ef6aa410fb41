import type { WebClientOptions } from "@slack/web-api";
import type { Settings } from "../settings.ts";

/** Where "Ask a person" leads for a topic. */
export interface People {
  /** The channel that the question is posted to; `null`: where it was asked. */
  readonly channel: string | null;
  /** The user group that is called. */
  readonly group: string | null;
}

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
      } | null;
    };

/** All that the Slack adapter is told. */
export interface SlackConfig {
  readonly transport: Transport;
  /** Token of the one workspace; `null`: those of the installations. */
  readonly botToken: string | null;
  readonly apiUrl: string;
  /** By topic; `*` for all others. */
  readonly people: ReadonlyMap<string, People>;
  /** Users with the platform in front. */
  readonly admins: ReadonlySet<string>;
  /** Least confidence for answers that nobody asked for, 0 to 1. */
  readonly autoConfidence: number;
  readonly gapConfidence: number;
  readonly keepDays: number;
}

/** Slack's part of the settings; `null` where Slack is not set up. */
export function slackConfig(settings: Settings): SlackConfig | null {
  const transport = transportOf(settings);
  if (!transport) return null;
  return {
    transport,
    botToken: settings.SLACK_BOT_TOKEN ?? null,
    apiUrl: settings.SLACK_API_URL,
    people: new Map(settings.SLACK_PEOPLE.flatMap(peopleOf)),
    admins: new Set(settings.ADMINS),
    autoConfidence: settings.SLACK_AUTO_ANSWER_PERCENT / 100,
    gapConfidence: settings.GAP_CONFIDENCE_PERCENT / 100,
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
      ? { clientId, clientSecret, stateSecret }
      : null;
  return { kind: "http", signingSecret: settings.SLACK_SIGNING_SECRET, install };
}

/** `salary=C042`, `skills=S012`, `*=C777:S012`: a topic, and the channel, the group, or both. */
function peopleOf(rule: string): [string, People][] {
  const [topic = "", target = ""] = rule.split("=", 2);
  const ids = target.split(":");
  const channel = ids.find((each) => /^[CG]/.test(each)) ?? null;
  const group = ids.find((each) => each.startsWith("S")) ?? null;
  return topic && (channel || group) ? [[topic, { channel, group }]] : [];
}

/** Who looks after a topic; `null`: nobody. */
export function peopleFor(people: ReadonlyMap<string, People>, topic: string | null): People | null {
  return (topic === null ? undefined : people.get(topic)) ?? people.get("*") ?? null;
}

/** Bot scopes that an installation asks for; the manifests give the reasons. */
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

/** How calls of the Web API behave: a few quick retries where Slack fails; waiting for 429 is the queue's affair. */
export function webClientOptions(apiUrl: string): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    // Slack's own default keeps trying for half an hour: whoever asked has left by then.
    retryConfig: { retries: 3, factor: 2, minTimeout: 200, maxTimeout: 2_000, randomize: true },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
  };
}
