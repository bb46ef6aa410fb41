import type { Links } from "./link.ts";
import { askedColumns, type Cue, type CueKind } from "./operators.ts";
import type { Comparison, Measure, Operation, Order, Step } from "./plan.ts";
import type { Question, QuestionFigure } from "./question.ts";
import { buildScopes, comparisonsOf, looksLikeYears, type Scope, type Span, unitFit } from "./scope.ts";
import type { ColumnIndex, TableIndex } from "./table-index.ts";

/** Kinds of plan, as the model tells them apart; the order is part of its layout. */
export const shapes = [
  "cell",
  "list",
  "all",
  "high",
  "low",
  "highFigure",
  "lowFigure",
  "firstRow",
  "lastRow",
  "nth",
  "next",
  "previous",
  "count",
  "distinct",
  "sum",
  "average",
  "difference",
  "spread",
  "countDifference",
  "ratio",
  "complement",
  "compareHigh",
  "compareLow",
  "comparePosition",
  "compareCount",
  "groupMost",
  "groupLeast",
  "groupSum",
  "having",
  "exists",
  "check",
  "same",
  "beyond",
  "rank",
  "sort",
  "describe",
  "boundLow",
  "boundHigh",
  "boundWidth",
  "row",
  "streak",
  "groupStreak",
  "duration",
  "exceeds",
  "nextHigh",
  "nextLow",
  "groupPart",
  "samePart",
  "topCount",
] as const;
export type Shape = (typeof shapes)[number];

/** A plan in the making, with what it was made from. */
export interface Draft {
  readonly shape: Shape;
  readonly scope: Scope;
  /** All steps, the scope's conditions first. */
  readonly steps: readonly Step[];
  readonly operation: Operation;
  /** What rows are ordered, added or compared by. */
  readonly measure: Measure | null;
  /** Column of the answer, where it is cells. */
  readonly output: number | null;
  /** Words that the plan explains beyond the scope: column names and operators. */
  readonly spans: readonly Span[];
}

/** Bounds on what is tried for one question and table. */
export interface GenerateLimits {
  readonly scopes: number;
  readonly drafts: number;
}

/** Every plan that the words of the question suggest, at most `limits.drafts`. */
export function generateDrafts(
  question: Question,
  links: Links,
  index: TableIndex,
  limits: GenerateLimits,
): Draft[] {
  const drafts: Draft[] = [];
  for (const scope of buildScopes(question, links, index, limits.scopes)) {
    if (drafts.length >= limits.drafts) break;
    new ScopeDrafts(question, links, index, scope, drafts).generate();
  }
  return drafts.slice(0, limits.drafts);
}

const maxOutputs = 4;
const maxMeasures = 4;

/** Plans over one scope. */
class ScopeDrafts {
  readonly #question: Question;
  readonly #links: Links;
  readonly #index: TableIndex;
  readonly #scope: Scope;
  readonly #drafts: Draft[];
  /** Operators outside the words of the scope. */
  readonly #cues: readonly Cue[];
  readonly #kinds: ReadonlySet<CueKind>;
  readonly #outputs: readonly number[];
  readonly #measures: readonly number[];

  constructor(question: Question, links: Links, index: TableIndex, scope: Scope, drafts: Draft[]) {
    this.#question = question;
    this.#links = links;
    this.#index = index;
    this.#scope = scope;
    this.#drafts = drafts;
    this.#cues = question.cues.filter(
      (cue) => !scope.atoms.some((atom) => atom.from < cue.to && cue.from < atom.to),
    );
    this.#kinds = new Set(this.#cues.map((cue) => cue.kind));
    this.#outputs = this.#chooseOutputs();
    this.#measures = this.#chooseMeasures();
  }

  generate(): void {
    this.#values();
    this.#neighbours();
    this.#superlatives();
    this.#counts();
    this.#aggregates();
    this.#comparisons();
    this.#groups();
    this.#checks();
    this.#bounds();
    this.#runs();
    this.#exceeds();
    this.#nearest();
  }

  #has(...kinds: readonly CueKind[]): boolean {
    return kinds.some((kind) => this.#kinds.has(kind));
  }

  /** Words of the operators that a plan of this kind uses. */
  #spansOf(...kinds: readonly CueKind[]): Span[] {
    return this.#cues.filter((cue) => kinds.includes(cue.kind));
  }

  #columnSpans(...columns: readonly (Measure | null)[]): Span[] {
    return this.#links.columns.filter((link) => columns.includes(link.column));
  }

  #add(
    shape: Shape,
    steps: readonly Step[],
    operation: Operation,
    parts: {
      measure?: Measure | null;
      output?: number | null;
      cues?: readonly CueKind[];
      figure?: Span;
    } = {},
  ): void {
    const { measure = null, output = null, cues = [], figure } = parts;
    this.#drafts.push({
      shape,
      scope: this.#scope,
      steps: [...this.#scope.conditions, ...steps],
      operation,
      measure,
      output,
      spans: [...this.#columnSpans(measure, output), ...this.#spansOf(...cues), ...(figure ? [figure] : [])],
    });
  }

  /** Columns that may hold the answer: those named first, then the one that names rows, then those asked for by "when" or "where". */
  #chooseOutputs(): number[] {
    const score = new Map<number, number>();
    const raise = (column: number, by: number): void => {
      score.set(column, Math.max(score.get(column) ?? 0, by));
    };
    for (const link of this.#links.columns) {
      const inScope = this.#scope.atoms.some((atom) => atom.from < link.to && link.from < atom.to);
      raise(link.column, (inScope ? 0.3 : 1) * link.share);
    }
    raise(this.#index.key, 0.45);
    raise(0, 0.3);
    for (const [kind, names] of Object.entries(askedColumns) as [CueKind, readonly string[]][]) {
      if (!this.#has(kind)) continue;
      for (const column of this.#index.columns) {
        if (names.some((name) => column.names[0]!.includes(name.slice(0, 6)))) raise(column.index, 0.42);
        if (kind === "when" && (column.dated || looksLikeYears(column))) raise(column.index, 0.5);
      }
    }
    for (const column of this.#index.columns) raise(column.index, column.filled * 0.05);
    return [...score]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, maxOutputs)
      .map(([column]) => column);
  }

  #chooseMeasures(): number[] {
    const ordered = this.#index.columns.filter((column) => column.ordered);
    const share = (column: ColumnIndex): number =>
      Math.max(
        0,
        ...this.#links.columns.filter((link) => link.column === column.index).map((link) => link.share),
      );
    return ordered
      .map((column) => ({ column, share: share(column) + (column.index === this.#index.key ? 0 : 0.05) }))
      .sort((a, b) => b.share - a.share || a.column.index - b.column.index)
      .slice(0, maxMeasures)
      .map((entry) => entry.column.index);
  }

  #values(): void {
    const { rows, conditions } = this.#scope;
    if (!conditions.length) {
      const cues = ["list", "whole", "describe", "what", "which", "listed", "disagree", "howMuch"] as const;
      if (this.#index.table.rows.length > 200) return;
      this.#add("describe", [], { operation: "describe" }, { cues });
      for (const output of this.#outputs)
        this.#add("all", [], { operation: "value", columns: [output] }, { output, cues });
      return;
    }
    if (rows.length > 60) return;
    const shape = rows.length === 1 ? "cell" : "list";
    const cues = [
      "list",
      "who",
      "when",
      "where",
      "which",
      "what",
      "howMuch",
      "howLong",
      "number",
      "part",
      "only",
      "has",
      "listed",
    ] as const;
    for (const output of this.#outputs) {
      if (this.#isNamedBy(output)) continue;
      this.#add(shape, [], { operation: "value", columns: [output] }, { output, cues });
    }
    const others = this.#index.columns
      .filter((column) => column.index !== this.#index.key)
      .map((column) => column.index);
    if (others.length > 1 && others.length <= 6 && rows.length <= 12) {
      this.#add("row", [], { operation: "value", columns: others }, { cues: [...cues, "describe", "and"] });
    }
    if (this.#has("same", "except")) {
      const columns = [
        ...new Set(this.#links.columns.map((link) => link.column)),
        ...this.#scope.conditions.map((c) => c.column),
      ];
      for (const column of [...new Set(columns)].slice(0, 3)) {
        if (this.#index.columns[column]!.dated && this.#has("year", "month")) {
          const part = this.#has("month") ? "month" : "year";
          this.#add(
            "samePart",
            [{ step: "same", column, part }],
            { operation: "value", columns: [this.#index.key] },
            {
              output: this.#index.key,
              measure: column,
              cues: ["same", "except", "which", part],
            },
          );
        }
        this.#add(
          "same",
          [{ step: "same", column }],
          { operation: "value", columns: [this.#index.key] },
          {
            output: this.#index.key,
            measure: column,
            cues: ["same", "except", "which"],
          },
        );
      }
    }
  }

  /** The question gives this column's cell itself, so that asking for it would say nothing. */
  #isNamedBy(output: number): boolean {
    const own = this.#scope.conditions.filter((condition) => condition.column === output);
    return own.some(
      (condition) =>
        condition.comparison === "eq" &&
        !condition.not &&
        condition.values.every((value) => value.kind === "text"),
    );
  }

  #neighbours(): void {
    const { rows, conditions } = this.#scope;
    if (!conditions.length || rows.length > 3) return;
    for (const [cue, by] of [
      ["next", 1],
      ["previous", -1],
    ] as const) {
      if (!this.#has(cue)) continue;
      for (const output of new Set([...this.#outputs.slice(0, 3), conditions[0]!.column])) {
        this.#add(
          cue,
          [{ step: "shift", by }],
          { operation: "value", columns: [output] },
          { output, cues: [cue, "which", "what", "who", "listed"] },
        );
      }
    }
  }

  #superlatives(): void {
    if (this.#scope.rows.length < 2) return;
    const { count, skip, figure } = this.#places();
    const used = ["many", "list", "which", "what", "who", "where", "common"] as const;
    const upper = this.#has("high", "best", "late", "top", "newest");
    const lower = this.#has("low", "best", "early", "bottom", "oldest");
    const orders: [Order, readonly CueKind[]][] = [];
    if (upper || figure) orders.push(["desc", ["high", "best", "late", "top"]]);
    if (lower) orders.push(["asc", ["low", "best", "early", "bottom"]]);
    if (upper && !lower && this.#has("best", "top")) orders.push(["asc", ["best", "top"]]);
    for (const [order, cues] of orders) {
      for (const measure of this.#measures) {
        // "The best", "the top three": the lower end only where a low figure is the better one.
        if (order === "asc" && !lower && !isRanking(this.#index.columns[measure]!)) continue;
        const step: Step = { step: "top", by: measure, order, count, skip };
        const outputs = [...new Set([...this.#outputs.slice(0, 3), this.#index.key])].filter(
          (output) => output !== measure,
        );
        for (const output of outputs) {
          this.#add(
            skip ? "nth" : order === "desc" ? "high" : "low",
            [step],
            { operation: "value", columns: [output, measure] },
            {
              measure,
              output,
              cues: [...cues, ...used],
            },
          );
        }
        if (!skip && count === 1) {
          this.#add(
            order === "desc" ? "highFigure" : "lowFigure",
            [],
            { operation: order === "desc" ? "max" : "min", column: measure },
            {
              measure,
              cues: [...cues, "what", "howMuch", "howLong", "number"],
            },
          );
        }
        if (
          count > 1 &&
          isAddable(this.#index.columns[measure]!) &&
          this.#has("total", "together", "average", "count")
        ) {
          const operation = this.#has("average") ? "average" : "sum";
          this.#add(
            "topCount",
            [step],
            { operation, column: measure },
            { measure, cues: [...cues, "total", "together", "average"] },
          );
        }
      }
    }
    this.#positions(count, skip);
  }

  /** "the first", "the last two", "the third": by place in the table. */
  #positions(count: number, skip: number): void {
    const ends: [Order, readonly CueKind[]][] = [];
    if (this.#has("early", "top") || skip > 0) ends.push(["asc", ["early", "top"]]);
    if (this.#has("late", "bottom")) ends.push(["desc", ["late", "bottom"]]);
    for (const [order, cues] of ends) {
      const step: Step = { step: "top", by: "position", order, count, skip };
      const shape = skip ? "nth" : order === "asc" ? "firstRow" : "lastRow";
      for (const output of this.#outputs) {
        this.#add(
          shape,
          [step],
          { operation: "value", columns: [output] },
          {
            measure: "position",
            output,
            cues: [...cues, "which", "what", "who", "where", "when", "listed", "list", "rank"],
          },
        );
      }
    }
  }

  /** "top 3", "three largest": how many; "second largest", "third": how many to skip. */
  #places(): { count: number; skip: number; figure: boolean } {
    const outside = this.#question.figures.filter(
      (figure) => !this.#scope.atoms.some((atom) => atom.from < figure.to && figure.from < atom.to),
    );
    const extremes = this.#cues.filter((cue) =>
      ["high", "low", "best", "early", "late", "top", "bottom", "common"].includes(cue.kind),
    );
    const ordinal = outside.find((figure) => figure.kind === "ordinal" && figure.low > 1 && figure.low < 100);
    const ordinalWord = ordinal ? this.#question.words[ordinal.from]!.text : "";
    if (ordinal && ordinalWord !== "first") return { count: 1, skip: ordinal.low - 1, figure: true };
    const number = outside.find(
      (figure) =>
        figure.kind === "number" &&
        figure.low >= 2 &&
        figure.low <= 50 &&
        Number.isInteger(figure.low) &&
        extremes.some(
          (cue) =>
            (figure.from - cue.to >= 0 && figure.from - cue.to <= 1) ||
            (cue.from - figure.to >= 0 && cue.from - figure.to <= 1),
        ),
    );
    return number ? { count: number.low, skip: 0, figure: false } : { count: 1, skip: 0, figure: false };
  }

  #counts(): void {
    if (!this.#has("count", "number", "total", "howLong", "times")) return;
    const cues = [
      "count",
      "number",
      "total",
      "listed",
      "times",
      "whole",
      "together",
      "only",
      "has",
      "many",
    ] as const;
    if (!this.#isTrivialCount()) this.#add("count", [], { operation: "count", column: null }, { cues });
    for (const output of this.#outputs.slice(0, 3)) {
      if (this.#index.columns[output]!.distinctness > 0.98) continue;
      this.#add("distinct", [], { operation: "count", column: output }, { output, cues });
    }
    const { rows, conditions } = this.#scope;
    this.#durations();
    if (conditions.length && rows.length === 1) return;
    // "how many did not …": rows whose named column says nothing.
    for (const link of this.#links.columns.slice(0, 2)) {
      if (!this.#has("not") || this.#index.columns[link.column]!.filled === 1) continue;
      const empty: Step = { step: "where", column: link.column, comparison: "empty", values: [], not: false };
      this.#add(
        "count",
        [empty],
        { operation: "count", column: null },
        { measure: link.column, cues: [...cues, "not"] },
      );
    }
  }

  /** "how long did X serve": between two dates of one row. */
  #durations(): void {
    const { rows, conditions } = this.#scope;
    if (!conditions.length || rows.length !== 1 || !this.#has("howLong", "count")) return;
    const { cells } = this.#index.table.rows[rows[0]!]!;
    const years = (text: string): number => text.match(/(?<!\d)(?:1\d{3}|20\d{2})(?!\d)/g)?.length ?? 0;
    const dates = cells.flatMap((cell, column) =>
      years(cell.raw) > 0 && cell.raw.length < 60 ? [column] : [],
    );
    const double = dates.find((column) => years(cells[column]!.raw) === 2);
    const cues = ["howLong", "count", "total", "year", "number"] as const;
    if (double !== undefined)
      this.#add(
        "duration",
        [],
        { operation: "duration", from: double, to: double },
        { measure: double, cues },
      );
    else if (dates.length === 2)
      this.#add(
        "duration",
        [],
        { operation: "duration", from: dates[0]!, to: dates[1]! },
        { measure: dates[0]!, cues },
      );
  }

  /** Rows that the question names one by one are as many as it names. */
  #isTrivialCount(): boolean {
    const { conditions } = this.#scope;
    const { key, columns } = this.#index;
    if (conditions.length !== 1 || columns[key]!.distinctness < 0.98) return false;
    const [only] = conditions;
    return only!.column === key && only!.comparison === "eq" && !only!.not;
  }

  #aggregates(): void {
    const { rows } = this.#scope;
    if (rows.length < 2 && !this.#has("not", "except")) return;
    const cues = ["total", "together", "count", "howMuch", "number", "and", "part", "whole"] as const;
    for (const measure of this.#measures.slice(0, 3)) {
      const column = this.#index.columns[measure]!;
      if (rows.length >= 2 && isAddable(column)) {
        if (isSummable(column) && this.#has("total", "together", "count", "howMuch", "part")) {
          this.#add("sum", [], { operation: "sum", column: measure }, { measure, cues });
        }
        if (this.#has("average"))
          this.#add(
            "average",
            [],
            { operation: "average", column: measure },
            { measure, cues: ["average", "howMuch", "what"] },
          );
      }
      if (
        rows.length >= 2 &&
        rows.length <= 2 &&
        this.#has("difference", "more", "less", "next", "after", "between")
      ) {
        const words = ["difference", "more", "less", "between", "and", "howMuch", "or", "many"] as const;
        this.#add("difference", [], { operation: "difference", column: measure }, { measure, cues: words });
      }
      if (rows.length === 2 && isAddable(column) && this.#has("ratio", "times")) {
        this.#add(
          "ratio",
          [],
          { operation: "ratio", column: measure },
          { measure, cues: ["ratio", "times", "and", "or"] },
        );
      }
      if (
        rows.length > 2 &&
        this.#has("difference") &&
        (this.#has("high", "low") || this.#scope.conditions.length === 0)
      ) {
        this.#add(
          "spread",
          [],
          { operation: "difference", column: measure },
          { measure, cues: ["difference", "high", "low", "and", "between"] },
        );
      }
      const positive =
        this.#scope.conditions.length > 0 && this.#scope.conditions.every((condition) => !condition.not);
      if (positive && this.#has("not", "except") && this.#index.columns[measure]!.unit.kind === "share") {
        this.#add(
          "complement",
          [],
          { operation: "complement", column: measure },
          { measure, cues: ["not", "except", "howMuch", "part", "total"] },
        );
      }
    }
  }

  #comparisons(): void {
    const { rows, conditions, joined } = this.#scope;
    if (conditions.length && rows.length <= 3) this.#beyond();
    if (this.#has("rank") && rows.length === 1 && conditions.length) {
      for (const measure of this.#measures.slice(0, 2)) {
        this.#add(
          "rank",
          [],
          { operation: "rank", column: measure, order: "desc" },
          { measure, cues: ["rank", "what", "which", "where"] },
        );
      }
    }
    if (this.#has("sort") && rows.length > 2) {
      for (const measure of this.#measures.slice(0, 3)) {
        for (const order of this.#sortOrders()) {
          this.#add(
            "sort",
            [],
            { operation: "sort", column: measure, order },
            {
              measure,
              cues: ["sort", "rank", "each", "high", "low", "list", "top", "more", "less", "between"],
            },
          );
        }
      }
    }
    if (joined === null) return;
    const words = [
      "or",
      "which",
      "who",
      "more",
      "less",
      "high",
      "low",
      "best",
      "early",
      "late",
      "and",
      "together",
      "difference",
      "after",
      "before",
      "yesNo",
      "many",
    ] as const;
    if (rows.length >= 2 && rows.length <= 12) {
      for (const measure of this.#measures.slice(0, 3)) {
        this.#add(
          "compareHigh",
          [],
          { operation: "compare", column: measure, order: "desc" },
          { measure, cues: words },
        );
        this.#add(
          "compareLow",
          [],
          { operation: "compare", column: measure, order: "asc" },
          { measure, cues: words },
        );
      }
      for (const order of ["asc", "desc"] as const) {
        if (!this.#has("early", "late", "before", "after", "top", "bottom", "next", "previous")) continue;
        this.#add(
          "comparePosition",
          [],
          { operation: "compare", column: "position", order },
          { measure: "position", cues: words },
        );
      }
    }
    if (this.#index.columns[joined]!.distinctness < 0.98) {
      const group: Step = { step: "group", column: joined };
      this.#add(
        "compareCount",
        [group],
        { operation: "compare", column: "count", order: "desc" },
        { measure: "count", output: joined, cues: words },
      );
      this.#add(
        "compareCount",
        [group],
        { operation: "compare", column: "count", order: "asc" },
        { measure: "count", output: joined, cues: words },
      );
      if (this.#has("difference", "more")) {
        this.#add(
          "countDifference",
          [group],
          { operation: "difference", column: "count" },
          { measure: "count", output: joined, cues: ["difference", "count", "number", "and"] },
        );
      }
    }
  }

  /** Largest first unless the words say otherwise. */
  #sortOrders(): Order[] {
    const text = this.#question.words.map((word) => word.text).join(" ");
    if (
      /\bascending|increasing|upwards|(?:smallest|lowest|least|fewest|cheapest) (?:first|to)|from (?:the )?(?:smallest|lowest|least|low)\b/.test(
        text,
      )
    )
      return ["asc"];
    if (
      /\bdescending|decreasing|downwards|(?:largest|highest|most|biggest|greatest) (?:first|to)|from (?:the )?(?:largest|highest|most|biggest|high|top)\b/.test(
        text,
      )
    )
      return ["desc"];
    return this.#has("low") && !this.#has("high") ? ["asc"] : ["desc"];
  }

  #beyond(): void {
    if (!this.#has("more", "less")) return;
    for (const measure of this.#measures.slice(0, 2)) {
      for (const [cue, order] of [
        ["more", "desc"],
        ["less", "asc"],
      ] as const) {
        if (!this.#has(cue)) continue;
        const step: Step = { step: "beyond", column: measure, order };
        this.#add(
          "beyond",
          [step],
          { operation: "value", columns: [this.#index.key, measure] },
          { measure, output: this.#index.key, cues: [cue, "which", "who", "list"] },
        );
        if (this.#has("count"))
          this.#add(
            "beyond",
            [step],
            { operation: "count", column: null },
            { measure, cues: [cue, "count"] },
          );
      }
    }
  }

  #groups(): void {
    if (this.#scope.rows.length < 3) return;
    const repeating = this.#outputs
      .filter((output) => this.#index.columns[output]!.distinctness < 0.95)
      .slice(0, 3);
    const { count, skip } = this.#places();
    this.#groupParts();
    for (const output of repeating) {
      const group: Step = { step: "group", column: output };
      if (this.#has("high", "common", "top", "more", "best")) {
        const step: Step = { step: "top", by: "count", order: "desc", count, skip };
        this.#add(
          "groupMost",
          [group, step],
          { operation: "value", columns: [output] },
          {
            measure: "count",
            output,
            cues: [
              "high",
              "common",
              "top",
              "which",
              "what",
              "who",
              "count",
              "number",
              "times",
              "listed",
              "best",
            ],
          },
        );
      }
      if (this.#has("low")) {
        const step: Step = { step: "top", by: "count", order: "asc", count, skip };
        this.#add(
          "groupLeast",
          [group, step],
          { operation: "value", columns: [output] },
          { measure: "count", output, cues: ["low", "which", "what", "who", "count", "number", "times"] },
        );
      }
      if (this.#has("high", "low")) {
        for (const measure of this.#measures
          .filter((m) => m !== output && !this.#index.columns[m]!.dated)
          .slice(0, 2)) {
          const step: Step = {
            step: "top",
            by: measure,
            order: this.#has("high") ? "desc" : "asc",
            count,
            skip,
          };
          this.#add(
            "groupSum",
            [group, step],
            { operation: "value", columns: [output] },
            { measure, output, cues: ["high", "low", "total", "together", "which", "what", "who"] },
          );
        }
      }
      this.#having(output, group);
    }
  }

  /** "which month had the most": groups by a part of a date. */
  #groupParts(): void {
    const part = this.#has("month") ? "month" : this.#has("year") ? "year" : null;
    if (!part || !this.#has("high", "low", "common")) return;
    for (const column of this.#index.columns.filter((one) => one.dated).slice(0, 2)) {
      const group: Step = { step: "group", column: column.index, part };
      const order: Order = this.#has("high", "common") ? "desc" : "asc";
      const step: Step = { step: "top", by: "count", order, count: 1, skip: 0 };
      const operation: Operation = { operation: "value", columns: [column.index] };
      this.#add("groupPart", [group, step], operation, {
        measure: "count",
        output: column.index,
        cues: ["high", "low", "common", part, "which", "what", "when", "number", "total", "listed"],
      });
    }
  }

  /** "how many consecutive": runs of neighbouring rows. */
  #runs(): void {
    if (!this.#has("consecutive")) return;
    if (this.#scope.conditions.length) {
      this.#add(
        "streak",
        [],
        { operation: "streak" },
        { cues: ["consecutive", "count", "times", "high", "year"] },
      );
    }
  }

  /** "did A have more than B", "is A older or younger than B": the truth, in the words of the question. */
  #exceeds(): void {
    const { atoms, rows, joined, conditions } = this.#scope;
    if (joined === null || rows.length !== 2) return;
    if (!this.#has("more", "less", "before", "after", "early", "late", "high", "low", "oldest", "newest"))
      return;
    const names = [...atoms]
      .filter((atom) => atom.condition.column === joined)
      .sort((a, b) => a.from - b.from)
      .flatMap((atom) => atom.rows)
      .filter((row, i, all) => rows.includes(row) && all.indexOf(row) === i);
    if (names.length !== 2) return;
    const [order, yes, no] = this.#contrast();
    const step: Step = { step: "rows", names: names.map((row) => this.#index.table.rows[row]!.name) };
    const cues = [
      "more",
      "less",
      "before",
      "after",
      "early",
      "late",
      "or",
      "and",
      "yesNo",
      "high",
      "low",
      "total",
      "many",
      "has",
    ] as const;
    const steps = conditions.length === 1 ? [step] : [];
    for (const measure of [...this.#measures.slice(0, 3), "position" as const]) {
      this.#add(
        "exceeds",
        steps,
        { operation: "exceeds", column: measure, order, yes, no },
        { measure, cues },
      );
    }
  }

  #contrast(): [Order, string, string] {
    const text = this.#question.words.map((word) => word.text).join(" ");
    const pair =
      /\b(more|less|higher|lower|greater|fewer|before|after|older|younger|above|below|larger|smaller|longer|shorter|earlier|later|taller|better|worse) or (more|less|higher|lower|greater|fewer|before|after|older|younger|above|below|larger|smaller|longer|shorter|earlier|later|taller|better|worse)\b/.exec(
        text,
      );
    const falling = (word: string): boolean =>
      ["less", "lower", "fewer", "before", "older", "above", "smaller", "shorter", "earlier"].includes(word);
    if (pair) return [falling(pair[1]!) ? "asc" : "desc", pair[1]!, pair[2]!];
    return [
      this.#has("less", "before", "early", "oldest") && !this.#has("after") ? "asc" : "desc",
      "yes",
      "no",
    ];
  }

  /** "the next highest after X": of the rows beyond one, the nearest. */
  #nearest(): void {
    const { rows, conditions } = this.#scope;
    if (!conditions.length || rows.length > 2 || !this.#has("next")) return;
    for (const measure of this.#measures.slice(0, 2)) {
      for (const [cue, order] of [
        ["high", "asc"],
        ["low", "desc"],
      ] as const) {
        if (!this.#has(cue)) continue;
        const beyond: Step = { step: "beyond", column: measure, order };
        const top: Step = {
          step: "top",
          by: measure,
          order: order === "asc" ? "desc" : "asc",
          count: 1,
          skip: 0,
        };
        for (const output of new Set([this.#index.key, this.#outputs[0] ?? 0])) {
          this.#add(
            cue === "high" ? "nextHigh" : "nextLow",
            [beyond, top],
            { operation: "value", columns: [output, measure] },
            { measure, output, cues: ["next", cue, "which", "what"] },
          );
        }
      }
    }
  }

  /** "won at least three times", "listed twice": groups of so many rows. */
  #having(output: number, group: Step): void {
    const twice = this.#question.words.findIndex((word) => word.text === "twice");
    const figure = this.#question.figures.find(
      (one) =>
        one.kind === "number" &&
        one.low >= 1 &&
        one.low < 100 &&
        !this.#scope.atoms.some((atom) => atom.from < one.to && one.from < atom.to),
    );
    if (twice < 0 && !figure) return;
    const count = twice >= 0 ? 2 : figure!.low;
    const at = twice >= 0 ? twice : figure!.from;
    const near = this.#cues.filter((cue) => cue.to <= at && at - cue.to <= 1).map((cue) => cue.kind);
    const comparison = near.includes("atLeast")
      ? "ge"
      : near.includes("atMost")
        ? "le"
        : near.includes("more")
          ? "gt"
          : near.includes("less")
            ? "lt"
            : "eq";
    const steps: Step[] = [group, { step: "having", comparison, count }];
    const cues = [
      "atLeast",
      "atMost",
      "more",
      "less",
      "times",
      "only",
      "which",
      "who",
      "many",
      "number",
      "count",
    ] as const;
    this.#add("having", steps, { operation: "value", columns: [output] }, { measure: "count", output, cues });
    if (this.#has("count"))
      this.#add("having", steps, { operation: "count", column: null }, { measure: "count", output, cues });
  }

  #checks(): void {
    if (!this.#has("yesNo", "extent")) return;
    const { conditions, rows, atoms } = this.#scope;
    if (!conditions.length) return;
    this.#add("exists", [], { operation: "exists" }, { cues: ["yesNo"] });
    if (!rows.length || rows.length > 12) return;
    const free = this.#question.figures.filter(
      (figure) => !atoms.some((atom) => atom.from < figure.to && figure.from < atom.to),
    );
    for (const figure of free.slice(0, 2)) {
      const comparison = comparisonsOf(this.#question, figure)[0];
      if (figure.date || comparison === undefined || !isLimit(comparison)) continue;
      for (const measure of this.#measures
        .filter((one) => suits(this.#index.columns[one]!, figure))
        .slice(0, 2)) {
        const column = this.#index.columns[measure]!;
        if (rows.length > 1 && !isSummable(column)) continue;
        const cues = ["extent", "yesNo", "more", "less", "atLeast", "atMost"] as const;
        this.#add(
          "check",
          [],
          { operation: "check", column: measure, comparison, number: figure.low },
          { measure, cues, figure },
        );
      }
    }
  }

  /** "the upper end of the range", "how wide is it": ends of a range cell. */
  #bounds(): void {
    const { rows, conditions } = this.#scope;
    if (!conditions.length || rows.length !== 1) return;
    for (const measure of this.#measures.slice(0, 2)) {
      const reading = this.#index.columns[measure]!.readings[rows[0]!]!;
      if (!(reading.low < reading.high)) continue;
      const ends = [
        ["boundLow", "low", ["low", "atLeast", "lowEnd"]],
        ["boundHigh", "high", ["high", "atMost", "top", "highEnd"]],
        ["boundWidth", "width", ["difference", "width", "low", "high"]],
      ] as const;
      for (const [shape, end, cues] of ends) {
        if (this.#has(...cues))
          this.#add(
            shape,
            [],
            { operation: "bound", column: measure, end },
            { measure, cues: [...cues, "what", "howMuch"] },
          );
      }
    }
  }
}

/** Whether figures of a column may be added up: not dates, places or ranges. */
export function isAddable(column: ColumnIndex): boolean {
  return !column.dated && !column.banded && !/^(?:rank|po|place|posit|number)$/.test(column.names[0]!);
}

type Limit = Extract<Operation, { operation: "check" }>["comparison"];

function isLimit(comparison: Comparison): comparison is Limit {
  return ["lt", "le", "gt", "ge", "eq"].includes(comparison);
}

/** Whether a figure can be held against a column: by its unit, or by its size where it has none. */
function suits(column: ColumnIndex, figure: QuestionFigure): boolean {
  if (column.banded || column.dated) return false;
  if (figure.kind !== "number") return unitFit(column, figure) >= 0.5;
  return unitFit(column, figure) > 0 && figure.low >= column.least / 5 && figure.low <= column.most * 5;
}

/** Whether the sum of a column says something: averages do not add up. */
export function isSummable(column: ColumnIndex): boolean {
  return isAddable(column) && !/\b(?:averag|mean|median|rate|per)\b/.test(column.names[0]!);
}

/** Whether the low figures of a column are the better ones: places, and times of a race. */
export function isRanking(column: ColumnIndex): boolean {
  return (
    column.unit.kind === "time" || /^(?:rank|po|place|posit|no|number|finish|result)\b/.test(column.names[0]!)
  );
}
