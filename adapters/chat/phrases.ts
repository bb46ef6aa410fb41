import type { Guide } from "../../src/guide.ts";
import { type Phrases, phrasesOf } from "../../src/phrases/index.ts";

/** Phrases of the knowledge that is live now. */
export const phrasesIn = (guide: Pick<Guide, "bot">): Phrases => phrasesOf(guide.bot().knowledge);
