import { existsSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import { parseCount } from "../adapters/cli/values.ts";

/** Readers of what stands behind a flag, beside those of the product. */

/** A whole number from 0 to 999,999. */
export const countOrNone = (text: string): number => (text === "0" ? 0 : parseCount(text));

/** Counts with commas between them. */
export const counts = (text: string): number[] => text.split(",").map(parseCount);

/** From 0 to 1. */
export function share(text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError("Give a number from 0 to 1.");
  return value;
}

/** A file or folder that is there. */
export function existing(path: string): string {
  if (!existsSync(path)) throw new InvalidArgumentError("There is no such file or folder.");
  return path;
}
