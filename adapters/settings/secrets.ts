import { described } from "./kinds.ts";
import { type Settings, settingsSchema } from "./schema.ts";

/** The values that are never logged: of every setting that its schema calls secret, as far as they are set. */
export function secretsIn(settings: Settings): readonly string[] {
  return Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const value = settings[name as keyof Settings];
    if (!described(schema).secret || value === undefined) return [];
    return [Buffer.isBuffer(value) ? value.toString("base64") : String(value)];
  });
}
