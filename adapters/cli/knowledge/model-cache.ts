import type { ModelCache } from "../../../src/ports.ts";
import { openModelCache } from "../../knowledge/index.ts";
import { loadSettings } from "../settings.ts";

/** What earlier commands and starts have learnt. */
export const modelCache = (): ModelCache => openModelCache(loadSettings());
