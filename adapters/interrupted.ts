import { rmSync } from "node:fs";

/** Exit codes of a process that a signal ended, as shells count them: 128 and the signal's number. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Runs work that needs files nobody should find afterwards: they are removed when it ends, however it ends,
 * Ctrl+C and SIGTERM included. Files that are gone by then, because they were renamed, are no fault.
 */
export async function removedOnInterrupt<T>(paths: readonly string[], work: () => Promise<T>): Promise<T> {
  const remove = () => {
    for (const path of paths) rmSync(path, { recursive: true, force: true });
  };
  const listeners = Object.entries(exitCodes).map(([signal, code]) => {
    const listener = () => {
      remove();
      process.exit(code);
    };
    process.once(signal, listener);
    return [signal, listener] as const;
  });
  try {
    return await work();
  } finally {
    for (const [signal, listener] of listeners) process.off(signal, listener);
    remove();
  }
}
