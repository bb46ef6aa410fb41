import type { CueKind } from "../../language/index.ts";
import { isPlace } from "../columns.ts";
import type { Measure, Order, Step } from "../plan.ts";
import { cueList, type DraftContext } from "./draft.ts";

const compareCues = cueList(
  "or which who more less high low best early late and together difference after before yesNo many has",
);
const mostCompared = 12;

/** Rows held against each other. */
export function draftComparisons(context: DraftContext): void {
  draftBeyond(context);
  draftRank(context);
  draftSort(context);
  if (context.scope.joined === null) return;
  draftCompared(context);
  draftComparedCounts(context, context.scope.joined);
  draftExceeds(context, context.scope.joined);
}

/** "who won more than X": rows beyond one. */
function draftBeyond(context: DraftContext): void {
  const { rows, conditions } = context.scope;
  if (!conditions.length || !rows.length || rows.length > 3) return;
  const { key } = context.index;
  for (const measure of context.measures.slice(0, 2)) {
    for (const [cue, order] of [
      ["more", "desc"],
      ["less", "asc"],
    ] as const) {
      if (!context.has(cue)) continue;
      const step: Step = { step: "beyond", column: measure, order };
      context.add(
        "beyond",
        [step],
        { operation: "value", columns: [key, measure] },
        { measure, output: key, cues: cueList(`${cue} which who list`) },
      );
      if (context.has("count"))
        context.add(
          "beyond",
          [step],
          { operation: "count", column: null },
          { measure, cues: cueList(`${cue} count`) },
        );
    }
  }
}

function draftRank(context: DraftContext): void {
  const { rows, conditions } = context.scope;
  if (!context.has("rank") || rows.length !== 1 || !conditions.length) return;
  for (const measure of context.measures.filter((one) => !isPlace(context.column(one))).slice(0, 2)) {
    context.add(
      "rank",
      [],
      { operation: "rank", column: measure, order: "desc" },
      { measure, cues: cueList("rank what which where") },
    );
  }
}

const sortCues = cueList("sort rank each high low list top more less between common");

function draftSort(context: DraftContext): void {
  if (!(context.has("sort") || listsBy(context)) || context.scope.rows.length < 3) return;
  draftSortByName(context);
  const order = sortOrder(context);
  for (const column of context.measures.slice(0, 3)) {
    context.add("sort", [], { operation: "sort", column, order }, { measure: column, cues: sortCues });
  }
}

/** "Stations by hires": rows in the order of a column. */
function listsBy({ question, links, index }: DraftContext): boolean {
  return links.columns.some(
    ({ column, from, hinted }) =>
      !hinted && index.columns[column]!.ordered && question.words[from - 1]?.text === "by",
  );
}

/** Words that ask for the alphabetical order of names. */
export const byName =
  /\b(?:alphabetic(?:al(?:ly)?)?|a (?:to|through) z|z (?:to|through) a|(?:by|in order of|order of) (?:the |their )?(?:name|names|title|titles))\b/;

/** "Sorted by name", "alphabetically", "ordered by surface": by the words of a column. */
function draftSortByName(context: DraftContext): void {
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
function sortOrder({ cues, question }: DraftContext): Order {
  if (rising.test(question.text)) return "asc";
  if (falling.test(question.text)) return "desc";
  const named = cues.filter(({ kind }) => ends.has(kind)).sort((a, b) => a.from - b.from)[0];
  if (!named) return "desc";
  const last = question.words[named.to]?.text === "last";
  return lowEnds.has(named.kind) === last ? "desc" : "asc";
}

const ends: ReadonlySet<CueKind> = new Set(cueList("high low best common more less"));
const lowEnds: ReadonlySet<CueKind> = new Set(cueList("low less"));

function draftCompared(context: DraftContext): void {
  const { length } = context.scope.rows;
  if (length < 2 || length > mostCompared) return;
  const draft = (
    shape: "compareHigh" | "compareLow" | "comparePosition",
    column: Measure,
    order: Order,
  ): void =>
    context.add(shape, [], { operation: "compare", column, order }, { measure: column, cues: compareCues });
  for (const measure of context.measures.slice(0, 3)) {
    draft("compareHigh", measure, "desc");
    draft("compareLow", measure, "asc");
  }
  if (!context.has("early", "late", "before", "after", "top", "bottom", "next", "previous")) return;
  draft("comparePosition", "position", "asc");
  draft("comparePosition", "position", "desc");
}

/** "which has more entries, A or B": groups by how many rows they have. */
function draftComparedCounts(context: DraftContext, joined: number): void {
  if (context.column(joined).distinctness >= 0.98) return;
  const group: Step = { step: "group", column: joined };
  const parts = { measure: "count", output: joined } as const;
  for (const order of ["desc", "asc"] as const) {
    context.add(
      "compareCount",
      [group],
      { operation: "compare", column: "count", order },
      { ...parts, cues: compareCues },
    );
  }
  if (context.has("difference", "more")) {
    context.add(
      "countDifference",
      [group],
      { operation: "difference", column: "count" },
      { ...parts, cues: cueList("difference count number and") },
    );
  }
}

/** "did A have more than B", "is A older or younger than B": the truth, in the words of the question. */
function draftExceeds(context: DraftContext, joined: number): void {
  const { atoms, rows, conditions } = context.scope;
  if (rows.length !== 2) return;
  if (!context.has("more", "less", "before", "after", "early", "late", "high", "low", "oldest", "newest"))
    return;
  const said = [...atoms]
    .filter((atom) => atom.condition.column === joined)
    .sort((a, b) => a.from - b.from)
    .flatMap((atom) => atom.rows)
    .filter((row, i, all) => rows.includes(row) && all.indexOf(row) === i);
  if (said.length !== 2) return;
  const [order, yes, no] = contrastOf(context);
  // Rows in the order of the question, unless other conditions have chosen among rows of the same name.
  const names = said.map((row) => context.index.table.rows[row]!.name);
  const steps: Step[] = conditions.length === 1 ? [{ step: "rows", names }] : [];
  for (const measure of [...context.measures.slice(0, 3), "position" as const]) {
    context.add(
      "exceeds",
      steps,
      { operation: "exceeds", column: measure, order, yes, no },
      { measure, cues: compareCues },
    );
  }
}

const degrees =
  "more|less|higher|lower|greater|fewer|before|after|older|younger|above|below|larger|smaller|longer|shorter|earlier|later|taller|better|worse";
const contrast = new RegExp(`\\b(${degrees}) or (${degrees})\\b`);
const downward: ReadonlySet<string> = new Set(
  "less lower fewer before older above smaller shorter earlier".split(" "),
);

/** Which way is asked about, and the two words that can answer. */
function contrastOf(context: DraftContext): [Order, string, string] {
  const pair = contrast.exec(context.question.text);
  if (pair) return [downward.has(pair[1]!) ? "asc" : "desc", pair[1]!, pair[2]!];
  const down = context.has("less", "before", "early", "oldest") && !context.has("after");
  return [down ? "asc" : "desc", "yes", "no"];
}
