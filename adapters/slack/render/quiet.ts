import type { KnownBlock } from "@slack/types";
import type { Citation, Working } from "../../../src/ports.ts";
import { sectionOf } from "../../chat/answer-parts.ts";
import { quiet } from "./elements.ts";
import { clip } from "./limits.ts";
import { escapeMarkup, linkable } from "./text.ts";

const CITATIONS_SHOWN = 3;
const ROWS_NAMED = 3;

/** How a computed answer came about, in one grey line; a plain look-up needs none. */
export function renderWorking(working: Working): KnownBlock[] {
  const { formula } = working;
  if (formula === undefined) return [];
  const rows = working.rows.length === 1 ? "1 row" : `${working.rows.length} rows`;
  const from = working.rows.length > 0 ? ` · from ${rows}` : "";
  return [quiet(`:abacus: ${inert(escapeMarkup(clip(`${formula} = ${working.result}`, 300)))}${from}`)];
}

/** What the answer stands on, in grey; entries that are cited by several rows stand once. */
export function renderCitations(citations: readonly Citation[]): KnownBlock[] {
  const merged = mergeCitations(citations);
  if (merged.length === 0) return [];
  const lines = merged.slice(0, CITATIONS_SHOWN).map((each) => `:page_facing_up: ${citationLine(each)}`);
  const more = merged.length - lines.length;
  return [quiet([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join("\n"))];
}

/** A source with all the rows that were used of it. */
export interface MergedCitation extends Citation {
  readonly rows: readonly string[];
}

/** Citations of one entry or table put together. */
export function mergeCitations(citations: readonly Citation[]): MergedCitation[] {
  const merged = new Map<string, MergedCitation & { rows: string[] }>();
  for (const citation of citations) {
    const known = merged.get(citation.id) ?? { ...citation, rows: [] };
    if (citation.row !== undefined && !known.rows.includes(citation.row)) known.rows.push(citation.row);
    merged.set(citation.id, known);
  }
  return [...merged.values()];
}

function citationLine(citation: MergedCitation): string {
  const url = citation.url === undefined ? null : linkable(citation.url);
  const title = escapeMarkup(clip(citation.title, 150));
  const linked = url === null ? `*${inert(title)}*` : `<${escapeMarkup(url)}|${title.replaceAll("|", "¦")}>`;
  const section = sectionOf(citation.section, citation.title);
  const part = section === null ? "" : `, ${section}`;
  return `${linked}${rowsOf(citation.rows)} — ${inert(escapeMarkup(clip(`${citation.source}${part}`, 200)))}`;
}

/** Characters that would format, replaced by others that look like them. */
const inert = (text: string): string =>
  text
    .replaceAll("*", "∗")
    .replaceAll("_", "\uff3f")
    .replaceAll("~", "∼")
    .replaceAll("`", "ʼ")
    .replace(/\s+/g, " ");

function rowsOf(rows: readonly string[]): string {
  if (rows.length === 0) return "";
  const named = rows.slice(0, ROWS_NAMED).map((row) => `“${inert(escapeMarkup(clip(row, 60)))}”`);
  const more = rows.length - named.length;
  return `, ${rows.length === 1 ? "row" : "rows"} ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
