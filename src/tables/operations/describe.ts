import { otherColumns, sayRows } from "../say/rows.ts";
import type { OperationKind } from "./operation.ts";

/** Whole rows. */
export const describe: OperationKind<"describe"> = {
  print: () => "",
  parse: () => ({ operation: "describe" }),
  run: (_, { base }) => ({ ...base, answers: base.items.map((item) => item.label) }),
  say: (_, wording) => sayRows(wording, wording.result.items, otherColumns(wording)),
};
