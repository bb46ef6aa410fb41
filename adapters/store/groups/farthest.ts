/** How far the clocks of two replicas may be apart: one's lease is no mistake to the other. */
const SKEW_MS = 60_000;

/**
 * The latest end that a lease of `ttlMs` can have. One that ends later was taken by a clock that ran ahead, or
 * before the clock was set back: it counts for nothing, or its work would rest until the clock is there again.
 */
export const farthestMs = (nowMs: number, ttlMs: number): number => nowMs + ttlMs + SKEW_MS;
