import { createHmac, createSecretKey } from "node:crypto";
import type { PersonHash } from "../ports.ts";

/** 128 bits: no two people collide, and the hash stays short in ids. */
const HASH_CHARACTERS = 32;

/**
 * Creates the keyed hash that maps a platform's user id (`slack:T1:U2`) to the store's id of a person.
 * Without the key it can neither be reversed nor be made by trying all ids.
 */
export function createPersonHasher(key: string): (user: string) => PersonHash {
  // As an object it is used five times as fast as its words.
  const secret = createSecretKey(key, "utf8");
  return (user) =>
    createHmac("sha256", secret).update(user).digest("hex").slice(0, HASH_CHARACTERS) as PersonHash;
}
