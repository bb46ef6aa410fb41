/** Words that tell what a question wants: a verdict, names, a meaning, or advice that no figure or row is an answer to. */

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

/** How a question begins that "yes" or "no" answers. */
export const verdictOpening =
  /(?:^|[.!?;:,]\s+|\b(?:tell me if|know if|wonder if|whether|any idea)\s+)(?:(?:so|and|but|ok|okay|well|hey|hi|please|also|then|any idea),?\s+)*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|isn['’]?t|aren['’]?t|doesn['’]?t|don['’]?t)\s(?!you (?:know|think|have any idea)\b|i\b)/i;

/** "… is he right?", "…, right?" */
export const verdictTag =
  /(?:\b(?:is|am) (?:he|she|it|that|this|i|they) (?:right|true|correct|so)|[,.] ?(?:right|correct|true|or not|yes or no)|\b(?:is|isn['’]?t) (?:it|that) (?:right|true|correct))\W*$/i;

/** Whether something is one of several: "is there", "is it listed". */
export const membership =
  /\b(?:there|listed|list|among|one of|included|include|includes|part of|in the table|mentioned|counted|known|appear|appears|contain|contains|named|called|an?)\b/;

/** Questions for what a word means. */
export const meaning = /\bwhat (?:does|do) .*\bmean\b|\bmeaning of\b|\bwhat is meant\b|\bdefin(?:e|ition)\b/;

/** Stems of headings that say what is needed. */
export const needing = /\b(?:need|requir|must|mandatori|oblig|necessari)/;

/** Any word that asks. */
export const asks =
  /\b(?:what|whats|which|who|when|where|why|how|is|are|was|were|do|does|did|can|could|list|show|name|tell|give|table|overview|all|every|each|by|compare|total|average|median|sum|number)\b/;

/** Words that ask what there is. */
export const offering =
  /\b(?:have|has|sell|offer|keep|there|any|list|which|what|whats|who|where|when|how|show|tell|name|give|know|differ\w*|disagree\w*|agree|contradict\w*|consistent)\b/;

/** Words that ask for names. */
export const asksForRows = /\b(?:which|who|whose|what|list|name|show|any|find|where|when)\b/;

/** Words that ask for all that is known. */
export const asksForAll =
  /\b(?:tell me|describe|explain|about|details?|info(?:rmation)?|overview|summary|everything|all)\b/;

/** "Can I do this part time", "part time ok?": what is asked is whether, and not what is known of it. */
export const asksOfOneself =
  /\b(?:can|could|do|does|did|will|would|should|shall|may|might|must|am|is|are)\b|\b(?:ok|okay|possible|allowed|fine|enough)$/;

/** "Is there anything". */
export const thereIs =
  /^(?:(?:so|and|but|hi|hey) )*(?:is|are|was|were) there (?:an?|any|some|anything|anyone)\b/;

/** Before what something has or is. */
export const havingIt = new Set(
  "have has had include includes including offer offers support supports with without work works working get gets come comes need needs require requires are is do does".split(
    " ",
  ),
);

/** Questions for what something is. */
export const whatIs =
  /^(?:so |and |ok )?(?:what (?:exactly )?(?:is|are|does)|whats|what s|explain|describe|define|tell me (?:more )?about)\b|\bwhat (?:is|does) (?:it|that|there)\b/;

/** Before a number of names: "name three". */
export const naming = new Set("name list give me show mention any are tell us some".split(" "));

/** Two ends of one measure, of which one holds: "bigger or smaller than", "more or less". */
export const opposites = /\b(?:more|\p{L}{3,}er) or (?:less|fewer|\p{L}{3,}er)\b/u;
