import type { LoggedQuestion } from "../ports.ts";
import { against } from "./votes.ts";

/** Counts of one day (UTC): questions by outcome, votes. */
export interface DayFigures {
  /** `2026-11-29` */
  readonly day: string;
  readonly answered: number;
  readonly clarify: number;
  readonly declined: number;
  readonly up: number;
  readonly down: number;
  readonly people: number;
}

const dayMs = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Figures of each day of a period, those on which nobody asked as well; small talk is nothing that was asked. */
export function figuresByDay(
  questions: readonly LoggedQuestion[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): readonly DayFigures[] {
  const asked = questions.filter(
    ({ status, atMs }) => status !== "chitchat" && atMs >= fromMs && atMs <= toMs,
  );
  const byDay = Map.groupBy(asked, ({ atMs }) => dayOf(atMs));
  const first = Math.floor(fromMs / dayMs);
  const last = Math.floor(toMs / dayMs);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const day = dayOf((first + index) * dayMs);
    const lines = byDay.get(day) ?? [];
    const ended = (wanted: LoggedQuestion["status"]) =>
      lines.filter(({ status }) => status === wanted).length;
    return {
      day,
      answered: ended("answered"),
      clarify: ended("clarify"),
      declined: ended("declined"),
      up: lines.reduce((sum, { votes }) => sum + votes.up, 0),
      down: lines.reduce((sum, { votes }) => sum + against(votes), 0),
      people: new Set(lines.map(({ person }) => person)).size,
    };
  });
}

/** Questions by topic, most frequent first. */
export function topicFigures(
  questions: readonly LoggedQuestion[],
): readonly { readonly topic: string; readonly count: number }[] {
  const groups = Map.groupBy(
    questions.filter(({ topic, status }) => topic !== null && status !== "chitchat"),
    ({ topic }) => topic!,
  );
  return [...groups]
    .map(([topic, lines]) => ({ topic, count: lines.length }))
    .sort((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1));
}
