import { type Draft, shapes } from "./generate.ts";
import { type Links, linkKinds } from "./link.ts";
import { askedColumns, type CueKind, cueKinds } from "./operators.ts";
import type { Question } from "./question.ts";
import type { TableResult } from "./run.ts";
import { comparisonsOf, looksLikeYears } from "./scope.ts";
import type { ColumnIndex, TableIndex } from "./table-index.ts";

/** What the model weighs besides pairs of operator and shape; a name is the key of its weight in `model.json`. */
export const scalars = [
  "bias",
  "uncoveredShare",
  "uncoveredWords",
  "allCovered",
  "uncoveredFigure",
  "unusedWholeLink",
  "unusedPartLink",
  ...linkKinds.map((kind) => `link:${kind}` as const),
  "linkWords",
  "figureEq",
  "figureCompared",
  "figureFit",
  "conditions",
  "negated",
  "negationUnused",
  "joined",
  "orUnjoined",
  "outputShare",
  "outputNamed",
  "outputIsKey",
  "outputIsFirst",
  "outputInScope",
  "outputAfterWh",
  "outputHead",
  "outputAsked",
  "outputFigureForWho",
  "outputFigureForWhat",
  "measureShare",
  "measureHinted",
  "measureUnnamed",
  "measureOnly",
  "measureDated",
  "measureRank",
  "measureInScope",
  "measureNearCue",
  "empty",
  "single",
  "several",
  "severalForSingular",
  "singleForPlural",
  "zero",
  "allRows",
  "answerSaid",
  "answerIsScope",
  "twoAsked",
  "cellIsText",
  "keyLink",
  "rowWord",
  "countOfHead",
  "numericForHowMany",
  "textForHowMany",
  "prose",
  "cuesUnused",
  "emptyCellAnswer",
  "routeSubject",
  "routeForeign",
  "routeUnknown",
  "routeLead",
  "routeUncoveredShare",
  "routeUncoveredWords",
  "routeAllCovered",
  "routeRowWord",
  "routeKeyLink",
  "routeMeasureWord",
  "linkIsColumn",
  "linkIsRowWord",
  "figureSplits",
  "linkIsSubject",
  "countOne",
  "headOrderedCount",
  "headOrderedSum",
  "measureBeaten",
  "measureInHead",
  "outputBeaten",
  "figureBeaten",
  "datedPassedOver",
  "positionForTime",
  "comparatorIgnored",
  "keyWhole",
  "tableWhole",
  "proseForWhatIs",
  "rowForWhatIs",
  "cellForWhatIs",
] as const;
export type Scalar = (typeof scalars)[number];

/** What an answer is, as question words expect it. */
const answerKinds = ["computed", "figure", "date", "text", "texts", "figures", "truth", "none"] as const;

const askKinds = [
  "who",
  "when",
  "where",
  "which",
  "what",
  "howMuch",
  "howLong",
  "count",
  "yesNo",
  "list",
  "or",
  "number",
  "part",
] as const satisfies readonly CueKind[];

const pairBase = scalars.length;
const shapeBase = pairBase + cueKinds.length * shapes.length;
const askBase = shapeBase + shapes.length;
const firstBase = askBase + answerKinds.length * askKinds.length;

/** How the question begins, which tells its type. */
const openings = [
  "sort",
  "compare",
  "how many",
  "how much",
  "how long",
  "how",
  "who",
  "when",
  "where",
  "which",
  "what",
  "is",
  "did",
  "name",
  "list",
  "the",
  "in",
  "other",
] as const;

/** Number of weights of a model. */
export const featureCount = firstBase + openings.length * shapes.length;

const scalarIds = new Map<string, number>(scalars.map((name, id) => [name, id]));
const cueIds = new Map<string, number>(cueKinds.map((kind, id) => [kind, id]));
const shapeIds = new Map<string, number>(shapes.map((shape, id) => [shape, id]));

/** Name of a weight, for `model.json` and for people. */
export function featureName(id: number): string {
  if (id < pairBase) return scalars[id]!;
  if (id < shapeBase) {
    const pair = id - pairBase;
    return `${cueKinds[Math.floor(pair / shapes.length)]}×${shapes[pair % shapes.length]}`;
  }
  if (id < askBase) return `shape:${shapes[id - shapeBase]}`;
  if (id < firstBase) {
    const pair = id - askBase;
    return `${askKinds[Math.floor(pair / answerKinds.length)]}?${answerKinds[pair % answerKinds.length]}`;
  }
  const pair = id - firstBase;
  return `^${openings[Math.floor(pair / shapes.length)]}×${shapes[pair % shapes.length]}`;
}

/** Takes a feature and its value. */
export type Sink = (id: number, value: number) => void;

/** Facts of a question and table that all candidates share. */
export interface FeatureContext {
  readonly question: Question;
  readonly links: Links;
  readonly index: TableIndex;
  /** Word index of the thing that is asked for: "which RIVER". */
  readonly head: number;
  readonly headColumns: ReadonlySet<number>;
  readonly plural: boolean;
  readonly opening: number;
  /** "What is X", "describe X": the thing itself is asked for. */
  readonly whatIs: boolean;
  /** Words that carry content, by index. */
  readonly content: readonly number[];
  /** How the table stands among others; `null` where there is only one. */
  readonly route: Route | null;
}

/** What speaks for one of several tables; all shares of the question's content, weighted by rarity. */
export interface Route {
  /** Said in its title and wordings. */
  readonly subject: number;
  /** Said in other tables only. */
  readonly foreign: number;
  /** Said in no table. */
  readonly unknown: number;
  /** What this table holds, less what the best of the others does. */
  readonly lead: number;
  /** A word of what its figures mean ("average", "range") was said. */
  readonly measure: boolean;
  /** Stems of what most of the tables are about: they tell none from the others. */
  readonly common: ReadonlySet<string>;
}

/** Prepares what all candidates share. */
export function featureContext(
  question: Question,
  links: Links,
  index: TableIndex,
  route: Route | null,
): FeatureContext {
  const { words } = question;
  const asks = words.findIndex((word) =>
    ["which", "what", "whose", "many", "name", "list", "whats"].includes(word.text),
  );
  let head = -1;
  for (let at = asks + 1; asks >= 0 && at < Math.min(words.length, asks + 4); at++) {
    if (
      words[at]!.frame ||
      question.cues.some(
        (cue) => cue.from === at && cue.kind !== "where" && cue.kind !== "when" && cue.kind !== "who",
      )
    )
      continue;
    head = at;
    break;
  }
  const headColumns = new Set(
    links.columns
      .filter((link) => !link.hinted && link.from <= head && head < link.to)
      .map((link) => link.column),
  );
  const headText = head >= 0 ? words[head]!.text : "";
  const text = words.map((word) => word.text).join(" ");
  return {
    question,
    links,
    index,
    head,
    headColumns,
    plural: /[^s]s$/.test(headText) || /^(?:which|what|who) (?:are|were)\b/.test(text),
    opening: openings.findIndex(
      (opening) =>
        text.startsWith(`${opening} `) ||
        (opening === "is" && /^(?:is|are|was|were) /.test(text)) ||
        (opening === "did" && /^(?:did|do|does|has|have|had) /.test(text)) ||
        (opening === "what" && text.startsWith("whats ")) ||
        (opening === "list" && /^(?:show|give|tell) /.test(text)),
    ),
    whatIs:
      /^(?:so |and |ok )?(?:what (?:exactly )?(?:is|are|does)|whats|what s|explain|describe|define|tell me (?:more )?about)\b/.test(
        text,
      ) || /\bwhat (?:is|does) (?:it|that|there)\b/.test(text),
    content: words.flatMap((word, at) => (word.frame ? [] : [at])),
    route,
  };
}

/** Emits every feature of one candidate. */
export function extractFeatures(
  context: FeatureContext,
  draft: Draft,
  result: TableResult,
  sink: Sink,
): void {
  const emit = (name: Scalar, value: number): void => {
    if (value !== 0) sink(scalarIds.get(name)!, value);
  };
  const shape = shapeIds.get(draft.shape)!;
  emit("bias", 1);
  sink(shapeBase + shape, 1);
  if (context.opening >= 0) sink(firstBase + context.opening * shapes.length + shape, 1);
  const outside = context.question.cues.filter(
    (cue) => !draft.scope.atoms.some((atom) => atom.from < cue.to && cue.from < atom.to),
  );
  const used = new Set<unknown>([
    draft.measure,
    draft.output,
    ...draft.scope.conditions.map((one) => one.column),
  ]);
  // Words that name the plan's column ("average salary") do not ask for an operation as well.
  const naming = context.links.columns.filter(
    (link) =>
      !link.hinted && link.share > 0.5 && (link.column === draft.measure || link.column === draft.output),
  );
  const free = outside.filter((cue) => !naming.some((link) => link.from <= cue.from && cue.to <= link.to));
  const kinds = new Set(free.map((cue) => cue.kind));
  for (const kind of kinds) sink(pairBase + cueIds.get(kind)! * shapes.length + shape, 1);
  coverageFeatures(context, draft, emit);
  scopeFeatures(context, draft, kinds, emit);
  if (draft.shape === "row" && context.whatIs) emit("rowForWhatIs", 1);
  if (draft.output !== null) outputFeatures(context, draft, draft.output, kinds, emit);
  if (typeof draft.measure === "number") measureFeatures(context, draft, draft.measure, emit);
  resultFeatures(context, draft, result, kinds, emit);
  const answer = answerKinds.indexOf(answerKind(context, draft, result));
  askKinds.forEach((kind, at) => {
    if (kinds.has(kind)) sink(askBase + at * answerKinds.length + answer, 1);
  });
}

type Emit = (name: Scalar, value: number) => void;

/** Which words the plan explains: those of its scope, its columns and its operators. */
export function coveredWords(draft: Draft, length: number): Uint8Array {
  const covered = new Uint8Array(length);
  for (const span of [...draft.scope.atoms, ...draft.spans]) covered.fill(1, span.from, span.to);
  return covered;
}

function coverageFeatures(context: FeatureContext, draft: Draft, emit: Emit): void {
  const { question, links, index, content } = context;
  const covered = coveredWords(draft, question.words.length);
  let missing = 0;
  for (const at of content) {
    if (covered[at]) continue;
    missing += index.subject.has(question.words[at]!.stem) ? 0.3 : 1;
  }
  emit("uncoveredShare", content.length ? missing / content.length : 0);
  emit("uncoveredWords", Math.min(missing, 8) / 4);
  emit("allCovered", missing === 0 ? 1 : 0);
  if (context.route) {
    const { subject, foreign, unknown, lead, measure } = context.route;
    emit("routeSubject", subject);
    emit("routeForeign", foreign);
    emit("routeUnknown", unknown);
    emit("routeLead", lead);
    emit("routeMeasureWord", measure ? 1 : 0);
    emit("routeUncoveredShare", content.length ? missing / content.length : 0);
    emit("routeUncoveredWords", Math.min(missing, 8) / 4);
    emit("routeAllCovered", missing === 0 ? 1 : 0);
    emit(
      "routeRowWord",
      index.rowNames.some((name) => question.words.some((word) => word.stem === name.split(" ").at(-1)))
        ? 1
        : 0,
    );
    emit(
      "routeKeyLink",
      draft.scope.atoms.some((atom) => atom.condition.column === index.key && atom.kind !== "inside") ? 1 : 0,
    );
  }
  const lost = question.figures.filter((figure) => !covered[figure.from]).length;
  emit("uncoveredFigure", Math.min(lost, 2));
  const unused = (link: { from: number; to: number }): boolean =>
    !draft.scope.atoms.some((atom) => atom.from < link.to && link.from < atom.to);
  const wholes = links.cells.filter(
    (link) => (link.kind === "whole" || link.kind === "alias") && unused(link),
  );
  emit("unusedWholeLink", Math.min(3, new Set(wholes.map((link) => link.from)).size));
  const parts = links.cells.filter((link) => link.kind !== "whole" && link.kind !== "alias" && unused(link));
  emit("unusedPartLink", Math.min(3, new Set(parts.map((link) => link.from)).size));
}

function scopeFeatures(context: FeatureContext, draft: Draft, kinds: ReadonlySet<CueKind>, emit: Emit): void {
  const { atoms, conditions, joined } = draft.scope;
  let words = 0;
  const { question, index } = context;
  const compared = question.figures.filter((figure) => comparisonsOf(question, figure)[0] !== "eq");
  const ignored = compared.some((figure) =>
    atoms.some(
      (atom) =>
        atom.from <= figure.from &&
        figure.to <= atom.to &&
        (atom.kind !== "figure" || atom.condition.comparison === "eq"),
    ),
  );
  emit("comparatorIgnored", ignored ? 1 : 0);
  const keyed = atoms.some(
    (atom) => atom.condition.column === index.key && (atom.kind === "whole" || atom.kind === "alias"),
  );
  emit("keyWhole", keyed ? 1 : 0);
  emit("tableWhole", keyed && context.route ? 1 : 0);
  for (const atom of atoms) {
    words += atom.to - atom.from;
    if (atom.kind === "figure") {
      emit(atom.condition.comparison === "eq" ? "figureEq" : "figureCompared", 1);
      emit("figureFit", atom.fit);
      const own = Math.max(
        0,
        ...context.links.columns
          .filter((link) => link.column === atom.condition.column)
          .map((link) => link.share),
      );
      const rivals = context.links.columns.some(
        (link) =>
          link.column !== atom.condition.column &&
          context.index.columns[link.column]!.ordered &&
          link.share > own + 0.05,
      );
      emit("figureBeaten", rivals ? 1 : 0);
      emit(
        "figureSplits",
        atom.rows.length > 0 && atom.rows.length < context.index.table.rows.length ? 1 : 0,
      );
    } else {
      emit(`link:${atom.kind}`, 1);
      const named = context.links.columns.some(
        (link) => !link.hinted && link.share > 0.45 && link.from <= atom.from && atom.to <= link.to,
      );
      emit("linkIsColumn", named ? 1 : 0);
      const own = context.question.words
        .slice(atom.from, atom.to)
        .map((word) => word.stem)
        .join(" ");
      emit(
        "linkIsRowWord",
        context.index.rowNames.some((name) => name === own || name.split(" ").at(-1) === own) ? 1 : 0,
      );
    }
  }
  emit("linkWords", Math.min(words, 12) / 4);
  emit("conditions", Math.min(conditions.length, 4));
  emit("keyLink", atoms.some((atom) => atom.condition.column === context.index.key) ? 1 : 0);
  const negated = conditions.some((condition) => condition.not);
  emit("negated", negated ? 1 : 0);
  if (kinds.has("not") || kinds.has("except"))
    emit("negationUnused", negated || draft.shape === "complement" || draft.shape === "same" ? 0 : 1);
  emit("joined", joined === null ? 0 : 1);
  if (kinds.has("or")) emit("orUnjoined", joined === null ? 1 : 0);
}

function outputFeatures(
  context: FeatureContext,
  draft: Draft,
  output: number,
  kinds: ReadonlySet<CueKind>,
  emit: Emit,
): void {
  const { links, index, headColumns, head, question } = context;
  const column = index.columns[output]!;
  const links_ = links.columns.filter((link) => link.column === output);
  const free = links_.filter(
    (link) => !draft.scope.atoms.some((atom) => atom.from < link.to && link.from < atom.to),
  );
  const whatIs = context.whatIs && !links.columns.some((link) => !link.hinted && link.share > 0.6);
  if (whatIs) emit(isProse(column) ? "proseForWhatIs" : "cellForWhatIs", 1);
  emit("outputShare", Math.max(0, ...free.map((link) => link.share)));
  emit("outputNamed", free.some((link) => link.share > 0.9) ? 1 : 0);
  const best = Math.max(0, ...free.map((link) => link.share));
  const better = links.columns.filter(
    (link) =>
      !link.hinted &&
      link.column !== output &&
      link.share > best + 0.05 &&
      link.column !== draft.measure &&
      !draft.scope.atoms.some((atom) => atom.from < link.to && link.from < atom.to),
  );
  emit("outputBeaten", better.length ? 1 : 0);
  emit("outputIsKey", output === index.key ? 1 : 0);
  emit("outputIsFirst", output === 0 ? 1 : 0);
  emit("outputInScope", draft.scope.conditions.some((condition) => condition.column === output) ? 1 : 0);
  emit("outputAfterWh", headColumns.has(output) ? 1 : 0);
  emit("outputHead", head >= 0 && headColumns.size > 0 && !headColumns.has(output) ? 1 : 0);
  let asked = 0;
  for (const kind of ["when", "where", "who", "howMuch", "howLong"] as const) {
    if (!kinds.has(kind)) continue;
    if (askedColumns[kind]!.some((name) => column.names[0]!.includes(name.slice(0, 6)))) asked = 1;
    if (kind === "when" && (column.dated || looksLikeYears(column))) asked = 1;
  }
  emit("outputAsked", asked);
  emit("outputFigureForWho", (kinds.has("who") || kinds.has("where")) && column.ordered ? 1 : 0);
  emit(
    "outputFigureForWhat",
    (kinds.has("which") || question.words[0]?.text === "name") && column.ordered && !column.dated ? 1 : 0,
  );
  emit("prose", isProse(column) ? 1 : 0);
}

function isProse(column: ColumnIndex): boolean {
  return meanLength(column.values) > 5;
}

function meanLength(values: readonly { readonly phrase: string }[]): number {
  const sample = values.slice(0, 20);
  return sample.length
    ? sample.reduce((sum, value) => sum + value.phrase.split(" ").length, 0) / sample.length
    : 0;
}

function measureFeatures(context: FeatureContext, draft: Draft, measure: number, emit: Emit): void {
  const { links, index } = context;
  const column = index.columns[measure]!;
  const own = links.columns.filter((link) => link.column === measure);
  const share = Math.max(0, ...own.filter((link) => !link.hinted).map((link) => link.share));
  emit("measureShare", share);
  emit("measureHinted", own.some((link) => link.hinted) ? 1 : 0);
  emit("measureUnnamed", own.length ? 0 : 1);
  emit(
    "measureOnly",
    index.columns.filter((other) => other.ordered && other.index !== index.key).length === 1 ? 1 : 0,
  );
  emit("measureDated", column.dated || looksLikeYears(column) ? 1 : 0);
  emit("measureRank", /^(?:rank|po|place|posit|no|number)\b/.test(column.names[0]!) ? 1 : 0);
  emit("measureInScope", draft.scope.conditions.some((condition) => condition.column === measure) ? 1 : 0);
  const near = own.some((link) =>
    draft.spans.some(
      (span) =>
        span.from !== link.from && (Math.abs(link.from - span.to) <= 1 || Math.abs(span.from - link.to) <= 1),
    ),
  );
  const rival = (other: number): boolean => other !== measure && index.columns[other]!.ordered;
  const beaten = links.columns.some(
    (link) =>
      rival(link.column) &&
      !link.hinted &&
      link.share > share + 0.05 &&
      !draft.scope.atoms.some((atom) => atom.from < link.to && link.from < atom.to),
  );
  emit("measureBeaten", beaten ? 1 : 0);
  emit("measureInHead", context.headColumns.has(measure) ? 1 : 0);
  const dates = index.columns.some((other) => rival(other.index) && (other.dated || looksLikeYears(other)));
  const timely = context.question.cues.some((cue) => cue.kind === "newest" || cue.kind === "oldest");
  emit("datedPassedOver", timely && dates && !column.dated && !looksLikeYears(column) ? 1 : 0);
  emit("measureNearCue", near ? 1 : 0);
}

function resultFeatures(
  context: FeatureContext,
  draft: Draft,
  result: TableResult,
  kinds: ReadonlySet<CueKind>,
  emit: Emit,
): void {
  const { question, index, plural } = context;
  const answers = result.answers;
  emit("empty", answers.length === 0 ? 1 : 0);
  emit("single", answers.length === 1 ? 1 : 0);
  emit("several", answers.length > 1 ? 1 : 0);
  const listed = draft.output !== null || draft.shape.startsWith("compare");
  emit("severalForSingular", listed && answers.length > 1 && !plural ? 1 : 0);
  emit("singleForPlural", listed && answers.length === 1 && plural && !kinds.has("count") ? 1 : 0);
  emit("zero", result.number === 0 ? 1 : 0);
  emit("allRows", draft.scope.conditions.length === 0 ? 1 : 0);
  const two = question.figures.find(
    (figure) => figure.kind === "number" && figure.low === answers.length && figure.low > 1,
  );
  emit("twoAsked", two && listed ? 1 : 0);
  if (answers.length && answers.length <= 3) {
    const text = ` ${question.words.map((word) => word.text).join(" ")} `;
    const said = answers.every((answer) =>
      text.includes(
        ` ${answer
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim()} `,
      ),
    );
    emit("answerSaid", said && !draft.shape.startsWith("compare") ? 1 : 0);
    emit("answerIsScope", said && draft.shape.startsWith("compare") ? 1 : 0);
  }
  const rowWord = index.rowNames.some(
    (name) => name && question.words.some((word) => word.stem === name.split(" ").at(-1)),
  );
  emit("rowWord", rowWord && draft.output === index.key ? 1 : 0);
  emit("countOfHead", draft.shape === "count" && (rowWord || context.headColumns.has(index.key)) ? 1 : 0);
  if (kinds.has("count") && draft.output !== null) {
    const column = index.columns[draft.output]!;
    emit("numericForHowMany", column.ordered && draft.shape === "cell" ? 1 : 0);
    emit("textForHowMany", !column.ordered && (draft.shape === "cell" || draft.shape === "list") ? 1 : 0);
  }
  const used = draft.spans;
  const loose = question.cues.filter(
    (cue) =>
      !question.words[cue.from]!.frame &&
      !used.some((span) => span.from <= cue.from && cue.to <= span.to) &&
      !draft.scope.atoms.some((atom) => atom.from < cue.to && cue.from < atom.to),
  );
  emit("cuesUnused", Math.min(4, new Set(loose.map((cue) => cue.from)).size) / 2);
  const headOrdered = [...context.headColumns].some((column) => index.columns[column]!.ordered);
  const counts = draft.shape === "count" || draft.shape === "distinct";
  emit("countOne", counts && draft.scope.conditions.length > 0 && result.number === 1 ? 1 : 0);
  emit("headOrderedCount", counts && headOrdered ? 1 : 0);
  emit(
    "headOrderedSum",
    draft.shape === "sum" && typeof draft.measure === "number" && context.headColumns.has(draft.measure)
      ? 1
      : 0,
  );
  const timely = kinds.has("newest") || kinds.has("oldest");
  const hasTime = index.columns.some((column) => column.dated || looksLikeYears(column));
  emit("positionForTime", timely && draft.measure === "position" && hasTime ? 1 : 0);
  emit(
    "emptyCellAnswer",
    draft.output !== null && answers.length === 1 && /^[\s–—-]*$/.test(answers[0]!) ? 1 : 0,
  );
}

function answerKind(
  context: FeatureContext,
  draft: Draft,
  result: TableResult,
): (typeof answerKinds)[number] {
  if (!result.answers.length) return "none";
  if (result.truth !== null) return "truth";
  if (result.number !== null)
    return draft.shape === "highFigure" || draft.shape === "lowFigure" ? "figure" : "computed";
  if (draft.output === null) return "text";
  const column = context.index.columns[draft.output]!;
  const many = result.answers.length > 1;
  if (column.dated || looksLikeYears(column)) return "date";
  return column.ordered ? (many ? "figures" : "figure") : many ? "texts" : "text";
}
