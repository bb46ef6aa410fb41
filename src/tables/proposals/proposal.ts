import { askedColumns, type Cue, type CueKind, cueKinds } from "../../language/index.ts";
import { isAskedBy } from "../index/columns.ts";
import type { ColumnIndex, TableIndex } from "../index/table-index.ts";
import type { Links } from "../link/link.ts";
import type { Measure, Operation, PlanStep } from "../plan/plan.ts";
import type { QuestionFigure, TableQuestion } from "../question/question.ts";
import { covers, meets, type Span } from "../question/span.ts";
import type { Scope } from "../scope/scope.ts";
import type { Shape } from "./shapes.ts";

/** A plan before it is run, with the words that it was made from. */
export interface Proposal {
  readonly shape: Shape;
  readonly scope: Scope;
  /** All steps, the scope's conditions first. */
  readonly steps: readonly PlanStep[];
  readonly operation: Operation;
  /** What rows are ordered, added or compared by. */
  readonly measure: Measure | null;
  /** Column of the answer, where it is cells. */
  readonly output: number | null;
  /** Words that the plan explains beyond the scope: column names and operators. */
  readonly spans: readonly Span[];
}

/** Input of a proposal besides its steps. */
export interface ProposalParts {
  readonly measure?: Measure;
  readonly output?: number;
  /** Operators that it uses. */
  readonly cues?: readonly CueKind[];
  /** A figure that it uses. */
  readonly figure?: Span;
  /** Further words that it explains. */
  readonly words?: readonly Span[];
}

/** The share of a column's name from which on its words are taken for the name alone. */
const sureShare = 0.9;
/** "The newest" asks for a date that it does not name. */
const timelyShare = 0.3;
const maxOutputs = 4;
const maxMeasures = 4;
const mostLeading = 3;

/** One scope of a question on a table, with the columns that answers may come from, and the proposals made so far. */
export class ProposalContext {
  readonly question: TableQuestion;
  readonly links: Links;
  readonly index: TableIndex;
  readonly scope: Scope;
  /** Operators outside the words of the scope. */
  readonly cues: readonly Cue[];
  /** Columns that may hold the answer, the likeliest first. */
  readonly outputs: readonly number[];
  /** Columns that rows may be ordered or computed by, the likeliest first. */
  readonly measures: readonly number[];
  readonly #kinds: ReadonlySet<CueKind>;
  readonly #proposals: Proposal[];

  constructor(question: TableQuestion, links: Links, index: TableIndex, scope: Scope, proposals: Proposal[]) {
    this.question = question;
    this.links = links;
    this.index = index;
    this.scope = scope;
    this.#proposals = proposals;
    const conditioned = new Set(scope.conditions.map(({ column }) => column));
    // "Over" that names a column of the conditions compares nothing.
    const naming = links.columns.filter(
      (link) => !link.hinted && link.share > sureShare && conditioned.has(link.column),
    );
    this.cues = question.cues.filter(
      (cue) => !this.isInScope(cue) && !naming.some((link) => covers(link, cue)),
    );
    this.#kinds = new Set(this.cues.map((cue) => cue.kind));
    this.outputs = this.#chooseOutputs();
    this.measures = this.#chooseMeasures();
  }

  /** Whether any of these operators stands outside the scope. */
  has(...kinds: readonly CueKind[]): boolean {
    return kinds.some((kind) => this.#kinds.has(kind));
  }

  isInScope(span: Span): boolean {
    return this.scope.atoms.some((atom) => meets(atom, span));
  }

  column(index: number): ColumnIndex {
    return this.index.columns[index]!;
  }

  /** The likeliest columns to compute with. */
  get leading(): readonly number[] {
    return this.measures.slice(0, mostLeading);
  }

  /** Figures that the scope does not use. */
  get freeFigures(): readonly QuestionFigure[] {
    return this.question.figures.filter((figure) => !this.isInScope(figure));
  }

  add(shape: Shape, steps: readonly PlanStep[], operation: Operation, parts: ProposalParts = {}): void {
    const { measure = null, output = null, cues = [], figure, words = [] } = parts;
    const conditioned = new Set(this.scope.conditions.map(({ column }) => column));
    const columns = this.links.columns.filter(
      (link) => link.column === measure || link.column === output || conditioned.has(link.column),
    );
    this.#proposals.push({
      shape,
      scope: this.scope,
      steps: [...this.scope.conditions, ...steps],
      operation,
      measure,
      output,
      spans: [
        ...columns,
        ...this.cues.filter((cue) => cues.includes(cue.kind)),
        ...(figure ? [figure] : []),
        ...words,
      ],
    });
  }

  /** Columns named first, then the one that names rows, then those asked for by "when" or "where". */
  #chooseOutputs(): number[] {
    const score = new Map<number, number>();
    const raise = (column: number, by: number): void => {
      score.set(column, Math.max(score.get(column) ?? 0, by));
    };
    for (const link of this.links.columns) raise(link.column, (this.isInScope(link) ? 0.3 : 1) * link.share);
    raise(this.index.key, 0.45);
    raise(0, 0.3);
    for (const kind of Object.keys(askedColumns) as CueKind[]) {
      if (!this.has(kind)) continue;
      for (const column of this.links.pool) {
        if (isAskedBy(column, kind)) raise(column.index, kind === "when" ? 0.5 : 0.42);
      }
    }
    for (const column of this.links.pool) raise(column.index, column.filled * 0.05);
    // "Is Ben in Berlin?": what the table says in place of Berlin.
    if (this.has("yesNo"))
      for (const { column, kind } of this.links.cells) if (kind === "whole") raise(column, 0.5);
    return [...score]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, maxOutputs)
      .map(([column]) => column);
  }

  #chooseMeasures(): number[] {
    const share = (column: ColumnIndex): number =>
      this.links.columns.reduce(
        (best, link) => (link.column === column.index ? Math.max(best, link.share) : best),
        0,
      );
    const timely = this.has("early", "late", "newest", "oldest");
    const apt = (column: ColumnIndex): number =>
      (column.index === this.index.key ? 0 : 0.05) + (timely && column.dated ? timelyShare : 0);
    return this.links.pool
      .filter((column) => column.ordered)
      .map((column) => ({ column, share: share(column) + apt(column) }))
      .sort((a, b) => b.share - a.share || a.column.index - b.column.index)
      .slice(0, maxMeasures)
      .map((entry) => entry.column.index);
  }
}

const known: ReadonlySet<string> = new Set(cueKinds);

/** Operators by their names in one line; throws for a name that does not exist. */
export function cueList(names: string): readonly CueKind[] {
  return names.split(" ").map((name) => {
    if (!known.has(name)) throw new Error(`"${name}" is no operator of src/language/english/cues.ts`);
    return name as CueKind;
  });
}
