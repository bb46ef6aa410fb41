import type { Table } from "../knowledge/types.ts";
import { isAddable } from "./columns.ts";
import { type Links, linkQuestion } from "./link.ts";
import type { CueKind } from "./operators.ts";
import type { Condition, Measure, Operation, Order, Plan, Step } from "./plan.ts";
import { PlanError, parsePlan } from "./plan-parse.ts";
import type { Question } from "./question.ts";
import type { IndexedTable } from "./route.ts";
import { runPlan, type TableResult } from "./run.ts";
import { buildScopes, type Scope } from "./scope.ts";
import { meets, type Span } from "./span.ts";
import { indexTable, type TableIndex } from "./table-index.ts";

/** A turn of the conversation as far as tables are concerned. */
export interface TableTurn {
  /** The plan that was computed, printed. */
  readonly table: { readonly plan: string } | null;
}

/** A plan made from an earlier one. */
export interface Amendment {
  readonly result: TableResult;
  /** 0 to 1: how usual it is to mean that by such words. */
  readonly prior: number;
  /** Words that it explains. */
  readonly spans: readonly Span[];
}

/** Plans printed together are one answer from several tables. */
export const planSeparator = " || ";
const turnsLookedAt = 4;
const mostScopes = 6;
const mostRows = 100;

/** Reads a short utterance as a change of what was computed before. */
export function amendOnTable(
  turns: readonly TableTurn[],
  question: Question,
  tables: readonly IndexedTable[],
): { table: IndexedTable; amendments: Amendment[] }[] {
  const last = turns.at(-1)?.table;
  if (!last) return [];
  return last.plan.split(planSeparator).flatMap((printed) => {
    const plan = readPlan(
      printed,
      tables.map((one) => one.index.table),
    );
    const table = tables.find((one) => one.index.table.id === plan?.table);
    if (!plan || !table) return [];
    const history = turns.slice(-turnsLookedAt).flatMap((turn) => rowsOfTurn(turn, table.index));
    return [
      { table, amendments: new Amender(table, plan, rowNames(plan, table.index), history, question).amend() },
    ];
  });
}

/** A stored plan may be of an older knowledge; then there is nothing to amend. */
function readPlan(printed: string, tables: readonly Table[]): Plan | null {
  try {
    return parsePlan(printed, tables);
  } catch (error) {
    if (error instanceof PlanError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The rows of one table that a turn showed. */
function rowsOfTurn(turn: TableTurn, { table }: TableIndex): string[][] {
  const printed = turn.table?.plan.split(planSeparator) ?? [];
  return printed.flatMap((text) => {
    const plan = readPlan(text, [table]);
    return plan ? [rowNames(plan, indexTable(table))] : [];
  });
}

function rowNames(plan: Plan, { table }: TableIndex): string[] {
  const rows = new Set(runPlan(plan, table).items.flatMap((item) => item.rows));
  return [...rows].slice(0, mostRows).map((row) => table.rows[row]!.name);
}

class Amender {
  readonly #index: TableIndex;
  readonly #plan: Plan;
  readonly #rows: readonly string[];
  /** Rows shown by the last turns, oldest first. */
  readonly #history: readonly (readonly string[])[];
  readonly #question: Question;
  readonly #links: Links;
  readonly #kinds: ReadonlySet<CueKind>;
  readonly #found: Amendment[] = [];

  constructor(
    table: IndexedTable,
    plan: Plan,
    rows: readonly string[],
    history: readonly (readonly string[])[],
    question: Question,
  ) {
    this.#index = table.index;
    this.#plan = plan;
    this.#rows = rows;
    this.#history = history;
    this.#question = question;
    this.#links = linkQuestion(question, table.index, table.concepts, new Set());
    this.#kinds = new Set(question.cues.map((cue) => cue.kind));
  }

  amend(): Amendment[] {
    const scopes = buildScopes(this.#question, this.#links, this.#index, mostScopes).filter(
      (scope) => scope.atoms.length > 0,
    );
    for (const scope of scopes) this.#swap(scope);
    this.#otherColumn();
    this.#extremes();
    this.#several();
    this.#shown();
    return this.#found.filter((one) => one.result.answers.length > 0);
  }

  #has(...kinds: readonly CueKind[]): boolean {
    return kinds.some((kind) => this.#kinds.has(kind));
  }

  #spans(...kinds: readonly CueKind[]): Span[] {
    return this.#question.cues.filter((cue) => kinds.includes(cue.kind));
  }

  #add(steps: readonly Step[], operation: Operation, prior: number, spans: readonly Span[]): void {
    const plan: Plan = { table: this.#plan.table, steps, operation };
    this.#found.push({ result: runPlan(plan, this.#index.table), prior, spans });
  }

  /** The column that the last answer was about. */
  #measure(): number | null {
    const { operation, steps } = this.#plan;
    const used: Measure[] = "column" in operation && operation.column !== null ? [operation.column] : [];
    const top = steps.flatMap((step) => (step.step === "top" ? [step.by] : []));
    const shown = operation.operation === "value" ? operation.columns : [];
    const compared = steps.flatMap((step) =>
      step.step === "where" || step.step === "beyond" ? [step.column] : [],
    );
    const named = this.#links.columns.filter((link) => link.share > 0.6).map((link) => link.column);
    const ordered = (column: Measure): column is number =>
      typeof column === "number" && this.#index.columns[column]!.ordered;
    const rest = this.#index.columns
      .filter((column) => column.ordered && column.index !== this.#index.key)
      .map((column) => column.index);
    const candidates = [...named, ...used, ...top, ...shown, ...compared, ...rest].filter(ordered);
    return candidates.find((column) => isAddable(this.#index.columns[column]!)) ?? candidates[0] ?? null;
  }

  /** What the last answer showed of its rows. */
  #outputs(except: ReadonlySet<number> = new Set()): number[] {
    const { operation } = this.#plan;
    const named = this.#links.columns
      .filter(
        (link) =>
          !link.hinted && link.share > 0.6 && link.column !== this.#index.key && !except.has(link.column),
      )
      .map((link) => link.column);
    if (named.length) return [...new Set(named)];
    if (operation.operation === "value") {
      const others = operation.columns.filter((column) => column !== this.#index.key);
      if (others.length) return others;
    }
    const measure = this.#measure();
    if (operation.operation !== "value" && operation.operation !== "describe" && measure !== null)
      return [measure];
    return this.#index.columns
      .filter((column) => column.index !== this.#index.key)
      .map((column) => column.index);
  }

  /** "and for juniors?", "in tech?", "and above 11%?": the same for other rows. */
  #swap(scope: Scope): void {
    const { operation, steps } = this.#plan;
    const columns = new Set(scope.conditions.map((condition) => condition.column));
    const entity = columns.has(this.#index.key);
    const kept = steps.filter(
      (step): step is Condition =>
        step.step === "where" && !columns.has(step.column) && !entity && step.column !== this.#index.key,
    );
    const spans: Span[] = [
      ...scope.atoms,
      ...this.#links.columns,
      ...this.#spans("and", "what", "howMuch", "or"),
    ];
    const outputs = this.#outputs(columns);
    const keyed = operation.operation === "value" && operation.columns[0] === this.#index.key;
    const alike = steps.some((step) => step.step === "where" && columns.has(step.column));
    const free = this.#question.cues.filter((cue) => !scope.atoms.some((atom) => meets(atom, cue)));
    const combined = free.some(
      ({ kind }) => kind === "difference" || kind === "ratio" || kind === "together",
    );
    const prior = (alike || entity ? 0.9 : 0.7) - (combined ? 0.15 : 0);
    const asked = keyed && !entity ? operation.columns : outputs;
    this.#add([...kept, ...scope.conditions], { operation: "value", columns: asked }, prior, spans);
    const retained =
      ["average", "complement", "bound", "rank"].includes(operation.operation) ||
      (operation.operation === "count" && !entity);
    if (retained && (alike || entity)) {
      this.#add([...kept, ...scope.conditions], operation, prior + 0.03, spans);
    }
    // "How much more is that than at entry level?": the new row against the one before.
    const measure = this.#measure();
    if (
      entity &&
      measure !== null &&
      this.#rows.length > 0 &&
      this.#has("difference", "ratio", "more", "less", "together", "or")
    ) {
      const names = [
        ...new Set([...this.#rows, ...scope.rows.map((row) => this.#index.table.rows[row]!.name)]),
      ];
      this.#combine(names, measure, 0.92, [
        ...spans,
        ...this.#spans("difference", "ratio", "more", "less", "together", "or", "many"),
      ]);
    }
    // "Which of them is virtual?": among the rows just shown.
    const shown = this.#rows.length > 1 && this.#rows.length < 100;
    if (shown && (this.#has("which", "who", "only", "list", "where") || !entity)) {
      const narrowed: Step[] = [this.#rowsStep(this.#rows), ...scope.conditions];
      this.#add(
        narrowed,
        { operation: "value", columns: entity ? outputs : [this.#index.key] },
        this.#refers() ? 0.93 : 0.75,
        [...spans, ...this.#spans("which", "who", "only", "list", "has")],
      );
      if (this.#has("count"))
        this.#add(narrowed, { operation: "count", column: null }, 0.9, [...spans, ...this.#spans("count")]);
    }
  }

  #rowsStep(names: readonly string[]): Step {
    return { step: "rows", names };
  }

  /** "of them", "of these", "the two": the words point at what was shown. */
  #refers(): boolean {
    return this.#question.words.some((word) =>
      ["them", "these", "those", "they", "their", "it", "its", "that", "two", "both", "ones", "one"].includes(
        word.text,
      ),
    );
  }

  /** "who gives it out?", "and the location?": another column of the same rows. */
  #otherColumn(): void {
    if (!this.#rows.length || this.#rows.length > 20) return;
    // "With more than five years" sets a limit; it does not ask for the years.
    const asks = this.#links.columns.filter(
      (link) => !link.hinted && !this.#question.figures.some((figure) => meets(figure, link)),
    );
    for (const column of new Set(asks.map((link) => link.column))) {
      if (column === this.#index.key && this.#rows.length > 1) continue;
      const links = this.#links.columns.filter((link) => link.column === column);
      const share = Math.max(...links.map((link) => link.share));
      this.#add([this.#rowsStep(this.#rows)], { operation: "value", columns: [column] }, 0.5 + 0.4 * share, [
        ...links,
        ...this.#spans("who", "where", "when", "what", "which", "howMuch", "howLong", "part", "number"),
      ]);
    }
    for (const column of this.#askedColumns()) {
      this.#add(
        [this.#rowsStep(this.#rows)],
        { operation: "value", columns: [column] },
        0.7,
        this.#spans("who", "where", "when", "howMuch", "howLong", "what"),
      );
    }
  }

  #askedColumns(): number[] {
    const asks = (["where", "when"] as const).filter((kind) => this.#has(kind));
    const hints = {
      where: /locat|place|venue|citi|countri|site|town|region|address/,
      when: /date|year|time|month|day/,
    };
    return this.#index.columns
      .filter((column) =>
        asks.some((kind) => hints[kind].test(column.names[0]!) || (kind === "when" && column.dated)),
      )
      .map((column) => column.index);
  }

  /** "the smallest?", "and the second?", "the last one of them", "only the top two". */
  #extremes(): void {
    const measure = this.#measure();
    const narrowed = this.#refers() && this.#rows.length > 1 ? [this.#rowsStep(this.#rows)] : [];
    const before = this.#plan.steps.findLast((step) => step.step === "top");
    const conditions = narrowed.length
      ? narrowed
      : this.#plan.steps.filter(
          (step) => step.step === "where" && step.column !== this.#index.key && step.column !== measure,
        );
    const { count, skip, spans } = this.#places();
    const used = [
      ...spans,
      ...this.#spans("which", "what", "who", "many", "only", "list", "and", "common", "where"),
      ...this.#links.columns,
    ];
    const listed =
      this.#plan.operation.operation === "describe" ||
      (this.#plan.operation.operation === "value" && !before);
    const top = (by: Measure, order: Order, prior: number, cues: readonly CueKind[], from = skip): void => {
      const columns =
        by === "position"
          ? this.#positionOutputs()
          : [this.#index.key, ...(typeof by === "number" ? [by] : [])];
      this.#add(
        [...conditions, { step: "top", by, order, count, skip: from }],
        { operation: "value", columns },
        prior,
        [...used, ...this.#spans(...cues)],
      );
    };
    const places = listed && this.#rows.length > 1 && measureIsSecondary(this.#plan, measure);
    if (measure !== null) {
      if (this.#has("high", "best", "top")) top(measure, "desc", 0.9, ["high", "best", "top"]);
      if (this.#has("low", "bottom")) top(measure, "asc", 0.9, ["low", "bottom"]);
      if (skip > 0 && before?.by !== "position")
        top(measure, before?.order ?? "desc", before ? 0.9 : 0.6, ["high", "low", "rank"]);
      if (this.#has("next") && before && before.by !== "position")
        top(before.by, before.order, 0.88, ["next"], before.skip + before.count);
    }
    const placed = places || measure === null || before?.by === "position";
    const byPlace = placed || !isAddable(this.#index.columns[measure]!) ? 0.93 : 0.7;
    if (this.#has("early", "top") || skip > 0) top("position", "asc", byPlace, ["early", "top"]);
    if (this.#has("late", "bottom")) top("position", "desc", byPlace, ["late", "bottom"]);
    if (this.#has("next", "previous") && this.#rows.length === 1) {
      const by = this.#has("next") ? 1 : -1;
      this.#add(
        [this.#rowsStep(this.#rows), { step: "shift", by }],
        { operation: "value", columns: this.#outputs() },
        before ? 0.6 : 0.85,
        [...used, ...this.#spans("next", "previous")],
      );
    }
    if (this.#has("sort") && measure !== null) {
      const order: Order = this.#has("low") && !this.#has("high") ? "asc" : "desc";
      this.#add(
        this.#rows.length > 1 ? [this.#rowsStep(this.#rows)] : [],
        { operation: "sort", column: measure, order },
        0.95,
        [...used, ...this.#spans("sort", "high", "low")],
      );
    }
  }

  #positionOutputs(): number[] {
    const named = this.#links.columns
      .filter((link) => !link.hinted && link.column !== this.#index.key)
      .map((link) => link.column);
    const asked = [...new Set([...named, ...this.#askedColumns()])];
    return asked.length ? asked : this.#outputs();
  }

  #places(): { count: number; skip: number; spans: Span[] } {
    const ordinal = this.#question.figures.find(
      (figure) => figure.kind === "ordinal" && figure.low > 1 && figure.low < 100,
    );
    if (ordinal) return { count: 1, skip: ordinal.low - 1, spans: [ordinal] };
    if (this.#question.words.some((word) => word.text === "runner"))
      return { count: 1, skip: 1, spans: [{ from: 0, to: this.#question.words.length }] };
    const number = this.#question.figures.find(
      (figure) => figure.kind === "number" && figure.low >= 2 && figure.low <= 20,
    );
    return number && this.#has("high", "low", "top", "bottom", "early", "late")
      ? { count: number.low, skip: 0, spans: [number] }
      : { count: 1, skip: 0, spans: [] };
  }

  /** "by how much?", "together?", "which of the two is larger?": over the rows of the last answers. */
  #several(): void {
    const measure = this.#measure();
    if (measure === null) return;
    const names = this.#recentRows();
    if (names.length < 2) return;
    this.#combine(names, measure, 0.9, [
      ...this.#spans(
        "difference",
        "together",
        "total",
        "average",
        "ratio",
        "more",
        "less",
        "high",
        "low",
        "which",
        "who",
        "many",
        "and",
        "or",
        "between",
        "what",
        "part",
      ),
      ...this.#links.columns,
    ]);
  }

  /** The rows of the last answer, or of as many turns as it takes to have two. */
  #recentRows(): readonly string[] {
    const names: string[] = [];
    for (const rows of [...this.#history].reverse()) {
      for (const row of [...rows].reverse()) if (!names.includes(row)) names.unshift(row);
      if (names.length >= 2) break;
    }
    return names;
  }

  #combine(names: readonly string[], measure: number, prior: number, spans: readonly Span[]): void {
    const steps = [this.#rowsStep(names)];
    const column = this.#index.columns[measure]!;
    const two = names.length === 2 && !column.banded;
    if (this.#has("difference", "more", "less") && two)
      this.#add(
        steps,
        { operation: "difference", column: measure },
        this.#has("difference") ? prior : prior - 0.1,
        spans,
      );
    if (isAddable(column) && this.#has("together", "total"))
      this.#add(
        steps,
        { operation: "sum", column: measure },
        this.#has("difference", "which") ? prior - 0.15 : prior,
        spans,
      );
    if (isAddable(column) && this.#has("average"))
      this.#add(steps, { operation: "average", column: measure }, prior, spans);
    if (this.#has("ratio") && two) this.#add(steps, { operation: "ratio", column: measure }, prior, spans);
    const compares = this.#has("which", "who") && this.#has("more", "less", "high", "low", "best");
    if (compares) {
      const order: Order = this.#has("less", "low") ? "asc" : "desc";
      this.#add(steps, { operation: "compare", column: measure, order }, prior + 0.02, spans);
    }
  }

  /** "how many is that?", "and the others?": about the rows that were shown, or about the rest. */
  #shown(): void {
    if (!this.#rows.length) return;
    if (this.#has("count") && (this.#refers() || this.#question.words.length <= 3)) {
      this.#add(
        [this.#rowsStep(this.#rows)],
        { operation: "count", column: null },
        this.#rows.length > 1 ? 0.85 : 0.4,
        this.#spans("count"),
      );
    }
    if (!this.#has("except")) return;
    const values = this.#rows.map((text) => ({ kind: "text" as const, text: this.#cellOf(text) }));
    const rest: Condition = { step: "where", column: this.#index.key, comparison: "eq", values, not: true };
    const measure = this.#measure();
    const spans = this.#spans("except", "together", "total", "average", "what", "and", "list", "which");
    if (measure !== null && this.#has("together", "total"))
      this.#add([rest], { operation: "sum", column: measure }, 0.92, spans);
    this.#add(
      [rest],
      { operation: "value", columns: this.#outputs() },
      this.#has("together", "total") ? 0.6 : 0.85,
      spans,
    );
  }

  #cellOf(name: string): string {
    const row = this.#index.table.rows.find((one) => one.name === name);
    return row?.cells[this.#index.key]?.raw ?? name;
  }
}

/** Whether the last answer listed rows rather than figures, so that "the last" means a place in the list. */
function measureIsSecondary(plan: Plan, measure: number | null): boolean {
  if (measure === null) return true;
  if (plan.operation.operation === "value") return !plan.operation.columns.includes(measure);
  return false;
}
