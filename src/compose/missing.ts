import type { Understood } from "../decision/index.ts";
import { enumerate } from "../language/index.ts";

/** An aspect that keepers marked as outside is named where the question is as near to it as this. */
const aspectFrom = 0.81;

/**
 * The part of a question that no text of the knowledge covers, in the person's words; `null` where that
 * cannot be told.
 */
export function missingIn(understood: Understood): string | null {
  const outside = understood.outside();
  return outside && outside.likeness >= aspectFrom ? outside.aspect : namesMissingIn(understood);
}

/** Names that it asks about and that no text of the knowledge holds; `null`: none. */
export function namesMissingIn(understood: Understood): string | null {
  const names = namesLacking(understood);
  return names.length > 0
    ? enumerate(
        names.map((name) => `“${name}”`),
        "or",
      )
    : null;
}

const mostNames = 2;
const mostTokensNaming = 14;
const mostCapitalised = 0.8;
/** What stands before the name of a person, or of where somebody is from. */
const leadsToPerson = new Set("from hi hey hello dear thanks thank by mr ms".split(" "));
const longestNameChars = 40;

/**
 * Names that no text of the knowledge holds: words with a capital inside a sentence, or with figures in them. Of other
 * words it cannot be told whether they are what is asked about.
 */
function namesLacking({ heard: { tokens, text: heard }, text: said }: Understood): string[] {
  // In a long message a name is more often somebody's or some place's than what is asked about.
  if (said === said.toUpperCase() || tokens.length > mostTokensNaming) return [];
  const capitals = tokens.filter(({ start }) => /\p{Lu}/u.test(heard.charAt(start))).length;
  // "How To Become An Engineer" names nobody.
  if (capitals > mostCapitalised * tokens.length) return [];
  const names: string[] = [];
  let name = "";
  let lacking = false;
  let end = 0;
  const finish = () => {
    if (lacking && name.length <= longestNameChars && !names.includes(name)) names.push(name);
    name = "";
    lacking = false;
  };
  for (const [i, token] of tokens.entries()) {
    const typed = heard.slice(token.start, token.end);
    const opens = token.start === 0 || /[.?!]\s*$/.test(heard.slice(0, token.start));
    const isName = /^\p{Lu}[\p{L}\p{N}-]+$/u.test(typed)
      ? (!opens || name !== "") && !leadsToPerson.has(tokens[i - 1]?.text ?? "")
      : /^\p{Lu}\p{L}*-?\d/u.test(typed);
    if (!isName || token.stop || heard.slice(end, token.start) !== " ") finish();
    if (!isName || token.stop) continue;
    name = name === "" ? typed : `${name} ${typed}`;
    lacking ||= !token.known;
    end = token.end;
  }
  finish();
  return names.slice(0, mostNames);
}
