/** The settings: declared once with range, default and description, read from the environment and checked together. */

export { readEnvironment } from "./environment.ts";
export { parseSettings } from "./parse.ts";
export type { Settings } from "./schema.ts";
export { secretsIn } from "./secrets.ts";
export { SettingsError } from "./settings-error.ts";
