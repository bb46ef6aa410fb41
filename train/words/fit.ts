import { parseArgs } from "node:util";

const usage = `Usage: npm run train -- words

Makes what the core knows of English out of WordNet: its words with their stems, vectors of the words of definitions,
and from both which stems mean nearly the same. Needed after a change of the rules in train/words.`;

/** Makes the dictionary, the vectors of words and the thesaurus, in this order: each reads what the last one wrote. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { help: { type: "boolean", default: false } } });
  if (values.help) return console.log(usage);
  (await import("./dictionary.ts")).makeDictionary();
  (await import("./glosses.ts")).makeGlossVectors();
  (await import("./thesaurus.ts")).makeThesaurus();
  console.log("written src/language/english/{english,thesaurus}.json, train/words/gloss-vectors.bin");
}
