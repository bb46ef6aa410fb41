import { readFileSync } from "node:fs";
import { type Labelled, parseLabelled } from "../src/insight/labelled.ts";

export { type GradedQuestion, judge, type Labelled, patternsHold } from "../src/insight/labelled.ts";

/** Reads a file of labelled questions. @throws with file and line where one does not fit. */
export function readLabelled(file: string): Labelled[] {
  return parseLabelled(readFileSync(file, "utf8"), file);
}
