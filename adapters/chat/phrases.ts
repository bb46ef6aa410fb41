import type { Guide } from "../../src/guide.ts";
import { type Phrases, phrasesOf } from "../../src/phrases/index.ts";

/** The guide's sentences as the knowledge of this moment has them. */
export const phrasesIn = (guide: Pick<Guide, "bot">): Phrases => phrasesOf(guide.bot().knowledge);
