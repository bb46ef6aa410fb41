import type { KnownBlock } from "@slack/types";
import type { Command, Press } from "./receive/interactions.ts";

/** Handlers of the onboarding's events in Slack. Action ids of its buttons begin with `onboard:`. */
export interface OnboardingHandlers {
  /** Somebody joined the workspace or, with `channel`, a channel. */
  joined(team: string, user: string, channel: string | null): Promise<void>;
  /** `/onboard`, or `/ask onboard`. */
  command(command: Command): Promise<void>;
  /** One of its buttons was pressed. */
  press(press: Press): Promise<void>;
  /** What Home shows of it. */
  home(team: string, user: string): Promise<readonly KnownBlock[]>;
}
