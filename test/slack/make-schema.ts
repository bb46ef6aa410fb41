import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGenerator } from "ts-json-schema-generator";

/** Writes the JSON Schema of Block Kit, made from @slack/types; run it after each update of that package. */
const schema = createGenerator({
  path: join(import.meta.dirname, "block-kit.d.ts"),
  type: "Payloads",
  skipTypeCheck: true,
  additionalProperties: false,
  topRef: true,
  expose: "all",
  jsDoc: "none",
}).createSchema("Payloads");

writeFileSync(join(import.meta.dirname, "block-kit.schema.json"), `${JSON.stringify(schema)}\n`);
