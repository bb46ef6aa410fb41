import { bold, only, sentence } from "../say/saying.ts";
import { figureOf } from "../steps.ts";
import { unitOf } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** Whether the first row's figure is beyond that of the second; answers with one of two words. */
export const exceeds: OperationKind<"exceeds"> = {
  print: ({ column, order, yes, no }, names) =>
    `${names.measure(column)} ${order} ${JSON.stringify(yes)}, ${JSON.stringify(no)}`,
  parse: (reader) => {
    const column = reader.measure();
    const order = reader.order();
    const yes = reader.text();
    reader.expect(",");
    return { operation: "exceeds", column, order, yes, no: reader.text() };
  },
  run: ({ column, order, yes, no }, { index, base }) => {
    const unit = unitOf(index, column);
    const figures = base.items.map((item) => figureOf(index, item, column));
    const [first, second] = figures;
    if (figures.length !== 2 || figures.some(Number.isNaN)) return { ...base, unit, answers: [] };
    const truth = order === "desc" ? first! > second! : first! < second!;
    return { ...base, figures, unit, truth, answers: [truth ? yes : no] };
  },
  say: ({ column: by, yes }, wording) => {
    const { result } = wording;
    const [first, second] = result.items;
    const answer = result.answers[0]!;
    // A word of degree is an answer of its own; "yes" is said only where the plan decides.
    const verdict = yes === "yes" && !result.decided ? "" : `${answer[0]!.toUpperCase()}${answer.slice(1)}: `;
    if (by === "position") {
      const before = result.figures[0]! < result.figures[1]!;
      return only(
        sentence(`${verdict}${first!.label} comes ${before ? "before" : "after"} ${second!.label}`),
      );
    }
    const [a, b] = [wording.figure(first!, by), wording.figure(second!, by)];
    const of = wording.ofMeasure(by);
    const joint = wording.joint(by);
    const [verb, that] = typeof by === "number" && wording.isPlural(by) ? ["are", "those"] : ["is", "that"];
    const start = verdict ? "the" : "The";
    return only(
      sentence(
        `${verdict}${start} ${wording.measure(by)} ${joint} ${first!.label} ${verb} ${bold(`${a}${of}`)}, ${that} ${joint} ${second!.label} ${bold(b)}`,
      ),
    );
  },
};
