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

/** Doubts and denials: "is it false that", "isn't". */
export const denial =
  /^(?:\w+ ){0,2}(?:is|are|was|were|do|does|did|has|have|can|could|will|would) not\b|\b(?:false|untrue|wrong|myth|isnt|arent|doesnt|dont|wasnt|werent|really|actually|never|neither|nor|nobody|nothing|without)\b|\b(?:not|no)\b(?! (?:more|less|fewer|later|earlier|higher|lower|over|under|above|below|longer|shorter)\b)|\b(?:is|are|do|does|was|were)n t\b/;

/** Words that deny what stands behind them. */
export const denying =
  /^(?:not|no|without|never|none|lacks?|missing|cannot|cant|neither|nor|(?:is|are|was|were|do|does|did|has|have|had)nt)$/;

/** Rows are asked for by what they lack: "which do not have", "how many have no", "routes without". */
export const lacking =
  /\b(?:which|what|who|how many|how much|list|name|show|give me|count)\b[^,.;:?!]*\b(?:not|no|without|never|none|lacks?|cannot|neither|nor|\w+n['’]?t)\b|^\w+(?: \w+)? without\b/i;

/** Deny what stands before them: "Denmark aside", "Denmark does not count". */
export const denyingBehind: ReadonlySet<string> = new Set(
  "aside; excluded; excepted; not counted; not included; left out; does not count; do not count; is not counted".split(
    "; ",
  ),
);

/** Phrases that take out what stands behind them. */
export const excluding = new Set(
  "except; except for; excluding; other than; besides; aside from; apart from; but not; exclude; leaving out; not counting; all but; everything but; everyone but; anything but; disregarding; ignoring; leave aside; leaving aside; taking out; rather than; instead of; as opposed to; outside; outside of; not in; not from; not at; neither".split(
    "; ",
  ),
);

/** A text that denies what it names. */
export const denied = /\b(?:not|no|non|without|never|except)\b/i;
