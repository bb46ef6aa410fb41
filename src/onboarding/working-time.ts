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

/** Whether a time lies within the working hours of a zone, weekends and holidays excluded. */
export function isWorkingTime(ms: number, zone: string, hours: Hours): boolean {
  const time = at(ms, zone);
  return !isOff(time, hours) && time.hour >= hours.from && time.hour < hours.until;
}

/** The time itself within working hours, else the start of the next working day; Unix milliseconds. */
export function nextWorkingTime(ms: number, zone: string, hours: Hours): number {
  if (isWorkingTime(ms, zone, hours)) return ms;
  const time = at(ms, zone);
  const day = time.hour < hours.from ? time : time.plus({ days: 1 });
  return morning(workday(day, 1, hours), hours).toMillis();
}

/** Start of the `count`th working day after a time's own day; Unix milliseconds. */
export function workingMorning(ms: number, count: number, zone: string, hours: Hours): number {
  let day = at(ms, zone);
  for (let left = count; left > 0; left--) day = workday(day.plus({ days: 1 }), 1, hours);
  return morning(day, hours).toMillis();
}

/** Start of work on an ISO date, or on the last working day before it; Unix milliseconds. */
export function morningOf(day: string, zone: string, hours: Hours): number {
  return morning(workday(DateTime.fromISO(day, { zone }), -1, hours), hours).toMillis();
}
