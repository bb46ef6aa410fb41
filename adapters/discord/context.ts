import type { REST } from "discord.js";
import type { Guide } from "../../src/guide.ts";
import type { Clock, Logger } from "../../src/ports.ts";
import type { Cooldown, DrawChart, HandOver, Modes, Once } from "../chat/index.ts";
import type { DiscordConfig } from "./config.ts";
import type { HeardMessage, Interaction } from "./intents.ts";
import type { Pace } from "./pace.ts";
import type { Places } from "./places.ts";
import type { Posts } from "./posts.ts";
import type { Responder } from "./respond.ts";
import type { ServerSettingsStore } from "./server-settings.ts";

/**
 * Handlers of the onboarding's events on Discord. Custom ids of its buttons and forms begin with `onboard:`.
 */
export interface OnboardingHandlers {
  /** `/onboard`, or a welcome's button. */
  start(interaction: Interaction, responder: Responder): Promise<void>;
  /** One of its buttons, menus or forms. */
  press(interaction: Interaction, responder: Responder): Promise<void>;
  /** Something was written to the bot directly; true where it was meant for the onboarding. `again`: after a crash. */
  said(heard: HeardMessage, again: boolean): Promise<boolean>;
  /** A direct question was answered: the way back. */
  answered(heard: HeardMessage): Promise<void>;
  /** The gateway told of a member who joined, or who accepted the server's rules. */
  joined(data: unknown): Promise<void>;
}

/** Dependencies that all handlers on Discord share. */
export interface DiscordContext {
  readonly guide: Guide;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly config: DiscordConfig;
  readonly rest: REST;
  readonly posts: Posts;
  readonly once: Once;
  readonly servers: ServerSettingsStore;
  readonly places: Places;
  readonly modes: Modes;
  readonly cooldown: Cooldown;
  readonly pace: Pace;
  readonly handOver: HandOver;
  readonly drawChart: DrawChart | null;
  readonly onboarding: OnboardingHandlers | null;
}
