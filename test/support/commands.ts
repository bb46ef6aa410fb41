import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";
import { bareEnv } from "./bare-env.ts";

const root = resolve(import.meta.dirname, "../..");

/** One call of a command, as a shell would make it. */
export interface Call {
  /** Its file, from the root of the project. */
  readonly script: string;
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
 * A process that runs the commands of `adapters/cli` one after the other, for the tests of a file: what they are made of
 * is loaded once, not once a call. Whether a command comes to its end by itself is seen only in a process of its own.
 */
export function commandsInOneProcess(): (call: Call) => Promise<Ended> {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  afterAll(() => void child?.kill());

  async function ask({ script, ...call }: Call): Promise<Ended> {
    child ??= fork(join(import.meta.dirname, "commands-process.ts"), [], {
      env: bareEnv,
      execArgv: [],
      serialization: "advanced",
    });
    child.send({ input: "", ...call, script: join(root, script) });
    const gone = once(child, "exit").then(([code]) => {
      throw new Error(`${script} ended the process of all commands with ${code}`);
    });
    const [ended] = await Promise.race([once(child, "message"), gone]);
    return ended as Ended;
  }

  return (call) => {
    const asked = last.then(() => ask(call));
    last = asked.catch(() => undefined);
    return asked;
  };
}
