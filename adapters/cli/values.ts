import { InvalidArgumentError, Option } from "commander";

/** Readers of what stands behind a flag. Each gives the value, or throws with what is taken. */

const UNIT_MS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** `7d`, `12h` and `4w` before now, or a date (`2026-11-01`, midnight UTC); milliseconds since 1970. */
export function parseSince(text: string, nowMs: number): number {
  const [, amount, unit] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  if (amount && unit) return nowMs - Number(amount) * UNIT_MS[unit]!;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(date)) throw new InvalidArgumentError("Give 12h, 7d, 4w or a date such as 2026-11-01.");
  return date;
}

/** `--since`, with how far back it goes where it is not given. */
export const sinceOption = (about: string, usual: string) =>
  new Option("--since <when>", about)
    .argParser((text) => parseSince(text, Date.now()))
    .default(parseSince(usual, Date.now()), usual);

/** A whole number from 1 to 999,999. */
export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("Give a whole number from 1 on.");
  return Number(text);
}

/** For a flag that may be repeated: all that it was given. */
export const repeated = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
];

export function nonBlank(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It is empty.");
  return text;
}

/** Where a page stands on the web. */
export function webAddress(text: string): string {
  if (!/^https?:\/\//.test(text))
    throw new InvalidArgumentError("Give an address that begins with https:// or http://.");
  return text;
}

/** Whether a text can be the id of an entry, which becomes the name of a file. */
export const isEntryId = (text: string): boolean => /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/.test(text);

export function entryId(text: string): string {
  if (!isEntryId(text))
    throw new InvalidArgumentError("An id is lower-case letters and digits, joined by dashes.");
  return text;
}

/** A person's id, with the platform in front. */
export function userId(text: string): string {
  if (!/^[a-z]+:\S+$/.test(text))
    throw new InvalidArgumentError(
      "Give the id with its platform in front, such as slack:T1:U2 or discord:1234.",
    );
  return text;
}

/** The id of a server of Discord. */
export function serverId(text: string): string {
  if (!/^\d{17,20}$/.test(text))
    throw new InvalidArgumentError(
      "That is no server id; switch on developer mode in Discord, then right-click the server → Copy Server ID.",
    );
  return text;
}
