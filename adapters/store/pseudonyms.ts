import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from "node:crypto";
import { z } from "zod";
import { StoreError } from "./database.ts";
import { deriveKey } from "./sealing.ts";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = "p1.";
/** As long as people's hashes: 128 bits. */
const MARK_CHARACTERS = 32;

/**
 * Domain of an id: equal ids of two domains have different pseudonyms, so that tables cannot be joined on
 * them.
 */
export type IdKind =
  | "message"
  | "conversation"
  | "workspace"
  | "channel"
  | "post"
  | "scope"
  | "job"
  | "job data"
  | "setting"
  | "installation"
  | "event"
  | "event data"
  | "lease";

/**
 * Deterministic, keyed pseudonyms of platform ids, which never reach the database in plain: equal ids give
 * equal pseudonyms, so that rows are found by them.
 */
export interface Pseudonyms {
  /** One way, for ids that are only looked up. */
  mark(kind: IdKind, id: string): string;
  /** For ids that have to come back, because a post is edited or removed by them. Empty stays empty. */
  cover(kind: IdKind, id: string): string;
  /** @throws StoreError where the key is another one, or somebody changed the value. */
  uncover(kind: IdKind, covered: string): string;
  /** Tells one key from another without giving it away. */
  readonly keyMark: string;
}

/**
 * Pseudonyms under a key: HMAC-SHA-256 cut to 128 bits, and AES-256-GCM whose nonce is a MAC of kind and id
 * (a synthetic nonce, as in RFC 5297: equal ids give equal pseudonyms, unequal ones never share a nonce).
 */
export function createPseudonyms(privacyKey: string): Pseudonyms {
  const [markKey, nonceKey, coverKey] = ["id marks", "id nonces", "id covers"].map((purpose) =>
    deriveKey(privacyKey, purpose),
  ) as [KeyObject, KeyObject, KeyObject];
  const mac = (key: KeyObject, kind: string, id: string) =>
    createHmac("sha256", key).update(`${kind}\u0000${id}`).digest();
  const mark = (kind: string, id: string) => mac(markKey, kind, id).toString("hex").slice(0, MARK_CHARACTERS);
  return {
    mark,
    cover(kind, id) {
      if (id === "") return "";
      const nonce = mac(nonceKey, kind, id).subarray(0, NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, coverKey, nonce).setAAD(Buffer.from(kind));
      const body = Buffer.concat([cipher.update(id, "utf8"), cipher.final()]);
      return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    uncover(kind, covered) {
      if (covered === "") return "";
      try {
        if (!covered.startsWith(PREFIX)) throw new Error("not covered");
        const bytes = Buffer.from(covered.slice(PREFIX.length), "base64url");
        const decipher = createDecipheriv(ALGORITHM, coverKey, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(Buffer.from(kind))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
      } catch (error) {
        throw new StoreError(
          "wrong-key",
          `A stored ${kind} does not open with PRIVACY_KEY; set the key that it was stored with.`,
          error,
        );
      }
    },
    keyMark: mark("key", "of this store"),
  };
}

/** Schema of a column with an encrypted id, which it decrypts. */
export const coveredId = (names: Pseudonyms, kind: IdKind): z.ZodType<string> =>
  z.string().transform((covered) => names.uncover(kind, covered));

/** A column that holds covered JSON. */
export const coveredJson = (names: Pseudonyms, kind: IdKind): z.ZodType<unknown> =>
  z.string().transform((covered): unknown => JSON.parse(names.uncover(kind, covered)));
