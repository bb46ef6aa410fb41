import type { REST } from "discord.js";
import { z } from "zod";
import { ChannelType, PermissionFlagsBits, Routes } from "./api.ts";
import { codes, isOneOf } from "./errors.ts";
import type { ServerSettingsStore } from "./server-settings.ts";

/** Channels that are tried; a server which closes more than these to the bot wants no greeting. */
const MOST_OPEN = 3;
const EVERYBODY_CAN = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

const bits = z.string().regex(/^\d+$/).transform(BigInt);
const guildSchema = z.object({
  system_channel_id: z.string().nullish(),
  rules_channel_id: z.string().nullish(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })).default([]),
});
const channelsSchema = z.array(
  z.object({
    id: z.string(),
    type: z.number(),
    position: z.number().default(0),
    permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
  }),
);
type Guild = z.infer<typeof guildSchema>;
type Channel = z.infer<typeof channelsSchema>[number];

/** Ids of a server's channels to greet newcomers in, best first, fetched lazily. */
export type GreetingPlaces = (guild: string) => AsyncIterable<string>;

/**
 * Creates the look-up of channels for newcomers who take no direct messages: the one that admins chose,
 * Discord's system channel, then the first ones in which everybody may read and write.
 */
export function createGreetingPlaces(
  rest: Pick<REST, "get">,
  servers: Pick<ServerSettingsStore, "read">,
): GreetingPlaces {
  return async function* (guild) {
    const { welcomeChannel } = await servers.read(guild);
    if (welcomeChannel !== null) yield welcomeChannel;
    const about = guildSchema.parse(await rest.get(Routes.guild(guild)));
    const system = about.system_channel_id ?? null;
    if (system !== null && system !== welcomeChannel) yield system;
    const open = await openChannels(rest, guild, about);
    yield* open.filter((id) => id !== welcomeChannel && id !== system).slice(0, MOST_OPEN);
  };
}

async function openChannels(rest: Pick<REST, "get">, guild: string, about: Guild): Promise<string[]> {
  const everybody = about.roles.find(({ id }) => id === guild)?.permissions ?? EVERYBODY_CAN;
  const isOpen = ({ id, type, permission_overwrites }: Channel) => {
    const over = permission_overwrites.find((each) => each.id === guild);
    const can = over ? (everybody & ~over.deny) | over.allow : everybody;
    return (
      type === ChannelType.GuildText &&
      id !== about.rules_channel_id &&
      (can & EVERYBODY_CAN) === EVERYBODY_CAN
    );
  };
  try {
    const channels = channelsSchema.parse(await rest.get(Routes.guildChannels(guild)));
    return channels
      .filter(isOpen)
      .toSorted((a, b) => a.position - b.position)
      .map(({ id }) => id);
  } catch (error) {
    if (isOneOf(error, codes.missingAccess, codes.missingPermissions)) return [];
    throw error;
  }
}
