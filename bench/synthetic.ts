import type { PassageDocument } from "../src/passages/types.ts";
import { createRandom } from "./random.ts";

const syllables =
  "ba ce di fo gu la me ni po ru sa te vi zo ka len mor tis ran dal ver nic tor pel gam sul bri cho dra fle".split(
    " ",
  );
const frame = "how do i what is the of a for in to can with and which should my on does".split(" ");
const vocabularySize = 30_000;
const lengths = { title: 8, text: 30 };
const questionLength = 7;

/** Made-up entries and questions about them, the same for one seed: words as skewed as in a language (Zipf). */
export function makeEntries(
  count: number,
  questions: number,
  seed = 7,
): { readonly documents: readonly PassageDocument[]; readonly questions: readonly string[] } {
  const random = createRandom(seed);
  const vocabulary = makeWords(vocabularySize, random);
  // Inverse of the cumulative 1/rank law: equal steps of the logarithm of the rank are equally likely.
  const word = () => vocabulary[Math.floor(vocabularySize ** random()) - 1]!;
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
  const sentence = (length: number) =>
    Array.from({ length }, () => (random() < 0.35 ? pick(frame) : word())).join(" ");
  const documents = Array.from({ length: count }, (_, i) => ({
    id: `e${i}`,
    title: `${sentence(lengths.title)}?`,
    wordings: [`${sentence(lengths.title)}?`],
    text: `${sentence(lengths.text)}.`,
  }));
  const asked = Array.from({ length: questions }, () => {
    const words = pick(documents as unknown as readonly string[]) as unknown as PassageDocument;
    const kept = words.title
      .replace("?", "")
      .split(" ")
      .filter(() => random() < 0.8);
    return [...kept, ...sentence(2).split(" ")].slice(0, questionLength + 2).join(" ");
  });
  return { documents, questions: asked };
}

function makeWords(count: number, random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]!).join(""));
  }
  return [...words];
}
