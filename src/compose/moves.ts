import type { Move } from "../conversation/index.ts";
import type { Entry } from "../knowledge/index.ts";
import { say } from "../reply/index.ts";
import { choiceOf, type Holdings } from "./holdings.ts";
import { firstSentence } from "./in-short.ts";
import type { ReplyContent } from "./types.ts";

/** A sentence that is more of its answer than this is hardly shorter. */
const shorterShare = 0.8;

/** Creates the replies to moves, which go back to the last turn: doubts, "more", "shorter", complaints. */
export function createMoves(
  { entries, itemOf, cite, suggest, starters, phrases }: Holdings,
  fromEntry: (entry: Entry) => ReplyContent,
) {
  /** What is said to a move, from the turn that it speaks of. */
  const moved = ({ kind, last }: Move): ReplyContent => {
    const spokenOf = last.entry ?? last.others[0];
    const item = spokenOf === undefined ? undefined : itemOf(spokenOf);
    const others = last.others.filter((id) => id !== last.entry);
    const alternatives = suggest(others);
    const offer = (lead: string): ReplyContent =>
      alternatives.length > 0
        ? choiceOf(`${lead} ${phrases("one-of-these")}`, alternatives)
        : { status: "chitchat", body: [say(`${lead} ${phrases("other-words")}`)] };
    switch (kind) {
      case "complaint":
        return offer(phrases("misunderstood"));
      case "repetition":
        return offer(phrases("repeated"));
      case "doubt":
      case "source": {
        if (!item)
          return {
            status: "chitchat",
            body: [say(phrases("only-documents"))],
          };
        const { source, section } = cite(item);
        const place = section === undefined ? `“${source}”` : `“${source}”, ${section}`;
        return {
          status: "answered",
          body: [say(kind === "doubt" ? phrases("vouch-for", { place }) : phrases("stands-in", { place }))],
          citations: [cite(item)],
          entry: item.id,
        };
      }
      case "size":
        return {
          status: "declined",
          body: [say(phrases("not-whether-much"))],
          ...(item ? { citations: [cite(item)] } : {}),
          suggestions: item ? suggest(item.related, [item.id]) : [],
        };
      case "more": {
        if (last.status !== "answered") return offer(phrases("more-of-what"));
        const next = [...(item?.related ?? []), ...others].find((id) => entries.has(id) && id !== last.entry);
        if (next === undefined)
          return {
            status: "declined",
            body: [say(phrases("that-is-all"))],
            suggestions: starters(),
          };
        return fromEntry(entries.get(next)!);
      }
      case "shorter": {
        const entry = last.entry === null ? undefined : entries.get(last.entry);
        if (!entry || firstSentence(entry.text).length > shorterShare * entry.text.length)
          return { status: "declined", body: [say(phrases("nothing-shorter"))] };
        return {
          status: "answered",
          body: [say(phrases("in-short", { sentence: firstSentence(entry.text) }))],
          citations: [cite(entry)],
          entry: entry.id,
        };
      }
    }
  };

  return moved;
}
