/** Cooperative computation: a generator that yields wherever it may be suspended, and returns its result. */
export type Steps<T> = Generator<void, T>;

/** Runs a computation to its end without suspending it. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Nobody notices a wait of that length. */
const sliceMs = 12;

/** Runs a computation in slices of 12 ms, between which the event loop serves others. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  const pause = createPause();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (pause.isDue()) await pause.take();
  }
}

/** Time slicing for asynchronous work: whether its slice is used up, and a wait for the next one. */
export function createPause(): { isDue(): boolean; take(): Promise<void> } {
  let until = performance.now() + sliceMs;
  return {
    isDue: () => performance.now() >= until,
    async take() {
      await new Promise(setImmediate);
      until = performance.now() + sliceMs;
    },
  };
}
