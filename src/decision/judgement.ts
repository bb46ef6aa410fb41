import { highestFew } from "../intent/order.ts";
import { trainClassifier } from "../intent/train.ts";
import type { Example } from "../intent/types.ts";
import type { Language, Utterance } from "../language/types.ts";
import { oncePer } from "../once.ts";
import type { ModelCache } from "../ports.ts";

/** Likeliest labels that a judgement names. */
const labelsNamed = 3;

/** What the classifier over all wordings of entries, tables and intent sets says of an utterance. */
export interface Judgement {
  /** Probability of an entry, table or intent set. */
  labelOf(id: string): number;
  /** The most probable of them, likeliest first. */
  readonly likeliest: readonly { readonly label: string; readonly probability: number }[];
  /** Probability that it is any that marks what is outside, and any that is small talk. */
  readonly outsideLabel: number;
  readonly talkLabel: number;
  /** Probability that the question is of a kind that the knowledge holds at all. */
  readonly inScope: number;
}

/** What a judge learns from. */
export interface JudgeInput {
  readonly examples: readonly Example[];
  /** Labels of what is outside, and of small talk. */
  readonly outside: ReadonlySet<string>;
  readonly talk: ReadonlySet<string>;
  /** Keeps what was learnt. */
  readonly cache: ModelCache | null;
}

/** Learns to tell the labels apart; judges each utterance once, however often it is asked about it. */
export function createJudge(
  { examples, outside, talk, cache }: JudgeInput,
  language: Language,
): (utterance: Utterance) => Judgement {
  const classifier = trainClassifier(examples, {
    effort: "quick",
    labelNames: false,
    cache,
    read: (text) => language.words(text).map((word) => word.text),
  });
  const { labels } = classifier;
  const places = new Map(labels.map((label, place) => [label, place]));
  const placesOf = (ids: ReadonlySet<string>) => [...ids].flatMap((id) => places.get(id) ?? []);
  const outsidePlaces = placesOf(outside);
  const talkPlaces = placesOf(talk);

  return oncePer(({ tokens }: Utterance): Judgement => {
    const { probabilities, inScope } = classifier.judge(tokens.map((token) => token.text));
    const massOf = (some: readonly number[]) => some.reduce((mass, place) => mass + probabilities[place]!, 0);
    return {
      labelOf: (id) => probabilities[places.get(id) ?? -1] ?? 0,
      likeliest: highestFew(probabilities, labelsNamed).map((place) => ({
        label: labels[place]!,
        probability: probabilities[place]!,
      })),
      outsideLabel: massOf(outsidePlaces),
      talkLabel: massOf(talkPlaces),
      inScope,
    };
  });
}
