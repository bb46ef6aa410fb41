import type { Cue, CueKind } from "../../../language/index.ts";
import type { TableIndex } from "../../index/table-index.ts";
import type { Links } from "../../link/link.ts";
import type { ColumnLink } from "../../link/link-columns.ts";
import type { Proposal } from "../../proposals/proposal.ts";
import type { QuestionFigure, TableQuestion } from "../../question/question.ts";
import type { Span } from "../../question/span.ts";
import type { TableResult } from "../../run/result.ts";
import type { Scope } from "../../scope/scope.ts";
import type { Scalar } from "./layout.ts";

/** Relevance of one of several tables; shares of the question's content, weighted by rarity. */
export interface TableRelevance {
  /** Said in its title and wordings. */
  readonly subject: number;
  /** Said in other tables only. */
  readonly foreign: number;
  /** Said in no table. */
  readonly unknown: number;
  /** What this table holds, less what the best of the others does. */
  readonly lead: number;
  /** Whether its source comes first; `null` where that of no table does. */
  readonly leading: boolean | null;
  /** A word of what its figures mean ("average", "range") was said. */
  readonly measure: boolean;
  /** Rows of other tables that were named, and that nothing in this one speaks of. */
  readonly elsewhere: readonly Span[];
  /** Stems of what most of the tables are about: they tell none from the others. */
  readonly common: ReadonlySet<string>;
}

/** What a question asks for, whichever table it is asked of. */
export interface Asked {
  /** Whether a text stands in the question word for word; remembered, as many plans give the same answer. */
  isSaid(text: string): boolean;
  /** Figures that stand behind words of comparison. */
  readonly limits: ReadonlySet<QuestionFigure>;
  /** Place of the thing that is asked for: "which RIVER"; -1 where there is none. */
  readonly head: number;
  readonly plural: boolean;
  /** Place in `openings`, or -1. */
  readonly opening: number;
  /** "What is X", "describe X": the thing itself is asked for. */
  readonly whatIs: boolean;
  /** Words that carry content, by index. */
  readonly content: readonly number[];
}

/** What holds for every plan over one scope; worked out once for all of them. */
export interface ScopeFacts {
  /** Operators outside the words of the scope, and their kinds. */
  readonly cues: readonly Cue[];
  readonly kinds: ReadonlySet<CueKind>;
  /** Names of columns outside the words of the scope. */
  readonly columns: readonly ColumnLink[];
  /** Columns that the conditions look at. */
  readonly conditioned: ReadonlySet<number>;
  /** Some condition takes rows out. */
  readonly negated: boolean;
  /** Features that do not depend on the plan, by their ids. */
  readonly features: readonly (readonly [id: number, value: number])[];
}

/** Facts of a question and table that all plans share. */
export interface FeatureContext extends Asked {
  readonly question: TableQuestion;
  readonly links: Links;
  readonly index: TableIndex;
  /** Columns that the thing asked for names. */
  readonly headColumns: ReadonlySet<number>;
  /** A word for the rows was said. */
  readonly rowWord: boolean;
  /** Whether any column holds shares, or amounts of money. */
  readonly holds: { readonly share: boolean; readonly money: boolean };
  /** What holds for every plan over a scope. */
  readonly factsOf: (scope: Scope) => ScopeFacts;
  /** How the table stands among others; `null` where there is only one. */
  readonly route: TableRelevance | null;
  /** Where the question names a stretch of ordered cells: "at least a master's". */
  readonly levels: readonly Span[];
}

/** Takes a feature and its value. */
export type Sink = (id: number, value: number) => void;

/** A proposal as its features see it. */
export interface Extraction {
  readonly context: FeatureContext;
  readonly proposal: Proposal;
  readonly facts: ScopeFacts;
  /** Operators that neither the scope nor the name of the plan's column takes up. */
  readonly kinds: ReadonlySet<CueKind>;
  emit(name: Scalar, value: number | boolean): void;
}

/** A plan with its result. */
export interface Judged extends Extraction {
  readonly result: TableResult;
}
