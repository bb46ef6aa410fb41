/** Where a message was written, in platform-neutral terms. */
export interface Place {
  /** Name of the adapter, as ids have it in front: `slack`. */
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

/** Classification of a message in a channel: whether an answer of the guide is wanted. */
export interface Addressed {
  /** `asks`: a question to a guide; `follows`: goes on from the last answer; `about-us`: about the team itself; `chatters`: none of these. */
  readonly kind: "asks" | "follows" | "about-us" | "chatters";
  /** Calibrated probability, 0 to 1, that whoever wrote it wants the guide to speak. */
  readonly probability: number;
}
