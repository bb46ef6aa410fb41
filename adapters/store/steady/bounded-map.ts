/** A map that forgets what was set longest ago, so that memory stays bounded. */
export interface BoundedMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): boolean;
  values(): Iterable<Value>;
}

/** An empty one for at most `most` keys. */
export function createBoundedMap<Value>(most: number): BoundedMap<Value> {
  const map = new Map<string, Value>();
  return {
    get: (key) => map.get(key),
    set(key, value) {
      map.delete(key);
      map.set(key, value);
      if (map.size > most) map.delete(map.keys().next().value!);
    },
    delete: (key) => map.delete(key),
    values: () => map.values(),
  };
}
