import { z } from "zod";
import type { Phrases } from "../../src/phrases/index.ts";
import type { Store } from "../../src/ports.ts";
import { type ChannelMode, channelModes } from "./speaking.ts";

/** The channel modes with label and description, for menus. */
export const modeOptions = (phrases: Phrases) =>
  channelModes.map((value) => ({
    value,
    label: phrases(value),
    description: phrases(`${value}-about`),
  }));

const storedSchema = z.object({ mode: z.enum(channelModes) });

/** Reads and writes the mode of a channel in `store.settings`; `mentions` where none is stored. */
export function createModes(store: Pick<Store, "settings">, clock: { now(): number }) {
  return {
    /** @param channel with the platform in front */
    async read(channel: string): Promise<ChannelMode> {
      const parsed = storedSchema.safeParse(await store.settings.get(channel));
      return parsed.success ? parsed.data.mode : "mentions";
    },
    choose: (channel: string, mode: ChannelMode): Promise<void> =>
      store.settings.put(channel, { mode }, clock.now()),
  };
}

export type Modes = ReturnType<typeof createModes>;

/** Parses a mode from a form or menu; `null` for any other text. */
export const parseMode = (value: string | undefined): ChannelMode | null =>
  channelModes.find((mode) => mode === value) ?? null;
