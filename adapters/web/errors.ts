import { randomBytes } from "node:crypto";
import type { Phrases } from "../../src/phrases/index.ts";

/** What can be wrong with a request, with the status that says so. */
const statuses = {
  "bad-request": 400,
  "not-json": 400,
  "not-utf8": 400,
  "cut-off": 400,
  "not-allowed": 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "method-not-allowed": 405,
  "too-large": 413,
  "wrong-type": 415,
  "unknown-host": 421,
  "too-many-requests": 429,
  internal: 500,
  unavailable: 503,
} as const;

export type WebErrorCode = keyof typeof statuses;

/**
 * Message of an error, for people: what is wrong and what to do; as a text only where keepers alone read it.
 */
export type ErrorSentence = string | ((phrases: Phrases, reference: string) => string);

/** A refused request, with its status and message. */
export class WebError extends Error {
  readonly code: WebErrorCode;
  readonly sentence: ErrorSentence;
  readonly headers: Readonly<Record<string, string>>;
  constructor(code: WebErrorCode, sentence: ErrorSentence, headers: Readonly<Record<string, string>> = {}) {
    super(typeof sentence === "string" ? sentence : code);
    this.name = "WebError";
    this.code = code;
    this.sentence = sentence;
    this.headers = headers;
  }
  get status() {
    return statuses[this.code];
  }
}

/** The body of every answer that is an error; the reference stands in the log too. */
export interface ErrorBody {
  readonly error: { readonly code: WebErrorCode; readonly message: string; readonly reference: string };
}

/** Builds the body of an error response, with a new reference. */
export function errorBody({ code, sentence }: WebError, phrases: Phrases): ErrorBody {
  const reference = randomBytes(4).toString("hex");
  const message = typeof sentence === "string" ? sentence : sentence(phrases, reference);
  return { error: { code, message, reference } };
}
