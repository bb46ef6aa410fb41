import { DateTime } from "luxon";
import { counted } from "../counted.ts";
import type { LoggedQuestion } from "../ports.ts";
import { type Block, heading, list, say } from "../reply/index.ts";
import type { Gap } from "./gaps.ts";
import { against } from "./votes.ts";

/** What a digest is made from. */
export interface DigestParts {
  /** Start of the period, inclusive, and its end. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The period's questions. */
  readonly questions: readonly LoggedQuestion[];
  /** How many there were in the period before. */
  readonly questionsBefore: number;
  readonly gaps: readonly Gap[];
  /** A topic's or entry's id as people read it. */
  readonly nameOf: (id: string) => string;
}

const MOST_TOPICS = 5;
const MOST_GAPS = 5;

/** The digest of a period as a document: questions, answered share, top topics, gaps, votes. */
export function digest(parts: DigestParts): readonly Block[] {
  // Small talk is nothing that was asked.
  const asked = parts.questions.filter(({ status }) => status !== "chitchat");
  const title = heading(`Questions from ${periodOf(parts)}`, 1);
  if (asked.length === 0) return [title, say("Nobody asked anything.")];
  return [
    title,
    say(summary(asked, parts.questionsBefore)),
    ...listed("Asked about most", topics(asked, parts.nameOf)),
    ...listed("Gaps: asked, but not well answered", parts.gaps.slice(0, MOST_GAPS).map(gapLine)),
    ...votes(asked, parts.nameOf),
  ];
}

function summary(asked: readonly LoggedQuestion[], before: number): string {
  const people = new Set(asked.map(({ person }) => person)).size;
  const share = (status: LoggedQuestion["status"]) =>
    `${Math.round((100 * asked.filter((line) => line.status === status).length) / asked.length)} %`;
  return (
    `${counted(asked.length, "question")} by ${counted(people, "person", "people")}, ${change(asked.length, before)}. ` +
    `${share("answered")} answered, ${share("clarify")} asked back, ${share("declined")} declined.`
  );
}

function change(now: number, before: number): string {
  if (before === 0) return "none in the period before";
  if (now === before) return "as many as in the period before";
  return `${Math.abs(now - before)} ${now > before ? "more" : "fewer"} than in the period before`;
}

function topics(asked: readonly LoggedQuestion[], nameOf: (id: string) => string): string[] {
  const groups = Map.groupBy(
    asked.flatMap(({ topic }) => (topic === null ? [] : [topic])),
    (topic) => topic,
  );
  return [...groups]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .slice(0, MOST_TOPICS)
    .map(([topic, times]) => `${nameOf(topic)}: ${times.length}`);
}

/** One line about a gap, for lists. */
export function gapLine({ question, count, people, nearMiss }: Gap): string {
  const nearest = nearMiss ? `; nearest: ${nearMiss.title}` : "";
  return `“${question}” (${counted(count, "time")}, ${counted(people, "person", "people")}${nearest})`;
}

function votes(asked: readonly LoggedQuestion[], nameOf: (id: string) => string): Block[] {
  const sum = (count: (line: LoggedQuestion) => number) =>
    asked.reduce((total, line) => total + count(line), 0);
  const up = sum((line) => line.votes.up);
  const down = sum((line) => against(line.votes));
  if (up + down === 0) return [];
  const disliked = asked.filter((line) => line.entry !== null && against(line.votes) > 0);
  const byEntry = [...Map.groupBy(disliked, (line) => line.entry!)]
    .map(([entry, lines]) => ({
      entry,
      count: lines.reduce((total, line) => total + against(line.votes), 0),
    }))
    .sort((a, b) => b.count - a.count || (a.entry < b.entry ? -1 : 1));
  return [
    heading("Votes"),
    say(`${up} up, ${down} down.`),
    ...(byEntry.length === 0
      ? []
      : [list(byEntry.slice(0, MOST_TOPICS).map(({ entry, count }) => `${nameOf(entry)}: ${count} down`))]),
  ];
}

function periodOf({ fromMs, toMs }: DigestParts): string {
  const day = (ms: number) =>
    DateTime.fromMillis(ms, { zone: "utc", locale: "en-GB" }).toFormat("d LLLL yyyy");
  return `${day(fromMs)} to ${day(toMs - 1)}`;
}

function listed(title: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [heading(title), list(items)];
}
