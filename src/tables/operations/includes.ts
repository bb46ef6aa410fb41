import { enumerate } from "../../language/index.ts";
import { isRanking, isSummable } from "../index/columns.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { CellLink, LinkKind } from "../link/link-cells.ts";
import type { Measure, Order, Plan, PlanStep } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { endsAsked, placesOf } from "../proposals/superlatives.ts";
import { spanAgainstAll } from "../question/against-all.ts";
import type { Span } from "../question/span.ts";
import { notGiven } from "../run/result.ts";
import { figureOf, type PlanState, type RowOrGroup, runStep, stateOf } from "../run/steps.ts";
import { sayRows } from "../say/rows.ts";
import { bold, only, ordinal, type Saying, sentence } from "../say/saying.ts";
import { sayGroups, sayTop, standing } from "../say/tops.ts";
import { Wording } from "../say/wording.ts";
import { textField } from "./fields.ts";
import { unitOf } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    includes: { readonly name: string };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    includes: true;
  }
}

type Top = Extract<PlanStep, { step: "top" }>;

const foremost = measured((f, measure) => {
  const [row] = f.rows(1);
  const name = f.name(row!);
  const low = f.random() < 0.4;
  const what = f.column(measure);
  const wordings = low
    ? [
        `is ${name} the ${f.one} with the lowest ${what}`,
        `does ${name} have the lowest ${what}`,
        `does ${name} have the least ${what}`,
        `does ${name} have less ${what} than any other ${f.one}`,
      ]
    : [
        `is ${name} the ${f.one} with the highest ${what}`,
        `does ${name} have the highest ${what}`,
        `does ${name} have the most ${what}`,
        `does ${name} have more ${what} than all other ${f.many}`,
      ];
  const order: Order = low ? "asc" : "desc";
  return f.made(f.pick(wordings), [{ step: "top", by: measure.index, order, count: 1, skip: 0 }], {
    operation: "includes",
    name: f.table.rows[row!]!.name,
  });
});

/** Whether a row, or a group, is among those at the end of an order: "Is the Skua the largest ferry?" */
export const includes: OperationKind<"includes"> = {
  result: "verdict",
  fields: { name: textField },
  shapes: ["includes"],
  propose,
  templates: [foremost],
  run: ({ name }, { index, base }) => {
    const top = topOf(base.plan);
    if (!base.size) return { ...base, answers: [] };
    // Of rows in no order: whether it is the only one.
    if (!top) {
      const truth = base.size === 1 && base.items[0]!.label === name;
      return { ...base, truth, answers: [truth ? "yes" : "no"] };
    }
    const before = beforeTop(index, base.plan);
    const own = namedIn(index, before, name);
    if (!own) return { ...base, answers: [] };
    const unit = unitOf(index, top.by);
    if (Number.isNaN(figureOf(index, own, top.by))) return { ...base, items: [own], answers: [notGiven] };
    const items = candidatesOf(before, index);
    // Among the first twelve of three is everybody.
    if (items.length <= top.count) return { ...base, answers: [] };
    const found = base.items.some(({ label }) => label === own.label);
    const beaten = found ? items.filter(({ label }) => items.length === 2 && label !== own.label) : [own];
    const shown = [...base.items, ...beaten];
    const figures = shown.map((item) => figureOf(index, item, top.by));
    const result = { ...base, items: shown, figures, unit };
    // Of two that share a place neither is the one; what has no figure could stand before the others.
    const shared = found && base.size > top.count;
    const open = (found || top.skip > 0) && items.some((item) => Number.isNaN(figureOf(index, item, top.by)));
    if (shared || open)
      return { ...result, items: base.items, answers: base.items.map(({ label }) => label) };
    return { ...result, truth: found, answers: [found ? "yes" : "no"] };
  },
  say: (_, wording) => {
    const { result, index } = wording;
    const { truth, decided, items } = result;
    const top = topOf(result.plan);
    if (!top) return sayOnly(wording);
    if (result.answers[0] === notGiven) {
      const column = typeof top.by === "number" ? top.by : index.key;
      return only(wording.one(items[0]!.label, items[0]!.rows[0]!, column));
    }
    const best = truth === null ? items : items.slice(0, result.size);
    const { lead } = sayEnd(new Wording({ ...result, items: best }), top);
    const verdict = truth !== null && decided ? `${truth ? "Yes" : "No"}: ` : "";
    const others = enumerate(items.slice(best.length).map((item) => sayOther(wording, item, top.by)));
    const against = others === "" ? "" : top.by === "position" ? `, ${others}` : `, against ${others}`;
    const said = lead.replace(/\.$/, "");
    return only(sentence(`${verdict ? `${verdict}${said.replace(/^The /, "the ")}` : said}${against}`));
  },
};

/** `No: 3 of 6 routes have the surface asphalt: Harbour Line, …`. */
function sayOnly(wording: Wording): Saying {
  const { truth, decided } = wording.result;
  const { lead, items } = sayRows(wording, wording.result.items, []);
  const verdict = truth !== null && decided ? `${truth ? "Yes" : "No"}: ` : "";
  return {
    lead: verdict ? `${verdict}${lead.replace(/^Only /, "only ").replace(/^All /, "all ")}` : lead,
    items,
  };
}

/** Who stands at the end: `Arctic Tern has the most seats: 320`. */
const sayEnd = (wording: Wording, top: Top): Saying =>
  top.by === "position"
    ? sayPlace(wording, top)
    : wording.result.grouped === null
      ? sayTop(wording, top.by, top, wording.index.key)
      : sayGroups(wording);

/** `Open the gate comes first`. */
function sayPlace(wording: Wording, top: Top): Saying {
  const { items } = wording.result;
  return only(
    `${enumerate(items.map(({ label }) => bold(label)))} ${standing(wording, top.by, top, items.length > 1).said}.`,
  );
}

/** Where another one stands: `180 for Skua`, `Skua 2nd`. */
const sayOther = (wording: Wording, { label, rows }: RowOrGroup, by: Measure): string =>
  by === "position"
    ? `${label} ${bold(ordinal(rows[0]! + 1))}`
    : `${bold(wording.figure({ label, rows }, by))} for ${label}`;

const topOf = ({ steps }: Plan): Top | undefined =>
  steps.findLast((step): step is Top => step.step === "top");

/** What the last order chooses from. */
function beforeTop(index: TableIndex, { steps }: Plan): PlanState {
  const at = steps.findLastIndex(({ step }) => step === "top");
  return steps.slice(0, at).reduce((state, step) => runStep(index, state, step), stateOf(index.all));
}

const candidatesOf = ({ groups, rows }: PlanState, { labels }: TableIndex): readonly RowOrGroup[] =>
  groups ?? rows.map((row) => ({ rows: [row], label: labels[row]! }));

function namedIn(
  { table, labels }: TableIndex,
  { groups, rows }: PlanState,
  name: string,
): RowOrGroup | null {
  if (groups) return groups.find(({ label }) => label === name) ?? null;
  const row = rows.find((one) => table.rows[one]!.name === name);
  return row === undefined ? null : { rows: [row], label: labels[row]! };
}

function propose(context: ProposalContext): void {
  if (!context.has("yesNo")) return;
  proposeRows(context);
  proposeOnly(context);
  proposeGroups(context);
}

const cues = cueList(
  "yesNo high low best early late top bottom newest oldest common rank has list which what number more less or",
);

/** Ends of an order that are asked for: by a superlative, or by "more than any other". */
function tops(context: ProposalContext): readonly { readonly order: Order; readonly plain: boolean }[] {
  // "Lower than April's" is no end of anything.
  if (!againstIn(context) && / than /.test(context.question.text)) return [];
  if (!againstIn(context)) return endsAsked(context, placesOf(context).skip);
  const orders = {
    more: "desc",
    less: "asc",
    before: "asc",
    after: "desc",
    early: "asc",
    late: "desc",
  } as const;
  const said = (Object.keys(orders) as (keyof typeof orders)[]).filter((kind) => context.has(kind));
  return [...new Set(said.map((kind) => orders[kind]))].map((order) => ({ order, plain: true }));
}

/** A row that the question names and the scope does not use, held against the rows of the scope. */
function proposeRows(context: ProposalContext): void {
  const { scope, index, links } = context;
  if (scope.rows.length < 2) return;
  const { count, skip, figure } = placesOf(context);
  const judging = context.has("best") && !context.has("high", "low");
  for (const link of links.cells) {
    const [row] = link.rows;
    if (link.column !== index.key || !naming.has(link.kind) || link.rows.length !== 1) continue;
    if (context.isInScope(link) || !scope.rows.includes(row!)) continue;
    const measures = [...context.measures, "position" as const];
    for (const { order, plain } of tops(context))
      for (const by of measures) {
        const lowIsBetter = typeof by === "number" && isRanking(context.column(by));
        if (!plain && !lowIsBetter) continue;
        // "The best" has the highest figure, unless low ones are the better ones.
        if (judging && lowIsBetter !== (order === "asc")) continue;
        if (by === "position" && !context.has("early", "late")) continue;
        const step: Top = { step: "top", by, order, count, skip };
        const operation = { operation: "includes", name: index.table.rows[row!]!.name } as const;
        const parts = {
          measure: by,
          cues,
          words: [link, againstIn(context) ?? []].flat(),
          ...(figure && { figure }),
        };
        context.add("includes", [step], operation, parts);
      }
  }
}

/** "Is the Harbour Line the only asphalt route?" */
function proposeOnly(context: ProposalContext): void {
  const { scope, index, links, question } = context;
  const said = question.cues.find(
    ({ kind, from, to }) => kind === "only" && question.words[from - 1]?.text === "the" && to > from,
  );
  if (!said || !scope.conditions.length || scope.conditions.some(({ column }) => column === index.key))
    return;
  for (const link of links.cells) {
    const [row] = link.rows;
    if (link.column !== index.key || !naming.has(link.kind) || link.rows.length !== 1) continue;
    if (context.isInScope(link)) continue;
    const operation = { operation: "includes", name: index.table.rows[row!]!.name } as const;
    context.add("includes", [], operation, { cues: [...cues, "only"], words: [link, said] });
  }
}

/** "Is Texas the state with the most offices", "more diesel ferries than electric ones": groups by their number of rows, or by what they add up to. */
function proposeGroups(context: ProposalContext): void {
  const { scope, links, index } = context;
  const pair = scope.joined !== null && / than /.test(context.question.text);
  if (scope.rows.length < 2 || context.has("average")) return;
  const orders = pair
    ? (["desc", "asc"] as const).filter((order) => context.has(order === "desc" ? "more" : "less"))
    : tops(context).flatMap(({ order, plain }) => (plain ? [order] : []));
  const against = againstIn(context) ?? [];
  for (const link of links.cells) {
    const { column } = link;
    if (column === index.key || link.kind !== "whole" || link.texts.length !== 1) continue;
    const own = context.column(column);
    if (own.ordered || own.column.type === "list" || own.distinctness > mostDistinct) continue;
    if (pair ? scope.joined !== column || isLater(context, link) : context.isInScope(link)) continue;
    const group: PlanStep = { step: "group", column };
    for (const order of orders)
      for (const by of amountsOf(context, column)) {
        const step: Top = { step: "top", by, order, count: 1, skip: 0 };
        const operation = { operation: "includes", name: link.texts[0]! } as const;
        const parts = { measure: by, output: column, cues, words: [link, against].flat() };
        context.add("includes", [group, step], operation, parts);
      }
  }
}

/** What groups are held against each other by: a column that is named and adds up, else the number of their rows. */
function amountsOf(
  { links, index, question }: ProposalContext,
  column: number,
): readonly (number | "count")[] {
  const named = links.columns.filter(
    (link) => !link.hinted && link.column !== column && isSummable(index.columns[link.column]!),
  );
  if (named.length) return [...new Set(named.map((link) => link.column))].slice(0, 2);
  const rows = index.rowNames.map((name) => name.split(" ").at(-1));
  // "More offices" counts them; "smaller ferries" does not.
  const pair = / than /.test(question.text);
  const counted = question.words.some(
    ({ stem }, at) =>
      rows.includes(stem) &&
      (!pair ||
        question.words
          .slice(Math.max(0, at - mostBetween), at)
          .some(({ text }) => /^(?:more|fewer|less)$/.test(text))),
  );
  return counted || question.cues.some(({ kind }) => kind === "common") ? ["count"] : [];
}

/** Words between "more" and the rows: "more small diesel ferries". */
const mostBetween = 3;

/** Of "more A than B" the B. */
const isLater = ({ scope }: ProposalContext, link: CellLink): boolean =>
  scope.atoms.some((atom) => atom.condition.column === link.column && atom.from < link.from);

/** The words of "than any other ferry". */
const againstIn = ({ question, index }: ProposalContext): Span | null => spanAgainstAll(question, index);

const naming: ReadonlySet<string> = new Set<LinkKind>(["whole", "alias", "concept", "part"]);
const mostDistinct = 0.95;
