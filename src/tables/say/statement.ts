import type { TableResult } from "../run/result.ts";
import { stateDisagreement } from "./disagreement-statement.ts";
import { type Statement, stateSingle } from "./single-statement.ts";

export type { Statement } from "./single-statement.ts";

/** Words a result as a statement with its working; where tables disagree, with all that they say. */
export function state(result: TableResult): Statement {
  return result.others.length ? stateDisagreement([result, ...result.others]) : stateSingle(result);
}
