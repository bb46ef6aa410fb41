/** How far the clocks of two replicas may be apart: one's lease is no mistake to the other. */
const SKEW_MS = 60_000;

/**
 * Upper bound of a valid lease's expiry, with 60 s of clock skew allowed. A later one was taken by a clock
 * that ran ahead, or before the clock was set back, and is ignored: its work would rest until then.
 */
export const farthestMs = (nowMs: number, ttlMs: number): number => nowMs + ttlMs + SKEW_MS;
