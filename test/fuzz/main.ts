/**
 * Sends lines that nobody would type through `npm run ask -- --jsonl`, a fifth of them twice, and looks at what comes back: one
 * object a line in order, no error for a valid one, no character that turns a terminal or a page, the same both times.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { createProgram, runProgram } from "../../adapters/cli/command.ts";
import { parseCount } from "../../adapters/cli/values.ts";
import { createLines, randomFrom } from "./lines.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);

const answerSchema = z.object({
  id: z.string().nullable(),
  status: z.enum(["answered", "clarify", "declined", "chitchat", "error"]),
  text: z.string().max(20_000).optional(),
  confidence: z.number().min(0).max(1).optional(),
});

/** Control characters but line ends and tabs, and those that turn the direction of writing. */
const turning = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;

type Given = ReturnType<ReturnType<typeof createLines>>;

/** Answers of one pass, and how much memory the process took at most. */
async function pass(given: readonly Given[]): Promise<string[]> {
  const child = spawn(process.execPath, ["adapters/cli/main.ts", "ask", "--jsonl"], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers: string[] = [];
  const read = (async () => {
    for await (const line of createInterface({ input: child.stdout })) answers.push(line);
  })();
  for (const { line } of given)
    if (!child.stdin.write(`${line}\n`)) await new Promise((resolve) => child.stdin.once("drain", resolve));
  child.stdin.end();
  await read;
  return answers;
}

function faultsOf(given: readonly Given[], answers: readonly string[]): string[] {
  // An empty line asks nothing.
  const asked = given.filter(({ line }) => line.trim() !== "");
  const counts = asked.length === answers.length ? [] : [`${asked.length} lines, ${answers.length} answers`];
  const faults = answers.flatMap((answer, index) => {
    const wanted = asked[index];
    const parsed = answerSchema.safeParse(JSON.parse(answer));
    if (!wanted || !parsed.success) return [`no answer of the contract: ${answer.slice(0, 200)}`];
    const { id, status, text = "" } = parsed.data;
    if (wanted.id !== null && (id !== wanted.id || status === "error"))
      return [`${wanted.line.slice(0, 300)} → ${answer.slice(0, 200)}`];
    return turning.test(text) ? [`a turning character in the answer to ${wanted.line.slice(0, 300)}`] : [];
  });
  return [...counts, ...faults];
}

async function fuzz({ lines, seed }: { readonly lines: number; readonly seed: number }): Promise<void> {
  const next = createLines(randomFrom(seed));
  const given = Array.from({ length: lines }, next);
  const again = given.slice(0, Math.ceil(given.length / 5));
  const [first, second] = await Promise.all([pass(given), pass(again)]);
  const changed = second.filter((answer, index) => answer !== first[index]).length;
  const faults = [
    ...faultsOf(given, first),
    ...(changed > 0 ? [`${changed} answers differ at the second time`] : []),
  ];
  for (const fault of faults.slice(0, 20)) print(fault);
  print(`${first.length} answers to ${given.length} lines (seed ${seed}): ${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

await runProgram(
  createProgram("fuzz")
    .description("Asks what nobody would type, and looks at what comes back.")
    .option("--lines <number>", "how many: 5,000 for each commit, 100,000 overnight", parseCount, 5_000)
    .option("--seed <number>", "the same lines again for the same number", parseCount, 1)
    .action(fuzz),
);
