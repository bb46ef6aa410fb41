/** Recognises what people say to a guide that asks nothing of its knowledge: greetings, thanks, doubts, complaints. */
import type { Knowledge } from "../knowledge/index.ts";
import type { Language, Token } from "../language/index.ts";
import { cosineOf, type Meanings, type SmallVector } from "../meaning/index.ts";
import { atOnce, type Steps } from "../steps.ts";
import { type Act, acts } from "./acts.ts";
import { createWordClassifier } from "./word-classifier.ts";

export type { Act } from "./acts.ts";

/** An act with its probability. */
export interface ActMatch {
  readonly act: Act;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Classifies a sentence as an act; `null`: it is none. */
export type FindAct = (text: string) => ActMatch | null;

/** An act is said in few words; a longer sentence says something of its own. */
const mostWords = 9;
/** Share of words that a sentence and an example have in common (Dice), from which on they say the same. */
const sameFrom = 0.8;
/** The same, where the sentence has a word that may be a topic. */
const nearlySameFrom = 0.92;
/** Cosine of sentence vectors from which on they do. */
const likeFrom = 0.78;
/** Share of naive Bayes, which is bold, from which on an act is taken for sure where there are no vectors. */
const surelyFrom = 0.9;

/** Words that change nothing about what an act says. */
const fillers = new Set(
  "please pls plz so well just bot guys sir madam dear buddy mate man bro dude really much then now oh ah hmm hm there all everyone very".split(
    " ",
  ),
);
/** What stands before a name that is asked about, not called: "what is Tock". */
const beforeTheAsked = new Set(
  "what who whom whose where when which why how is are was were does do about s".split(" "),
);
/** Acts that one sentence may string together: "ok thanks bye". */
const mostStrung = 3;

interface Example {
  readonly act: Act;
  readonly text: string;
  readonly words: readonly string[];
  /** Its sentence vector; `null`: none was made. */
  readonly vector: SmallVector | null;
}

/** Acts of the core, and those that a folder brings: a set of the same id adds its examples, and its replies are the ones said. */
export function actsOf({ intents }: Pick<Knowledge, "intents">): Act[] {
  const own = intents.filter(({ kind }) => kind !== "out-of-scope");
  const core = acts.map((act) => {
    const same = own.find(({ id }) => id === act.id);
    if (!same) return act;
    const replies = same.replies.length > 0 ? same.replies : act.replies;
    return { ...act, examples: [...act.examples, ...same.examples], replies };
  });
  const others = own
    .filter(({ id }) => !acts.some((act) => act.id === id))
    .map(({ id, kind, examples, replies }): Act => {
      const own = kind === "help" || kind === "welcome" ? kind : "talk";
      return { id, kind: own, examples, replies };
    });
  return [...core, ...others];
}

/**
 * Makes a finder over all acts. A sentence with a word that no act knows is about something, and no act; only a name
 * that is called ("thanks Maria") says nothing.
 *
 * @param names what the guide itself is called
 * @public in one go, for whoever measures, fits or tests: the bot does it in steps
 */
export const createActFinder = (...parts: Parameters<typeof makeActFinder>): FindAct =>
  atOnce(makeActFinder(...parts));

/** The same, step by step. */
export function* makeActFinder(
  all: readonly Act[],
  language: Language,
  meanings: Meanings | null,
  names: readonly string[] = [],
): Steps<FindAct> {
  const called = new Set(names.flatMap((name) => language.tokens(name).map(({ text }) => text)));
  const wordsOf = (text: string): string[] => language.read(text).tokens.map((token) => token.text);
  const telling = (words: readonly string[]): readonly string[] => {
    const kept = words.filter((word) => !fillers.has(word) && !called.has(word));
    return kept.length > 0 ? kept : words;
  };
  const examples: Example[] = [];
  const exact = new Map<string, Act>();
  for (const act of all)
    for (const text of act.examples) {
      const whole = wordsOf(text);
      const words = telling(whole);
      examples.push({ act, text, words, vector: meanings?.kept(text) ?? null });
      for (const key of [whole.join(" "), words.join(" ")])
        if (key !== "" && !exact.has(key)) exact.set(key, act);
      yield;
    }
  const isCore = ({ act }: Example) => acts.some(({ id }) => id === act.id);
  // What a folder's own sets speak of may be a topic of its knowledge: only the core's words are surely none.
  const known = new Set(examples.filter(isCore).flatMap(({ words }) => words));
  const byWords = createWordClassifier(all);
  // Signs and laughter may leave no words: they are found as they are written.
  for (const { act, text } of examples) if (!exact.has(text)) exact.set(text, act);

  /** Acts that stand one behind the other; `null` where something is left over. */
  const strung = (words: readonly string[], most: number): Act | null => {
    for (let to = words.length - 1; to > 0 && most > 1; to--) {
      const first = exact.get(words.slice(0, to).join(" "));
      const rest = words.slice(to);
      if (first) {
        const next = exact.get(rest.join(" ")) ?? strung(rest, most - 1);
        if (next) return next.kind === "talk" ? next : first;
      }
    }
    return null;
  };

  return (text) => {
    const { tokens } = language.read(text);
    const isCalled = (token: Token) =>
      called.has(token.text) ||
      (!token.known && token.start > 0 && /^\p{Lu}\p{Ll}+$/u.test(text.slice(token.start, token.end)));
    const spoken = tokens.filter((token) => !isCalled(token));
    const words = spoken.map((token) => token.text);
    const isNamed = tokens.some((token) => isCalled(token) && !called.has(token.text));
    if (isNamed && words.every((word) => beforeTheAsked.has(word))) return null;
    const own =
      (words.length > 0 ? exact.get(words.join(" ")) : undefined) ??
      exact.get(
        text
          .trim()
          .toLowerCase()
          .replace(/[!.?]+$/, ""),
      );
    if (own) return { act: own, likeness: 1 };
    if (words.length === 0 || words.length > mostWords) return null;
    const act = exact.get(telling(words).join(" ")) ?? strung(words, mostStrung);
    if (act) return { act, likeness: 1 };
    const nearest = best(examples, (example) => dice(telling(words), example.words));
    if (nearest && nearest.likeness >= nearlySameFrom) return nearest;
    if (spoken.some((token) => !token.stop && !known.has(token.text))) return null;
    if (nearest && nearest.likeness >= sameFrom) return nearest;
    if (words.some((word) => !known.has(word))) return null;
    if (meanings === null) {
      const likely = byWords(words.join(" "));
      return likely && likely.share >= surelyFrom ? { act: likely.act, likeness: likely.share } : null;
    }
    const vector = meanings.read(text);
    const like = best(examples, (example) =>
      example.vector === null ? 0 : cosineOf(example.vector, vector),
    );
    return like && like.likeness >= likeFrom ? like : null;
  };
}

function best(examples: readonly Example[], likenessOf: (example: Example) => number): ActMatch | null {
  let found: ActMatch | null = null;
  for (const example of examples) {
    const likeness = likenessOf(example);
    if (likeness > (found?.likeness ?? 0)) found = { act: example.act, likeness };
  }
  return found;
}

/** Twice the words in common by all words (Dice 1945), repeats counted. */
function dice(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let shared = 0;
  for (const word of a) {
    const at = left.indexOf(word);
    if (at === -1) continue;
    left.splice(at, 1);
    shared++;
  }
  return (2 * shared) / (a.length + b.length);
}

/** Texts of acts that are compared with what is said. */
export const examplesOf = (all: readonly Act[]): string[] => all.flatMap(({ examples }) => examples);
