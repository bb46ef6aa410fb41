import type { Place, Reply, ReplyStatus } from "../reply/index.ts";

/**
 * A person as the store knows one: the keyed hash of a platform's user id, made by `createPersonHasher`.
 * The brand keeps a raw user id from being stored by mistake.
 */
export type PersonHash = string & { readonly __person: true };

/**
 * Everything that outlives a process. Each write is durable when its promise resolves, and each
 * "first one wins" holds across processes. Times are milliseconds since 1970 and come from the caller.
 * Values called `data` are plain JSON data; whoever reads them back validates their shape.
 */
export interface Store {
  readonly frames: FrameStore;
  readonly events: EventStore;
  readonly answers: AnswerStore;
  readonly votes: VoteStore;
  readonly gaps: GapStore;
  readonly drafts: DraftStore;
  readonly onboarding: OnboardingStore;
  readonly contacts: ContactStore;
  readonly jobs: JobStore;
  readonly leases: LeaseStore;
  readonly settings: SettingStore;
  readonly installations: InstallationStore;
  /** Removes a person everywhere; how many rows went (or lost the person's words), by what they were. */
  forget(person: PersonHash): Promise<Readonly<Record<string, number>>>;
  /** Removes what has outlived its time; how many rows went, by what they were. */
  sweep(nowMs: number): Promise<Readonly<Record<string, number>>>;
  stats(): Promise<StoreStats>;
  /** Whether it answers; cheap, and as of the last call or check. */
  health(): StoreHealth;
  /** Reads and writes something small. @throws where that fails. */
  check(): Promise<void>;
  /** Writes a consistent copy, readable by `restore` on either engine, while the store is in use. */
  backup(file: string): Promise<void>;
  /** Lets go of the database; safe to call twice. */
  close(): Promise<void>;
}

/** State of the store, for `/readyz`, metrics, and a line under answers. */
export interface StoreHealth {
  readonly engine: string;
  readonly ready: boolean;
  /** In words: what is wrong. */
  readonly detail: string;
  /** Calls that failed since the start. */
  readonly failures: number;
  /** Writes that wait for it, and those that were given up for newer ones. */
  readonly waitingWrites: number;
  readonly lostWrites: number;
}

export interface StoreStats {
  readonly engine: "sqlite" | "postgres";
  readonly schemaVersion: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly sizeBytes: number;
}

/** Conversation frames by conversation. */
export interface FrameStore {
  get(conversation: string, nowMs: number): Promise<unknown | null>;
  /** `speakers`: everybody whose words are in it; `forget` of any of them takes the frame along. */
  put(frame: {
    readonly conversation: string;
    readonly speakers: readonly PersonHash[];
    readonly data: unknown;
    readonly expiresAtMs: number;
  }): Promise<void>;
  delete(conversation: string): Promise<void>;
}

/**
 * `won`: yours to work on until the lease ends, for the `attempt`th time (above 1: somebody died on it,
 * so look whether the reply is posted already). `taken`: somebody works on it. `done`: it is finished.
 */
export type EventClaim =
  | { readonly kind: "won"; readonly attempt: number }
  | { readonly kind: "taken" }
  | { readonly kind: "done" };

/** An event that was claimed, whose lease ran out before it was finished. */
export interface AbandonedEvent {
  readonly id: string;
  readonly attempt: number;
  readonly data: unknown;
}

/**
 * Claims on platform events, kept for 24 hours so that each is answered once: claim → work → finish. After a
 * kill in between, the platform's retry or `abandoned` leads to a new claim.
 */
export interface EventStore {
  /**
   * `data`: what a later process needs to do the work, and `person`: whose it is; both are dropped by
   * `finish`. `leaseMs` defaults to 30 s.
   */
  claim(
    id: string,
    nowMs: number,
    options?: { readonly leaseMs?: number; readonly data?: unknown; readonly person?: PersonHash },
  ): Promise<EventClaim>;
  finish(id: string, nowMs: number): Promise<void>;
  /** Keeps the claim of this `attempt` until `untilMs`; false: it was lost to another, or is finished. */
  extend(id: string, attempt: number, untilMs: number): Promise<boolean>;
  /** Gives a claim back after a failure, so that a retry wins at once. */
  release(id: string): Promise<void>;
  /** Claimed with data, lease over, not finished; ids start with `prefix`. Claim each before working on it. */
  abandoned(prefix: string, nowMs: number): Promise<readonly AbandonedEvent[]>;
}

/** The best candidate that was not answered with, and the reason. */
export interface NearMiss {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

/** A reply that was given, with all that its buttons need later. `answerOf` in `src/insight` makes one. */
export interface NewAnswer {
  /** `Reply.id`. */
  readonly id: string;
  /** `Message.id`. */
  readonly message: string;
  readonly conversation: string;
  readonly place: Place;
  readonly asker: PersonHash;
  /** `null` once its time is over, or where nothing may be kept. */
  readonly question: string | null;
  /** The document as it was shown; goes when the question goes. */
  readonly reply: Reply | null;
  readonly status: ReplyStatus;
  readonly entry: string | null;
  readonly row: string | null;
  readonly topic: string | null;
  /** Hash of the knowledge: with `entry` and `row` the version that votes count for. */
  readonly knowledge: string;
  readonly confidence: number;
  readonly nearMiss: NearMiss | null;
  readonly atMs: number;
}

export interface Answer extends NewAnswer {
  /** Where the reply stands on the platform, in the adapter's own words: channel and timestamp, message id. */
  readonly posts: readonly string[];
  readonly withdrawnAtMs: number | null;
  readonly sharedAtMs: number | null;
  /** When a keeper settled it as a gap. */
  readonly settledAtMs: number | null;
}

/** Given replies by id, message and post, for the buttons under them; and the question log. */
export interface AnswerStore {
  /** Inserts, or replaces the content where the id is known (an edited question); posts and marks stay. */
  put(answer: NewAnswer): Promise<void>;
  get(id: string): Promise<Answer | null>;
  /** The latest answer to a message: for its edits and deletion. */
  byMessage(message: string): Promise<Answer | null>;
  /** The answer whose reply stands at this post: for reactions and replies to it. */
  byPost(post: string): Promise<Answer | null>;
  /** Latest first. */
  inConversation(conversation: string, limit: number): Promise<readonly Answer[]>;
  /** A person's own, latest first. */
  recent(asker: PersonHash, limit: number): Promise<readonly Answer[]>;
  /** Entries that were asked for most, with how often and by how many people. */
  popular(query: {
    readonly sinceMs: number;
    readonly limit: number;
    readonly workspace?: string;
  }): Promise<readonly { readonly entry: string; readonly count: number; readonly people: number }[]>;
  /** The question log: the latest `limit` lines (default 10,000), oldest first. */
  since(sinceMs: number, limit?: number): Promise<readonly LoggedQuestion[]>;
  addPost(id: string, post: string): Promise<void>;
  /** True for the first one to withdraw it. */
  withdraw(id: string, nowMs: number): Promise<boolean>;
  /** True for the first one to share it. */
  share(id: string, nowMs: number): Promise<boolean>;
  /** Takes the text out of every answer to a message whose author deleted it, with its conversation; the answers as they were. */
  erase(message: string, nowMs: number): Promise<readonly Answer[]>;
}

/** `none`: "none of these"; `wrong`: "wrong answer, remove". */
export type VoteKind = "up" | "down" | "none" | "wrong";

export interface Vote {
  readonly answer: string;
  readonly person: PersonHash;
  readonly kind: VoteKind;
  /** In the person's words; goes when question texts go. */
  readonly reason: string | null;
  readonly atMs: number;
}

/** A vote with the version of the answer that it was given for. */
export interface CountedVote extends Vote {
  readonly entry: string | null;
  readonly row: string | null;
  readonly knowledge: string;
}

export type Tally = Readonly<Record<VoteKind, number>>;

/** Votes: one for each person and answer, changeable. */
export interface VoteStore {
  /** False where the answer is not known (any more). */
  put(vote: Vote): Promise<boolean>;
  get(answer: string, person: PersonHash): Promise<Vote | null>;
  /** Takes the vote back. */
  delete(answer: string, person: PersonHash): Promise<void>;
  /** The latest `limit` (default 10,000), oldest first. */
  since(sinceMs: number, limit?: number): Promise<readonly CountedVote[]>;
}

/** A line of the question log. */
export interface LoggedQuestion {
  /** Id of the answer. */
  readonly id: string;
  readonly question: string | null;
  readonly status: ReplyStatus;
  readonly entry: string | null;
  readonly topic: string | null;
  readonly confidence: number;
  readonly nearMiss: NearMiss | null;
  readonly platform: string;
  readonly workspace: string;
  readonly person: PersonHash;
  readonly votes: Tally;
  readonly atMs: number;
}

/** Questions that were declined, asked back, answered unsurely or voted down, until they are settled. */
export interface GapStore {
  /**
   * Declined, asked back, answered below `belowConfidence` or voted down, with their text, not settled;
   * latest first, at most `limit` (default 5,000).
   */
  list(query: {
    readonly sinceMs: number;
    readonly belowConfidence: number;
    readonly workspace?: string;
    readonly limit?: number;
  }): Promise<readonly LoggedQuestion[]>;
  /** Takes answers out of the gap report: an entry answers them now, or a keeper dismissed them. */
  settle(answers: readonly string[], nowMs: number): Promise<number>;
}

export type DraftStatus = "open" | "accepted" | "rejected";

/** A proposed entry, until a keeper accepts or rejects it. */
export interface Draft {
  readonly id: string;
  readonly question: string;
  /** Alternative wordings, from the gap's cluster. */
  readonly also: readonly string[];
  /** Markdown; empty until somebody writes it. */
  readonly answer: string;
  /** Id of the source to name, `null` until somebody names it. */
  readonly source: string | null;
  readonly topics: readonly string[];
  /** The answers (by id) whose gap it fills. */
  readonly gap: readonly string[];
  readonly author: PersonHash | null;
  readonly workspace: string | null;
  readonly status: DraftStatus;
  readonly atMs: number;
}

export interface DraftStore {
  put(draft: Draft): Promise<void>;
  get(id: string): Promise<Draft | null>;
  /** Latest first. */
  list(status?: DraftStatus): Promise<readonly Draft[]>;
  /** True for the first one to take an open draft there. */
  settle(id: string, status: "accepted" | "rejected", nowMs: number): Promise<boolean>;
}

export interface OnboardingRecord {
  readonly person: PersonHash;
  readonly workspace: string;
  readonly track: string;
  readonly data: unknown;
  /** Counts up with each write. */
  readonly version: number;
  readonly updatedAtMs: number;
}

/** Onboarding states by person, with optimistic locking by version. */
export interface OnboardingStore {
  get(person: PersonHash): Promise<OnboardingRecord | null>;
  /** Writes if the stored version still is `version` (0: none stored yet); false: somebody was faster, read again. */
  put(record: OnboardingRecord): Promise<boolean>;
  /** Latest first. */
  list(workspace?: string): Promise<readonly OnboardingRecord[]>;
}

/**
 * Contacts of people who asked to be reached (reminders, hand-overs): the platform's own ids, encrypted at
 * rest. Delete one when the reason for keeping it is over.
 */
export interface ContactStore {
  put(contact: {
    readonly person: PersonHash;
    readonly data: unknown;
    readonly nowMs: number;
  }): Promise<void>;
  get(person: PersonHash): Promise<unknown | null>;
  delete(person: PersonHash): Promise<void>;
}

export interface NewJob {
  /** Says what it is and for when: `digest:slack:T1:2026-W48`. One id is done once, ever. */
  readonly id: string;
  readonly kind: string;
  readonly dueAtMs: number;
  readonly data: unknown;
  /** Whom it is for; `forget` cancels it. */
  readonly person: PersonHash | null;
}

export interface Job extends NewJob {
  /** Names the claim: `finish` and `retry` of a claim that was lost to another do nothing. */
  readonly attempt: number;
}

/** Scheduled jobs, leased so that each runs once whatever the number of processes. */
export interface JobStore {
  /** False where the id is known already, pending or done. */
  schedule(job: NewJob): Promise<boolean>;
  /** Takes due jobs of these kinds for `leaseMs`, earliest first. */
  claim(query: {
    readonly kinds: readonly string[];
    readonly nowMs: number;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly Job[]>;
  /** Keeps a claim for longer; false: it was lost. */
  extend(job: Job, untilMs: number): Promise<boolean>;
  /** False: the claim was lost to another process. */
  finish(job: Job, nowMs: number): Promise<boolean>;
  /** Puts a failed job back until `untilMs`, an hour at most; false: the claim was lost. */
  retry(job: Job, untilMs: number): Promise<boolean>;
  cancel(id: string): Promise<boolean>;
  /** Earliest first. */
  pending(query: { readonly kind?: string; readonly person?: PersonHash }): Promise<readonly Job[]>;
}

/** Leases for mutual exclusion between processes, by name. */
export interface LeaseStore {
  /** Takes or renews; false while another owner holds it. */
  acquire(lease: {
    readonly name: string;
    readonly owner: string;
    readonly nowMs: number;
    readonly ttlMs: number;
  }): Promise<boolean>;
  release(name: string, owner: string): Promise<void>;
}

/**
 * Choices of admins, by scope: a workspace or a channel, with the platform in front (`slack:T1:C042`);
 * and a person's own under `person:HASH`, which `forget` removes.
 */
export interface SettingStore {
  get(scope: string): Promise<unknown | null>;
  put(scope: string, data: unknown, nowMs: number): Promise<void>;
  /** Every scope that is `prefix` or lies inside it. */
  list(prefix: string): Promise<readonly { readonly scope: string; readonly data: unknown }[]>;
}

/** Workspaces that installed the bot, with their tokens, encrypted at rest. */
export interface InstallationStore {
  /** Why installations are refused (no key); `null`: they are taken. `put` and `get` throw while refused. */
  readonly refusal: string | null;
  /** `id`: the workspace or organisation with the platform in front. */
  put(id: string, data: unknown, nowMs: number): Promise<void>;
  get(id: string): Promise<unknown | null>;
  delete(id: string): Promise<boolean>;
}
