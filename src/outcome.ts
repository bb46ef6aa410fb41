import type { DecidedQuestion, Outcome } from "./compose/index.ts";
import {
  correctedQuestion,
  type Frame,
  moveOf,
  readSignals,
  type Turn,
  textFingerprint,
} from "./conversation/index.ts";
import { isForeign, type Language } from "./language/index.ts";
import { type AskedQuestion, aroundQuestions, type MessageParts } from "./message/index.ts";
import type { Addressed, Reply } from "./reply/index.ts";
import type { Act, FindAct } from "./talk/index.ts";

/** What to do with a message: answer its questions, or something that needs no search. */
export type MessageCourse =
  | Exclude<Outcome, { readonly kind: "questions" | "same" }>
  | {
      readonly kind: "ask";
      readonly questions: readonly AskedQuestion[];
      /** What they stand in. */
      readonly around: string;
      /**
       * Nothing in the message has the form of a question: an answer has to be likely, else it is a remark. A few
       * words without a sentence (`phrase`) may be what people type into a search: what lies near is shown to them.
       */
      readonly implied: false | "phrase" | "statement";
      /** A courtesy that it opens or ends with, looked for where it wants no answer. */
      readonly courtesy?: () => Act | null;
      /** Questions beyond those. */
      readonly unread?: number;
      /** Asked to be said once more. */
      readonly again?: true;
    };

export interface OutcomeParts {
  readonly findAct: FindAct;
  readonly language: Language;
}

/** What has not the form of a question is taken for one where an answer is wanted as likely as this. */
const wantedFrom = 0.4;
/** What is answered as surely as this is answered whatever its form. */
const surelyFrom = 0.7;
/** In a conversation most of what is said goes on with it. */
const wantedInTalk = 0.2;
/** What hardly wants an answer gets one only where it is all but certain. */
const hardlyWanted = 0.1;
const answeredAllTheSame = 0.9;
/** Acts that are met also where more is said. */
const courtesies: ReadonlySet<string> = new Set(["greeting", "thanks", "good-news", "praise"]);
/** What has the form of a question and is as hardly meant for a guide as this is not refused. */
const hardlyAsked = 0.05;
/** A few words are met with what lies near from here on. */
const nearFrom = 0.25;
const phraseWords = 8;
const sentenceLike =
  /[.!]|\b(?:i|im|i'm|we|he|she|they|my|our|me|us|just|got|today|tomorrow|yesterday|tonight|lol|haha|day \d+)\b|\d:\d\d/i;
const othersKept = 6;
const rowsKept = 50;
const questionChars = 1000;

/** Decides what kind of reply a message wants, and what is remembered of it. */
export function createOutcomes({ findAct, language }: OutcomeParts) {
  /** The act that a message of nothing but acts is: what moves the talk on before courtesies. */
  const actOf = (acts: readonly Act[]): Act =>
    acts.find(({ kind }) => kind === "move") ??
    acts.find(({ kind }) => kind === "help" || kind === "welcome") ??
    acts[0]!;

  /** "Ok thanks, will pass that on", "ha, that one I know. thanks": a courtesy at the end or the beginning. */
  const courtesyIn = ({ text }: MessageParts): Act | null => {
    const clauses = text.split(/[,.!?;:]+\s+|\s+[–—-]\s+/);
    const acts = [clauses.at(-1)!, clauses[0]!].map((clause) => findAct(clause)?.act ?? null);
    return acts.find((act) => act !== null && courtesies.has(act.id)) ?? null;
  };

  const courseOf = (message: MessageParts, frame: Frame | null): MessageCourse => {
    const last = frame?.turns.at(-1) ?? null;
    if (!/[\p{L}\p{N}]/u.test(message.text))
      return { kind: /\p{Extended_Pictographic}/u.test(message.text) ? "remark" : "introduce" };
    const whole: AskedQuestion = { said: message.text, text: message.text };
    const ask = (
      questions: readonly AskedQuestion[],
      implied: false | "phrase" | "statement",
    ): MessageCourse & { kind: "ask" } => ({
      kind: "ask",
      questions,
      around: aroundQuestions(message, questions),
      implied,
    });
    const signals = readSignals(language.read(message.text));
    if (last && last.choices.length > 0 && signals.pick !== null) return ask([whole], false);
    const correction = correctedQuestion(message.text);
    if (correction !== null && last)
      return ask([{ said: correction, text: correction, instead: true }], false);
    const found = message.sentences.map(({ text }) => ({ text, act: findAct(text)?.act ?? null }));
    if (found.length > 0 && found.every(({ act }) => act !== null)) {
      const act = actOf(found.map((each) => each.act!));
      const move = moveOf(act.id, last);
      if (act.id === "again" && last) {
        const { question } = last;
        return {
          kind: "ask",
          questions: [{ said: question, text: question }],
          around: "",
          implied: false,
          again: true,
        };
      }
      if (move) return { kind: "move", move };
      return act.kind === "move" ? { kind: "remark" } : { kind: "talk", act, text: message.text };
    }
    if (isForeign(message.text, (word) => language.count(word) > 0 || isEnglishWord(language, word)))
      return { kind: "foreign" };
    // "I broke it, how bad is this?": with no answer to speak of, it asks.
    const isAct = (text: string) =>
      found.some((each) => each.text === text && each.act !== null && (last || each.act.kind !== "move"));
    const asked = message.questions.filter(({ said }) => !isAct(said));
    if (asked.length > 0) return { ...ask(asked, false), unread: message.unread };
    // "I was told the opposite. Are you sure?": all that it asks speaks of the last answer.
    const moved = found.find(
      ({ text, act }) => act?.kind === "move" && message.questions.some(({ said }) => said === text),
    );
    const move = moved ? moveOf(moved.act!.id, last) : null;
    if (move) return { kind: "move", move };
    // "Just got added here, what is this bot for?": the rest only leads to what is asked of the guide itself.
    const ofGuide = found.find(({ act }) => act?.kind === "help" || act?.kind === "welcome");
    if (ofGuide && message.questions.length > 0)
      return { kind: "talk", act: ofGuide.act!, text: message.text };
    const own = found.filter(({ act }) => act === null).map(({ text }) => text);
    const text = own.join(" ");
    // A few words without a sentence are what people type into a search.
    const isPhrase = own.length === 1 && text.split(/\s+/).length <= phraseWords && !sentenceLike.test(text);
    return {
      ...ask([{ said: text, text }], isPhrase ? "phrase" : "statement"),
      courtesy: () => courtesyIn(message),
    };
  };

  return {
    courseOf,
    /** Answers, or a friendly word where the message has not the form of a question and wants no answer. */
    ofAnswers(
      answered: readonly DecidedQuestion[],
      { implied, courtesy, unread = 0 }: MessageCourse & { readonly kind: "ask" },
      { probability }: Addressed,
      inTalk: boolean,
    ): Outcome {
      const questions: Outcome = { kind: "questions", answered, unread };
      const remark = (act = courtesy?.() ?? null): Outcome =>
        act ? { kind: "talk", act, text: answered[0]!.said } : { kind: "remark" };
      const isAnswered = answered.some(({ decision }) => decision.kind === "answer");
      const liesNear = answered.some(
        ({ decision }) => decision.kind === "decline" && (decision.near[0]?.probability ?? 0) >= nearFrom,
      );
      if (!implied)
        return inTalk || isAnswered || liesNear || probability >= hardlyAsked ? questions : remark();
      if (probability >= (inTalk ? wantedInTalk : wantedFrom)) return questions;
      const surely = probability < hardlyWanted ? answeredAllTheSame : surelyFrom;
      const isSure = answered.some(
        ({ decision }) => decision.kind === "answer" && decision.probability >= surely,
      );
      if (isSure) return questions;
      const act = courtesy?.() ?? null;
      return implied === "phrase" && liesNear && !act ? questions : remark(act);
    },
    /** What is worth remembering of a reply. */
    turnOf(
      said: { readonly id: string; readonly text: string },
      outcome: Outcome,
      reply: Reply,
      last: Turn | null,
    ): Turn {
      const common = {
        message: said.id,
        status: reply.status,
        choices: reply.choices.slice(0, 5).map((choice) => ({ ...choice })),
        said: textFingerprint(reply.text),
        confidence: outcome.kind === "questions" ? reply.confidence : last?.confidence,
      };
      if (outcome.kind !== "questions") {
        const shown = reply.entry ?? last?.entry ?? null;
        return {
          ...common,
          question: last?.question ?? said.text.slice(0, questionChars),
          entry: shown,
          table: last?.table ?? null,
          others: (last?.others ?? []).filter((id) => id !== shown),
        };
      }
      const answers = outcome.answered.filter(({ decision }) => decision.kind === "answer");
      const first = answers.at(-1) ?? outcome.answered[0]!;
      const best =
        first.decision.kind === "answer"
          ? first.decision.best
          : first.decision.kind === "decline"
            ? first.decision.near[0]
            : undefined;
      const table = best?.table ?? null;
      return {
        ...common,
        question: (best?.reading.utterance.text ?? said.text).slice(0, questionChars),
        entry: reply.entry,
        table: table && {
          plan: table.printed,
          rows: table
            .statement()
            .rows.slice(0, rowsKept)
            .map(({ name }) => name),
        },
        others: [
          ...new Set(outcome.answered.flatMap(({ understood }) => understood.candidates.map(({ id }) => id))),
        ]
          .filter((id) => id !== reply.entry)
          .slice(0, othersKept),
      };
    },
  };
}

const isEnglishWord = (language: Language, word: string): boolean =>
  language.tokens(word).every((token) => token.word);
