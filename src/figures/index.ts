/** Text to figures with unit, span and exactness, one reader for cells and questions; and figures back to text. */

export { type CellFigure, dated, noFigure, readCellFigure, single, unitNamed } from "./cell.ts";
export { asMeasure, inUnit, UnitCount } from "./common-unit.ts";
export { signOf } from "./currencies.ts";
export { monthNames, readDate } from "./dates.ts";
export { type DateParts, type Figure, noUnit, type Unit } from "./figure.ts";
export { orderLevels } from "./levels.ts";
export { looksLikeMoney, readMoney } from "./money.ts";
export { englishNotation, type Notation, notationOf } from "./notation.ts";
export { looksLikeShare, readNumber, readShare } from "./numbers.ts";
export { readMoneyRange, readYearsRange } from "./ranges.ts";
export { isJoined, readFigures } from "./read.ts";
export { convert, measureOf, type UnitOfMeasure } from "./units.ts";
export type { Value } from "./value.ts";
export { holdsVersions, readVersion } from "./versions.ts";
export { withUnit, writeFigure, writeNumber } from "./write.ts";
