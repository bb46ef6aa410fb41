import { BoundedMap } from "../../src/memo.ts";

/** Memoises an asynchronous function for its last `size` keys; rejections are not cached. */
export function cached<T>(size: number, make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new BoundedMap<string, Promise<T>>(size);
  return (key) => {
    const known = kept.get(key);
    const value = known ?? make(key);
    kept.set(key, value);
    if (!known) value.catch(() => kept.delete(key));
    return value;
  };
}
