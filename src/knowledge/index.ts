/** Files of a folder to checked, frozen knowledge; slips with file, line and remedy. */

export { sameWording } from "./check/checks.ts";
export { type Problem, ProblemLog } from "./check/problems.ts";
export { citationOf } from "./cite.ts";
export { describeKnowledge, type KnowledgeStats } from "./describe.ts";
export { folderFingerprint } from "./files/fingerprint.ts";
export type { KnowledgeFile } from "./files/folder.ts";
export { watchKnowledge } from "./files/watch.ts";
export { createReadMemo } from "./kept/read-memo.ts";
export { loadKnowledge } from "./load.ts";
export { readMarkdown, taskSign } from "./parse/markdown.ts";
export { withoutStruck } from "./parse/struck.ts";
export { withTildes } from "./parse/tildes.ts";
export { slug } from "./slug.ts";
export { isEmptyCell, readCell } from "./tables/cells.ts";
export { delimiterOf } from "./tables/delimiter.ts";
export { RecipeError } from "./tables/derive.ts";
export { readDerivedTable, readExtract, writeDerivedTable } from "./tables/derived-table.ts";
export { longestToldChars, mostWords } from "./tables/notes.ts";
export { inferColumns, uniqueNames } from "./tables/rows.ts";
export { isSureTotal, isTotalName } from "./tables/total-names.ts";
export { contentsOf, textsOf, wordingsOf } from "./texts.ts";
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
