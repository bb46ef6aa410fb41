import type { Phrases } from "../../../src/phrases/index.ts";
import type { Citation } from "../../../src/reply/index.ts";
import { sectionOf } from "../../chat/index.ts";
import { clipEscaped } from "./limits.ts";
import { escapeLine, linkable } from "./text.ts";

const WORKING_CHARS = 300;
const SOURCES_CHARS = 800;
const LINE_CHARS = 220;
const TITLE_CHARS = 100;
const BRIEF_TITLE_CHARS = 100;
const SOURCES_SHOWN = 2;

/** One line in Discord's subtext, cut to `max` characters. */
export function quiet(text: string, max = LINE_CHARS): string {
  return `-# ${clipEscaped(text, max)}`;
}

/** Subtext with the formula of a computed answer. */
export const formulaLine = (formula: string): string => quiet(`🧮 ${escapeLine(formula)}`, WORKING_CHARS);

/** The sources of an answer with links, in at most one line of subtext. */
export function sourceLine(phrases: Phrases, citations: readonly Citation[]): string[] {
  const groups = groupsOf(citations);
  const [only] = groups;
  if (only === undefined) return [];
  const more = groups.length - SOURCES_SHOWN;
  const titles = groups.slice(0, SOURCES_SHOWN).map(([first]) => {
    const title = clipEscaped(escapeLine(first!.title), BRIEF_TITLE_CHARS);
    return linkTo(first!, title);
  });
  const source = groups.length === 1 ? [clipEscaped(escapeLine(only[0]!.source), BRIEF_TITLE_CHARS)] : [];
  return [
    `-# 📖 ${[...titles, ...source, ...(more > 0 ? [phrases("count-more", { count: more })] : [])].join(" · ")}`,
  ];
}

const groupsOf = (citations: readonly Citation[]) => [
  ...Map.groupBy(citations, (each) => `${each.id}\n${each.source}`).values(),
];

/**
 * The sources of an answer, a line of subtext each, rows of one table merged; those that find no room are
 * counted.
 */
export function sourceLines(phrases: Phrases, citations: readonly Citation[]): string[] {
  const groups = groupsOf(citations);
  const lines: string[] = [];
  let room = SOURCES_CHARS;
  for (const [index, group] of groups.entries()) {
    const line = `-# 📖 ${sourceText(phrases, group)}`;
    if (line.length > room) {
      lines.push(quiet(phrases("and-more", { count: groups.length - index })));
      break;
    }
    room -= line.length + 1;
    lines.push(line);
  }
  return lines;
}

/** The title with its link whole: cut in two it would show as mark-up. What follows is cut to the line. */
function sourceText(phrases: Phrases, group: readonly Citation[]): string {
  const [first] = group;
  const rows = group.flatMap(({ row }) => (row === undefined ? [] : [escapeLine(row)]));
  const more = rows.length - 3;
  const shown = more > 1 ? [...rows.slice(0, 3), phrases("more-rows", { count: more })] : rows;
  const title = clipEscaped(escapeLine(first!.title), TITLE_CHARS);
  const section = sectionOf(first!.section, first!.title);
  const source = [first!.source, ...(section === null ? [] : [section])].map(escapeLine);
  const rest = [...(shown.length > 0 ? [` (${shown.join(", ")})`] : [""]), ...source].join(" · ");
  return `${linkTo(first!, title)}${clipEscaped(rest, LINE_CHARS - title.length)}`;
}

function linkTo({ url }: Citation, title: string): string {
  const target = url === undefined ? null : linkable(url);
  return target !== null && target.length <= LINE_CHARS ? `[${title}](<${target}>)` : title;
}
