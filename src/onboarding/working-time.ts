import { DateTime } from "luxon";
import type { Hours } from "./track.ts";

const SATURDAY = 6;

const at = (ms: number, zone: string): DateTime => DateTime.fromMillis(ms, { zone });
const isWeekend = (day: DateTime): boolean => day.weekday >= SATURDAY;
const morning = (day: DateTime, { from }: Hours): DateTime => day.startOf("day").set({ hour: from });

/** Whether people are at work then, where they are: no weekend, within the hours. */
export function isWorkingTime(ms: number, zone: string, hours: Hours): boolean {
  const time = at(ms, zone);
  return !isWeekend(time) && time.hour >= hours.from && time.hour < hours.until;
}

/** That moment, where it is working time; else the morning of the next working day. */
export function nextWorkingTime(ms: number, zone: string, hours: Hours): number {
  if (isWorkingTime(ms, zone, hours)) return ms;
  const time = at(ms, zone);
  let day = time.hour < hours.from ? time : time.plus({ days: 1 });
  while (isWeekend(day)) day = day.plus({ days: 1 });
  return morning(day, hours).toMillis();
}

/** The morning of the `count`th working day after the day of that moment. */
export function workingMorning(ms: number, count: number, zone: string, hours: Hours): number {
  let day = at(ms, zone);
  for (let left = count; left > 0; ) {
    day = day.plus({ days: 1 });
    if (!isWeekend(day)) left--;
  }
  return morning(day, hours).toMillis();
}

/** The morning of a day of the calendar, or of the last working day before it. */
export function morningOf(day: string, zone: string, hours: Hours): number {
  let found = DateTime.fromISO(day, { zone });
  while (isWeekend(found)) found = found.minus({ days: 1 });
  return morning(found, hours).toMillis();
}
