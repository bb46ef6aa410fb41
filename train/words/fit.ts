/** Makes the dictionary, the vectors of words and the thesaurus, in this order: each reads what the last one wrote. */
export async function run(): Promise<void> {
  (await import("./dictionary.ts")).makeDictionary();
  (await import("./glosses.ts")).makeGlossVectors();
  (await import("./thesaurus.ts")).makeThesaurus();
  console.log("written src/language/english/{english,thesaurus}.json, train/words/gloss-vectors.bin");
}
