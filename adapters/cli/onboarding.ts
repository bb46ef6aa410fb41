import { type CsvPart, createOnboarding, csvOf } from "../../src/onboarding/index.ts";
import { overviewLines, phrasesIn } from "../chat/index.ts";
import { guideFor } from "../runtime/index.ts";
import { openStore } from "../store/index.ts";
import { openBot } from "./open-bot.ts";
import { loadSettings } from "./settings.ts";
import { printableLines } from "./text.ts";

/** Prints where newcomers are. `csv`: the part that is wanted as CSV; `null`: all for a reader. */
export async function reportOnboarding(csv: CsvPart | null, workspace: string | undefined): Promise<void> {
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
    const started = overview.tracks.some((track) => track.started > 0);
    if (workspace !== undefined && !started && overview.people.length + overview.hidden === 0)
      console.error(
        `No newcomer is of a workspace "${workspace}"; an id has its platform in front, as in slack:T1.`,
      );
    if (csv !== null) process.stdout.write(csvOf(overview, csv));
    else console.log(printableLines(overviewLines(overview, phrasesIn(guide))));
  } finally {
    await store.close();
  }
}
