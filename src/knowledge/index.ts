/** Files of a folder to checked, frozen knowledge; slips with file, line and remedy. */

export { isEmptyCell, readCell } from "./cells.ts";
export { sameWording } from "./checks.ts";
export { citationOf } from "./cite.ts";
export { delimiterOf } from "./delimiter.ts";
export { RecipeError } from "./derive.ts";
export { readDerivedTable, readExtract, writeDerivedTable } from "./derived-table.ts";
export { describeKnowledge, type KnowledgeStats } from "./describe.ts";
export { folderFingerprint } from "./fingerprint.ts";
export type { KnowledgeFile } from "./folder.ts";
export { loadKnowledge } from "./load.ts";
export { readMarkdown } from "./parse/markdown.ts";
export { type Problem, ProblemLog } from "./problems.ts";
export { createReadMemo } from "./read-memo.ts";
export { inferColumns, uniqueNames } from "./rows.ts";
export { slug } from "./slug.ts";
export { longestToldChars, mostWords } from "./table-notes.ts";
export { contentsOf, textsOf, wordingsOf } from "./texts.ts";
export { isSureTotal, isTotalName } from "./total-names.ts";
export { enter, successorOf } from "./tracks/path.ts";
export { END, type Hours, stepOf, type Track, type TrackStep } from "./tracks/track.ts";
export { chosenZone } from "./tracks/zone.ts";
export type {
  Cell,
  Column,
  Concept,
  Entry,
  FittedDecision,
  Knowledge,
  Profile,
  Row,
  Source,
  Table,
} from "./types.ts";
export { watchKnowledge } from "./watch.ts";
