import { createGuide, type Guide, type GuideParts } from "../../src/guide.ts";
import type { Settings } from "../settings/index.ts";

/** A guide as the settings want it, for every process that answers: the server, a shard, the terminal. */
export const guideFor = (
  settings: Pick<Settings, "CONVERSATION_TTL_MINUTES" | "KEEP_QUESTIONS_DAYS">,
  parts: Pick<GuideParts, "bot" | "store" | "clock" | "hashPerson">,
): Guide =>
  createGuide({
    ...parts,
    conversationTtlMs: settings.CONVERSATION_TTL_MINUTES * 60_000,
    keepQuestions: settings.KEEP_QUESTIONS_DAYS > 0,
  });
