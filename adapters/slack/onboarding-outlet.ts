import { z } from "zod";
import type { Phrases } from "../../src/phrases/index.ts";
import type { OnboardingOutlet } from "../../src/ports.ts";
import type { Prompt } from "../../src/reply/index.ts";
import type { Clients } from "./clients.ts";
import type { Delivery } from "./delivery.ts";
import { codeOf } from "./errors.ts";
import { isNewColleague, type Profiles } from "./profiles.ts";
import { actionRows } from "./render/prompt.ts";

const reachSchema = z.object({
  team: z.string(),
  user: z.string(),
  channel: z.string().nullable(),
  /** Slack did not say in time whether this is a bot or a guest. */
  unchecked: z.boolean().default(false),
});

/** What the way to people needs. */
interface OutletParts {
  readonly clients: Clients;
  readonly delivery: Pick<Delivery, "tell">;
  readonly profiles: Pick<Profiles, "ask">;
  readonly phrases: () => Phrases;
  readonly post: (team: string, user: string, prompt: Prompt, metadata: object) => Promise<unknown>;
}

/**
 * Creates the outlet of reminders, milestones and welcomes: direct messages or, where they are closed, a
 * button in the channel that was joined.
 */
export function createOnboardingOutlet(parts: OutletParts): OnboardingOutlet {
  const { clients, delivery, profiles, phrases, post } = parts;

  /** Whether a message stands in the direct conversation already: a process died after it was sent. */
  async function isThere(team: string, user: string, id: string): Promise<boolean> {
    const client = await clients.client(team);
    const { channel } = await client.conversations.open({ users: user });
    const { messages } = await client.conversations.history({
      channel: channel?.id ?? "",
      include_all_metadata: true,
      limit: 50,
    });
    return (messages ?? []).some(({ metadata }) => {
      const payload = metadata?.event_payload as { onboarding?: unknown } | undefined;
      return payload?.onboarding === id;
    });
  }

  return {
    platform: "slack",
    async send(contact, prompt, { id, again }) {
      const reach = reachSchema.safeParse(contact);
      if (!reach.success) return false;
      const { team, user, channel, unchecked } = reach.data;
      if (unchecked) {
        const profile = await profiles.ask(team, user);
        if (!profile || !isNewColleague(profile)) return false;
      }
      if (again && (await isThere(team, user, id))) return true;
      try {
        await post(team, user, prompt, { onboarding: id });
        return true;
      } catch (error) {
        if (!cannotBeWrittenTo.has(codeOf(error))) throw error;
        // In a channel only a welcome has its place.
        if (channel === null || !id.endsWith(":welcome")) return false;
        await delivery.tell(
          { team, user, channel, thread: null, responseUrl: null },
          phrases()("welcome"),
          actionRows([{ id: "step", label: phrases()("show-around"), role: "primary" }]),
        );
        return true;
      }
    },
  };
}

/** Slack's words for people who take no direct messages of the bot. */
const cannotBeWrittenTo = new Set([
  "cannot_dm_bot",
  "channel_not_found",
  "is_archived",
  "messages_tab_disabled",
  "not_in_channel",
  "restricted_action",
  "user_disabled",
  "user_not_found",
  "user_not_visible",
]);
