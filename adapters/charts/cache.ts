/** Keeps the results of the last `size` keys that were asked for; a failure is not kept. */
export function cached<T>(size: number, make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key) => {
    const known = kept.get(key);
    const value = known ?? make(key);
    // Taken out and put back: a Map keeps the order of insertion, so the first key is the one unused for longest.
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > size) kept.delete(kept.keys().next().value!);
    if (!known) value.catch(() => kept.delete(key));
    return value;
  };
}
