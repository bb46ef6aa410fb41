/**
 * What the core needs of the world: adapters implement or use these, and the core imports nothing from an adapter.
 */

import type { Block, Prompt } from "./reply/index.ts";
import type { Steps } from "./steps.ts";

export type * from "./ports/store.ts";

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

/** Sentence encoder: maps a sentence to a unit vector, near ones for near meanings. */
export interface Encoder {
  /** Names the model; vectors of different models cannot be compared. */
  readonly id: string;
  /** Values of a vector. */
  readonly dimensions: number;
  /** Reads ahead, step by step, what the first text would have to wait for. */
  prepare?(): Steps<void>;
  /** A vector of unit length. Takes milliseconds: asked only where words leave a doubt. */
  encode(text: string): Float32Array;
}

/**
 * Cache, over restarts, of values that are costly to compute. A key names all inputs of its value, so a value
 * is never stale and may be lost at any time. Neither call throws.
 */
export interface ModelCache {
  /** `null` where nothing is kept. */
  get(key: string): Uint8Array | null;
  put(key: string, bytes: Uint8Array): void;
}

/** A running connection to a platform. */
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

/** Sends prompts of the onboarding to people who did not ask: reminders, welcomes, news for buddies. */
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

/** Posts the weekly digest on a platform. */
export interface DigestOutlet {
  /** Workspaces whose admins chose a place for it. */
  workspaces(): Promise<readonly string[]>;
  post(workspace: string, document: readonly Block[]): Promise<void>;
}
