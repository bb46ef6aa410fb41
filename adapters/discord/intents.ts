import type { Message, Place } from "../../src/reply/index.ts";
import type { Before, Overheard } from "../chat/index.ts";
import type { CustomId } from "./ids.ts";

/** Author of an event, with its place and the author's permissions there. */
export interface Caller {
  /** As Discord knows them. */
  readonly user: string;
  readonly name: string;
  /** `null`: a private conversation. */
  readonly guild: string | null;
  readonly channel: string;
  readonly place: Place;
  /** Turns of the conversation that the channel, or the person's part of it, holds. */
  readonly conversation: string;
  /** May remove messages of others. */
  readonly moderates: boolean;
  /** May change the server's settings. */
  readonly administers: boolean;
  /** Whether the bot itself is a member here; else it came with the person who uses it. */
  readonly botIsMember: boolean;
}

/** The request that an interaction makes. */
export type Intent =
  | {
      readonly kind: "complete";
      readonly of: "question" | "table" | "name" | "term";
      readonly typed: string;
    }
  | {
      readonly kind: "ask";
      readonly question: string;
      readonly private: boolean | null;
      /** Two things that are to stand side by side. */
      readonly rows?: readonly [string, string];
    }
  | { readonly kind: "topics" }
  | {
      readonly kind: "table";
      readonly table: string;
      readonly sort: TableSort | null;
      readonly chart: boolean;
      readonly private: boolean | null;
    }
  /** Keeps a message as an answer; `text` is empty where Discord shows none. */
  | { readonly kind: "keep"; readonly message: string; readonly text: string }
  | { readonly kind: "onboard" }
  | { readonly kind: "feedback" }
  | { readonly kind: "privacy" }
  | { readonly kind: "gaps" }
  | { readonly kind: "settings" }
  | { readonly kind: "welcome"; readonly user: string; readonly name: string; readonly isBot: boolean }
  | {
      readonly kind: "press";
      readonly id: CustomId;
      readonly values: readonly string[];
      readonly label: string;
      /** Who was chosen in a menu of people. */
      readonly person?: { readonly name: string; readonly isBot: boolean };
    }
  | { readonly kind: "form"; readonly id: CustomId; readonly fields: ReadonlyMap<string, string> };

export type TableSort = "up" | "down" | "name";

/** A parsed interaction. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  readonly caller: Caller;
  readonly intent: Intent;
  /** The message with the button or menu. */
  readonly message: { readonly id: string; readonly private: boolean } | null;
}

/** A parsed message, new or edited. */
export interface HeardMessage {
  readonly message: Message;
  readonly caller: Caller;
  /** As Discord knows it. */
  readonly id: string;
  /** How the bot was spoken to; `null`: it was not. */
  readonly addressed: "mention" | "reply" | "direct" | null;
  /** Not said to the bot, and where it stands; `null`: it was. */
  readonly overheard: Overheard | null;
  /** A picture or a sticker came without words. */
  readonly wordless: boolean;
  /** The message that it answers, where it answers one. */
  readonly inReplyTo: string | null;
  /** What that one says, as far as Discord tells. */
  readonly answered: Before | null;
  /** It opens a forum post, which an answer may solve. */
  readonly solves: boolean;
  /** Somebody else is spoken to. */
  readonly forOthers: boolean;
  /** First message of a thread or forum post: has the thread's own id. */
  readonly opensThread: boolean;
  /** When it was edited; `null` for a new one and for changes that are not its author's. */
  readonly edited: string | null;
}

/** Ids of deleted messages. */
export interface Deletion {
  readonly guild: string | null;
  readonly channel: string;
  readonly messages: readonly string[];
}

/** A 👍 or 👎 on one of the bot's answers. */
export interface Reaction {
  readonly user: string;
  readonly channel: string;
  readonly message: string;
  readonly vote: "up" | "down";
}
