import { textsOf } from "../src/knowledge/texts.ts";
import type { Knowledge } from "../src/knowledge/types.ts";
import { createLanguage } from "../src/language/language.ts";
import type { Language } from "../src/language/types.ts";
import type { Labelled } from "./labelled.ts";

const split = (list: string): string[] => list.split("; ");

/** What narrows a question to something that no folder here holds. */
const narrowings = split(
  "in Poland; in Nairobi; in South Korea; in Ohio; in rural areas; on Mars; at Spotify; at Siemens; at our Lisbon office; at a bank in Zurich; in 1987; in the nineties; last Tuesday; next spring; since the pandemic; for dentists; for pilots; for electricians; of a plumber; for retired teachers; for twins; according to Gartner; on a Saturday night; during Ramadan; under the new tax law; compared with chess; in the Netherlands; for left-handed people; at Harvard; in the aerospace sector",
);
/** Things that people ask of anything, with `X` for it. */
const asides = split(
  "what is the passing score of X; phone number of X; who is the chairman of X; X opening hours on Sunday; how tall is X; do I have to renew X every spring; can I rent X; what colour is X; who invented X and where was he born; is X vegan; how do I uninstall X; which celebrity likes X; what does a poster of X cost; X street address; who sponsors X; syllabus of X; stock symbol of X; how heavy is X; when was X founded; in which museum is X; does X have a podcast; what is the nickname of X; is X tax deductible; X refund deadline; who is suing X; in what language was X first written; give me code for X; write a script that does X; translate X into French; compose a poem about X; draw X as a cartoon; book X for me",
);
/** What goes on from an answer to something that is not held. */
const continuations = split(
  "and in Poland?; what about Siemens?; and for dentists?; and back in 1987?; who invented that?; is there a podcast about it?; which celebrity says so?; and on Mars?; what would Gartner say?; and at Harvard?; is that tax deductible?; and in Nairobi then?; how tall is it?; who sponsors that?; and for pilots?; what is the refund deadline for it?",
);

/**
 * Questions that share their words with what a knowledge holds and ask for something else, made from labelled ones and
 * from the names of entries and rows: all of them must be declined.
 */
export function nearDomainQuestions(
  knowledge: Knowledge,
  items: readonly Labelled[],
  random: () => number,
): Labelled[] {
  const language = createLanguage({ texts: textsOf(knowledge), concepts: knowledge.vocabulary.concepts });
  const pick = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)]!;
  const unheld = (phrases: readonly string[]) => phrases.filter((phrase) => !holds(language, phrase));
  const [tails, questions, turns] = [narrowings, asides, continuations].map(unheld);
  const askable = items.filter(({ expect, prior }) => expect === "answer" && prior.length === 0);
  const names = [
    ...knowledge.entries.map(({ title }) => title),
    ...knowledge.tables.flatMap(({ rows }) => rows.map(({ name }) => name)),
  ].filter((name) => name.split(" ").length <= mostWordsOfName && !name.includes("?"));
  return [
    ...askable
      .filter(() => random() < narrowedShare)
      .map(({ q }) => declined(`${q.replace(/[?!.\s]+$/, "")} ${pick(tails!)}`)),
    ...names.filter(() => random() < namedShare).map((name) => declined(pick(questions!).replace("X", name))),
    ...askable.filter(() => random() < continuedShare).map(({ q }) => declined(pick(turns!), [q])),
  ];
}

const mostWordsOfName = 6;
const narrowedShare = 0.25;
const namedShare = 0.8;
const continuedShare = 0.12;

/** Whether a knowledge uses a topic word of a phrase: then it may well hold the thing. */
function holds(language: Language, phrase: string): boolean {
  return language.read(phrase).tokens.some(({ text, stop, known }) => !stop && known && text !== "x");
}

const declined = (q: string, prior: readonly string[] = []): Labelled => ({
  id: [...prior, q].join(" » "),
  kind: "near the domain",
  q,
  prior: [...prior],
  expect: "decline",
  must: [],
  any: [],
  mustNot: [],
});
