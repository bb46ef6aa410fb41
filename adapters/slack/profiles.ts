import type { UsersInfoResponse } from "@slack/web-api";
import type { Logger } from "../../src/ports.ts";
import type { Clients } from "./clients.ts";
import { codeOf } from "./errors.ts";

/** A user's profile, as far as the bot reads it. */
export type SlackUser = NonNullable<UsersInfoResponse["user"]>;

/** Whether a user is an active full member of the workspace: no bot, no guest, nobody of another workspace. */
export const isNewColleague = (profile: SlackUser): boolean =>
  !(
    profile.is_bot ||
    profile.deleted ||
    profile.is_restricted ||
    profile.is_ultra_restricted ||
    profile.is_stranger
  );

/** A user's display name; an id would mean nothing to readers. */
export const nameIn = (profile: SlackUser | null): string | null =>
  profile?.profile?.display_name || profile?.real_name || profile?.name || null;

export type Profiles = ReturnType<typeof createProfiles>;

/** Creates the look-up of users' profiles. */
export function createProfiles(clients: Clients, logger: Logger) {
  /** `null` where it does not say, and will not. */
  async function ask(team: string, user: string): Promise<SlackUser | null> {
    try {
      const client = await clients.client(team);
      return (await client.users.info({ user })).user ?? null;
    } catch (error) {
      if (!saysNothing.has(codeOf(error))) throw error;
      return null;
    }
  }

  /** `null` as well where Slack cannot be asked at the moment. */
  async function find(team: string, user: string): Promise<SlackUser | null> {
    return ask(team, user).catch((error: unknown) => {
      logger.debug({ error: codeOf(error) }, "Slack did not say who somebody is");
      return null;
    });
  }

  return { ask, find };
}

/** Slack's words for profiles that asking again would not bring. */
const saysNothing = new Set([
  "account_inactive",
  "missing_scope",
  "not_allowed_token_type",
  "token_revoked",
  "user_not_found",
  "user_not_visible",
]);
