/** What was given cannot be worked with, and the message says what to do: a missing file, a name that nobody knows, a port in use. */
export class InputError extends Error {
  readonly code = "input";
}
