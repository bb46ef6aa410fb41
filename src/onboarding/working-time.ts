import { DateTime } from "luxon";
import type { Hours } from "../knowledge/index.ts";

const SATURDAY_AND_SUNDAY: readonly number[] = [6, 7];
/** No place has more days off in a row; it bounds a calendar in which every day is one. */
const MOST_DAYS_OFF = 400;

const at = (ms: number, zone: string): DateTime => DateTime.fromMillis(ms, { zone });
const isOff = (day: DateTime, { weekend = SATURDAY_AND_SUNDAY, holidays = [] }: Hours): boolean =>
  weekend.includes(day.weekday) || holidays.includes(day.toISODate() ?? "");

/** That day, or the next or the last one before it on which people work. */
function workday(day: DateTime, step: 1 | -1, hours: Hours): DateTime {
  let found = day;
  for (let left = MOST_DAYS_OFF; left > 0 && isOff(found, hours); left--) found = found.plus({ days: step });
  return found;
}

const morning = (day: DateTime, { from }: Hours): DateTime => day.startOf("day").set({ hour: from });

/** Whether people are at work then, where they are: no weekend or holiday, within the hours. */
export function isWorkingTime(ms: number, zone: string, hours: Hours): boolean {
  const time = at(ms, zone);
  return !isOff(time, hours) && time.hour >= hours.from && time.hour < hours.until;
}

/** That moment, where it is working time; else the morning of the next working day. */
export function nextWorkingTime(ms: number, zone: string, hours: Hours): number {
  if (isWorkingTime(ms, zone, hours)) return ms;
  const time = at(ms, zone);
  const day = time.hour < hours.from ? time : time.plus({ days: 1 });
  return morning(workday(day, 1, hours), hours).toMillis();
}

/** The morning of the `count`th working day after the day of that moment. */
export function workingMorning(ms: number, count: number, zone: string, hours: Hours): number {
  let day = at(ms, zone);
  for (let left = count; left > 0; left--) day = workday(day.plus({ days: 1 }), 1, hours);
  return morning(day, hours).toMillis();
}

/** The morning of a day of the calendar, or of the last working day before it. */
export function morningOf(day: string, zone: string, hours: Hours): number {
  return morning(workday(DateTime.fromISO(day, { zone }), -1, hours), hours).toMillis();
}
