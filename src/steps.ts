/** Work that may be laid down at every `yield`, so that whoever waits is served in between; ends with what it made. */
export type Steps<T> = Generator<void, T>;

/** Does the work without laying it down. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Nobody notices a wait of that length. */
const sliceMs = 12;

/** Does the work in slices of some milliseconds; others get their turn between two of them. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  const pause = createPause();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (pause.isDue()) await pause.take();
  }
}

/** For work that waits on the way: tells when others are due, and lets them have their turn. */
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
