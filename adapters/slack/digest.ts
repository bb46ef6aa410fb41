import { z } from "zod";
import type { Clock, DigestOutlet, Store } from "../../src/ports.ts";
import { plainText } from "../../src/reply/index.ts";
import { clip } from "../chat/index.ts";
import type { Delivery } from "./delivery.ts";
import { teamOf, workspaceId } from "./ids.ts";
import { renderBody } from "./render/body.ts";
import { slackLimits } from "./render/limits.ts";
import { escapeMarkup } from "./render/text.ts";

const PREFIX = "slack";
const DIGEST_CHARS = 10_000;

/** What the admins of a workspace chose for all of it; further keys belong to others and stay. */
const schema = z.looseObject({ digestChannel: z.string().max(30).nullable().default(null) });

/** Reads and writes each workspace's channel of the weekly digest. */
export function createDigestChannels(store: Pick<Store, "settings">, clock: Clock) {
  const parse = (data: unknown) => schema.catch({ digestChannel: null }).parse(data ?? {});
  const read = async (team: string) => parse(await store.settings.get(workspaceId(team)));
  return {
    read: async (team: string): Promise<string | null> => (await read(team)).digestChannel,
    async choose(team: string, channel: string | null): Promise<void> {
      const settings = { ...(await read(team)), digestChannel: channel };
      await store.settings.put(workspaceId(team), settings, clock.now());
    },
    /** By workspace, those that want one. */
    async all(): Promise<ReadonlyMap<string, string>> {
      const known = await store.settings.list(PREFIX);
      return new Map(
        known.flatMap(({ scope, data }) => {
          const { digestChannel } = parse(data);
          return digestChannel !== null && teamOf(scope) !== null ? [[scope, digestChannel]] : [];
        }),
      );
    },
  };
}

export type DigestChannels = ReturnType<typeof createDigestChannels>;

/** Creates the outlet of the weekly digest: the channel that a workspace's admins chose. */
export function createDigestOutlet(channels: DigestChannels, delivery: Delivery): DigestOutlet {
  return {
    workspaces: async () => [...(await channels.all()).keys()],
    async post(workspace, document) {
      const channel = (await channels.all()).get(workspace);
      const team = teamOf(workspace);
      if (channel === undefined || team === null) return;
      const text = clip(escapeMarkup(plainText(document)), slackLimits.fallbackChars);
      const blocks = renderBody(document, DIGEST_CHARS).blocks;
      await delivery.say(team, { channel, thread: null }, { text, blocks });
    },
  };
}
