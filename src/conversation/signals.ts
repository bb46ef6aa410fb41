import type { Utterance } from "../language/index.ts";

/**
 * Surface cues that an utterance depends on an earlier turn. English function words only: nothing here knows
 * what the conversation is about.
 */
export interface Signals {
  /** Opens with "and", "what about", "how about", "same for" …: something is carried over. */
  readonly connective: boolean;
  /** Holds a word that stands for something said before; its token index. */
  readonly pronoun: number | null;
  /** A phrase, not a clause: no question word and no verb that makes one. */
  readonly fragment: boolean;
  /** Asks for the reason of what was just said: "why?", "how come?". */
  readonly why: boolean;
  /** Asks for more of the same: "tell me more", "go on". */
  readonly more: boolean;
  /** Content words left when function words, comparisons and positions are taken away. */
  readonly contentWords: number;
  /** Picks from something shown: "the first one", "2", "the last". `-1`: the last. */
  readonly pick: number | null;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const connectives = words("and or but also plus then so");
const aboutPhrases = [
  /^(?:and |but |so |ok |okay )?(?:what|how) about\b/,
  /^(?:and |the )?same (?:for|with|question)\b/,
];
const pronouns = words(
  "it its them those these that this one ones former latter both two others rest latter he she there",
);
const clauseWords = words(
  "what which who whom whose where when why how is are was were am be do does did can could will would should shall may might must has have had need needs tell give show list explain describe name count compare rank sort recommend want know get got think",
);
const pickWords: Readonly<Record<string, number>> = {
  first: 1,
  "1st": 1,
  second: 2,
  "2nd": 2,
  third: 3,
  "3rd": 3,
  fourth: 4,
  "4th": 4,
  last: -1,
  final: -1,
  one: 1,
  two: 2,
  three: 3,
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
  former: 1,
  latter: 2,
};
/** Words that point, compare, count, or speak of data as such, and so name nothing by themselves. */
const pointers = words(
  "1 2 3 4 5 more most less least fewer larger largest bigger biggest smaller smallest higher highest lower lowest greater greatest better best worse worst longer longest shorter shortest top bottom first second third fourth last next previous other others another rest same one ones two three both all each every any some many much few several else again number total sum average difference together combined why how come really sure ok okay yes no please mean example examples further detail details go on continue elaborate explain tell sort rank compare list count them those these that this it they their there former latter and or but also what about which who where when table tables column row cell figure figures number numbers value values share shares percent percentage percentages data list entry high big large small low say says said",
);

/** Extracts these cues. Pure; linear in the length of the utterance. */
export function readSignals(utterance: Utterance): Signals {
  const texts = utterance.tokens.map((token) => token.text);
  const plain = texts.join(" ");
  const pronoun = texts.findIndex((text) => pronouns.has(text));
  // "What about Spain" asks no more than "and Spain".
  const opening = /^(?:and |but |so |ok |okay )?(?:what|how) about\b/.exec(plain)?.[0].split(" ").length ?? 0;
  const contentWords = utterance.tokens.filter((token) => !token.stop && !pointers.has(token.text)).length;
  return {
    connective: (texts.length > 0 && connectives.has(texts[0]!)) || aboutPhrases.some((p) => p.test(plain)),
    pronoun: pronoun === -1 ? null : pronoun,
    fragment: texts.length <= 6 && !texts.slice(opening).some((text) => clauseWords.has(text)),
    why:
      contentWords === 0 && texts.length <= 6 && (texts.includes("why") || /\bhow (?:come|so)\b/.test(plain)),
    more:
      contentWords === 0 &&
      /\b(?:more|further|details?|elaborate|go on|continue|expand)\b/.test(plain) &&
      !/\b(?:how much|than)\b/.test(plain),
    contentWords,
    pick: contentWords === 0 ? readPick(texts) : null,
  };
}

function readPick(texts: readonly string[]): number | null {
  if (texts.length > 5) return null;
  for (const text of texts) {
    const position = pickWords[text];
    if (position !== undefined && (texts.length === 1 || text !== "one")) return position;
  }
  return null;
}
