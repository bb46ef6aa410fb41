import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll } from "vitest";
import { bareEnv } from "./bare-env.ts";

/** One call of `adapters/cli/main.ts`, as a shell would make it. */
export interface Call {
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** What is piped in. */
  readonly input?: string | Uint8Array;
}

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * A process that runs commands one after the other, for the tests of a file: what they are made of
 * is loaded once, not once a call. Whether a command comes to its end by itself is seen only in a process of its own.
 */
export function commandsInOneProcess(): (call: Call) => Promise<Ended> {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  afterAll(() => void child?.kill());

  async function ask(call: Call): Promise<Ended> {
    child ??= fork(join(import.meta.dirname, "commands-process.ts"), [], {
      env: bareEnv,
      execArgv: [],
      serialization: "advanced",
    });
    child.send({ input: "", ...call });
    const over = new AbortController();
    const gone = once(child, "exit", over).then(([code]) => {
      throw new Error(`${call.args.join(" ")}: it ended the process of all commands with ${code}`);
    });
    try {
      const [ended] = await Promise.race([once(child, "message", over), gone]);
      return ended as Ended;
    } finally {
      over.abort();
    }
  }

  return (call) => {
    const asked = last.then(() => ask(call));
    last = asked.catch(() => undefined);
    return asked;
  };
}
