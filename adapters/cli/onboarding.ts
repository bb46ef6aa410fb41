import { parseArgs } from "node:util";
import { createGuide } from "../../src/guide.ts";
import { csvOf } from "../../src/onboarding/report.ts";
import { createOnboarding } from "../../src/onboarding/service.ts";
import { overviewLines } from "../overview-lines.ts";
import { openStore } from "../store/open.ts";
import { loadSettings, runCommand, UsageError } from "./command.ts";
import { openBot } from "./open-bot.ts";
import { printable } from "./text.ts";

const usage = `Usage: npm run onboarding -- [overview | csv] [--workspace ID]

overview: who is where, of those who agreed to be shown; completion; quizzes by topic; what newcomers ask.
csv: those who agreed, a line each.

  --workspace   one workspace, such as slack:T012AB3CD (default: all)
  --help        this text`;

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { workspace: { type: "string" }, help: { type: "boolean", short: "h", default: false } },
  });
  const [what = "overview", ...rest] = positionals;
  if (values.help) console.log(usage);
  else if ((what === "overview" || what === "csv") && rest.length === 0) await report(what, values.workspace);
  else throw new UsageError(`"${positionals.join(" ")}" is no part of the onboarding.`);
});

async function report(what: "overview" | "csv", workspace: string | undefined): Promise<void> {
  const settings = loadSettings();
  const clock = { now: () => Date.now() };
  const bot = await openBot(settings.KNOWLEDGE_DIR);
  const { store, personOf } = await openStore(settings, clock);
  try {
    const guide = createGuide({
      bot: () => bot,
      store,
      clock,
      hashPerson: personOf,
      conversationTtlMs: settings.CONVERSATION_TTL_MINUTES * 60_000,
      keepQuestions: settings.KEEP_QUESTIONS_DAYS > 0,
    });
    const overview = await createOnboarding(guide).overview(workspace);
    if (what === "csv") process.stdout.write(csvOf(overview));
    else console.log(printable(overviewLines(overview)));
  } finally {
    await store.close();
  }
}
