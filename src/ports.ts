/**
 * Every type that crosses the border between the core and the world.
 * Adapters speak only these; the core imports nothing from an adapter.
 */

export type * from "./ports/store.ts";

/** Where a message was written, in words that hold on every platform. */
export interface Place {
  /** Name of the adapter: `slack`, `discord`, `web`, `terminal`. */
  readonly platform: string;
  /** `direct`: one person and the bot; `channel`: others listen; `thread`: a side conversation; `command`: a typed command or form. */
  readonly kind: "direct" | "channel" | "thread" | "command";
  /** The team, server or tenant that the message belongs to, with the platform in front: `slack:T1`. */
  readonly workspace: string;
  /** The channel inside the workspace, with the platform in front, where there is one. */
  readonly channel?: string;
}

/** One utterance by one person. Ids carry the platform in front: `slack:T1:C042:1712.0042`. */
export interface Message {
  readonly id: string;
  /** As it was typed, still with the platform's mark-up. */
  readonly text: string;
  /** Turns that share this id are one conversation. */
  readonly conversation: string;
  readonly user: string;
  readonly place: Place;
}

/** A run of text inside a block. Nothing in it is mark-up of any platform: each adapter escapes for itself. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "link"; readonly url: string; readonly children: readonly Inline[] };

/** A block of an answer's document. */
export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  | { readonly type: "heading"; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
      /** What stands under the item of the same place: lists of its own, code, more paragraphs. */
      readonly under?: readonly (readonly Block[])[];
    }
  | { readonly type: "quote"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string };

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

/** A table as a reply shows it: only the rows and columns that the answer needs, cells as people read them. */
export interface TableView {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly align: "left" | "right" }[];
  readonly rows: readonly (readonly string[])[];
}

/** One bar or band of a chart. Bars have `value`; bands have `low` and `high`, and may have a `mark`. */
export interface ChartItem {
  readonly label: string;
  readonly value?: number;
  readonly low?: number;
  /** `null`: open above. */
  readonly high?: number | null;
  /** A figure of another source inside or beside the band. */
  readonly mark?: number;
  /** Named in the question: drawn with emphasis. */
  readonly highlighted?: boolean;
}

/** What a chart shows; how it looks is the chart module's affair. */
export interface ChartData {
  readonly kind: "bars" | "bands";
  readonly title: string;
  /** `percent`, `usd`, `years`, or a plain word for what is counted. */
  readonly unit: string;
  readonly items: readonly ChartItem[];
  /** What the bar or band is and, if there are marks, what they are. */
  readonly legend?: { readonly band: string; readonly mark: string };
  readonly source: string;
}

/** How a computed answer came about. */
export interface Working {
  /** The typed plan, printed: `from industries | where share > 15 | list industry, share`. */
  readonly plan: string;
  /** The rows that went in: name of the row and the figure taken from it. */
  readonly rows: readonly { readonly row: string; readonly value: string }[];
  /** `18% − 10%`; absent for a plain look-up. */
  readonly formula?: string;
  readonly result: string;
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

/** What a message is, to one who listens in a channel: whether a guide is wanted at all. */
export interface Addressed {
  /** `asks`: a question to a guide; `follows`: goes on from the last answer; `about-us`: about the team itself; `chatters`: none of these. */
  readonly kind: "asks" | "follows" | "about-us" | "chatters";
  /** Calibrated probability, 0 to 1, that whoever wrote it wants the guide to speak. */
  readonly probability: number;
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

/** Milliseconds since 1970; injected, so that tests can move it. */
export interface Clock {
  now(): number;
}

/** Structured log. Fields hold ids and figures, never message text, names or tokens. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Turns sentences into vectors: near ones mean nearly the same. */
export interface Encoder {
  /** Names the model; vectors of different models cannot be compared. */
  readonly id: string;
  /** Values of a vector. */
  readonly dimensions: number;
  /** A vector of unit length. Takes milliseconds: asked only where words leave a doubt. */
  encode(text: string): Float32Array;
}

/**
 * Keeps between starts what takes long to learn. A key names all that a value was learnt from, so a value is
 * never out of date and may be lost at any time. Neither call throws.
 */
export interface ModelCache {
  /** `null` where nothing is kept. */
  get(key: string): Uint8Array | null;
  put(key: string, bytes: Uint8Array): void;
}

/** A running edge to a platform. */
export interface ChatAdapter {
  readonly name: string;
  start(): Promise<void>;
  /** Finishes what is acknowledged, then lets go; safe to call twice. */
  stop(): Promise<void>;
  /** For `/readyz`: whether messages arrive, and if not, why. */
  health(): { readonly ready: boolean; readonly detail: string };
  /** The weekly digest's way to keepers, on platforms that have one. */
  readonly digest?: DigestOutlet;
  /** The onboarding's way to people who do not ask at the moment, on platforms that have one. */
  readonly onboarding?: OnboardingOutlet;
}

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

/** Where the platform brings reminders, welcomes and news for buddies. */
export interface OnboardingOutlet {
  /** Name of the platform, as contacts have it. */
  readonly platform: string;
  /**
   * Brings a prompt to a person. `id`: one is brought once; `again`: an earlier try may have brought it.
   * False: nobody can be reached there.
   */
  send(
    contact: unknown,
    prompt: Prompt,
    options: { readonly id: string; readonly again: boolean },
  ): Promise<boolean>;
}

/** Where a platform posts the weekly digest. */
export interface DigestOutlet {
  /** Workspaces whose admins chose a place for it. */
  workspaces(): Promise<readonly string[]>;
  post(workspace: string, document: readonly Block[]): Promise<void>;
}
