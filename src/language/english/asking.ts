/** What a question wants that no figure or row is an answer to: advice, an opinion, whether something is needed. */

/** "How much is it worth" asks for a figure. */
const choosing = /\b(?:which|what|whats|who|whom|how|where|when)\b/;
const advice =
  /\b(?:why|how come|should (?:i|we|one|you|they|he|she)|do you think|your opinion|recommend)\b|\bwhat (?:do|does|did) (?:you|they|it|this|that) mean(?: by)?\b|\bhow (?:do|does|can|could|to|would|should) (?!.*\b(?:differ|compare|rank|stack|split|break down|distribut|relate|vary|add up|sum up)\w*)|^(?:explain|describe) (?:how|why)\b/;
const opinion =
  /\b(?:is|are|was|would) (?:it|that|this|there|these|those|they|he|she|\w+ing) (?:\w+ )?(?:worth|normal|hard|difficult|easy|realistic|possible|impossible|weird|wise|smart|stupid|a good idea|a bad idea|too late|too old|any point|much point|a point)\b|\bworth (?:it|my)\b|^(?:\w+ )?(?:is|are|would) .*\bworth (?:\w+ing|the)\b|\bany (?:tips|advice|thoughts|suggestions)\b/;

/** Whether a question asks for a reason, a way, advice or an opinion. */
export const asksForAdvice = (text: string): boolean =>
  advice.test(text) || (opinion.test(text) && !choosing.test(text));

const need =
  /^(?:\w+ ){0,3}(?:do|does|did|would|will|must|am|is|are) (?:i|we|you|he|she|they|one|people|someone|somebody|everybody|everyone|it)\b.*\b(?:need|have to|has to|got to|must|require|required|supposed to|expected to|obliged to)\b|\bmust (?:i|we|you|one|people)\b/;

/** "Do I need …", "must I …": whether something is needed of people, and not how much of it there is. */
export const asksForNeed = (text: string): boolean => need.test(text) && !choosing.test(text);

const unsaid = /\b(?:in|of|for|to|about|on|with|from|at) (?:this|that|these|those|it|them)(?: one| ones)?$/;

/** "Which is the first step in this": it points at something that these words do not name. */
export const pointsAtUnsaid = (text: string): boolean => unsaid.test(text);

const judgements =
  /^(?:enough|good|bad|ok|okay|fine|decent|fair|normal|reasonable|realistic|terrible|great|poor|underpaid|overpaid|worthwhile|doable)$/;

/** Whether a word judges: what is "enough" or "good" is an opinion, unless a table says it by that word. */
export const isJudgement = (word: string): boolean => judgements.test(word);
