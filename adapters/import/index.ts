/** The import: what a team has → entries and tables of a knowledge folder. */

import type { planImport as plan } from "./plan.ts";

export { describePlan } from "./describe.ts";
export { findFiles, findSent } from "./find.ts";
export type { ImportPlan } from "./planned.ts";
export { recoverImports, replaceFiles, writeImport } from "./write.ts";

/** Plans an import; its parsers are loaded with the first call, so that a start needs none. */
export const planImport: typeof plan = async (...call) => (await import("./plan.ts")).planImport(...call);
