import { roleOf } from "../message/index.ts";
import type { Turn } from "./frame.ts";

/** What somebody does with the last answer instead of asking anew. */
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
  /^(?:(?:no+|nope|nah|sorry|oh|hm+|wait|ok|okay|not (?:that|this|like (?:this|that)))\b[\s,.!-]*)*(?:i (?:meant?|ask(?:ed)? (?:about|for)|was (?:asking|talking) (?:about|of|for)|wanted to (?:know|ask))|i'?m asking (?:about|for)|what i meant? (?:is|was)|make that|rather|instead|correction)\b[\s,:;-]*(?=\S)/i;

/** "No, I meant what employers ask for" → "what employers ask for"; `null`: it corrects nothing. */
export function correctedQuestion(text: string): string | null {
  const found = correction.exec(text);
  if (!found || found[0].length >= text.length) return null;
  const rest = text.slice(found[0].length);
  // "… black tea" is a piece of the last question, as "and black tea?" would be.
  return roleOf(rest) === "statement" ? `and ${rest}` : rest;
}
