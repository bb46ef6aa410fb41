/** Seeded random integers, 0 ≤ x < limit (xorshift32, Marsaglia 2003), so that the same data gives the same model. */
export function createRandomInteger(seed: number): (limit: number) => number {
  let state = seed | 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** Puts the first `count` figures in random order (Fisher & Yates). */
export function shuffle(order: Int32Array, count: number, random: (limit: number) => number): void {
  for (let i = count - 1; i > 0; i--) {
    const j = random(i + 1);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}
