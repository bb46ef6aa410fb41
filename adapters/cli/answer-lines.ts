import type { Bot } from "../../src/bot.ts";
import { answerLine } from "../line-contract.ts";
import { readLines } from "./lines.ts";

/** A line longer than this is answered with an error: no question needs it. */
const maxLineChars = 1_000_000;

/**
 * Answers JSON lines in order, one at a time: a million lines take no more memory than a hundred.
 * `write` resolves when the reader is ready for more.
 */
export async function answerLines(
  bot: Bot,
  input: AsyncIterable<Uint8Array>,
  write: (line: string) => Promise<void>,
): Promise<void> {
  for await (const { text } of readLines(input, maxLineChars)) {
    if (text?.trim() === "") continue;
    await write(`${JSON.stringify(answerLine(bot, text))}\n`);
  }
}
