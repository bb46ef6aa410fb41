/** Words for amounts: sums, parts, changes. */

/** "What percent of". */
export const partOf =
  /\b(?:what|which|how many|how (?:large|big|high) (?:is )?an?|(?:what|whats|what s) is the) (?:percent|percentage|per cent|pct|proportion|fraction|share|part) of\b/;

/** "What share has", "how many percent". */
export const parts =
  /\b(?:(?:what|which|how many|how big|how large) (?:a )?(?:is the )?(?:combined |total )?(?:share|percentage|percent|proportion|part|fraction)|how many percent|how many|how much)\b/;

/** Words that ask for a sum. */
export const addingUp =
  /\b(?:total|together|sum|combined|altogether|overall|add(?:ed|s)? up|in all|plus|both|how much|all)\b|\+/;

/** Words that ask for a sum of what was named, and of nothing else. */
export const together =
  /\b(?:total|together|sum|combined|altogether|overall|add(?:ed|s)? up|in all|plus|make up|makes up|account for|accounts for)\b/;

/** "On all bridges". */
export const ofSeveral = /\b(?:all|both|every|each|together|combined|altogether)\b/;

/** Verbs of change. */
export const changing =
  /\b(?:fall|fell|fallen|rise|rose|risen|drop(?:ped)?|increased?|decreased?|declined?|gr[eo]wn?|shr[aiu]nk|go(?:ne)? (?:up|down)|went (?:up|down)|change[ds]?)\b/;

/** "By how much", "what is the difference". */
export const subtracting =
  /\b(?:by how (?:much|many)|how (?:much|many) (?:more|less|fewer|higher|lower|bigger|larger|smaller)|(?:what|whats|what s) (?:is )?the (?:difference|gap))\b/;

/** Words for money that a figure may be asked in. */
export const moneyWords = /\b(?:dollars?|euros?|pounds?|usd|eur|gbp|bucks|grand)\b/;

/** "Add up to 100 %" is no limit. */
export const summing = new Set("add adds adding added sum sums come comes amount amounts".split(" "));

/** Before a figure that is not meant exactly. */
export const rough = new Set("about around roughly approximately nearly almost some circa".split(" "));
