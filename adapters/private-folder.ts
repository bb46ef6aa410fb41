import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

const ownerOnly = 0o700;

/** Makes a folder that its owner alone may look into, and those above it; one that is there stays as it is. */
export const makePrivateFolder = (folder: string): void => makeFolder(folder, ownerOnly);

/**
 * Makes a folder and those above it, where they are not there.
 * Node's own `recursive` never comes back from a file system in which nothing can be made, such as `/proc`.
 */
export function makeFolder(folder: string, mode?: number): void {
  if (isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another process was quicker.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
