import { type CueKind, cueKinds } from "../../../language/index.ts";
import { linkKinds } from "../../link/link-cells.ts";
import { operationShapes, operationWords } from "../../operations/index.ts";
import { stepShapes } from "../../proposals/shapes.ts";

/** Kinds of plan. */
const shapes = [...stepShapes, ...operationShapes];
/** Operators, those that operations bring among them. */
const operators = [...cueKinds, ...(Object.keys(operationWords) as CueKind[])];

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
  "linkIsColumn",
  "linkIsRowWord",
  "linkIsSubject",
  "keyLink",
  "keyWhole",
  "tableWhole",
  "figureEq",
  "figureCompared",
  "figureFit",
  "figureSplits",
  "figureBeaten",
  "comparatorIgnored",
  "conditions",
  "negated",
  "negationUnused",
  "joined",
  "orUnjoined",
  "outputShare",
  "outputNamed",
  "outputBeaten",
  "outputIsKey",
  "outputIsFirst",
  "outputInScope",
  "outputAfterWh",
  "outputHead",
  "outputAsked",
  "outputFigureForWho",
  "outputFigureForWhat",
  "unnamedKey",
  "unnamedMeasure",
  "prose",
  "proseForWhatIs",
  "cellForWhatIs",
  "rowForWhatIs",
  "measureShare",
  "measureHinted",
  "measureUnnamed",
  "measureOnly",
  "measureDated",
  "measureRank",
  "measureInScope",
  "measureInHead",
  "measureNearCue",
  "measureBeaten",
  "datedPassedOver",
  "positionForTime",
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
  "rowWord",
  "countOfHead",
  "countOne",
  "headOrderedCount",
  "headOrderedSum",
  "numericForHowMany",
  "textForHowMany",
  "cuesUnused",
  "emptyCellAnswer",
  "routeSubject",
  "routeForeign",
  "routeUnknown",
  "routeLead",
  "routeMeasureWord",
  "routeUncoveredShare",
  "routeUncoveredWords",
  "routeAllCovered",
  "routeRowWord",
  "routeKeyLink",
  "routeUncoveredFigure",
  "routePosition",
  "routePositionOverFigures",
  "moneyOutput",
  "moneyTable",
  "moneyMissing",
  "percentOutput",
  "percentTable",
  "percentMissing",
  "averageUncued",
  "routeLeading",
  "routeFollowing",
] as const;

/** Name of a single feature. */
export type Scalar = (typeof scalars)[number];

/** What an answer is, as question words expect it. */
export const answerKinds = [
  "computed",
  "figure",
  "date",
  "text",
  "texts",
  "figures",
  "truth",
  "none",
] as const;

/** Operators that expect a kind of answer. */
export const askKinds = [
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

/** How a question begins, which tells its type. */
export const openings = [
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

// scalars | operator × shape | shape | asking word × kind of answer | opening × shape
const pairBase = scalars.length;
const shapeBase = pairBase + operators.length * shapes.length;
const askBase = shapeBase + shapes.length;
const openingBase = askBase + askKinds.length * answerKinds.length;

/** Number of weights of a model. */
export const featureCount = openingBase + openings.length * shapes.length;

const scalarIds = new Map<string, number>(scalars.map((name, id) => [name, id]));
const cueIds = new Map<string, number>(operators.map((kind, id) => [kind, id]));
const shapeIds = new Map<string, number>(shapes.map((shape, id) => [shape, id]));

/** Index of a single feature. */
export const scalarId = (name: Scalar): number => scalarIds.get(name)!;

/** Index of a shape among shapes. */
export const shapeIndex = (shape: string): number => shapeIds.get(shape)!;

/** Index of the feature that a shape has at all. */
export const shapeId = (shape: number): number => shapeBase + shape;

/** Index of the feature that an operator stands beside a shape. */
export const pairId = (kind: CueKind, shape: number): number =>
  pairBase + cueIds.get(kind)! * shapes.length + shape;

/** Index of the feature that an asking word gets a kind of answer; both by their place in their lists. */
export const askId = (ask: number, answer: number): number => askBase + ask * answerKinds.length + answer;

/** Index of the feature that an opening gets a shape; both by their place in their lists. */
export const openingId = (opening: number, shape: number): number =>
  openingBase + opening * shapes.length + shape;

/** Name of a weight, for `model.json` and for people. */
export function featureName(id: number): string {
  if (id < pairBase) return scalars[id]!;
  if (id < shapeBase) return pairName(id - pairBase, operators, "×", shapes);
  if (id < askBase) return `shape:${shapes[id - shapeBase]}`;
  if (id < openingBase) return pairName(id - askBase, askKinds, "?", answerKinds);
  return `^${pairName(id - openingBase, openings, "×", shapes)}`;
}

function pairName(pair: number, left: readonly string[], sign: string, right: readonly string[]): string {
  return `${left[Math.floor(pair / right.length)]}${sign}${right[pair % right.length]}`;
}
