import { once } from "node:events";
import { parseArgs } from "node:util";
import { answerLine } from "../line-contract.ts";
import { readLines } from "./lines.ts";
import { openBot } from "./open-bot.ts";
import { renderReply } from "./render.ts";

const usage = `Usage: npm run --silent ask -- "question"
       npm run --silent ask -- --jsonl < questions.jsonl

Prints one answer, or reads JSON lines {"id", "q", "prior"?: [earlier turns]} and writes, in order,
{"id", "status", "text", "confidence", "entry", "sources", "working"?} for each.

  --jsonl       read JSON lines from standard input
  --why         print how the answer came about
  --knowledge   folder to answer from (default: KNOWLEDGE_DIR or knowledge)
  --help        this text`;

/** A line longer than this is answered with an error: no question needs it. */
const maxLineChars = 1_000_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jsonl: { type: "boolean", default: false },
    why: { type: "boolean", default: false },
    knowledge: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  },
});

const question = positionals.join(" ");
if (values.help) console.log(usage);
else if (values.jsonl) await answerLines();
else if (question.trim() === "") {
  console.error(usage);
  process.exitCode = 2;
} else await answerOne();

async function answerLines(): Promise<void> {
  const bot = await openBot(values.knowledge);
  // A reader that has seen enough (`| head`) closes the pipe: nothing is wrong then.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  for await (const line of readLines(process.stdin, maxLineChars)) {
    if (line.text?.trim() === "") continue;
    if (!process.stdout.write(`${JSON.stringify(answerLine(bot, line.text))}\n`))
      await once(process.stdout, "drain");
  }
}

async function answerOne(): Promise<void> {
  const bot = await openBot(values.knowledge);
  const { reply } = bot.answer({ id: "terminal:1", text: question }, null);
  console.log(renderReply(reply, { columns: process.stdout.columns ?? 80, why: values.why }));
}
