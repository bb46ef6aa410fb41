import { bold, only, ordinal, sentence } from "../say/saying.ts";
import { unitOf } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** Which place a row has among all, counted from one end. */
export const rank: OperationKind<"rank"> = {
  print: ({ column, order }, names) => `${names.column(column)} ${order}`,
  parse: (reader) => ({ operation: "rank", column: reader.column(), order: reader.order() }),
  run: ({ column, order }, { index, state, base }) => {
    const { readings } = index.columns[column]!;
    const sign = order === "desc" ? -1 : 1;
    const own = readings.middle(state.rows[0] ?? -1);
    if (Number.isNaN(own)) return { ...base, answers: [] };
    const before = index.all.filter((row) => sign * readings.middle(row) < sign * own).length;
    const figures = [own];
    return {
      ...base,
      number: before + 1,
      answers: [String(before + 1)],
      figures,
      unit: unitOf(index, column),
    };
  },
  say: ({ column, order }, wording) => {
    const { result } = wording;
    const item = result.items[0]!;
    const place = bold(ordinal(result.number!));
    return only(
      sentence(
        `${item.label} ranks ${place} of ${wording.rows(wording.all)} by ${wording.column(column)}, ${wording.end(column, order === "desc", true)} first (${wording.figure(item, column)})`,
      ),
    );
  },
};
