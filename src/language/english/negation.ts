const verb = "(?:do|does|did|is|are|was|were|has|have|can|will|would|should)";

/**
 * "Which industries do not employ …?", "what is never used?", "which degree has no one?": what is asked for is all
 * but what a text lists. A condition ("what if I have no degree") asks for no rest.
 */
const asksRest = new RegExp(
  String.raw`^\W*(?:(?:and|but|so|ok|then|also)\W+)*(?:which|what|who|whom|whose|where)\b(?:(?!\b(?:if|when|because|since|although|though|i|my|me|we|you)\b)[^,;:.?!])*?\b(?:${verb}\s*(?:not|never)\b|${verb}n['’]?t\b|(?!(?:is|are|was|were|there|the|an?)\b)\p{L}+s?\s+(?:no|neither)\b|never\b)`,
  "iu",
);

const negation = /\b(?:not|no|never|none|nor|neither|without|cannot|\p{L}+n['’]t)\b/iu;

/** Whether a question asks for what something is not said of. */
export const asksForRest = (question: string): boolean => asksRest.test(question);

/** Whether a text denies something. */
export const denies = (text: string): boolean => negation.test(text);
