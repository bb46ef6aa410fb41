import { once } from "node:events";
import { parseArgs } from "node:util";
import { answerLines } from "./answer-lines.ts";
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

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        jsonl: { type: "boolean", default: false },
        why: { type: "boolean", default: false },
        knowledge: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

const { values, positionals } = parse();
const question = positionals.join(" ");
if (values.help) console.log(usage);
else if (values.jsonl) await answerStream();
else if (question.trim() === "") {
  console.error(usage);
  process.exitCode = 2;
} else await answerOne();

async function answerStream(): Promise<void> {
  const bot = await openBot(values.knowledge);
  // A reader that has seen enough (`| head`) closes the pipe: nothing is wrong then.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  await answerLines(bot, process.stdin, async (line) => {
    if (!process.stdout.write(line)) await once(process.stdout, "drain");
  });
}

async function answerOne(): Promise<void> {
  const bot = await openBot(values.knowledge);
  const { reply } = bot.answer({ id: "terminal:1", text: question }, null);
  console.log(
    renderReply(reply, {
      columns: process.stdout.columns || 80,
      why: values.why,
      colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
    }),
  );
}
