/** Folder of knowledge → files of labelled questions about it that models may be fitted on. The held-out ones are not among them. */
export const labelledSets: readonly (readonly [folder: string, files: readonly string[]])[] = [
  ["knowledge", ["tuning", "tuning-2", "tuning-3", "tuning-4"].map((name) => `test/eval/${name}.jsonl`)],
  ["test/fixtures/support-faq", questionsOf("support-faq")],
  ["test/fixtures/bicycle-city", questionsOf("bicycle-city")],
];

function questionsOf(fixture: string): string[] {
  return ["questions", "questions-2"].map((name) => `test/fixtures/${fixture}.${name}.jsonl`);
}
