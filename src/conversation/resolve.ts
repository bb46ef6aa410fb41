/** What was said → the readings of it, given the turns before. */
import type { Knowledge } from "../knowledge/index.ts";
import {
  type Cue,
  type CueKind,
  type Language,
  readCues,
  type Token,
  type Utterance,
} from "../language/index.ts";
import type { Frame, Turn } from "./frame.ts";
import { createThings, type Thing } from "./named-things.ts";
import type { Signals } from "./signals.ts";

/** One interpretation of an utterance: by itself, or completed from the conversation. */
export interface Reading {
  readonly utterance: Utterance;
  /** Operator words in it: "how much more", "the last". */
  readonly cues: readonly Cue[];
  /** What it took over from earlier turns, in words; `null`: it stands on its own. */
  readonly carried: string | null;
  /** What was talked about before, where its meaning counts with what was said; empty where nothing is taken over. */
  readonly before: string;
  /** `change`: not a question of its own, but a change of what the last turn computed: "and the second?". */
  readonly kind: "question" | "change";
}

/** Resolves ellipsis and reference: the readings of an utterance in its conversation. */
export type Resolver = (heard: Utterance, signals: Signals, frame: Frame | null) => readonly Reading[];

/** A resolver for one knowledge: it knows the named things that can stand for each other. */
export function createResolver(knowledge: Knowledge, language: Language): Resolver {
  const findThings = createThings(knowledge, language);

  return (heard, signals, frame) => {
    const alone: Reading = {
      utterance: heard,
      cues: readCues(heard.tokens),
      carried: null,
      before: "",
      kind: "question",
    };
    const operators = operatorsOf(alone.cues);
    const reading = (text: string, rest: Partial<Reading>): Reading => {
      const utterance = language.read(text);
      return { ...alone, utterance, cues: readCues(utterance.tokens), ...rest };
    };
    const fresh = [alone];
    const last = frame?.turns.findLast((turn) => turn.status !== "declined") ?? frame?.turns.at(-1);
    if (!last) return fresh;

    const chosen = pickChoice(last, signals);
    if (chosen !== null) return [reading(chosen, { carried: `your choice “${chosen}”` })];
    const carried = `the question “${last.question}”`;
    const completed = (text: string): Reading => reading(text, { carried });
    if (signals.why) return [reading(`why ${last.question}`, { carried })];
    const inContext: Reading = { ...alone, carried, before: talkedAbout(frame!) };
    if (!leans(signals)) return heard.tokens.length <= mostLeaning ? [...fresh, inContext] : fresh;
    // Another operation is a change of what was computed; a thing can be put in another's place, an operation cannot.
    const replaces = !last.table || operators.size === 0;
    const whole = complete(heard, signals, last, replaces, frame!);
    return [
      ...fresh,
      ...(replaces ? [inContext] : []),
      ...(whole === null ? [] : [completed(whole)]),
      ...(last.table ? [{ ...alone, carried, kind: "change" } as const] : []),
    ];
  };

  /** What was said with what it leaves out: the thing that its pronoun stands for, or the rest of the last question. */
  function complete(
    heard: Utterance,
    signals: Signals,
    last: Turn,
    replaces: boolean,
    frame: Frame,
  ): string | null {
    const before = language.read(last.question);
    const narrows = signals.pronoun !== null && amongSeveral.has(heard.tokens[signals.pronoun]!.text);
    const referring = narrows && replaces ? null : refer(heard, signals, last, before);
    if (referring !== null) return referring;
    return replaces ? substitute(heard, namingAnother(heard, frame) ?? before) : null;
  }

  /** "And Spain?": the latest question that named another country, even where something else was asked in between. */
  function namingAnother(heard: Utterance, { turns }: Frame): Utterance | null {
    const news = findThings(heard);
    if (news.length === 0) return null;
    for (const { question } of turns.toReversed()) {
      const before = language.read(question);
      const olds = findThings(before);
      if (news.some((thing) => olds.some((old) => sameKind(old, thing)))) return before;
    }
    return null;
  }

  /** "who gives it out?" → the thing that was just talked about in the pronoun's place. */
  function refer(heard: Utterance, signals: Signals, last: Turn, before: Utterance): string | null {
    if (signals.pronoun === null) return null;
    const focus = focusOf(last, before);
    if (focus === null) return null;
    const pronoun = heard.tokens[signals.pronoun]!;
    if (several.has(pronoun.text) || namesAnother(heard, signals.pronoun)) return null;
    return `${heard.text.slice(0, pronoun.start)}${focus}${heard.text.slice(pronoun.end)}`;
  }

  /** "and for juniors?" → the last question with "juniors" where another thing of the same kind stood. */
  function substitute(heard: Utterance, before: Utterance): string {
    const inPlace = sayInPlace(heard, before);
    if (inPlace !== null) return inPlace;
    const news = findThings(heard);
    const olds = findThings(before);
    let text = before.text;
    const added: string[] = [];
    for (const thing of news) {
      const place = olds.find((old) => sameKind(old, thing) && text.includes(wordsOf(before, old)));
      const words = wordsOf(heard, thing);
      if (place) text = text.replace(wordsOf(before, place), words);
      else added.push(words);
    }
    const inThings = (i: number) => news.some((thing) => i >= thing.from && i < thing.to);
    const rest = heard.tokens
      .filter((token, i) => !token.stop && !inThings(i))
      .map((token: Token) => token.typed);
    return [text.replace(/[?!.\s]+$/, ""), ...added, ...rest].join(" ");
  }

  /**
   * "And in Spain?" after "… in London": what stands behind a preposition takes the place of what stood behind it, by
   * form alone; `null`: something else is said, or it stood behind none.
   */
  function sayInPlace(heard: Utterance, before: Utterance): string | null {
    const [, preposition, said] = opensWithPreposition.exec(heard.text) ?? [];
    if (preposition === undefined || said === undefined || said.split(/\s+/).length > mostInPlace)
      return null;
    const { tokens, text } = before;
    const at = tokens.findLastIndex((token) => token.text === preposition.toLowerCase());
    if (at === -1) return null;
    const determined = tokens[at + 1] && determiners.has(tokens[at + 1]!.text) ? 1 : 0;
    const from = at + 1 + determined;
    let to = from;
    while (to < tokens.length && !tokens[to]!.stop && follows(text, tokens[to - 1]!, tokens[to]!)) to++;
    if (to === from) return null;
    return `${text.slice(0, tokens[at + 1]!.start)}${said}${text.slice(tokens[to - 1]!.end)}`;
  }

  /** What a pronoun points at: the single row that was shown, else the thing or the concept that the question named. */
  function focusOf(last: Turn, before: Utterance): string | null {
    if (last.table?.rows.length === 1) return last.table.rows[0]!;
    const named = findThings(before)[0] ?? before.concepts[0];
    return named ? wordsOf(before, named) : null;
  }
}

/** A question of more words says itself what it is about. */
const mostLeaning = 20;
const turnsTalkedAbout = 2;
const mostTalkedAbout = 300;

/** The last questions, in order, as many as fit. */
const talkedAbout = ({ turns }: Frame): string =>
  turns
    .slice(-turnsTalkedAbout)
    .map(({ question, told = "" }) => `${question} ${told}`.trim())
    .join(" ")
    .slice(-mostTalkedAbout);

const pointing = new Set(["that", "this", "the", "which", "what"]);

/** "Google's one", "the least common one": another thing of the kind, not the one that was talked about. */
function namesAnother({ tokens }: Utterance, at: number): boolean {
  const before = tokens[at - 1];
  return /^ones?$/.test(tokens[at]!.text) && before !== undefined && !pointing.has(before.text);
}

/** Speak of all that the last question was about, or of one among it: "which of them is free?" narrows that question. */
const amongSeveral = new Set(["them", "they", "their", "those", "these", "one", "ones", "there"]);

/** Stand for more than the one thing that a name could be put in for. */
const several = new Set(["two", "both", "others", "rest", "former", "latter"]);

/** Operator words that ask for another operation than the last one. */
const operations: ReadonlySet<CueKind> = new Set<CueKind>([
  "high",
  "low",
  "late",
  "early",
  "difference",
  "ratio",
  "next",
  "previous",
  "together",
  "sort",
  "except",
  "more",
  "less",
  "count",
]);

const operatorsOf = (cues: readonly Cue[]): Set<CueKind> =>
  new Set(cues.flatMap(({ kind }) => (operations.has(kind) ? [kind] : [])));

/** Whether an utterance may be short for something longer. */
const leans = (signals: Signals): boolean =>
  signals.connective || signals.pronoun !== null || signals.fragment || signals.contentWords <= 2;

function pickChoice(last: Turn, signals: Signals): string | null {
  if (last.choices.length === 0 || signals.pick === null) return null;
  return last.choices.at(signals.pick === -1 ? -1 : signals.pick - 1)?.question ?? null;
}

const opensWithPreposition =
  /^(?:(?:and|but|so|or|then|ok|okay|what about|how about)\b[\s,]*)*(in|at|for|with|without|from|to|as|by|on)\s+(.+?)(?:\s+then)?[?!.\s]*$/i;
const mostInPlace = 4;
const determiners = new Set(["a", "an", "the", "my", "your", "our", "their", "his", "her"]);

/** Nothing but blanks stands between two words. */
const follows = (text: string, word: Token, next: Token): boolean =>
  text.slice(word.end, next.start).trim() === "";

const sameKind = (a: Thing, b: Thing): boolean => a.kinds.some((kind) => b.kinds.includes(kind));

const wordsOf = (utterance: Utterance, { from, to }: Pick<Thing, "from" | "to">): string =>
  utterance.text.slice(utterance.tokens[from]!.start, utterance.tokens[to - 1]!.end);
