import type { Guide } from "../../src/guide.ts";
import type { Clock, Logger } from "../../src/ports.ts";
import { createCooldown } from "./cooldown.ts";
import { createOnce } from "./exactly-once.ts";
import { createHandOver } from "./hand-over.ts";
import { createModes } from "./modes.ts";
import type { People } from "./people.ts";
import { phrasesIn } from "./phrases.ts";
import { rememberBriefly } from "./recent-answers.ts";

/**
 * Creates what each chat platform needs once: guide, phrases, claims, modes, rate limit, hand-over.
 * `platform`: its name in ids.
 */
export function createChatTools(parts: {
  readonly platform: string;
  readonly guide: Guide;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly config: { readonly people: People; readonly perMinute: number; readonly keepDays: number };
}) {
  const { platform, clock, logger, config } = parts;
  const guide = config.keepDays === 0 ? rememberBriefly(parts.guide) : parts.guide;
  const phrases = () => phrasesIn(guide);
  const once = createOnce({ store: guide.store, clock, logger });
  return {
    guide,
    phrases,
    once,
    modes: createModes(guide.store, clock),
    cooldown: createCooldown(config.perMinute, clock, phrases),
    handOver: createHandOver({ guide, once, people: config.people, platform }),
  };
}
