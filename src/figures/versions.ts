import { versionKey } from "./write.ts";

const version =
  /^\s*(?:v(?:ersion)?\.?\s?)?(\d{1,4}(?:\.\d{1,5}){0,3})(?:[-+ ]?(?:alpha|beta|rc|lts|final|release)[\w.]*)?\s*$/i;
const sure = /^\s*v\s?\d+(?:\.\d+)*|^\s*\d+\.\d+\.\d+/i;
const named = /\b(?:version|release|build)\b/i;

/** The order of a version number: `3.10`, `v2.0.1`; `null` where the text is none. */
export function readVersion(text: string): number | null {
  const parts = version.exec(text)?.[1];
  return parts === undefined ? null : versionKey(parts.split(".").map(Number));
}

/** Whether the cells of a column are versions: by its name, or by cells that are no decimal numbers. */
export function holdsVersions(name: string, cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (!filled.length || !filled.every((cell) => version.test(cell))) return false;
  const dotted = filled.some((cell) => cell.includes("."));
  return dotted && (named.test(name) || filled.filter((cell) => sure.test(cell)).length >= filled.length / 2);
}
