import { type LogisticModel, logOdds, sigmoid } from "../maths/index.ts";
import type { Addressed } from "../reply/index.ts";
import fitted from "./nature.json" with { type: "json" };
import type { MessageParts } from "./parts.ts";

/** Input of `natureOf`. */
export interface NatureFacts {
  readonly message: MessageParts;
  /** It speaks of the last answer: a doubt, a complaint, a wish for more. */
  readonly isMove: boolean;
  /** It is small talk to the guide: what it means is known. */
  readonly isTalk: boolean;
  /** It leans on an earlier turn: a pronoun, an ellipsis, "and …". */
  readonly leans: boolean;
  /** There is an earlier turn. */
  readonly inTalk: boolean;
  /** Probability of the best candidate. */
  readonly best: number;
  /** The vector of a text, 127 for 1; `null`: no encoder is installed. */
  readonly read: ((text: string) => ArrayLike<number>) | null;
}

/** How much the form of a message and its vector say together, where the form leaves a doubt. */
interface Sense {
  readonly intercept: number;
  /** Of the log-odds by form. */
  readonly form: number;
  /** Of each value of the vector. */
  readonly vector: readonly number[];
}

/** Weights that `npm run train` derives from messages of which it is known whether they wanted an answer. */
const { form, sense } = fitted as { readonly form: LogisticModel; readonly sense: Sense };
/** What asks as surely as this by its form needs no reading of its meaning. */
const surelyAsks = 0.93;

const company =
  /\b(?:our|ours|us|we|we're|we've|we'll|my (?:manager|boss|team|lead|colleague|company|desk|laptop)|here|this (?:team|company|channel|office|week)|standup|stand-up|meeting|sprint|deadline|deploy(?:ed|ment)?|today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening)|next week|office|lunch|ticket|PR|repo)\b/gi;
const toPeople =
  /\b(?:anyone|anybody|someone|somebody|who(?:'s| is| wants| can| has| else)|did you|have you|are you|can you|could you|do you want|you guys|folks|everyone|you all|y'all|team)\b/gi;
const firstPerson = /\b(?:i|i'm|i've|i'd|i'll|me|my|mine|im|ive)\b/gi;
const told =
  /\b(?:just|finally|got|signed|done|happy|proud|excited|announcing|update|hiring|kicks off|is out|reminder|fyi|psa|note to self|shower thought|hot take|unpopular opinion|lol|lmao|haha|omg|ngl|tbh|congrats|welcome)\b/gi;
const clock = /\b\d{1,2}(?::\d\d)\b|\b\d{1,2} ?(?:am|pm)\b/i;

const moveWanted = 0.55;

const count = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;
const upTo = (most: number, value: number): number => Math.min(value, most) / most;

/** Features of a message's form: whether it asks, whom it speaks to, and of what. */
export function natureSigns({
  message,
  isTalk,
  leans,
  inTalk,
  best,
}: Omit<NatureFacts, "isMove" | "read">): Readonly<Record<string, number>> {
  const { text, sentences, questions } = message;
  const words = text.split(/\s+/).length;
  const statements = sentences.filter(({ role }) => role === "statement").length;
  return {
    asks: sentences.some(({ role }) => role === "question") ? 1 : 0,
    requests: questions.length > 0 ? 1 : 0,
    marked: /\?/.test(text) ? 1 : 0,
    /** A few words without a sentence: what people type into a search. */
    phrase:
      statements === sentences.length && words <= 8 && count(firstPerson, text) === 0 && !/[!.:]/.test(text)
        ? 1
        : 0,
    statements: upTo(6, statements),
    words: upTo(80, words),
    exclaims: upTo(3, count(/!/g, text)),
    company: upTo(3, count(company, text)),
    people: upTo(2, count(toPeople, text)),
    self: upTo(4, count(firstPerson, text)),
    told: upTo(2, count(told, text)),
    clock: clock.test(text) ? 1 : 0,
    talk: isTalk ? 1 : 0,
    follows: leans && inTalk ? 1 : 0,
    best,
  };
}

function bySense(byForm: number, vector: ArrayLike<number>): number {
  // Fitted for the encoder that ships: another's vectors tell nothing.
  if (vector.length !== sense.vector.length) return byForm;
  let sum = sense.intercept + sense.form * byForm;
  for (let i = 0; i < sense.vector.length; i++) sum += sense.vector[i]! * vector[i]!;
  return sum;
}

/**
 * Classifies whether a message is addressed to the guide: logistic regression on its form and, where that
 * leaves a doubt, on its vector.
 */
export function natureOf(facts: NatureFacts): Addressed {
  // "Really?" goes on from the answer, but in a thread of several people it may be meant for any of them.
  if (facts.isMove) return { kind: "follows", probability: moveWanted };
  const signs = natureSigns(facts);
  const byForm = logOdds(
    form,
    form.features.map((name) => signs[name] ?? 0),
  );
  const { read, message } = facts;
  const isSure = read === null || facts.isTalk || sigmoid(byForm) >= surelyAsks;
  const probability = sigmoid(isSure ? byForm : bySense(byForm, read(message.opening)));
  if (probability < 0.5)
    return { kind: (signs.company ?? 0) > 0 && signs.asks ? "about-us" : "chatters", probability };
  return { kind: facts.inTalk && facts.leans ? "follows" : "asks", probability };
}
