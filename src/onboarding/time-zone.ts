import { IANAZone } from "luxon";

/** The time zone that a platform names, where there is one of this name. */
export const chosenZone = (name: string | null | undefined): string | null =>
  name && IANAZone.isValidZone(name) ? name : null;

/** The time zone that somebody writes about: `time zone Europe/Berlin`, `my timezone is new york`. */
export function zoneIn(typed: string): string | null {
  const name = /^(?:my )?time ?zone(?: is)?:? +([\w/+ -]{1,60}?)[.!]?$/i.exec(typed.trim())?.[1];
  if (name === undefined) return null;
  const wanted = name.replaceAll(" ", "_").toLowerCase();
  const all = Intl.supportedValuesOf("timeZone");
  return (
    all.find((zone) => zone.toLowerCase() === wanted) ??
    all.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`)) ??
    chosenZone(name)
  );
}
