import { roleOf } from "../message/index.ts";
import type { Turn } from "./frame.ts";

/** Kinds of moves: what a message does with the last answer instead of asking anew. */
export type MoveKind = "doubt" | "source" | "complaint" | "repetition" | "more" | "shorter" | "size";

/** A move with the turn that it speaks of. */
export interface Move {
  readonly kind: MoveKind;
  readonly last: Turn;
}

const kinds: ReadonlySet<string> = new Set<MoveKind>([
  "doubt",
  "source",
  "complaint",
  "repetition",
  "more",
  "shorter",
  "size",
]);

/** The move of an act, where there is a turn to speak of. */
export function moveOf(act: string, last: Turn | null): Move | null {
  return last && kinds.has(act) ? { kind: act as MoveKind, last } : null;
}

const correction =
  /^(?:(?:no+|nope|nah|sorry|oh|hm+|wait|ok|okay|not (?:that|this|like (?:this|that))|(?:that|this)(?:'s| is|s| was)(?: not|n't) what i (?:asked|meant|wanted)(?: for| about)?|(?:that|this)(?:'s| is|s)? wrong)\b[\s,.!-]*)*(?:i (?:meant?|ask(?:ed)? (?:about|for|(?=if|whether|how|what|which|who|where|when|why))|was (?:asking|talking) (?:about|of|for)|wanted to (?:know|ask))|i'?m asking (?:about|for)|what i meant? (?:is|was)|make that|rather|instead|correction)\b[\s,:;-]*(?=\S)/i;
/** "In Bangalore I mean", "for juniors, I meant". */
const correctedAfter = /^(.{2,80}?)[\s,]+i meant?[\s.!]*$/i;

/**
 * Extracts the question out of a correction: "No, I meant what employers ask for" → "what employers ask for";
 * `null`: it is none.
 */
export function correctedQuestion(text: string): string | null {
  const found = correction.exec(text);
  const rest = found ? text.slice(found[0].length) : correctedAfter.exec(text)?.[1];
  if (rest === undefined || rest === "") return null;
  // "… black tea" is a piece of the last question, as "and black tea?" would be.
  return roleOf(rest) === "statement" ? `and ${rest}` : rest;
}
