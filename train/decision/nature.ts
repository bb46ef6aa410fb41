import { type LogisticModel, logOdds, sigmoid } from "../../src/maths/index.ts";
import { fitLogistic } from "../logistic.ts";
import { type Directions, fitAnswers } from "./constrained.ts";

/** A message of which it is known whether it wanted an answer of a guide. */
export interface Heard {
  readonly family: string;
  readonly wanted: boolean;
  readonly signs: Readonly<Record<string, number>>;
  /** Of what is read of it by meaning, 127 for 1. */
  readonly vector: ArrayLike<number>;
}

/** Weights by form alone, and by form and meaning together. */
export interface NatureModel {
  readonly form: LogisticModel;
  readonly sense: { readonly intercept: number; readonly form: number; readonly vector: readonly number[] };
}

/** Which way each sign of form may count. */
const directions: Directions = {
  asks: 1,
  requests: 1,
  marked: 1,
  phrase: 1,
  statements: 0,
  words: 0,
  exclaims: -1,
  company: -1,
  people: 0,
  self: 0,
  told: -1,
  clock: -1,
  talk: -1,
  follows: 1,
  best: 1,
};

/** Of the sum of squared weights on the standardised scale, against a loss of one for each message. */
const l2 = 60;

/** Fits how likely a message wants an answer; each family counts alike. */
export function fitNature(heard: readonly Heard[]): NatureModel {
  const names = Object.keys(directions);
  const counts = new Map<string, number>();
  const key = ({ family, wanted }: Heard) => `${family} ${wanted}`;
  for (const each of heard) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
  const wanted = heard.map((each) => each.wanted);
  // Messages that want no answer are as many in a channel as those that do; few of a kind say little of it.
  const shares = heard.map((each) => 1 / Math.max(fewest, counts.get(key(each))!));
  const form = fitAnswers(
    heard.map(({ signs }) => names.map((name) => signs[name] ?? 0)),
    wanted,
    shares,
    directions,
  );
  const all = shares.reduce((sum, share) => sum + share, 0);
  const { means, scales, weights, intercept } = fitLogistic(
    heard.map(({ signs, vector }) => [byForm(form, signs), ...Array.from(vector)]),
    wanted,
    { l2, rowWeights: shares.map((share) => (share * heard.length) / all) },
  );
  const folded = weights.map((weight, i) => weight / scales[i]!);
  const shift = folded.reduce((sum, weight, i) => sum + weight * means[i]!, 0);
  const [ofForm = 0, ...vector] = folded;
  return {
    form,
    sense: {
      intercept: Number((intercept - shift).toFixed(4)),
      form: Number(ofForm.toFixed(4)),
      vector: vector.map((weight) => Number(weight.toFixed(5))),
    },
  };
}

const fewest = 40;

const byForm = (form: LogisticModel, signs: Heard["signs"]): number =>
  logOdds(
    form,
    form.features.map((name) => signs[name] ?? 0),
  );

/** How likely a message wants an answer, by form and meaning. */
export function wantedBy({ form, sense }: NatureModel, { signs, vector }: Heard): number {
  let sum = sense.intercept + sense.form * byForm(form, signs);
  for (let i = 0; i < sense.vector.length; i++) sum += sense.vector[i]! * vector[i]!;
  return sigmoid(sum);
}
