import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { BoundedMap } from "../../../src/memo.ts";
import type { CookieScope } from "../person.ts";

/** A logged-in keeper. */
export interface Keeper {
  /** As it stands beside each change. */
  readonly name: string;
}

/** A session without its token, as other keepers see it. */
export interface SeenSession {
  readonly name: string;
  readonly sinceMs: number;
  readonly lastMs: number;
}

/** Password sessions in memory: after a restart everybody logs in again. */
export interface Sessions {
  /** A new session's token where the password is right, else `null`. */
  open(name: string, password: string, nowMs: number): string | null;
  /** Whose session it is; it is kept alive by that. */
  find(token: string | undefined, nowMs: number): Keeper | null;
  close(token: string | undefined): void;
  list(nowMs: number): readonly SeenSession[];
}

const idleMs = 12 * 3_600_000;
const longestMs = 7 * 86_400_000;
const mostSessions = 1_000;

/** Creates the sessions of one password; tokens are stored as hashes alone. */
export function createSessions(password: string): Sessions {
  const sessions = new BoundedMap<
    string,
    { readonly name: string; readonly sinceMs: number; lastMs: number }
  >(mostSessions);
  const isOver = ({ sinceMs, lastMs }: SeenSession, nowMs: number): boolean =>
    nowMs - lastMs > idleMs || nowMs - sinceMs > longestMs;
  return {
    open(name, given, nowMs) {
      // Of equal length, so that nothing is told by the time it takes.
      if (!timingSafeEqual(digest(given), digest(password))) return null;
      const token = randomBytes(32).toString("base64url");
      sessions.set(hashOf(token), { name, sinceMs: nowMs, lastMs: nowMs });
      return token;
    },
    find(token, nowMs) {
      const key = token === undefined ? "" : hashOf(token);
      const session = sessions.get(key);
      if (session === undefined) return null;
      if (isOver(session, nowMs)) {
        sessions.delete(key);
        return null;
      }
      session.lastMs = nowMs;
      return { name: session.name };
    },
    close: (token) => void (token !== undefined && sessions.delete(hashOf(token))),
    list: (nowMs) =>
      [...sessions.values()].filter((session) => !isOver(session, nowMs)).map((session) => ({ ...session })),
  };
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
const hashOf = (token: string): string => digest(token).toString("base64url");

const cookie = "guide_keeper";

/** Parses the session token from the request's cookies. */
export const tokenIn = (header: string | undefined): string | undefined =>
  new RegExp(`(?:^|;\\s*)${cookie}=([\\w-]{43})(?:;|$)`).exec(header ?? "")?.[1];

/** Set-Cookie header of a session token; `null` deletes it. */
export const tokenCookie = (token: string | null, { secure, path }: CookieScope): string =>
  [
    `${cookie}=${token ?? ""}`,
    `Path=${path}`,
    `Max-Age=${token === null ? 0 : longestMs / 1_000}`,
    "HttpOnly",
    "SameSite=Strict",
    ...(secure ? ["Secure"] : []),
  ].join("; ");
