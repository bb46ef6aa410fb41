import { type Frame, type Resolver, readSignals } from "./conversation/index.ts";
import type { Candidate, Limits, Search, Understood } from "./decision/index.ts";
import type { Language, Utterance } from "./language/index.ts";
import { type AskedQuestion, splitYear } from "./message/index.ts";
import type { Steps } from "./steps.ts";

export interface UnderstandingParts {
  readonly language: Language;
  readonly resolve: Resolver;
  readonly search: Search;
  readonly limits: Limits;
}

/** The message that a question stands in. */
export interface Surroundings {
  readonly questions: readonly AskedQuestion[];
  /** How it opens; empty where a question is all of it. */
  readonly around: string;
}

/** Takes one question of a message to its candidates, step by step: others are served in between. */
export type Understand = (
  question: AskedQuestion,
  message: Surroundings,
  frame: Frame | null,
) => Steps<Understood>;

/** What people say before they go on: "fine, then juniors". */
const courtesies =
  /^(?:(?:ok|okay|fine|well|hm+|wait|cool|nice|great|alright|all right|right|thx|thanks|thank you|ty|good)\b[\s,.!-]+)+(?=\S+)/i;

/** How likely a piece of a question is a question of its own. */
const pieceShare = 0.6;

/** question → utterance → readings → candidates, most probable first. */
export function createUnderstanding({ language, resolve, search, limits }: UnderstandingParts): Understand {
  return function* ({ said, text: whole, instead = false }, { questions, around: message }, frame) {
    // "… What about Spain?" leans on the conversation, where there is one, and not on what stands before it.
    const goesOn = frame !== null && frame.turns.length > 0 && readSignals(language.read(said)).connective;
    const asked = goesOn ? said : whole;
    const { text, year } = splitYear(asked, (word) => language.count(word) > 0);
    const heard = language.read(text.replace(courtesies, ""));
    const signals = readSignals(heard);
    const readings = resolve(heard, signals, frame);
    const around = { message, questions: questions.length, frame };
    const fresh = readings.filter(({ carried }) => carried === null);
    const carried = readings.filter((reading) => reading.carried !== null);
    const last = frame?.turns.at(-1);
    // The passage that was just given could only be given again.
    const isNew = ({ kind, id }: Candidate) => kind === "table" || id !== last?.entry;
    const own: Candidate[] = [];
    for (const reading of fresh)
      own.push(...(yield* search.candidates(reading, around)).filter((each) => !instead || isNew(each)));
    // A question that stands by itself inherits nothing; a few words hardly do.
    const [first] = own;
    const isLikely = first !== undefined && first.probability >= (first.table ? limits.table : limits.answer);
    const leans = signals.connective || signals.pronoun !== null || signals.fragment;
    const standsAlone = !leans && isLikely;
    const others: Candidate[] = [];
    for (const reading of standsAlone ? [] : carried)
      others.push(...(yield* search.candidates(reading, around)).filter(isNew));
    // "And for students?" is a piece of a question: taken for a whole one it hardly says what is asked.
    const isPiece =
      (signals.connective && signals.fragment) || (last !== undefined && signals.contentWords === 0);
    const rankOf = ({ reading, probability }: Candidate) =>
      isPiece && reading.carried === null ? pieceShare * probability : probability;
    const candidates = [...own, ...others].sort((a, b) => rankOf(b) - rankOf(a));
    return {
      text: asked,
      own: asked === said ? null : topicsOf(language.read(said)),
      heard,
      signals,
      readings,
      candidates,
      // "For Meta?" asks of Meta what was asked before, and that may well be held.
      outside: () => (fresh[0] && !(last && signals.fragment) ? search.aspect(fresh[0]) : null),
      year,
    };
  };
}

const topicsOf = ({ tokens }: Utterance): string[] =>
  tokens.filter(({ stop }) => !stop).map(({ typed }) => typed);
