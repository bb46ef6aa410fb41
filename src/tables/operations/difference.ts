import { endsOf, said, writeGap } from "../say/figures.ts";
import { bold, enumerate, only, sentence } from "../say/saying.ts";
import { computed, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** How far the ends of some figures are apart; dates by their years, since they are orders of time, not amounts. */
export const difference: OperationKind<"difference"> = {
  print: ({ column }, names) => names.measure(column),
  parse: (reader) => ({ operation: "difference", column: reader.measure() }),
  run: ({ column }, rest) =>
    computed(rest, column, ({ values, unit }, show) => {
      if (values.length < 2) return null;
      const { high, low } = totals(values);
      if (unit.kind !== "date") return { value: high - low, formula: `${show(high)} − ${show(low)}` };
      const [from, to] = [low, high].map((key) => Math.floor(key / 10_000));
      return { value: to! - from!, formula: `${to} − ${from}`, unit: { kind: "years" } };
    }),
  say: ({ column }, wording) => {
    const { result } = wording;
    const { formula } = said(wording, column);
    const [high, low] = endsOf(result);
    const measure = wording.measure(column);
    const joint = wording.joint(column);
    if (result.number === 0)
      return only(`${enumerate(result.items.map(({ label }) => label))} have the same ${measure}${formula}.`);
    const gap = bold(
      result.unit.kind === "share"
        ? writeGap(result.number!, result.unit)
        : wording.write(result.number!, column),
    );
    const dated = typeof column === "number" && wording.index.columns[column]!.dated;
    if (dated) return only(sentence(`${high.label} is ${gap} after ${low.label}${formula}`));
    if (column === "count")
      return only(
        sentence(`${high.label} has ${gap} more ${result.table.row.many} than ${low.label}${formula}`),
      );
    if (typeof column === "number" && wording.counts(column))
      return only(sentence(`${high.label} has ${gap} ${measure} more than ${low.label}${formula}`));
    return only(
      sentence(`The ${measure} ${joint} ${high.label} is ${gap} above that ${joint} ${low.label}${formula}`),
    );
  },
};
