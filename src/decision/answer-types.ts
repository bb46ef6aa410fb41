import type { CueKind } from "../language/index.ts";

/** Types of answers that a question can ask for. */
export type AnswerType = "figure" | "money" | "percent" | "date";

const patterns: Readonly<Record<AnswerType, RegExp>> = {
  figure: /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|half|twice|once|hundred|thousand)\b/i,
  money: /[$€£¥]|\b(?:USD|EUR|GBP|CHF|dollars?|euros?|pounds?|cents?|free)\b/i,
  percent: /%|\bper ?cent\b|\b(?:half|quarter|third)\b/i,
  date: /\b(?:1[5-9]|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b|\b(?:from|between|until|till) \d{1,2}\b(?! ?[%\w])|\b(?:from|between) \d{1,2} (?:to|and) \d{1,2}\b|\b(?:century|annual|daily|weekly|monthly|night|day|days|week|weeks|hours?|minutes?)\b/i,
};

/** What operator words ask for. */
const asks: Readonly<Partial<Record<CueKind, readonly AnswerType[]>>> = {
  count: ["figure"],
  howLong: ["figure"],
  howMuch: ["figure"],
  money: ["money"],
  percent: ["percent"],
  when: ["date"],
};

/** The types of answers that a text contains. */
export function typesHeld(text: string): ReadonlySet<AnswerType> {
  return new Set((Object.keys(patterns) as AnswerType[]).filter((type) => patterns[type].test(text)));
}

/** Whether a question asks for a type of answer that a text does not hold (expected answer types, Li & Roth 2002). */
export function lacksAsked(asked: ReadonlySet<CueKind>, held: ReadonlySet<AnswerType>): boolean {
  return [...asked].some((kind) => asks[kind]?.every((type) => !held.has(type)) ?? false);
}
