/** Newcomers on their tracks: a pure machine of steps, and the service that carries out what it asks for. */

export { isAction } from "./actions.ts";
export { jobKinds } from "./ledger.ts";
export type { Newcomer } from "./newcomer.ts";
export { type CsvPart, csvOf, csvParts, type Overview } from "./report.ts";
export { createOnboarding, type Onboarding } from "./service.ts";
