import { normalise } from "../language/index.ts";

/** Stands where something was that is nobody's business later. */
const TAKEN_OUT = "(removed)";

/**
 * What looks like a key to something: tokens by the prefixes that their makers give them, JSON Web Tokens, and
 * long runs of letters and digits, which no word is. Each pattern is bounded, hence linear.
 */
const secrets: readonly RegExp[] = [
  /\b(?:xox[a-z]|xapp|gh[pousr]|github_pat|glpat|sk|pk|rk|AKIA|ASIA|AIza|ya29|hf|npm|pypi|dop_v1|shpat)[-_.]?[\w-]{12,400}/g,
  /\beyJ[\w-]{8,2000}(?:\.[\w-]{4,2000}){0,2}/g,
  /\b(?=[\w+/=-]{0,60}\d)(?=[\w+/=-]{0,60}[a-z])[\w+/=-]{24,400}/gi,
  // Telephone numbers (with a country's code, or in the groups of North America) and card numbers.
  /\+\d[\d ()/-]{7,18}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b|\b(?:\d{4}[ -]?){3}\d{4}\b/g,
];

/** Replaces what looks like a key, or a telephone or card number, by `instead`: no question is about them. */
export const withoutSecrets = (text: string, instead = " "): string =>
  secrets.reduce((left, secret) => left.replace(secret, instead), text);

/**
 * A person's words as they may be kept: without mentions, links, e-mail addresses, mark-up, tokens and numbers
 * that reach somebody. The same text gives the same result again.
 */
export const keptText = (text: string): string => withoutSecrets(normalise(text).text, TAKEN_OUT);
