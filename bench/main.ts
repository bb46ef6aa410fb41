import { describeCall } from "../adapters/cli/call.ts";
import { runCommand, UsageError } from "../adapters/cli/command.ts";

/**
 * `npm run bench -- NAME [flags] [--json]`: hands over to `bench/NAME.ts`, which exports `run(args)`.
 */
const benches = {
  quality: "answers to labelled questions: precision against coverage, reliability",
  intents: "few-shot intents as entries: accuracy, MCC with what is out of scope",
  retrieval: "ranking of an FAQ set: P@1, MRR@10",
  tables: "questions that compute with tables",
  collections: "other people's collections, imported and asked without a wording of ours",
  scale: "a whole folder at 1,000 to 50,000 entries: learn, start, edit to live, memory, latency",
  voice: "fifty replies as a page to read: docs/voice.md",
  speed: "index time, memory and latency at 10^2 to 10^5 entries, beside peers",
} as const;

interface Bench {
  readonly call: ReturnType<typeof describeCall>;
  run(args: readonly string[]): Promise<void> | void;
}

const call = describeCall({
  calls: ["bench -- NAME [flags]"],
  parts: benches,
  flags: {},
  more: "npm run bench -- NAME --help lists the flags of one benchmark.",
});

const [name, ...args] = process.argv.slice(2);
const bench =
  name !== undefined && Object.hasOwn(benches, name) ? ((await import(`./${name}.ts`)) as Bench) : null;

await runCommand((bench?.call ?? call).usage, async () => {
  if (bench === null) {
    if (name !== undefined && !name.startsWith("-")) throw new UsageError(`${name}: no such benchmark.`);
    call.read(process.argv.slice(2));
    console.log(call.usage);
  } else if (bench.call.read(args).values.help) return console.log(bench.call.usage);
  else
    try {
      await bench.run(args);
    } catch (error) {
      // A path that leads nowhere is the caller's slip; anything else is a fault, and shows its stack.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      throw new UsageError((error as Error).message);
    }
});
