import type { Block } from "./block.ts";
import type { ChartData, TableView, Working } from "./figures.ts";
import type { Addressed } from "./message.ts";

/** What a reply stands on: an entry, or one row of a table. */
export interface Citation {
  /** Id of the entry or table. */
  readonly id: string;
  readonly title: string;
  /** Name of the row, where the claim stands on a single row. */
  readonly row?: string;
  /** Title of the document that the entry was made from, and the part of it. */
  readonly source: string;
  readonly section?: string;
  readonly url?: string;
}

/** A question that a person can ask with one tap. */
export interface Suggestion {
  readonly label: string;
  /** The question that is asked in the person's place. */
  readonly question: string;
}

export type ReplyStatus = "answered" | "clarify" | "declined" | "chitchat";

/** Why the reply is what it is, for `/why` and the page's view: all in words. */
export interface Explanation {
  readonly terms: readonly string[];
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  readonly entities: readonly string[];
  readonly intent: { readonly label: string; readonly probability: number } | null;
  /** What a follow-up took over from the conversation; `null` for a fresh question. */
  readonly resolved: string | null;
  readonly candidates: readonly {
    readonly id: string;
    readonly title: string;
    readonly score: number;
    readonly evidence: readonly string[];
  }[];
  readonly plan: string | null;
  /** Words of the question that nothing in the knowledge covers. */
  readonly uncovered: readonly string[];
  readonly confidence: number;
  readonly reason: string;
}

/** An answer as a document: the direct statement first. Renderers turn it into a platform's own form. */
export interface Reply {
  /** Stable for one message and one knowledge: feedback and buttons name it. */
  readonly id: string;
  readonly status: ReplyStatus;
  readonly title: string | null;
  /** Statement first, then detail. */
  readonly body: readonly Block[];
  /** The body as plain text. */
  readonly text: string;
  readonly table: TableView | null;
  readonly chart: ChartData | null;
  readonly working: Working | null;
  readonly citations: readonly Citation[];
  /** For `clarify`: at most three questions to choose from; the renderer adds "none of these". */
  readonly choices: readonly Suggestion[];
  /** Follow-ups worth asking next, at most three. */
  readonly suggestions: readonly Suggestion[];
  /** Calibrated probability, 0 to 1, that the answer is right. */
  readonly confidence: number;
  /** Id of the entry or table that answers; `null` where none does. */
  readonly entry: string | null;
  /** Topic of the entry, for statistics and hand-over. */
  readonly topic: string | null;
  /** Onboarding may be offered with this reply. */
  readonly offersOnboarding: boolean;
  /** Hash of the knowledge that the answer was made from. */
  readonly knowledge: string;
  readonly explanation: Explanation;
  /** What it answers is nobody's business later: neither the question nor this reply is kept or counted. */
  readonly unlogged?: true;
  readonly addressed: Addressed;
}
