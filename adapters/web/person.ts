import { newId } from "./receive.ts";

const cookie = "guide_person";
const yearSeconds = 31_536_000;

/** A visitor's pseudonymous id from a cookie: random, and says nothing about anybody. */
export interface Visitor {
  readonly person: string;
  /** The header that gives a newcomer an id. */
  readonly setCookie: string | null;
}

/** Path and Secure attribute of the cookies. */
export interface CookieScope {
  readonly secure: boolean;
  readonly path: string;
}

/** Parses the visitor's id from the request's cookies; a new one where it is missing or malformed. */
export function visitorFrom(cookieHeader: string | undefined, where: CookieScope): Visitor {
  const known = new RegExp(`(?:^|;\\s*)${cookie}=([\\w-]{22})(?:;|$)`).exec(cookieHeader ?? "")?.[1];
  if (known) return { person: known, setCookie: null };
  const person = newId();
  return { person, setCookie: cookieFor(person, yearSeconds, where) };
}

/** Set-Cookie header that deletes the visitor's id. */
export const forgottenCookie = (where: CookieScope): string => cookieFor("", 0, where);

function cookieFor(value: string, maxAgeSeconds: number, { secure, path }: CookieScope): string {
  const parts = [
    `${cookie}=${value}`,
    `Path=${path}`,
    `Max-Age=${maxAgeSeconds}`,
    "HttpOnly",
    "SameSite=Strict",
  ];
  return [...parts, ...(secure ? ["Secure"] : [])].join("; ");
}
