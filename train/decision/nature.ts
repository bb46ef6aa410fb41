import type { LogisticModel } from "../../src/maths/index.ts";
import { type Directions, fitAnswers } from "./constrained.ts";

/** A message of which it is known whether it wanted an answer of a guide. */
export interface Heard {
  readonly family: string;
  readonly wanted: boolean;
  readonly signs: Readonly<Record<string, number>>;
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

/** Fits how likely a message wants an answer; each family counts alike. */
export function fitNature(heard: readonly Heard[]): LogisticModel {
  const names = Object.keys(directions);
  const counts = new Map<string, number>();
  const key = ({ family, wanted }: Heard) => `${family} ${wanted}`;
  for (const each of heard) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
  return fitAnswers(
    heard.map(({ signs }) => names.map((name) => signs[name] ?? 0)),
    heard.map(({ wanted }) => wanted),
    // Messages that want no answer are as many in a channel as those that do.
    heard.map((each) => 1 / counts.get(key(each))!),
    directions,
  );
}
