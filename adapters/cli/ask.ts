import { once } from "node:events";
import { parseArgs } from "node:util";
import { answerLines } from "./answer-lines.ts";
import { runCommand, UsageError } from "./command.ts";
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

await runCommand(usage, async () => {
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
  else if (values.jsonl) {
    if (positionals.length > 0 || values.why)
      throw new UsageError("--jsonl reads its questions from standard input, and takes nothing else.");
    await answerStream(values.knowledge);
  } else if (question.trim() === "") throw new UsageError("Which question?");
  else await answerOne(question, values);
});

async function answerStream(knowledge: string | undefined): Promise<void> {
  const bot = await openBot(knowledge);
  await answerLines(bot, process.stdin, async (line) => {
    if (!process.stdout.write(line)) await once(process.stdout, "drain");
  });
}

interface Asked {
  readonly why: boolean;
  readonly knowledge?: string | undefined;
}

async function answerOne(question: string, { why, knowledge }: Asked): Promise<void> {
  const bot = await openBot(knowledge);
  const { reply } = bot.answer({ id: "terminal:1", text: question }, null);
  console.log(
    renderReply(reply, {
      columns: process.stdout.columns || 80,
      why,
      colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
    }),
  );
}
