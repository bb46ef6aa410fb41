import { DateTime } from "luxon";
import { counted } from "../counted.ts";
import type { Phrases } from "../phrases/index.ts";
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
  readonly phrases: Phrases;
}

const MOST_TOPICS = 5;
const MOST_GAPS = 5;

/** The digest of a period as a document: questions, answered share, top topics, gaps, votes. */
export function digest(parts: DigestParts): readonly Block[] {
  // Small talk is nothing that was asked.
  const asked = parts.questions.filter(({ status }) => status !== "chitchat");
  const { phrases, nameOf, gaps } = parts;
  const title = heading(phrases("digest-title", periodOf(parts)), 1);
  if (asked.length === 0) return [title, say(phrases("digest-none"))];
  return [
    title,
    say(summary(asked, parts.questionsBefore, phrases)),
    ...listed(phrases("digest-topics"), topics(asked, nameOf)),
    ...listed(
      phrases("digest-gaps"),
      gaps.slice(0, MOST_GAPS).map((gap) => gapLine(gap, phrases)),
    ),
    ...votes(asked, nameOf, phrases),
  ];
}

function summary(asked: readonly LoggedQuestion[], before: number, phrases: Phrases): string {
  const people = new Set(asked.map(({ person }) => person)).size;
  const share = (status: LoggedQuestion["status"]) =>
    `${Math.round((100 * asked.filter((line) => line.status === status).length) / asked.length)} %`;
  return phrases("digest-asked", {
    questions: counted(asked.length, "question"),
    people: counted(people, "person", "people"),
    change: change(asked.length, before, phrases),
    answered: share("answered"),
    clarify: share("clarify"),
    declined: share("declined"),
  });
}

function change(now: number, before: number, phrases: Phrases): string {
  if (before === 0) return phrases("before-none");
  if (now === before) return phrases("before-same");
  return phrases(now > before ? "before-more" : "before-fewer", { count: Math.abs(now - before) });
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
export function gapLine({ question, count, people, nearMiss }: Gap, phrases: Phrases): string {
  const said = { question, times: counted(count, "time"), people: counted(people, "person", "people") };
  return nearMiss ? phrases("gap-near", { ...said, nearest: nearMiss.title }) : phrases("gap-line", said);
}

function votes(asked: readonly LoggedQuestion[], nameOf: (id: string) => string, phrases: Phrases): Block[] {
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
    heading(phrases("digest-votes")),
    say(phrases("votes-both", { up, down })),
    ...(byEntry.length === 0
      ? []
      : [
          list(
            byEntry
              .slice(0, MOST_TOPICS)
              .map(({ entry, count }) => phrases("votes-down", { entry: nameOf(entry), count })),
          ),
        ]),
  ];
}

function periodOf({ fromMs, toMs }: DigestParts) {
  const day = (ms: number) =>
    DateTime.fromMillis(ms, { zone: "utc", locale: "en-GB" }).toFormat("d LLLL yyyy");
  return { from: day(fromMs), until: day(toMs - 1) };
}

function listed(title: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [heading(title), list(items)];
}
