import { type CsvPart, createOnboarding, csvOf, csvParts } from "../../src/onboarding/index.ts";
import { overviewLines, phrasesIn } from "../chat/index.ts";
import { guideFor } from "../runtime/index.ts";
import { openStore } from "../store/index.ts";
import { describeCall } from "./call.ts";
import { loadSettings, runCommand, UsageError } from "./command.ts";
import { openBot } from "./open-bot.ts";
import { printableLines } from "./text.ts";

const call = describeCall({
  words: true,
  calls: ["onboarding -- [overview | csv [people | completion | quizzes | questions]] [--workspace ID]"],
  about: `overview: who is where, of those who agreed to be shown; completion; quizzes by topic; what newcomers ask.
csv: those who agreed, a line each; or figures over everybody: completion of each track, quizzes by topic,
     what newcomers ask most.`,
  flags: {
    workspace: { type: "string", about: "one workspace, such as slack:T012AB3CD (default: all)" },
  },
});

await runCommand(call.usage, async () => {
  const { values, positionals } = call.read();
  const [what = "overview", wanted, ...rest] = positionals;
  const part = csvParts.find((each) => each === (wanted ?? "people"));
  if (values.help) console.log(call.usage);
  else if (what === "overview" && wanted === undefined) await report(null, values.workspace);
  else if (what === "csv" && part && rest.length === 0) await report(part, values.workspace);
  else throw new UsageError(`"${positionals.join(" ")}" is no part of the onboarding.`);
});

/** `csv`: the part that is wanted as CSV; `null`: all for a reader. */
async function report(csv: CsvPart | null, workspace: string | undefined): Promise<void> {
  const settings = loadSettings();
  const clock = { now: () => Date.now() };
  const bot = await openBot(settings.KNOWLEDGE_DIR);
  const { store, personOf } = await openStore(settings, clock);
  try {
    const guide = guideFor(settings, {
      bot: () => bot,
      store,
      clock,
      hashPerson: personOf,
    });
    const overview = await createOnboarding(guide).overview(workspace);
    if (csv !== null) process.stdout.write(csvOf(overview, csv));
    else console.log(printableLines(overviewLines(overview, phrasesIn(guide))));
  } finally {
    await store.close();
  }
}
