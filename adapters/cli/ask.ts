import { once } from "node:events";
import { phrasesOf } from "../../src/phrases/index.ts";
import { answerLines } from "./answer-lines.ts";
import { describeCall } from "./call.ts";
import { runCommand, UsageError } from "./command.ts";
import { openBot } from "./open-bot.ts";
import { renderReply } from "./render.ts";

const call = describeCall({
  words: true,
  calls: [`--silent ask -- "question"`, "--silent ask -- --jsonl < questions.jsonl"],
  about: `Prints one answer, or reads JSON lines {"id", "q", "prior"?: [earlier turns]} and writes, in order,
{"id", "status", "text", "confidence", "entry", "sources", "working"?} for each.`,
  flags: {
    jsonl: { type: "boolean", default: false, about: "read JSON lines from standard input" },
    why: { type: "boolean", default: false, about: "print how the answer came about" },
    knowledge: { type: "string", about: "folder to answer from (default: KNOWLEDGE_DIR or knowledge)" },
  },
});

await runCommand(call.usage, async () => {
  const { values, positionals } = call.read();
  const question = positionals.join(" ");
  if (values.help) console.log(call.usage);
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
      phrases: phrasesOf(bot.knowledge),
      columns: process.stdout.columns || 80,
      why,
      colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
    }),
  );
}
