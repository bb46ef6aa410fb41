/** To whoever asks over HTTP, a program or the page: why a request is refused, and what helps. */
export const http = {
  "memory-away": "My memory does not answer at the moment. Please try again in a moment.",
  "nothing-there": "There is nothing here.",
  "post-only": "This address takes POST requests only.",
  "method-not-here": "{method} is not possible here.",
  "from-elsewhere":
    "This request was made by another page; use the guide's own page, or a program that sends no Origin.",
  "unknown-host":
    "This server does not know itself as {host}; whoever runs it sets PUBLIC_URL to the address that people use, such as PUBLIC_URL=https://{host}/.",
  "that-name": "that name",

  // The body of a request.
  "send-json": "Send JSON, with the header Content-Type: application/json.",
  "too-large": "The request is larger than 1 MB; send less.",
  "cut-off": "The request ended before it was whole; send it again.",
  "not-utf8": "The request is not valid UTF-8; encode it as UTF-8.",
  "not-json": "The request is not valid JSON; send an object such as {example}.",

  // A field of it, or all of it.
  "whole-body": "The request",
  "wrong-kind": "{field} must be a JSON {kind}.",
  "unknown-key": "{field} has an unknown key {keys}; leave it out.",
  "one-of": "{field} must be one of {values}.",
  "longer-than": "{field} must have at most {most} characters; shorten it.",
  "shorter-than": "{field} is too short; at least {least} must stand in it.",
  "too-many": "{field} must have at most {most} items.",
  "out-of-range": "{field} must be from {least} to {most}.",
  "not-of-form": "{field} must be what an earlier answer named; send that, or leave it out.",
  "not-a-zone": "{field} must be a time zone such as {example}, or left out.",
  "not-an-action": "{field} must be the id of one of the actions that the last step named, or left out.",
  "does-not-fit": "{field} does not fit; docs/http.md says what is taken.",
} as const;
