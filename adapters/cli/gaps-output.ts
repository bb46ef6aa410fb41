import { counted } from "../../src/counted.ts";
import type { Gap } from "../../src/insight/index.ts";

const MOST_WORDINGS = 3;

/** Gaps for a person at a terminal. */
export function gapsAsText(gaps: readonly Gap[], { sinceMs, all }: { sinceMs: number; all: number }): string {
  const since = `since ${day(sinceMs)}`;
  if (gaps.length === 0) return `No gaps ${since}.`;
  const head = `${counted(all, "gap")} ${since}${gaps.length < all ? `, the first ${gaps.length}` : ""}`;
  return [head, ...gaps.map(asText)].join("\n\n");
}

function asText(gap: Gap): string {
  const { outcomes } = gap;
  const how = [
    [outcomes.declined, "declined"],
    [outcomes.clarify, "asked back"],
    [outcomes.answered, "answered unsurely"],
    [gap.votedDown, "voted down"],
  ] as const;
  const also = gap.also.slice(0, MOST_WORDINGS).map((wording) => `“${wording}”`);
  const more = gap.also.length - also.length;
  return [
    `[${gap.id}] ${printable(gap.question)}`,
    `  asked ${counted(gap.count, "time")} by ${counted(gap.people, "person", "people")}, last on ${day(gap.lastAtMs)} (${gap.platforms.join(", ")})`,
    `  ${how.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join(", ")}`,
    ...(also.length > 0
      ? [`  also: ${printable(also.join(", "))}${more > 0 ? ` and ${more} more` : ""}`]
      : []),
    ...(gap.nearMiss ? [`  nearest: ${gap.nearMiss.title} (${printable(gap.nearMiss.why)})`] : []),
  ].join("\n");
}

/** Gaps for a spreadsheet: one a line, wordings with " | " in between. */
export function gapsAsCsv(gaps: readonly Gap[]): string {
  const rows = gaps.map((gap) => [
    gap.id,
    gap.question,
    gap.also.join(" | "),
    gap.count,
    gap.people,
    new Date(gap.firstAtMs).toISOString(),
    new Date(gap.lastAtMs).toISOString(),
    gap.outcomes.declined,
    gap.outcomes.clarify,
    gap.outcomes.answered,
    gap.votedDown,
    gap.nearMiss?.title ?? "",
    gap.nearMiss?.why ?? "",
    gap.entry ?? "",
  ]);
  return [columns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n");
}

const columns = [
  "id",
  "question",
  "also",
  "count",
  "people",
  "first",
  "last",
  "declined",
  "asked_back",
  "answered",
  "voted_down",
  "nearest",
  "why_it_lost",
  "entry",
];

/** RFC 4180; a leading sign is defused, because a spreadsheet would run what people typed as a formula. */
function csvCell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Gaps for other programs: one JSON array. */
export function gapsAsJson(gaps: readonly Gap[]): string {
  return JSON.stringify(gaps, null, 2);
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Control characters could drive the terminal: none of them is ever printed. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
