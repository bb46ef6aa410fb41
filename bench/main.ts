/**
 * `npm run bench -- NAME [flags] [--json]`: hands over to `bench/NAME.ts`, which exports `run(args)`.
 */
const benches = {
  quality: "answers to labelled questions: precision against coverage, reliability",
  retrieval: "ranking of an FAQ set: P@1, MRR@10",
  tables: "questions that compute with tables",
  collections: "other people's collections, imported and asked without a wording of ours",
  scale: "a whole folder at 1,000 to 50,000 entries: learn, start, edit to live, memory, latency",
  voice: "fifty replies as a page to read: docs/voice.md",
  speed: "index time, memory and latency at 10^2 to 10^5 entries, beside peers",
} as const;

type Bench = { run(args: readonly string[]): Promise<void> | void };

const usage = [
  "Usage: npm run bench -- NAME [flags] [--json]",
  "",
  ...Object.entries(benches).map(([name, what]) => `  ${name.padEnd(12)} ${what}`),
  "",
  "npm run bench -- NAME --help lists the flags of one benchmark.",
].join("\n");

const [name, ...args] = process.argv.slice(2);

if (name === undefined || name === "--help" || name === "-h") {
  console.log(usage);
} else if (!Object.hasOwn(benches, name)) {
  console.error(`Unknown benchmark "${name}".\n\n${usage}`);
  process.exitCode = 2;
} else {
  const bench = (await import(`./${name}.ts`)) as Bench;
  try {
    await bench.run(args);
  } catch (error) {
    // A path that leads nowhere is the caller's slip; anything else is a fault, and shows its stack.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    console.error(`${(error as Error).message}\n\nnpm run bench -- ${name} --help lists the flags.`);
    process.exitCode = 2;
  }
}
