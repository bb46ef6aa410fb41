/** The import: what a team has → entries and tables of a knowledge folder. */

export { describePlan } from "./describe.ts";
export { findFiles, findSent } from "./find.ts";
export { type ImportPlan, planImport } from "./plan.ts";
export { recoverImports, replaceFiles, writeImport } from "./write.ts";
