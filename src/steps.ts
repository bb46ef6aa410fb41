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
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < until);
    await new Promise(setImmediate);
  }
}
