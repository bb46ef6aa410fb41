/** Works a value out at the first call with an object, and gives the same one for as long as the object lives. */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}

/** A map of at most `most` keys, so that memory stays bounded: what was set longest ago goes first. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  /** Puts the key last in the order of what goes, also where it was there already. */
  override set(key: Key, value: Value): this {
    this.delete(key);
    super.set(key, value);
    if (this.size > this.#most) this.delete(this.keys().next().value!);
    return this;
  }
}

/** Works a value out at the first call with a key, and gives the same one for as long as the key is among the last `most`. */
export function lastOnes<Key, Value>(most: number, make: (key: Key) => Value): (key: Key) => Value {
  const made = new BoundedMap<Key, { readonly value: Value }>(most);
  return (key) => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
