import { newId } from "./receive.ts";

const cookie = "guide_person";
const yearSeconds = 31_536_000;

/** Who asks: a random id that a browser keeps, and says nothing about anybody. */
export interface Visitor {
  readonly person: string;
  /** The header that gives a newcomer an id. */
  readonly setCookie: string | null;
}

/** Where a cookie counts. */
export interface CookieScope {
  readonly secure: boolean;
  readonly path: string;
}

/** Reads the id from the request's cookie; a missing or odd one counts as a newcomer's. */
export function visitorFrom(cookieHeader: string | undefined, where: CookieScope): Visitor {
  const known = new RegExp(`(?:^|;\\s*)${cookie}=([\\w-]{22})(?:;|$)`).exec(cookieHeader ?? "")?.[1];
  if (known) return { person: known, setCookie: null };
  const person = newId();
  return { person, setCookie: cookieFor(person, yearSeconds, where) };
}

/** The header that makes a browser forget its id. */
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
