import type { CueKind } from "../../language/index.ts";
import { isAddable, isAskedBy } from "../index/columns.ts";
import type { ColumnIndex, TableIndex } from "../index/table-index.ts";
import { type Links, linkQuestion } from "../link/link.ts";
import { columnsOf, gives } from "../operations/traits.ts";
import type { Operation, Plan, PlanStep } from "../plan/plan.ts";
import type { TableQuestion } from "../question/question.ts";
import type { Span } from "../question/span.ts";
import type { IndexedTable } from "../rank/route.ts";
import type { TableResult } from "../run/result.ts";
import { runPlan } from "../run/run.ts";
import { buildScopes, type Scope } from "../scope/scope.ts";

/** A plan derived from an earlier one. */
export interface Amendment {
  readonly result: TableResult;
  /** 0 to 1: how usual it is to mean that by such words. */
  readonly prior: number;
  /** Words that it explains. */
  readonly spans: readonly Span[];
}

const noWords: ReadonlySet<string> = new Set();
const mostScopes = 6;
/** The share of a column's name from which on it counts as named. */
const namedShare = 0.6;
const pointers: ReadonlySet<string> = new Set(
  "them these those they their it its that two both ones one".split(" "),
);

/** State of an amendment: the last computation on a table, the utterance, and the amendments found so far. */
export class AmendContext {
  readonly index: TableIndex;
  readonly plan: Plan;
  /** Names of the rows that the last plan showed. */
  readonly rows: readonly string[];
  /** Rows shown by the last turns, oldest first. */
  readonly history: readonly (readonly string[])[];
  readonly question: TableQuestion;
  readonly links: Links;
  readonly found: Amendment[] = [];
  readonly #kinds: ReadonlySet<CueKind>;

  constructor(
    { index, concepts }: IndexedTable,
    plan: Plan,
    rows: readonly string[],
    history: readonly (readonly string[])[],
    question: TableQuestion,
  ) {
    this.index = index;
    this.plan = plan;
    this.rows = rows;
    this.history = history;
    this.question = question;
    this.links = linkQuestion(question, index, concepts, noWords);
    this.#kinds = new Set(question.cues.map((cue) => cue.kind));
  }

  /** What the utterance says about rows. */
  scopes(): Scope[] {
    return buildScopes(this.question, this.links, this.index, mostScopes).filter(
      ({ atoms }) => atoms.length > 0,
    );
  }

  has(...kinds: readonly CueKind[]): boolean {
    return kinds.some((kind) => this.#kinds.has(kind));
  }

  /** Words of the operators of these kinds. */
  spans(kinds: readonly CueKind[]): Span[] {
    return this.question.cues.filter((cue) => kinds.includes(cue.kind));
  }

  column(index: number): ColumnIndex {
    return this.index.columns[index]!;
  }

  add(steps: readonly PlanStep[], operation: Operation, prior: number, spans: readonly Span[]): void {
    const result = runPlan({ table: this.plan.table, steps, operation }, this.index.table);
    if (result.answers.length) this.found.push({ result, prior, spans });
  }

  /** The rows that were shown, as a step. */
  get shown(): PlanStep {
    return { step: "rows", names: this.rows };
  }

  /** "of them", "of these", "the two": the words point at what was shown. */
  get refers(): boolean {
    return this.question.words.some((word) => pointers.has(word.text));
  }

  /** The column that the last answer was about, one whose figures add up before one of places or ranges. */
  measure(): number | null {
    const { operation, steps } = this.plan;
    const top = steps.flatMap((step) => (step.step === "top" ? [step.by] : []));
    const shown = gives(operation, "rows") ? columnsOf(operation) : [];
    const used = gives(operation, "rows") ? [] : columnsOf(operation);
    const compared = steps.flatMap((step) =>
      step.step === "where" || step.step === "beyond" ? [step.column] : [],
    );
    const named = this.links.columns.filter(({ share }) => share > namedShare).map(({ column }) => column);
    const rest = this.index.columns.map(({ index }) => index).filter((index) => index !== this.index.key);
    const ordered = [...named, ...used, ...top, ...shown, ...compared, ...rest].filter(
      (column): column is number => typeof column === "number" && this.column(column).ordered,
    );
    return ordered.find((column) => isAddable(this.column(column))) ?? ordered[0] ?? null;
  }

  /** What to show of rows: columns named now, else those of the last answer. */
  outputs(except: ReadonlySet<number> = new Set()): number[] {
    const { operation } = this.plan;
    const { key } = this.index;
    const named = this.links.columns
      .filter(
        ({ hinted, share, column }) => !hinted && share > namedShare && column !== key && !except.has(column),
      )
      .map(({ column }) => column);
    if (named.length) return [...new Set(named)];
    const others = gives(operation, "rows") ? columnsOf(operation).filter((column) => column !== key) : [];
    if (others.length) return others;
    const measure = this.measure();
    if (!gives(operation, "rows") && measure !== null) return [measure];
    return this.index.columns.map(({ index }) => index).filter((index) => index !== key);
  }

  /** Columns that "where" and "when" ask for. */
  askedColumns(): number[] {
    const asks = (["where", "when"] as const).filter((kind) => this.has(kind));
    return this.index.columns
      .filter((column) => asks.some((kind) => isAskedBy(column, kind)))
      .map(({ index }) => index);
  }
}
