/** Words for the ends of an order, and of a judgement. */

/** Superlatives of the upper end. */
export const plainHigh =
  /^(?:most|highest|largest|biggest|greatest|maximum|max|longest|dearest|priciest|costliest|tallest|heaviest|widest|deepest|the most|more than any)$/;

/** Superlatives of the lower end. */
export const plainLow = /^(?:least|lowest|smallest|fewest|minimum|min|shortest|cheapest|rarest)$/;

/** "At least", "mostly", "most of": no superlatives. */
export const looseBehind = new Set("of likely probably people".split(" "));

/** Ends of any order. */
export const endWord = /^(?:first|last)$/;

/** Ends of an order, and of a judgement. */
export const judgedEnd = /^(?:first|last|best|worst)$/;

/** Ends of a judgement. */
export const ranking = /\b(?:best|worst)\b/;

/** Ends of time. */
export const latest = /\b(?:newest|latest|most recent(?:ly)?|oldest|earliest)\b/;

/** Ends of any figure. */
export const plainEnds = new Set(
  "fewest fewer highest lowest higher lower latest earliest later earlier newest newer most least best better worst worse strongest stronger weakest weaker".split(
    " ",
  ),
);

/** Adjectives of size: any figure may be meant. */
export const sizes = /^(?:big|larg|small|great|tini|busi|crowd|quiet|popul)/;
