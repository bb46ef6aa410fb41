import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makePrivateFolder } from "../private-folder.ts";
import { StoreError } from "./database.ts";

/** Name of the file in `DATA_DIR`. A backup of the store needs it too: without it nobody is recognised. */
export const PRIVACY_KEY_FILE = "privacy.key";

const LEAST_LENGTH = 16;

/**
 * The key of people's hashes: the one from the settings, or the one in `folder`, made on the first start.
 * Of several processes that start at once, one makes it and all use it.
 */
export function privacyKey(folder: string, fromSettings: string | undefined): string {
  if (fromSettings !== undefined) return fromSettings;
  const file = join(folder, PRIVACY_KEY_FILE);
  const known = read(file);
  if (known !== null) return known;
  makePrivateFolder(folder);
  // Written aside and linked: the name appears with the whole key in it, and only once.
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    writeFileSync(unfinished, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
    linkSync(unfinished, file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "EEXIST")
      throw new StoreError(
        "unreadable",
        `${file}: the key of people's hashes cannot be written (${message}); make room or rights for it, or set PRIVACY_KEY.`,
        error,
      );
  } finally {
    rmSync(unfinished, { force: true });
  }
  return read(file)!;
}

function read(file: string): string | null {
  let key: string;
  try {
    key = readFileSync(file, "utf8").trim();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new StoreError(
      "unreadable",
      `${file}: cannot be read (${message}); give DATA_DIR and what lies in it to the user that runs the bot: chown -R USER ${dirname(file)}`,
      error,
    );
  }
  if (key.length >= LEAST_LENGTH) return key;
  throw new StoreError(
    "unreadable",
    `${file}: the key is shorter than ${LEAST_LENGTH} characters; restore the file, or delete it and accept that people count as new.`,
  );
}
