/** Words for orders and times. */

/** Times that count from today. */
export const deictic =
  /(?<!\b(?:the|what|whats|which|was|is|first|final|s) )\b(?:last|this|next|previous|past|coming) (?:year|month|week|quarter|season|term|summer|winter|spring|autumn)\b|\b(?:yesterday|tomorrow|tonight)\b/;

/** Words that speak of an order. */
export const places =
  /\b(?:list(?:ed)?|table|order|before|after|comes?|came|next|previous|precedes?|follows?|followed|above|below|row|step|stage|phase|earlier|later)\b/;

/** Rows that stand in an order by what they are called. */
export const orderedRows =
  /^(?:step|stage|phase|rank|level|grade|task|round|chapter|week|day|month|year|season|period)$/;

/** Before the name of a month. */
export const beforeMonth = /^(?:in|of|since|until|till|during|from|for|by|early|late|mid|last|next)$/;

/** Before "last" as an end of an order: "the last more …". */
export const pointing = /^(?:|the|this|that|these|those|my|our|your|its|whats|what|which|was|is|very|at|s)$/;

/** Behind "last" as a verb: "last more than two hours". */
export const lasting =
  /^(?:more|less|over|under|longer|shorter|between|from|up|at|for|about|around|until|through)$/;
