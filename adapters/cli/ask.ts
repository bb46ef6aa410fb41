import { once } from "node:events";
import { phrasesOf } from "../../src/phrases/index.ts";
import { answerLines } from "./answer-lines.ts";
import { openBot } from "./open-bot.ts";
import { renderReply } from "./render.ts";

export interface AskOptions {
  readonly why?: boolean | undefined;
  /** Folder to answer from, in place of that of the settings. */
  readonly knowledge?: string | undefined;
}

/** Prints the answer to one question. */
export async function ask(question: string, { why = false, knowledge }: AskOptions): Promise<void> {
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

/** Answers the lines of standard input, one JSON object each. */
export async function askLines({ knowledge }: AskOptions): Promise<void> {
  const bot = await openBot(knowledge);
  await answerLines(bot, process.stdin, async (line) => {
    if (!process.stdout.write(line)) await once(process.stdout, "drain");
  });
}
