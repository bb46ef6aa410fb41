/** Function of a sentence in a message. */
export type Role = "question" | "request" | "statement";

export interface Sentence {
  readonly text: string;
  readonly role: Role;
}

/** Sentences that are looked at; a message of more is a text, not a question. */
const mostSentences = 60;

/** Short forms whose full stop ends no sentence. */
const abbreviations =
  /(?:^|[\s(])(?:e\.?g|i\.?e|etc|vs|approx|incl|esp|dept|no|nr|st|mr|mrs|ms|dr|prof|ph\.?d|m\.?sc?|b\.?sc?|b\.?eng|m\.?eng|b\.?e|u\.?s|u\.?k|a\.?m|p\.?m|yrs?|min|max|fig|p)\.$/i;

/** Those among them that stand at the end of a sentence as well: "after 2 yrs. is it …". */
const mayEnd = /(?:etc|ph\.?d|m\.?sc?|b\.?sc?|b\.?eng|m\.?eng|b\.?e|u\.?s|u\.?k|a\.?m|p\.?m|yrs?)\.$/i;

/** Parts a normalised text into sentences: at line ends, question and exclamation marks, and full stops that end something. */
export function splitSentences(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(/[.!?…]+["')\]]*(?=\s|$)|\n+|;(?=\s)/g)) {
    const end = index + mark.length;
    const part = text.slice(from, end);
    if (mark === "." && abbreviations.test(part) && !(mayEnd.test(part) && asksNext(text.slice(end))))
      continue;
    found.push(part.trim());
    from = end;
    if (found.length >= mostSentences) break;
  }
  found.push(text.slice(from).trim());
  return found.filter((part) => /[\p{L}\p{N}]/u.test(part));
}

const asksNext = (rest: string): boolean =>
  opensAsking.test(rest.trimStart()) || opensInverted.test(rest.trimStart());

const opener = String.raw`(?:(?:so|and|but|or|also|ok|okay|well|now|then|hi|hey|hello|yes|no|hm+|oh|ah|um+|btw|plus|like|anyway|still|if so|in that case|please|pls|plz|thanks|thx|ty|sir|madam|guys|all|everyone|folks|team|question|quick question|serious question|honest question|my question is|the question is|just|generally|basically|actually|honestly|seriously|realistically|first|second|third|finally|lastly|1|2|3|a|b|c)[\s,:.)!-]+)*`;
const pronoun =
  "(?:i|you|u|ya|we|they|he|she|it|there|this|that|these|those|one|the|an?|my|your|our|their|his|her|its|any|anyone|anybody|someone|somebody|everyone|everybody|people|most|all|some|every|each|no)";
/** Auxiliaries that open a question before any subject; the others also open statements that leave "I" out ("will read it"). */
const openly = "(?:is|are|was|were|do|does|can|could|should|shall)";
const guarded =
  "(?:am|did|will|would|has|have|had|may|might|must|isn't|aren't|wasn't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shouldn't|haven't|ain't)";
const auxiliary = `(?:${openly}|${guarded})`;
const inverted = String.raw`(?:${openly}\s+(?!not\b)[\p{L}\d]|${guarded}\s+${pronoun}\b)`;
const asking =
  "(?:what|whats|what's|which|who|whos|who's|whom|whose|where|wheres|where's|when|why|how|hows|how's|wat|wht)";

const opensAsking = new RegExp(
  `^${opener}(?:in|at|on|for|from|to|of|with|by|about|since|until|till|under)?\\s*${asking}\\b`,
  "iu",
);
/** "Just had the weirdest day" leaves "I" out, and asks nothing. */
const opensInverted = new RegExp(
  String.raw`^(?!(?:just|finally)\s+(?:had|have|has|did)\b)${opener}${inverted}`,
  "iu",
);
/** "Of fifty people how many …", "among these which …". */
const opensWithSet = new RegExp(
  String.raw`^${opener}(?:of|among|from|out of|for|in|with)\s+(?:[^\s,.]+,?\s+){1,5}?(?:how (?:many|much|long|old|often)|which)\b`,
  "iu",
);
/** "Ex-army, any way in without a degree": asks by what it hopes for. */
const hopes = /(?:^|[\s,])any (?:chance|way|hope|possibility|luck|point)\b/iu;
/** "I wonder whether …", "not sure which …": a question inside a statement. */
const embedded =
  /\b(?:wonder(?:ing)?|curious|unsure|not (?:really |quite |exactly )?sure|no (?:idea|clue)|(?:don't|dont|do not|didn't) (?:really |even |quite )?(?:know|understand|get|see)|confused|want(?:ed)? to (?:know|ask|understand|find out)|(?:would|'d) (?:like|love) to (?:know|hear|ask|understand)|need to know|figure out|find out|can't (?:decide|tell)|asking (?:for|about|if|whether)|torn between|idea (?:of )?(?:what|how|which|where)|please (?:tell|advise|explain|help)|tell me|let me know|explain|know)\b.{0,60}?\b(?:what|which|who|where|when|why|how|if|whether|about|between)\b/iu;
const wishes = new RegExp(
  String.raw`^${opener}(?:tell|give|show|list|explain|describe|compare|name|define|recommend|suggest|help|write|summari[sz]e|sort|rank|count|break down|walk me|point me|advise|guide)\b|\b(?:any|some|your|looking for|seeking|need|want|appreciate|for|welcome) (?:\p{L}+ ){0,2}?(?:advice|tips?|suggestions?|ideas?|recommendations?|thoughts|opinions?|pointers?|guidance|insights?|help|resources?|experiences?|feedback|info|information|details|numbers|examples?)\b|\b(?:please|pls|plz|kindly) (?:\p{L}+ )?(?:tell|give|show|list|explain|advise|suggest|guide|help|share|recommend|describe|answer|compare)|\b(?:advice|thoughts|suggestions|tips|help|ideas|opinions)\s*(?:please|pls|needed|wanted|welcome|appreciated)|\b(?:please|kindly) (?:advise|suggest|guide|help)|\b(?:please|pls|plz)[.!]*$|^${opener}(?:i|we) (?:just |only |also |really )?(?:want|need|would like|'d like)\b`,
  "iu",
);
/** "…, right?", "what about …" and one-word asking. */
const about = new RegExp(`^${opener}(?:what|how) about\\b|^${opener}(?:and|same) for\\b`, "iu");

/** Classifies the function of a sentence by its form alone. */
export function roleOf(sentence: string): Role {
  if (/\?[!?"')\]]*$/.test(sentence)) return "question";
  if (opensAsking.test(sentence) && !/^\s*(?:when|where|who) (?:i|we|my)\b/i.test(sentence))
    return "question";
  if (about.test(sentence) || opensInverted.test(sentence) || opensWithSet.test(sentence)) return "question";
  if (wishes.test(sentence) || hopes.test(sentence)) return "request";
  return embedded.test(sentence) ? "request" : "statement";
}

/** Whom a second question may ask about, so that its auxiliary does not go on with the first: "… and do employers care". */
const subject = String.raw`(?:i|you|we|they|he|she|it|there|this|that|the|a|an|my|your|their|any(?:one|body)|some(?:one|body)|people|folks|most|many)\b`;
const manyThings = String.raw`(?:do\s+(?:US\s+|UK\s+|EU\s+)?|are\s+(?:(?!in\b|at\b|on\b|for\b|to\b|with\b|of\b|as\b)\p{L}+\s+){0,2})(?!always\b|this\b|less\b)\p{L}{3,}s\b`;

/** Where a sentence asks one thing and then another: "… and which tools do they use". */
const second = new RegExp(
  String.raw`(?:,\s*|\s)(?:and|or(?!\s+(?:is|was|does|would)\s+(?:that|it|this)\b)|but|also|plus)\s+(?:also\s+)?(?=(?:${asking}\b|${auxiliary}\s+${subject}|${manyThings}))|\?\s+|,\s+(?=${asking}\s+${auxiliary}\b|${auxiliary}\s+(?:i|we|they|he|she|it|there|the|my|your|you(?!\s+(?:think|know|say|guys|mean|agree)\b))\b)`,
  "giu",
);
const leastWords = 3;

/** The questions of one sentence: several where each part asks by itself. */
export function splitQuestions(sentence: string): string[] {
  const parts = sentence.split(second).map((part) => part.trim());
  const words = (part: string) => part.split(/\s+/).length;
  const asksAlone = (part: string, place: number) =>
    words(part) >= leastWords && (place > 0 || roleOf(`${part}?`) !== "statement") && opens(part);
  return parts.length > 1 && parts.every(asksAlone) ? parts : [sentence];
}

const opens = (part: string): boolean =>
  opensAsking.test(part) || opensInverted.test(part) || wishes.test(part) || embedded.test(part);

/** "Back to the first one, how many …", "cool thx, which …": what stands before the question leads in to it. */
const leadIn = new RegExp(
  String.raw`^((?:[^\s,:]+\s+){0,7}[^\s,:]+\s*(?:[,:]|\s-)\s+)(?=(?:and |so |but )?(?:${asking}\b|${inverted}))`,
  "iu",
);

/** "When models have to scale, who …": no question yet. */
const subordinate =
  /^(?:when|whenever|where)\s+(?!(?:is|are|was|were|do|does|did|can|could|should|shall|will|would|has|have|had|must|may|might|am)\b)/i;

/** "1) … 2) …", "a) … b) …" in one line. */
const numbered = /(?<=\s|^)\(?(?:[1-9]|[a-e])[.)](?=\s)/g;

/** Parts at numbers that count something up. */
function splitNumbered(text: string): string[] {
  const marks = [...text.matchAll(numbered)].map(({ index, 0: mark }) => ({ index, mark }));
  const inOrder = marks.every(
    ({ mark }, i) => /[1-9]/.exec(mark)?.[0] === String(i + 1) || /[a-e]/.exec(mark)?.[0] === "abcde"[i],
  );
  if (marks.length < 2 || !inOrder) return [text];
  return [0, ...marks.map(({ index }) => index)]
    .map((from, i) => text.slice(from, marks[i]?.index))
    .map((part) => part.replace(/^\(?(?:[1-9]|[a-e])[.)]\s+/, "").trim())
    .filter((part) => part !== "");
}

/** Splits a text into sentences with their functions. */
export function readSentences(text: string): Sentence[] {
  return splitNumbered(text)
    .flatMap(splitSentences)
    .flatMap((whole): Sentence[] => {
      const asks = (opensAsking.test(whole) || opensInverted.test(whole)) && !subordinate.test(whole);
      const lead = asks ? null : leadIn.exec(whole);
      const sentence = lead ? whole.slice(lead[1]!.length) : whole;
      if (lead) return [leading(lead[1]!), ...asked(sentence)];
      const role = roleOf(sentence);
      return role === "statement" ? [{ text: sentence, role }] : asked(sentence, role);
    });
}

/** What stands before a question tells something; two things to choose from ask: "one page or two, and do I …". */
function leading(lead: string): Sentence {
  const text = lead.replace(/[\s,:-]+$/, "");
  const chooses = /\bor\b/i.test(text) && !/\b(?:i|i'm|im|we|my|me)\b/i.test(text);
  return { text, role: chooses ? "question" : "statement" };
}

const asked = (sentence: string, role: Role = "question"): Sentence[] =>
  splitQuestions(sentence).map((text) => ({ text, role }));
