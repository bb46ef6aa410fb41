/**
 * `node bench/fit.ts --tables DIR --questions F`: derives the decision model from labelled questions, asked of the whole knowledge and of thinner
 * ones, from questions near the domain, and from the knowledge's own wordings, each asked of a knowledge that does not hold it.
 * The plans of a question come from weights that have not seen it either, fitted as by `npm run train -- tables` with the same
 * flags. Writes `src/decision/model.json`. The held-out questions are never read here.
 * `--fails` lists what went wrong in cross-validation; `--dry` writes nothing.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { DecisionModel, Limits } from "../src/decision/model.ts";
import { type TableModel, tableModel } from "../src/tables/model.ts";
import { readTableExamples, trainingOf, trainOptions } from "../train/tables/fitting.ts";
import { train } from "../train/tables/training.ts";
import { fitDecision } from "./decision-fitting.ts";
import { decideOn, findLimits, type Judged, judgedOf, rate } from "./decision-limits.ts";
import { rateDecision } from "./fit-cases.ts";
import { gatherCases } from "./gather-cases.ts";
import { allFolds, foldOf, labelledSets } from "./labelled-sets.ts";

/** A wrong answer costs as much as this many missing ones. */
const wrongCost = 2;

const { values: flags } = parseArgs({
  options: {
    tables: { type: "string" },
    questions: { type: "string" },
    fails: { type: "boolean", default: false },
    dry: { type: "boolean", default: false },
  },
});

const tableExamples = trainingOf(await readTableExamples(flags.tables!, flags.questions!));
const tableModels = allFolds.map((fold): TableModel => {
  const unseen = tableExamples.filter(({ group }) => foldOf(group.replace(/^labelled:/, "")) !== fold);
  return { ...tableModel, weights: train(unseen, trainOptions) };
});
const cases = await gatherCases(tableModels);
const { weights, unseen } = fitDecision(cases);
const judged = unseen.map(judgedOf);
const limits = findLimits(judged, wrongCost);
const model: DecisionModel = { ...weights, limits };
if (!flags.dry) writeFileSync("src/decision/model.json", `${JSON.stringify(model)}\n`);

console.log(
  `${judged.length} labelled questions and ${cases.length - judged.length} made-up ones; cross-validated:`,
);
for (const [folder] of labelledSets) {
  const own = judged.filter(({ each }) => each.folder === folder);
  console.log(`  ${folder}: ${own.length} questions, ${tell(limits, own)}`);
}
for (const answer of [0.4, 0.5, 0.6, 0.7, 0.8])
  console.log(`  were ${answer} needed to answer: ${tell({ ...limits, answer })}`);
for (const cost of [1, 2, 3, 4])
  console.log(`  were a wrong answer to cost ${cost}: ${tell(findLimits(judged, cost))}`);
console.log(`limits ${JSON.stringify(limits)}`);

if (flags.fails) judged.forEach(printFail);

function tell(limits: Limits, of: readonly Judged[] = judged): string {
  const { right, wrong, idle } = rate(of, limits);
  const share = (count: number) => (count / of.length).toFixed(3);
  return `right ${share(right)}, wrong ${share(wrong)}, idle seconds ${share(idle)}`;
}

function printFail(one: Judged): void {
  const { item, samples } = one.each;
  const decision = decideOn(one, limits);
  if (rateDecision(one.each, decision, one.placeOf).right === 1) return;
  const shown = one
    .understood(limits)
    .candidates.slice(0, 4)
    .map(
      (each) =>
        `${each.id}${each.table ? `[${each.table.printed}]` : ""}${samples[one.placeOf(each)]!.right ? " RIGHT" : ""} ${each.probability.toFixed(2)}`,
    );
  const also = decision.kind === "answer" && decision.also ? ` + ${decision.also.id}` : "";
  console.log(
    `${item.id} ${decision.kind}${also} "${[...item.prior, item.q].join(" » ")}"\n    ${shown.join("\n    ")}`,
  );
}
