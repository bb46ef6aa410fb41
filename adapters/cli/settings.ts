import { parseSettings, readEnvironment, type Settings } from "../settings/index.ts";

/** The settings of the environment and `.env`. */
export function loadSettings(): Settings {
  return parseSettings(readEnvironment(process.env));
}

/** What commands on a folder of knowledge take. */
export interface FolderOptions {
  readonly dir?: string | undefined;
  /** For other programs, in place of text. */
  readonly json?: boolean | undefined;
}

/** The folder to work on: the given one, else `KNOWLEDGE_DIR`, else `knowledge`. */
export const knowledgeFolder = (given: string | undefined): string =>
  given ?? (readEnvironment(process.env).variables.KNOWLEDGE_DIR || "knowledge");
