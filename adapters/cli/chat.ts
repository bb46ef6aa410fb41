import { createInterface } from "node:readline/promises";
import { createOnboarding } from "../../src/onboarding/index.ts";
import { guideFor } from "../runtime/index.ts";
import { openStore } from "../store/index.ts";
import { createSession, type Session } from "./chat-session.ts";
import { readLines } from "./lines.ts";
import { openBot } from "./open-bot.ts";
import { loadSettings } from "./settings.ts";

const maxLineChars = 1_000_000;

/** A conversation with a person at the terminal, or with what is piped in. */
export async function chat(folder: string | undefined): Promise<void> {
  const settings = loadSettings();
  const clock = { now: () => Date.now() };
  const bot = await openBot(folder ?? settings.KNOWLEDGE_DIR);
  const { store, personOf } = await openStore(settings, clock);
  const guide = guideFor(settings, {
    bot: () => bot,
    store,
    clock,
    hashPerson: personOf,
  });
  const session = createSession({
    guide,
    user: "terminal:local",
    columns: () => process.stdout.columns || 80,
    colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
    onboarding: createOnboarding(guide),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  try {
    if (process.stdin.isTTY) await talk(session, { input: process.stdin, output: process.stdout });
    else await read(session);
  } finally {
    await store.close();
  }
}

/** Where a person types, and reads. */
interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * With a person: a prompt, the session's history on the arrow keys, completion on Tab. Ctrl+C ends it at once,
 * Ctrl+D after what was typed before it.
 */
export async function talk(session: Session, { input, output }: Terminal): Promise<void> {
  const terminal = createInterface({
    input,
    output,
    terminal: true,
    historySize: 500,
    removeHistoryDuplicates: true,
    completer: (typed: string): [string[], string] => [[...session.complete(typed)], typed],
  });
  // Either key may come while an answer is made, and what is closed takes no prompt.
  let [open, stopped] = [true, false];
  terminal.on("close", () => {
    open = false;
  });
  terminal.on("SIGINT", () => {
    stopped = true;
    terminal.close();
  });
  terminal.setPrompt("\n› ");
  output.write(`${session.greeting}\n`);
  terminal.prompt();
  for await (const line of terminal) {
    const said = stopped ? null : await session.say(line);
    if (said === null || said.ended || stopped) break;
    if (said.output !== "") output.write(`\n${said.output}\n`);
    if (open) terminal.prompt();
  }
  terminal.close();
}

/** From a file or another program: each question stands before its answer. */
async function read(session: Session): Promise<void> {
  for await (const { text } of readLines(process.stdin, maxLineChars)) {
    const line = text ?? "";
    const { output, ended } =
      text === null ? { output: "The line is too long.", ended: false } : await session.say(line);
    if (ended) break;
    if (output !== "")
      console.log(
        `› ${line
          .trim()
          .slice(0, 500)
          .replace(/\p{Cc}/gu, "")}\n\n${output}\n`,
      );
  }
}
