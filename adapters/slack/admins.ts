import { BoundedMap } from "../../src/memo.ts";
import type { Clock, Logger } from "../../src/ports.ts";
import type { Clients } from "./clients.ts";
import { codeOf } from "./errors.ts";
import { userId } from "./ids.ts";

const KNOWN_FOR_MS = 600_000;
const MOST_KNOWN = 10_000;

/** Creates the test for admins: users that the settings name, and Slack's own admins and owners. */
export function createAdmins(parts: {
  readonly named: ReadonlySet<string>;
  readonly clients: Clients;
  readonly clock: Clock;
  readonly logger: Logger;
}) {
  const known = new BoundedMap<string, { readonly admin: boolean; readonly untilMs: number }>(MOST_KNOWN);
  return async function isAdmin(team: string, user: string): Promise<boolean> {
    const id = userId(team, user);
    if (parts.named.has(id)) return true;
    const before = known.get(id);
    if (before && before.untilMs > parts.clock.now()) return before.admin;
    try {
      const client = await parts.clients.client(team);
      const { user: profile } = await client.users.info({ user });
      const admin = Boolean(profile?.is_admin || profile?.is_owner || profile?.is_primary_owner);
      known.set(id, { admin, untilMs: parts.clock.now() + KNOWN_FOR_MS });
      return admin;
    } catch (error) {
      parts.logger.warn({ error: codeOf(error) }, "Slack did not say who is an admin; taken for none");
      return false;
    }
  };
}
