import type { KnownBlock } from "@slack/types";
import type { Phrases } from "../../../src/phrases/index.ts";
import type { Citation } from "../../../src/reply/index.ts";
import { clip, sectionOf } from "../../chat/index.ts";
import { quiet } from "./elements.ts";
import { escapeMarkup, linkable } from "./text.ts";

const SOURCES_SHOWN = 2;
const TITLE_CHARS = 150;
const BRIEF_TITLE_CHARS = 100;
const ROWS_NAMED = 2;

/** One line of mrkdwn with the formula of a computed answer. */
export const formulaLine = (formula: string): string => `:abacus: ${inert(escapeMarkup(clip(formula, 300)))}`;

/** The sources of an answer with links, in at most one line of mrkdwn. */
export function sourceLine(citations: readonly Citation[], phrases: Phrases): string[] {
  const merged = mergeCitations(citations);
  const [only] = merged;
  if (only === undefined) return [];
  const more = merged.length - SOURCES_SHOWN;
  const titles = merged.slice(0, SOURCES_SHOWN).map((each) => linkedTitle(each, BRIEF_TITLE_CHARS));
  const source = merged.length === 1 ? [inert(escapeMarkup(clip(only.source, 100)))] : [];
  return [
    `:page_facing_up: ${[...titles, ...source, ...(more > 0 ? [escapeMarkup(phrases("count-more", { count: more }))] : [])].join(" · ")}`,
  ];
}

/** Context block with the sources of an answer, one a line; rows of one table merged. */
export function renderCitations(citations: readonly Citation[], phrases: Phrases): KnownBlock[] {
  const merged = mergeCitations(citations);
  if (merged.length === 0) return [];
  return [quiet(merged.map((each) => `:page_facing_up: ${citationLine(each, phrases)}`).join("\n"))];
}

/** A citation with all rows of its table that were used. */
export interface MergedCitation extends Citation {
  readonly rows: readonly string[];
}

/** Merges citations of one entry or table. */
export function mergeCitations(citations: readonly Citation[]): MergedCitation[] {
  const merged = new Map<string, MergedCitation & { rows: string[] }>();
  for (const citation of citations) {
    const known = merged.get(citation.id) ?? { ...citation, rows: [] };
    if (citation.row !== undefined && !known.rows.includes(citation.row)) known.rows.push(citation.row);
    merged.set(citation.id, known);
  }
  return [...merged.values()];
}

function citationLine(citation: MergedCitation, phrases: Phrases): string {
  const linked = linkedTitle(citation, TITLE_CHARS);
  const section = sectionOf(citation.section, citation.title);
  const part = section === null ? "" : `, ${section}`;
  return `${linked}${rowsOf(citation.rows, phrases)} — ${inert(escapeMarkup(clip(`${citation.source}${part}`, 200)))}`;
}

function linkedTitle({ url, title }: Citation, max: number): string {
  const target = url === undefined ? null : linkable(url);
  const shown = escapeMarkup(clip(title, max));
  return target === null ? `*${inert(shown)}*` : `<${escapeMarkup(target)}|${shown.replaceAll("|", "¦")}>`;
}

/** Characters that would format, replaced by others that look like them. */
const inert = (text: string): string =>
  text
    .replaceAll("*", "∗")
    .replaceAll("_", "\uff3f")
    .replaceAll("~", "∼")
    .replaceAll("`", "ʼ")
    .replace(/\s+/g, " ");

function rowsOf(rows: readonly string[], phrases: Phrases): string {
  if (rows.length === 0) return "";
  const named = rows.slice(0, ROWS_NAMED).map((row) => `“${inert(escapeMarkup(clip(row, 60)))}”`);
  const more = rows.length - named.length;
  const listed = [named.join(", "), ...(more > 0 ? [phrases("and-more", { count: more })] : [])].join(" ");
  return `, ${rows.length === 1 ? phrases("in-row", { row: listed }) : phrases("in-rows", { rows: listed })}`;
}
