import type { Addressed } from "../../src/reply/index.ts";

const OPENS_A_QUESTION =
  /^(?:and |so |but )?(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|does|do|did|can|could|should|would|will|has|have|tell|explain|list|show|compare|describe)\b/i;
const ABOUT_US = /\b(?:we|us|our|ours|ourselves|here|my|mine)\b/i;
const TO_ONE_ANOTHER = /\b(?:you|your|yours|he|she|his|her|him|they|them)\b/i;
const FEWEST_WORDS = 3;
/** "And juniors?": enough where it is known to go on from the answer above. */
const FEWEST_WORDS_MARKED = 2;

/**
 * Classifies a message by surface cues alone, for replies without a judgement of the core: a question mark or
 * an opening word makes a question; "us" or "you" means the people there, unless the channel is the bot's
 * own.
 * @param goesOn it is known to go on from an answer: two words with a question mark are a question then
 */
export function readPlainSigns(text: string, { goesOn = false } = {}): Addressed {
  const words = text.match(/[\p{L}\p{N}']+/gu) ?? [];
  const isMarked = /\?\s*$/.test(text);
  const asks = isMarked || OPENS_A_QUESTION.test(text.trim());
  const fewest = goesOn && isMarked ? FEWEST_WORDS_MARKED : FEWEST_WORDS;
  if (!asks || words.length < fewest) return { kind: "chatters", probability: 0 };
  if (ABOUT_US.test(text) || TO_ONE_ANOTHER.test(text)) return { kind: "about-us", probability: 0.3 };
  return { kind: "asks", probability: 0.6 };
}
