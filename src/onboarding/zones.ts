import { DateTime } from "luxon";

/** IANA time zones to choose from, one for each offset that many people live at; others can be typed. */
export const commonZones = [
  "Pacific/Honolulu",
  "America/Anchorage",
  "America/Los_Angeles",
  "America/Denver",
  "America/Chicago",
  "America/New_York",
  "America/Halifax",
  "America/Sao_Paulo",
  "Atlantic/Azores",
  "Europe/London",
  "Europe/Berlin",
  "Europe/Kyiv",
  "Europe/Istanbul",
  "Asia/Dubai",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Dhaka",
  "Asia/Bangkok",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Pacific/Auckland",
] as const;

/** Label of a time zone with its UTC offset at that time: `Europe/Berlin (UTC+2)`. */
export function zoneLabel(zone: string, nowMs: number): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
  if (sign !== undefined) return `UTC${sign === "+" ? "-" : "+"}${hours}`;
  if (zone === "UTC") return zone;
  const offset = DateTime.fromMillis(nowMs, { zone }).toFormat("ZZ").replace(":00", "");
  return `${zone.replaceAll("_", " ")} (UTC${offset})`;
}
