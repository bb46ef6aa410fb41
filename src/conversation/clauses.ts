import type { Token, Utterance } from "../language/types.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Words that open a message without asking anything: greetings, calls, hesitations, courtesies. */
const openers = words(
  "hey hi hello hiya yo ok okay so well um uh hmm hm please pls plz sorry excuse quick basic short silly dumb stupid random question newcomer newbie bot guys folks everyone everybody team all there btw oh ah right look listen thanks thank you great cool nice good morning afternoon evening",
);
const firstPerson = words("i im me my mine we our us i'm i've i'd i'll we're");

/** The part of a message that asks. */
export interface MainClause {
  readonly text: string;
  /** All that was taken off are greetings and courtesies, and what is left asks something: it says the whole message. */
  readonly whole: boolean;
}

/**
 * The part of a message that asks: without greetings in front and without sentences in which people only
 * speak of themselves ("just joined as a junior, …", "my manager asked me: …"). `null` where nothing can
 * be taken off. A phrase that narrows the question ("in Brazil, …") stays.
 */
export function mainClause(utterance: Utterance): MainClause | null {
  const { tokens, text } = utterance;
  let from = 0;
  let courteous = true;
  while (from < tokens.length) {
    const end = endOfClause(utterance, from);
    if (end >= tokens.length) break;
    const clause = tokens.slice(from, end);
    const opens = clause.every(isOpener);
    if (!opens && !(speaksOfOneself(clause) && asksByItself(tokens.slice(end)))) break;
    courteous &&= opens;
    from = end;
  }
  while (from < tokens.length && openers.has(tokens[from]!.text)) from++;
  if (from === 0 || from >= tokens.length) return null;
  return { text: text.slice(tokens[from]!.start), whole: courteous && asksByItself(tokens.slice(from)) };
}

/** Index after the last token of the clause: clauses end at punctuation that is followed by a space. */
function endOfClause({ tokens, text }: Utterance, from: number): number {
  for (let i = from; i + 1 < tokens.length; i++)
    if (/[.!?:;,–—]\s|\s[-–—]\s|\n/.test(text.slice(tokens[i]!.end - 1, tokens[i + 1]!.start))) return i + 1;
  return tokens.length;
}

/** "Is he right?" asks nothing without what was said before it. */
const asksByItself = (rest: readonly Token[]): boolean => rest.filter(({ stop }) => !stop).length >= 2;

const isOpener = (token: Token): boolean => token.stop || openers.has(token.text);

/** "just joined as a junior": no question word, and the speaker or nobody as its subject. */
function speaksOfOneself(clause: readonly Token[]): boolean {
  const [first] = clause;
  return (
    clause.some((token) => firstPerson.has(token.text)) ||
    (first !== undefined && /^(?:just|as|new|being|starting|coming)$/.test(first.text))
  );
}
