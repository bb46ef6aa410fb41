import { type Catalogue, createCatalogue } from "./catalogue.ts";
import { composeFor } from "./compose.ts";
import { type Frame, remember, turnOf } from "./conversation/frame.ts";
import { createResolver } from "./conversation/resolve.ts";
import { readSignals } from "./conversation/signals.ts";
import type { Understood } from "./decision/candidate.ts";
import { decide } from "./decision/decide.ts";
import { type DecisionModel, decisionModel } from "./decision/model.ts";
import { weighRivals } from "./decision/rivals.ts";
import { createSearch, type SearchOptions } from "./decision/search.ts";
import { distressReply, readDistress } from "./distress/index.ts";
import { type TermReader, termsBy } from "./insight/terms.ts";
import { textsOf } from "./knowledge/texts.ts";
import type { Knowledge } from "./knowledge/types.ts";
import { createLanguage } from "./language/language.ts";
import type { Reply } from "./ports.ts";

export type { Frame } from "./conversation/frame.ts";

/** What the journey needs of a message. */
export interface Said {
  readonly id: string;
  readonly text: string;
}

/** A bot of one knowledge: pure and synchronous; the same question in the same frame gives the same reply. */
export interface Bot {
  readonly knowledge: Knowledge;
  readonly catalogue: Catalogue;
  /** One message's way. `frame`: the conversation so far, `null` at its beginning. */
  answer(said: Said, frame: Frame | null): { readonly reply: Reply; readonly frame: Frame };
  /** What is made of a message before anything is decided: for fitting and for keepers. */
  consider(said: Said, frame: Frame | null): Understood;
  /** What a question is about, in the words of this knowledge: tells like questions from unlike ones. */
  readonly terms: TermReader;
}

/** What a bot is made with; all of it has defaults. */
export interface BotOptions extends SearchOptions {
  /** Weights and limits of the decision. */
  readonly model?: DecisionModel;
}

/** Makes a bot: message → understanding → candidates → decision → reply. `cache`: spares learning what was learnt before. */
export function createBot(knowledge: Knowledge, { model = decisionModel, ...parts }: BotOptions = {}): Bot {
  const language = createLanguage({ texts: textsOf(knowledge), concepts: knowledge.vocabulary.concepts });
  const resolve = createResolver(knowledge, language);
  const search = createSearch(knowledge, language, model, parts);
  const compose = composeFor(knowledge);

  const consider = ({ text }: Said, frame: Frame | null): Understood => {
    const heard = language.read(text);
    const signals = readSignals(heard);
    const readings = resolve(heard, signals, frame);
    const found = readings.flatMap((reading) => search(reading, signals, frame));
    return { heard, signals, readings, candidates: weighRivals(found, model) };
  };

  return {
    knowledge,
    catalogue: createCatalogue(knowledge),
    consider,
    terms: termsBy(language),
    answer(said, frame) {
      const distress = readDistress(said.text);
      if (distress)
        return { reply: distressReply(said.id, distress, knowledge), frame: frame ?? { turns: [] } };
      const understood = consider(said, frame);
      const decision = decide(understood, model.limits);
      const reply = compose(said, understood, decision);
      return { reply, frame: remember(frame, turnOf(said, decision, reply, understood.candidates)) };
    },
  };
}
