import { z } from "zod";
import { BoundedMap } from "../../src/memo.ts";
import type { Clock, Store } from "../../src/ports.ts";
import { PLATFORM, workspaceId } from "./ids.ts";

/** What the people who manage a server chose; further keys belong to others and stay. */
const schema = z.looseObject({
  /** Answers to commands are seen by the asker only, unless they say otherwise. */
  privateByDefault: z.boolean().default(false),
  /** Forum channels in which new posts get a first answer. */
  forums: z.array(z.string().max(20)).max(25).default([]),
  /** The channel that the weekly digest is posted to. */
  digestChannel: z.string().max(20).nullable().default(null),
  /** Where newcomers are greeted who take no direct messages; `null`: where Discord itself greets people. */
  welcomeChannel: z.string().max(20).nullable().default(null),
});

const MOST_KNOWN = 5_000;

export type ServerSettings = Readonly<
  Pick<z.infer<typeof schema>, "privateByDefault" | "forums" | "digestChannel" | "welcomeChannel">
>;

/** Reads and writes a server's settings in `store.settings`. */
export function createServerSettings(store: Pick<Store, "settings">, clock: Clock) {
  /** Choices of an older form count as none. */
  const parse = (data: unknown) => schema.catch(schema.parse({})).parse(data ?? {});
  const known = new BoundedMap<string, ServerSettings>(MOST_KNOWN);
  async function read(guild: string | null): Promise<z.infer<typeof schema>> {
    if (guild === null) return parse(null);
    const settings = parse(await store.settings.get(workspaceId(guild)));
    known.set(guild, settings);
    return settings;
  }
  return {
    /** As it was read last: for what cannot wait for the store. */
    known: (guild: string): ServerSettings | undefined => known.get(guild),
    read: (guild: string | null): Promise<ServerSettings> => read(guild),
    async change(guild: string, change: Partial<ServerSettings>): Promise<ServerSettings> {
      const changed = { ...(await read(guild)), ...change };
      await store.settings.put(workspaceId(guild), changed, clock.now());
      return changed;
    },
    /** The channels of the weekly digest, by workspace. */
    async digests(): Promise<ReadonlyMap<string, string>> {
      const all = await store.settings.list(PLATFORM);
      const chosen = all.map(({ scope, data }) => [scope, parse(data).digestChannel] as const);
      return new Map(chosen.flatMap(([scope, channel]) => (channel === null ? [] : [[scope, channel]])));
    },
  };
}

export type ServerSettingsStore = ReturnType<typeof createServerSettings>;
