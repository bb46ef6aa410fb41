import { z } from "zod";
import type { Store } from "../../src/ports.ts";
import { type ChannelMode, channelModes } from "./speaking.ts";

/** What admins read of each mode, short enough for any platform's menu. */
export const modeTexts: Readonly<
  Record<ChannelMode, { readonly label: string; readonly description: string }>
> = {
  mentions: { label: "Mentions only", description: "I answer when I am called, and stay silent otherwise" },
  follow: { label: "Follow threads", description: "I also answer follow-up questions in threads I am in" },
  every: {
    label: "Every question",
    description: "A channel of its own: each question gets a reply, in a thread",
  },
  unasked: {
    label: "Unasked, when sure",
    description: "I also answer questions nobody put to me, where I am sure",
  },
};

const storedSchema = z.object({ mode: z.enum(channelModes) });

/** How the bot behaves in each channel: "mentions" until an admin says otherwise. */
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

/** A mode out of a form or a menu; `null` for anything else. */
export const parseMode = (value: string | undefined): ChannelMode | null =>
  channelModes.find((mode) => mode === value) ?? null;
