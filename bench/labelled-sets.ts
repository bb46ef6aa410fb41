/** Folder of knowledge → files of labelled questions about it that models may be fitted on. The held-out ones are not among them. */
export const labelledSets: readonly (readonly [folder: string, files: readonly string[]])[] = [
  ["knowledge", ["tuning", "tuning-2", "tuning-3", "tuning-4"].map((name) => `test/eval/${name}.jsonl`)],
  ["test/fixtures/support-faq", questionsOf("support-faq")],
  ["test/fixtures/bicycle-city", questionsOf("bicycle-city")],
];

function questionsOf(fixture: string): string[] {
  return ["questions", "questions-2"].map((name) => `test/fixtures/${fixture}.${name}.jsonl`);
}

const folds = 5;

/** The parts of a cross-validation. */
export const allFolds: readonly number[] = Array.from({ length: folds }, (_, fold) => fold);

/** The part that a labelled question belongs to, the same for every model that is fitted. */
export function foldOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return hash % folds;
}
