import { createGuide, type Guide, type GuideParts } from "../../src/guide.ts";
import type { Settings } from "../settings/index.ts";

/** Creates a guide with the settings' retention and time-outs; the same for server, shards and terminal. */
export const guideFor = (
  settings: Pick<Settings, "CONVERSATION_TTL_MINUTES" | "KEEP_QUESTIONS_DAYS">,
  parts: Pick<GuideParts, "bot" | "store" | "clock" | "hashPerson">,
): Guide =>
  createGuide({
    ...parts,
    conversationTtlMs: settings.CONVERSATION_TTL_MINUTES * 60_000,
    keepQuestions: settings.KEEP_QUESTIONS_DAYS > 0,
  });
