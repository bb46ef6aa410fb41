import type { Logger } from "../../src/ports.ts";

/** The parts of Node's process that ending needs; injected, so that tests can send signals. */
interface Signals {
  on(event: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(code: number): void;
}

const graceMs = 10_000;

/** A terminal sends a signal to the whole group and npm passes it on: what comes this close is the same one. */
const sameMs = 1_000;

/**
 * Ends the process cleanly: the first signal stops what is running within 10 s and `extraMs`, a second one ends it at once.
 * `stop` hears which signal it was: a person at a terminal does not wait for load balancers.
 * The result does the same for reasons of our own.
 */
export function endOnSignals(
  signals: Signals,
  {
    stop,
    logger,
    now,
    extraMs = 0,
  }: {
    readonly stop: (signal: "SIGINT" | "SIGTERM" | null) => Promise<void>;
    readonly logger: Logger;
    readonly now: () => number;
    readonly extraMs?: number;
  },
): (exitCode: number) => void {
  let firstMs: number | null = null;

  function end(exitCode: number, signal: "SIGINT" | "SIGTERM" | null = null): void {
    if (firstMs !== null) {
      if (now() - firstMs >= sameMs) signals.exit(1);
      return;
    }
    firstMs = now();
    setTimeout(() => {
      logger.error({ graceMs }, "not everything could be finished in time");
      signals.exit(1);
    }, graceMs + extraMs).unref();
    stop(signal).then(
      () => signals.exit(exitCode),
      (error: unknown) => {
        logger.error({ err: error }, "stopping failed");
        signals.exit(1);
      },
    );
  }

  for (const signal of ["SIGINT", "SIGTERM"] as const) signals.on(signal, () => end(0, signal));
  return (exitCode) => end(exitCode);
}
