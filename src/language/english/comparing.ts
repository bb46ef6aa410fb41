/** "More than any other", "cheaper than all the rest": one is held against all; a noun behind it stands in the group. */
const againstAll =
  /\bthan (?:(?:any|every|all|each)(?: of)?(?: the)? (?:others?|rest|ones?|else)\b|(?:any|every)(?:one|body|thing)(?: else)?\b|the (?:others|rest)\b|(?:any|every|all|each)(?: of)?(?: the)?(?: other)? (\p{L}+))/u;

/** Where a question holds one thing against all others: the words, and the noun that stands for all; `null` where it does not. */
export function readAgainstAll(text: string): {
  readonly index: number;
  readonly words: string;
  readonly noun: string | null;
} | null {
  const found = againstAll.exec(text);
  return found ? { index: found.index, words: found[0], noun: found[1] ?? null } : null;
}

/** A difference of two. */
export const apart =
  /\b(?:difference|gap) between\b|\bhow much (?:cheaper|dearer|more|less|higher|lower)\b.*\bthan\b/;

/** Words that hold things side by side. */
export const contrasting = /\b(?:compare[ds]?|comparing|comparison|versus|vs|against|contrast|beside)\b/;

/** Words of preference. */
export const preferring = /\b(?:first|better|best|prefer|choose|pick|easier|harder|worth|start with)\b/;

/** Words that compare at all. */
export const anyComparison =
  /\b(?:or|versus|vs|compar\w+|than|which|who|more|less|fewer|most|least|\w+er|\w+est|better|best|against|between|differ\w*|rank\w*|equal|same|first|last)\b/;

/** Stems of headings that judge. */
export const judged =
  /\b(?:rat|scor|rank|point|grad|star|qualit|place|posit|mark|review|win|won|accura|perform|result)/;

/** "Births over deaths" is no comparison of its own. */
export const loose = new Set(["over", "under", "beyond", "behind"]);

/** "Above a bachelor's" names what lies beyond it. */
export const beyond = /^(?:above|below|beyond|higher than|lower than)\b/;

/** Words of a beginning, and of a limit beside a figure alone. */
export const looseLimits = new Set(["from", "since", "until", "within", "plus"]);

/** "How tall", "the most expensive": the adjective names what it measures. */
export const grading = new Set(["how", "most", "least", "more", "less"]);
