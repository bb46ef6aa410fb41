import { EventEmitter } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { endOnSignals } from "../../adapters/runtime/lifecycle.ts";
import { createLogger } from "../../adapters/runtime/logger.ts";

function start(stop: () => Promise<void>) {
  let nowMs = 0;
  const signals = Object.assign(new EventEmitter(), { exit: vi.fn() });
  const logger = createLogger({ level: "silent", write: () => {}, forPeople: false });
  const end = endOnSignals(signals, { stop, logger, now: () => nowMs });
  return { signals, end, pass: (ms: number) => (nowMs += ms) };
}

describe("ending", () => {
  it.each(["SIGINT", "SIGTERM"])(
    "given %s, when everything is stopped, then the process ends well",
    async (signal) => {
      const stop = vi.fn(async () => {});
      const { signals } = start(stop);
      signals.emit(signal);
      await turn();
      expect(stop).toHaveBeenCalledTimes(1);
      expect(signals.exit).toHaveBeenCalledExactlyOnceWith(0);
    },
  );

  it("given a second signal, when the first is not worked off, then the process ends at once", () => {
    const { signals, pass } = start(() => new Promise(() => {}));
    signals.emit("SIGINT");
    pass(2_000);
    signals.emit("SIGINT");
    expect(signals.exit).toHaveBeenCalledExactlyOnceWith(1);
  });

  it("given the same signal from the terminal and from npm, then it counts once", () => {
    const { signals, pass } = start(() => new Promise(() => {}));
    signals.emit("SIGINT");
    pass(5);
    signals.emit("SIGINT");
    expect(signals.exit).not.toHaveBeenCalled();
  });

  it("given work that never ends, then the process ends after ten seconds", () => {
    vi.useFakeTimers();
    const { signals } = start(() => new Promise(() => {}));
    signals.emit("SIGTERM");
    vi.advanceTimersByTime(9_999);
    expect(signals.exit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(signals.exit).toHaveBeenCalledExactlyOnceWith(1);
    vi.useRealTimers();
  });

  it("given that stopping fails, then the process ends with 1", async () => {
    const { signals } = start(() => Promise.reject(new Error("stuck")));
    signals.emit("SIGTERM");
    await turn();
    expect(signals.exit).toHaveBeenCalledExactlyOnceWith(1);
  });

  it("given a reason of our own, then its exit code counts", async () => {
    const { signals, end } = start(async () => {});
    end(1);
    await turn();
    expect(signals.exit).toHaveBeenCalledExactlyOnceWith(1);
  });
});
