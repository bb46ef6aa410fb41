/** Puts figures in seeded random order, so that the same data gives the same model. */
export class Shuffler {
  /** xorshift32, Marsaglia 2003. */
  #state: number;
  /** 1 / n: a product and its floor give a remainder in a third of the time of a division. */
  readonly #inverses: Float64Array;

  /** @param longest the most figures that will be shuffled at once. */
  constructor(seed: number, longest: number) {
    this.#state = seed | 1;
    this.#inverses = Float64Array.from({ length: longest + 1 }, (_, n) => 1 / n);
  }

  /** Starts anew from another seed. */
  restart(seed: number): void {
    this.#state = seed | 1;
  }

  /** Puts the first `count` figures in random order (Fisher & Yates). */
  shuffle(order: Int32Array, count: number): void {
    const inverses = this.#inverses;
    let state = this.#state;
    for (let i = count - 1; i > 0; i--) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      const limit = i + 1;
      const random = state >>> 0;
      let j = random - Math.floor(random * inverses[limit]!) * limit;
      // The product may round to the whole number beside the right one.
      if (j < 0) j += limit;
      else if (j >= limit) j -= limit;
      const kept = order[i]!;
      order[i] = order[j]!;
      order[j] = kept;
    }
    this.#state = state;
  }
}
