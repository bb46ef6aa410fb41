import type { ProblemLog } from "../check/problems.ts";

/** A text of one language within a file: the whole of it, its front matter, the body below. */
export interface TextPart {
  readonly file: string;
  readonly text: string;
  /** The line of the file that the text begins on. */
  readonly firstLine: number;
}

/** Where a parser tells what it cannot read. */
export type ParseLog = Pick<ProblemLog, "error" | "info">;
