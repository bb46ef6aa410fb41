import type { Reply } from "./reply.ts";

/** An action that a prompt offers, shown as a button. */
export interface Action {
  /** Short, of letters, digits, `.`, `-` and `:`; it says all that is needed to act on it. */
  readonly id: string;
  readonly label: string;
  /** `answer`: one of the answers to what is asked; `primary`: the usual way on; `quiet`: for the second row. */
  readonly role: "answer" | "primary" | "quiet";
}

/** A step of the onboarding as a document with its actions. */
export interface Prompt {
  readonly reply: Reply;
  readonly actions: readonly Action[];
}
