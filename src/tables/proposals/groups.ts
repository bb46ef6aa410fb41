import type { Order, PlanStep } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "./proposal.ts";
import { placesOf, type RankSpan } from "./superlatives.ts";

const mostCues = cueList("high common top which what who count number times listed best more");
const leastCues = cueList("low which what who count number times common");
const sumCues = cueList("high low total together which what who");
const partCues = cueList("high low common month year which what when number total listed");
const havingCues = cueList("atLeast atMost more less times only which who many number count");

/** Rows that share a value, counted or added up. */
export function proposeGroups(context: ProposalContext): void {
  if (context.scope.rows.length < 3) return;
  const places = placesOf(context);
  proposalParts(context);
  proposeAverages(context);
  if (!context.has("average", "high", "low", "common")) proposeGroupCounts(context);
  const repeating = context.outputs.filter((output) => context.column(output).distinctness < 0.95);
  for (const output of repeating.slice(0, 3)) {
    const group: PlanStep = { step: "group", column: output };
    proposeTops(context, group, output, places);
    proposeHaving(context, group, output);
  }
}

const countCues = cueList("count number each which what many list");

/** Columns of repeated words behind "per" and "in each", with the rows before them: "films per section". */
export function groupedBy({
  question,
  links,
  index,
}: Pick<ProposalContext, "question" | "links" | "index">): readonly number[] {
  const names = index.rowNames.map((name) => name.split(" ").at(-1)!);
  return links.columns.flatMap(({ column, from, hinted, share }) => {
    const own = index.columns[column]!;
    if (
      hinted ||
      share < namedShare ||
      column === index.key ||
      own.ordered ||
      own.distinctness > mostDistinct
    )
      return [];
    const before = question.words
      .slice(0, from)
      .map(({ text }) => text)
      .join(" ");
    if (!/\b(?:per|(?:in|by|for|of|from|at) (?:each|every)|each|by)$/.test(before)) return [];
    const said = question.words.slice(Math.max(0, from - rowsBefore), from);
    return said.some(({ stem }) => names.includes(stem)) ? [column] : [];
  });
}

/** Words between the rows and what they are grouped by: "films are there in each". */
const rowsBefore = 6;

/** "How many films per section": each of the groups with its number of rows. */
function proposeGroupCounts(context: ProposalContext): void {
  for (const column of groupedBy(context)) {
    const operation = { operation: "value", columns: [column] } as const;
    const parts = { measure: "count", output: column, cues: countCues } as const;
    context.add("groupCount", [{ step: "group", column }], operation, parts);
  }
}

const averageCues = cueList("average each which what howMuch money");

/** "Average fee by country": one mean for each of the values. */
function proposeAverages(context: ProposalContext): void {
  if (!context.has("average")) return;
  const { question, index } = context;
  for (const { column, from, hinted, share } of context.links.columns) {
    const before = question.words[from - 1]?.text ?? "";
    if (hinted || share < namedShare || column === index.key || !parting.has(before)) continue;
    if (context.column(column).ordered || context.column(column).distinctness > mostDistinct) continue;
    for (const measure of context.measures.filter((one) => one !== column).slice(0, 2)) {
      const operation = { operation: "average", column: measure } as const;
      const parts = { measure, output: column, cues: averageCues } as const;
      context.add("groupAverage", [{ step: "group", column }], operation, parts);
    }
  }
}

const parting = new Set(["by", "per", "each", "every"]);
const namedShare = 0.9;
const mostDistinct = 0.95;

/** "the most common", "the country with the most". */
function proposeTops(
  context: ProposalContext,
  group: PlanStep,
  output: number,
  { count, skip, ...said }: RankSpan,
): void {
  const top = (by: number | "count", order: Order): PlanStep => ({ step: "top", by, order, count, skip });
  const operation = { operation: "value", columns: [output] } as const;
  if (context.has("high", "common", "top", "more", "best")) {
    context.add("groupMost", [group, top("count", "desc")], operation, {
      measure: "count",
      output,
      cues: mostCues,
      ...said,
    });
  }
  if (context.has("low")) {
    context.add("groupLeast", [group, top("count", "asc")], operation, {
      measure: "count",
      output,
      cues: leastCues,
      ...said,
    });
  }
  if (!context.has("high", "low")) return;
  const order: Order = context.has("high") ? "desc" : "asc";
  for (const measure of context.measures
    .filter((one) => one !== output && !context.column(one).dated)
    .slice(0, 2)) {
    context.add("groupSum", [group, top(measure, order)], operation, {
      measure,
      output,
      cues: sumCues,
      ...said,
    });
  }
}

/** "which month had the most": groups by a part of a date. */
function proposalParts(context: ProposalContext): void {
  const part = context.has("month") ? "month" : context.has("year") ? "year" : null;
  if (!part || !context.has("high", "low", "common")) return;
  const order: Order = context.has("high", "common") ? "desc" : "asc";
  for (const { index: column } of context.links.pool.filter((one) => one.dated).slice(0, 2)) {
    const steps: PlanStep[] = [
      { step: "group", column, part },
      { step: "top", by: "count", order, count: 1, skip: 0 },
    ];
    context.add(
      "groupPart",
      steps,
      { operation: "value", columns: [column] },
      { measure: "count", output: column, cues: partCues },
    );
  }
}

/** "won at least three times", "listed twice": groups of so many rows. */
function proposeHaving(context: ProposalContext, group: PlanStep, output: number): void {
  const twice = context.question.words.findIndex((word) => word.text === "twice");
  const figure = context.freeFigures.find(({ kind, low }) => kind === "number" && low >= 1 && low < 100);
  const at = twice >= 0 ? twice : figure?.from;
  if (at === undefined) return;
  const near = context.cues.filter((cue) => cue.to <= at && at - cue.to <= 1).map((cue) => cue.kind);
  const comparisons = { atLeast: "ge", atMost: "le", more: "gt", less: "lt" } as const;
  const said = (Object.keys(comparisons) as (keyof typeof comparisons)[]).find((kind) => near.includes(kind));
  const having: PlanStep = {
    step: "having",
    comparison: said ? comparisons[said] : "eq",
    count: twice >= 0 ? 2 : figure!.low,
  };
  const parts = { measure: "count", output, cues: havingCues } as const;
  context.add("having", [group, having], { operation: "value", columns: [output] }, parts);
  if (context.has("count"))
    context.add("having", [group, having], { operation: "count", column: null }, parts);
}
