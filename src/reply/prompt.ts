import type { Reply } from "./reply.ts";

/** Something that a person can do in the onboarding with one tap. */
export interface Action {
  /** Short, of letters, digits, `.`, `-` and `:`; it says all that is needed to act on it. */
  readonly id: string;
  readonly label: string;
  /** `answer`: one of the answers to what is asked; `primary`: the usual way on; `quiet`: for the second row. */
  readonly role: "answer" | "primary" | "quiet";
}

/** What the onboarding shows: a document, and what can be done about it. */
export interface Prompt {
  readonly reply: Reply;
  readonly actions: readonly Action[];
}
