const low = "first|earliest|oldest|cheapest|shortest|lowest|smallest|fewest|least \\w+|worst|bottom";
const high =
  "last|latest|newest|dearest|longest|highest|largest|biggest|most \\w+|best|top|priciest|most|richest|tallest|heaviest";
const bothEnds = new RegExp(
  String.raw`\b(?:(${low}|least)|(?:${high}))\b(?: \w+){0,2} (?:and|or)(?: (?:the|which|what|with|is|was|one|has|who|of))* (?:${low}|least|${high})\b`,
);

/** Which end a question asks for first where it asks for both, "the largest and the smallest"; `null` where it does not. */
export function readBothEnds(text: string): "low" | "high" | null {
  const found = bothEnds.exec(text);
  return found === null ? null : found[1] === undefined ? "high" : "low";
}
