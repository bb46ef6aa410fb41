/** The process behind `commandsInOneProcess`: each message is a call, each answer what came of it. */
import { Readable } from "node:stream";
import type { Call, Ended } from "./commands.ts";

const script = new URL("../../adapters/cli/main.ts", import.meta.url);
let calls = 0;

/** A command that ends its process ends only its call. */
class Exit extends Error {}
process.exit = (code) => {
  process.exitCode = code ?? process.exitCode;
  throw new Exit();
};

async function run({ args, env, cwd, input }: Required<Call>): Promise<Ended> {
  process.chdir(cwd);
  process.env = { ...env };
  process.argv = [process.execPath, script.pathname, ...args];
  process.exitCode = undefined;
  const stdin = Readable.from([Buffer.from(input)]);
  Object.defineProperty(process, "stdin", { value: stdin, configurable: true });
  const kept = process.stdout.listeners("error");
  const output = { out: "", err: "" };
  process.stdout.write = writeTo(output, "out");
  process.stderr.write = writeTo(output, "err");
  try {
    // Its own file is run anew at each call; what it imports is there already.
    await import(`${script.href}?call=${++calls}`);
  } catch (error) {
    if (!(error instanceof Exit)) {
      output.err += `${error instanceof Error ? error.stack : error}\n`;
      process.exitCode = 1;
    }
  }
  for (const listener of process.stdout.listeners("error"))
    if (!kept.includes(listener)) process.stdout.off("error", listener as () => void);
  return { code: Number(process.exitCode ?? 0), ...output };
}

function writeTo(output: { out: string; err: string }, name: "out" | "err"): typeof process.stdout.write {
  return (chunk: string | Uint8Array, ...rest: unknown[]) => {
    output[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    const done = rest.at(-1);
    if (typeof done === "function") process.nextTick(done);
    return true;
  };
}

process.on("message", async (call: Required<Call>) => process.send!(await run(call)));
