import type { CueKind } from "../../language/index.ts";
import { enumerate } from "../../language/index.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Measure, Order } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import type { TableResult } from "../run/result.ts";
import { figureOf, type RowOrGroup } from "../run/steps.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { columnField, orderField } from "./fields.ts";
import { unitOf } from "./figures.ts";
import type { Base, OperationKind } from "./operation.ts";
import { measured, type Template } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    sort: { readonly column: number; readonly order: Order };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    sort: true;
    sortName: true;
  }
}

/** More rows than this are a list under the sentence. */
const mostInLine = 6;

const sorted = measured((f, measure) => {
  const low = f.random() < 0.35;
  const wordings = low
    ? [
        `sort the ${f.many} by ${f.column(measure)}, lowest first`,
        `rank the ${f.many} from lowest to highest ${f.column(measure)}`,
        `order ${f.many} by ${f.column(measure)} ascending`,
        `list the ${f.many} from smallest to largest ${f.column(measure)}`,
      ]
    : [
        `rank the ${f.many} by ${f.column(measure)}`,
        `sort the ${f.many} by ${f.column(measure)}`,
        `order the ${f.many} by ${f.column(measure)}, largest first`,
        `ranking of the ${f.many}`,
        `list the ${f.many} from highest to lowest ${f.column(measure)}`,
        `${f.many} in descending order of ${f.column(measure)}`,
      ];
  return f.made(f.pick(wordings), [], {
    operation: "sort",
    column: measure.index,
    order: low ? "asc" : "desc",
  });
});

const alphabetical: Template = (f) => {
  const { key } = f.index;
  const wordings = [
    `list the ${f.many} alphabetically`,
    `sort the ${f.many} by name`,
    `all ${f.many} in alphabetical order`,
    `${f.many} from a to z`,
    `order the ${f.many} by name`,
  ];
  return f.made(f.pick(wordings), [], { operation: "sort", column: key, order: "asc" });
};

const inOrderOf = measured((f, measure) => {
  const wordings = [
    `${f.many} by ${f.column(measure)}`,
    `list the ${f.many} by ${f.column(measure)}`,
    `all ${f.many} ordered by ${f.column(measure)}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "sort", column: measure.index, order: "desc" });
});

/** Rows in the order of a column: by its figures, or of a column of words by the alphabet. */
export const sort: OperationKind<"sort"> = {
  result: "order",
  fields: { column: columnField, order: orderField },
  shapes: ["sort", "sortName"],
  propose,
  templates: [sorted, alphabetical, inOrderOf],
  run: ({ column, order }, { index, base }) => orderItems(index, base, column, order),
  say: ({ column }, wording) => {
    const { result, index } = wording;
    const shown = column === index.key ? [] : [column];
    const texts = result.items.map((item) => wording.row(item, shown));
    if (texts.length <= mostInLine) return only(sentence(enumerate(texts)));
    const by = `by ${column === index.key ? "name" : wording.column(column)}`;
    const items = result.items.map((item) => wording.row(item, shown, shown.length > 0));
    return { lead: `${bold(wording.rows(texts.length))} ${by}:`, items };
  },
};

/** Items in the order of a measure; those without a figure are left out. */
export function orderItems(index: TableIndex, base: Base, by: Measure, order: Order): TableResult {
  const sign = order === "desc" ? -1 : 1;
  if (typeof by === "number" && !index.columns[by]!.ordered) return orderByText(index, base, by, sign);
  const sorted = base.items
    .map((item) => ({ item, figure: figureOf(index, item, by) }))
    .filter(({ figure }) => !Number.isNaN(figure))
    .sort((a, b) => sign * (a.figure - b.figure));
  const best = sorted[0]?.figure;
  const all = base.plan.operation.operation === "sort";
  const missing = base.items.length - sorted.length;
  // What alone has a figure is above nothing.
  if (!all && missing > 0 && sorted.length < 2) return { ...base, missing, answers: [] };
  const winners = all ? sorted : sorted.filter(({ figure }) => figure === best);
  return {
    ...base,
    items: sorted.map(({ item }) => item),
    answers: winners.map(({ item }) => item.label),
    figures: sorted.map(({ figure }) => figure),
    unit: unitOf(index, by),
    missing,
  };
}

/** Rows in the alphabetical order of a column of words; those that say nothing there come last. */
function orderByText({ table }: TableIndex, base: Base, column: number, sign: 1 | -1): TableResult {
  const textOf = ({ rows }: RowOrGroup): string => table.rows[rows[0] ?? -1]?.cells[column]?.raw.trim() ?? "";
  const items = [...base.items].sort((a, b) => {
    const [left, right] = [textOf(a), textOf(b)];
    if (left === "" || right === "") return Number(left === "") - Number(right === "");
    return sign * left.localeCompare(right, "en", { numeric: true });
  });
  return { ...base, items, answers: items.map(({ label }) => label) };
}

function propose(context: ProposalContext): void {
  if (!(context.has("sort") || listsBy(context)) || context.scope.rows.length < 3) return;
  proposeByName(context);
  const order = sortOrder(context);
  for (const column of context.measures.slice(0, 3)) {
    context.add("sort", [], { operation: "sort", column, order }, { measure: column, cues: sortCues });
  }
}

const sortCues = cueList("sort rank each high low list top more less between common");

/** "Stations by hires": rows in the order of a column. */
function listsBy({ question, links, index }: ProposalContext): boolean {
  return links.columns.some(
    ({ column, from, hinted }) =>
      !hinted && index.columns[column]!.ordered && question.words[from - 1]?.text === "by",
  );
}

/** Words that ask for the alphabetical order of names. */
export const byName =
  /\b(?:alphabetic(?:al(?:ly)?)?|a (?:to|through) z|z (?:to|through) a|(?:by|in order of|order of) (?:the |their )?(?:name|names|title|titles))\b/;

/** "Sorted by name", "alphabetically", "ordered by surface": by the words of a column. */
function proposeByName(context: ProposalContext): void {
  const { key } = context.index;
  const { text } = context.question;
  const named = context.links.columns.filter(
    ({ column, hinted, share }) => !hinted && share > 0.9 && !context.column(column).ordered,
  );
  const columns = byName.test(text) ? [key] : named.map(({ column }) => column);
  const order: Order = /\b(?:z (?:to|through) a|descending|reverse)\b/.test(text) ? "desc" : "asc";
  for (const column of new Set(columns))
    context.add("sortName", [], { operation: "sort", column, order }, { measure: column, cues: sortCues });
}

const rising =
  /\b(?:ascending|increasing|upwards|(?:smallest|lowest|least|fewest|cheapest) (?:first|to)|from (?:the )?(?:smallest|lowest|least|low))\b/;
const falling =
  /\b(?:descending|decreasing|downwards|(?:largest|highest|most|biggest|greatest) (?:first|to)|from (?:the )?(?:largest|highest|most|biggest|high|top))\b/;

/** Largest first unless the words say otherwise: the end that is named first is where the order begins. */
function sortOrder({ cues, question }: ProposalContext): Order {
  if (rising.test(question.text)) return "asc";
  if (falling.test(question.text)) return "desc";
  const named = cues.filter(({ kind }) => ends.has(kind)).sort((a, b) => a.from - b.from)[0];
  if (!named) return "desc";
  const last = question.words[named.to]?.text === "last";
  return lowEnds.has(named.kind) === last ? "desc" : "asc";
}

const ends: ReadonlySet<CueKind> = new Set(cueList("high low best common more less"));
const lowEnds: ReadonlySet<CueKind> = new Set(cueList("low less"));
