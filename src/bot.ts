import { type Catalogue, createCatalogue } from "./catalogue.ts";
import { composeFor, type Outcome } from "./compose/index.ts";
import { createResolver, type Frame, remember, type Turn, textFingerprint } from "./conversation/index.ts";
import {
  type DecisionModel,
  decide,
  decisionModel,
  makeSearch,
  meantTexts,
  type SearchOptions,
  type Understood,
} from "./decision/index.ts";
import { type Distress, distressReply, readDistress, senseDistress } from "./distress/index.ts";
import { type Knowledge, textsOf } from "./knowledge/index.ts";
import { makeLanguage, type TermReader, termsBy } from "./language/index.ts";
import { type Meanings, openMeanings, type Progress } from "./meaning/index.ts";
import { natureOf, readMessage } from "./message/index.ts";
import { createOutcomes } from "./outcome.ts";
import type { Encoder, ModelCache } from "./ports.ts";
import type { Reply } from "./reply/index.ts";
import { atOnce, type Steps } from "./steps.ts";
import { actsOf, examplesOf, makeActFinder } from "./talk/index.ts";
import { createUnderstanding } from "./understand.ts";

export type { Frame } from "./conversation/index.ts";

/** The fields of a message that the bot reads. */
export interface TurnInput {
  readonly id: string;
  readonly text: string;
}

/** A reply with the frame after it. */
export interface Answered {
  readonly reply: Reply;
  readonly frame: Frame;
}

/** The question answering of one knowledge. Pure: the same question in the same frame gives the same reply. */
export interface Bot {
  readonly knowledge: Knowledge;
  readonly catalogue: Catalogue;
  /** One message's way. `frame`: the conversation so far, `null` at its beginning. */
  answer(said: TurnInput, frame: Frame | null): Answered;
  /** The same, step by step: whoever else waits is served in between. */
  answering(said: TurnInput, frame: Frame | null): Steps<Answered>;
  /** What is made of the questions of a message before anything is decided: for fitting and for keepers. */
  consider(said: TurnInput, frame: Frame | null): readonly Understood[];
  /** What a question is about, in the words of this knowledge: tells like questions from unlike ones. */
  readonly terms: TermReader;
  /** Sentence vectors that are still to be made: until then these texts are found by their words. */
  readonly vectorsMissing: number;
}

/** Options of `createBot`. */
export interface BotOptions extends SearchOptions {
  /** Weights and limits of the decision; the folder's own where it brings some, else what ships. */
  readonly model?: DecisionModel;
  /** Compares meanings; `null`: answers rest on words alone. */
  readonly encoder?: Encoder | null;
  /** Keeps sentence vectors between starts. */
  readonly cache?: ModelCache | null;
  /** Meanings that were opened before, in the place of `encoder` and `cache`: bots of one process share them. */
  readonly meanings?: Meanings | null;
  /** `all`: missing vectors are made at once, which takes long; `kept`: those made before are used. Default `all`. */
  readonly vectors?: "all" | "kept";
  /** Told how many vectors are made. */
  readonly progress?: Progress;
}

/** All texts of a knowledge whose sentence vectors a bot needs. */
export function* textsMeant(knowledge: Knowledge): Iterable<string> {
  yield* meantTexts(knowledge);
  yield* examplesOf(actsOf(knowledge));
}

/**
 * A question that the knowledge answers as likely as this outweighs what only sounds like distress: of 73 cries that no
 * known words told, none was so near to anything, and of eleven harmless messages taken for some, three.
 */
const outweighsSense = 0.45;

/** Makes a bot: message → understanding → candidates → decision → reply. */
export const createBot = (knowledge: Knowledge, options: BotOptions = {}): Bot =>
  atOnce(makeBot(knowledge, options));

/** The same, step by step: others are answered while it is made. */
export function* makeBot(knowledge: Knowledge, options: BotOptions = {}): Steps<Bot> {
  const {
    model = knowledge.decision ?? decisionModel,
    encoder = null,
    cache = null,
    meanings = encoder && openMeanings(encoder, cache),
    vectors = "all",
    progress,
    ...parts
  } = options;
  const language = yield* makeLanguage({
    texts: textsOf(knowledge),
    concepts: knowledge.vocabulary.concepts,
  });
  const acts = actsOf(knowledge);
  if (vectors === "all") meanings?.fill([...textsMeant(knowledge)], progress);
  const vectorsMissing = meanings === null ? 0 : (yield* findUnlearnt(knowledge, meanings)).length;

  const resolve = createResolver(knowledge, language);
  yield;
  const search = yield* makeSearch(knowledge, language, model, meanings, parts);
  const understand = createUnderstanding({ language, resolve, search, limits: model.limits });
  yield;
  const outcomes = createOutcomes({
    findAct: yield* makeActFinder(acts, language, meanings, [knowledge.profile.name]),
    language,
  });
  const compose = composeFor(knowledge);

  const consider = ({ text }: TurnInput, frame: Frame | null): readonly Understood[] => {
    const course = outcomes.courseOf(readMessage(text), frame);
    return course.kind === "ask"
      ? course.questions.map((question) => atOnce(understand(question, course, frame)))
      : [];
  };

  const bot: Bot = {
    knowledge,
    catalogue: createCatalogue(knowledge),
    consider,
    terms: termsBy(language),
    vectorsMissing,
    answer: (said, frame) => atOnce(bot.answering(said, frame)),
    *answering(said, frame) {
      const comfort = (distress: Distress): Answered => ({
        reply: distressReply(said.id, distress, knowledge),
        frame: frame ?? { turns: [] },
      });
      const spoken = readDistress(said.text);
      if (spoken) return comfort(spoken);
      const sensed = meanings && (yield* senseDistress(said.text, (text) => meanings.read(text)));
      const message = readMessage(said.text);
      const last = frame?.turns.at(-1) ?? null;
      const course = outcomes.courseOf(message, frame);
      yield;
      const answered = [];
      if (course.kind === "ask")
        for (const question of course.questions) {
          const understood = yield* understand(question, course, frame);
          answered.push({ said: question.said, understood, decision: decide(understood, model.limits) });
          yield;
        }
      const best = Math.max(
        0,
        ...answered.map(({ understood: { candidates } }) => candidates[0]?.probability ?? 0),
      );
      if (sensed && best < outweighsSense) return comfort(sensed);
      const addressed = natureOf({
        message,
        isTalk: course.kind === "talk",
        isMove: course.kind === "move",
        leans:
          course.kind === "move" ||
          answered.some(
            ({ understood: { candidates } }) => (candidates[0]?.reading.carried ?? null) !== null,
          ),
        inTalk: last !== null,
        best,
        read: meanings && ((text) => meanings.read(text)),
      });
      yield;
      let outcome: Outcome =
        course.kind === "ask" ? outcomes.ofAnswers(answered, course, addressed, last !== null) : course;
      let reply = compose({ id: said.id, addressed, outcome });
      const repeats =
        last !== null && reply.status !== "chitchat" && textFingerprint(reply.text) === last.said;
      if (repeats && !(course.kind === "ask" && course.again)) {
        outcome = { kind: "same", others: last.others };
        reply = compose({ id: said.id, addressed, outcome });
      }
      const turn: Turn = outcomes.turnOf(said, outcome, reply, last);
      return { reply, frame: remember(frame, turn, outcome.kind === "remark" ? message.text : "") };
    },
  };
  return bot;
}

/** Texts of a knowledge that have no sentence vector yet, without duplicates. */
export function* findUnlearnt(knowledge: Knowledge, meanings: Meanings): Steps<readonly string[]> {
  const missing = new Set<string>();
  for (const text of textsMeant(knowledge)) {
    if (meanings.kept(text) === null) missing.add(text);
    yield;
  }
  return [...missing];
}
