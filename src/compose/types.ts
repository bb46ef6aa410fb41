import type { Move } from "../conversation/index.ts";
import type { Decision, Understood } from "../decision/index.ts";
import type { Addressed, Reply } from "../reply/index.ts";
import type { Act } from "../talk/index.ts";

/** One question of a message with its decision. */
export interface DecidedQuestion {
  readonly said: string;
  readonly understood: Understood;
  readonly decision: Decision;
}

/** What is to be said to a message. */
export type Outcome =
  /** Nothing was said in words: the guide says what it is for. */
  | { readonly kind: "introduce" }
  | { readonly kind: "talk"; readonly act: Act; readonly text: string }
  /** Something that asks nothing. */
  | { readonly kind: "remark" }
  | { readonly kind: "foreign" }
  | { readonly kind: "move"; readonly move: Move }
  /** The answer would be what was just said. */
  | { readonly kind: "same"; readonly others: readonly string[] }
  /** `unread`: questions of the message beyond those that are answered. */
  | { readonly kind: "questions"; readonly answered: readonly DecidedQuestion[]; readonly unread: number };

export interface Composed {
  readonly id: string;
  readonly addressed: Addressed;
  readonly outcome: Outcome;
}

/** The content of a reply, before id, knowledge and explanation are added. */
export type ReplyContent = Partial<Reply> & Pick<Reply, "body" | "status">;
