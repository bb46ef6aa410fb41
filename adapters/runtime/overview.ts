import { counted } from "../../src/counted.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import type { Settings } from "../settings/index.ts";

/** State of a platform in the start-up overview. */
export interface PlatformState {
  readonly title: string;
  /** On, off and how to turn it on, or why it does not run. */
  readonly state: string;
}

/** Formats the start-up overview: what is on, what is off, and how it is turned on. */
export function overview(
  settings: Settings,
  { profile, entries, tables }: Pick<Knowledge, "profile" | "entries" | "tables">,
  { url, platforms }: { readonly url: string; readonly platforms: readonly PlatformState[] },
): string {
  const lines = [
    ["Web page", url],
    ...platforms.map(({ title, state }) => [title, state] as const),
    ["Data", dataLine(settings)],
  ] as const;
  const width = Math.max(...lines.map(([name]) => name.length)) + 1;
  return [
    `${profile.name} is ready: ${counted(entries.length, "entry", "entries")} and ${counted(tables.length, "table")} from ${settings.KNOWLEDGE_DIR}`,
    ...lines.map(([name, value]) => `  ${name.padEnd(width)} ${value}`),
    "Settings stand in the environment or in .env; .env.example explains each. Ctrl+C stops.",
  ].join("\n");
}

function dataLine({ DATABASE_URL, DATA_DIR, KEEP_QUESTIONS_DAYS: days }: Settings): string {
  const place = DATABASE_URL === undefined ? `${DATA_DIR}/bot.db (SQLite)` : "PostgreSQL";
  return `${place}; ${days === 0 ? "no question texts are kept" : `question texts are kept for ${counted(days, "day")}`}`;
}
