import { counted } from "../../src/counted.ts";
import { type Gap, reportGaps } from "../../src/insight/index.ts";
import type { Store } from "../../src/ports.ts";
import { plainText } from "../../src/reply/index.ts";
import { makeDigest } from "../jobs/index.ts";
import { openStore } from "../store/index.ts";
import { describeCall } from "./call.ts";
import { InputError, loadSettings, runCommand, UsageError } from "./command.ts";
import { gapsAsCsv, gapsAsJson, gapsAsText } from "./gaps-output.ts";
import { openBot } from "./open-bot.ts";
import { parseSince } from "./since.ts";

const call = describeCall({
  calls: [
    "gaps -- [--since 7d] [--csv | --json] [--workspace ID] [--limit 20]",
    "gaps -- --settle ID",
    "gaps -- --digest [--since 7d]",
  ],
  about: `Lists what people asked and did not get answered well: declined, asked back, unsure or voted down.
Like questions stand together, those that most people ask first.`,
  flags: {
    since: { type: "string", default: "7d", about: "12h, 7d, 4w or a date (default: 7d)" },
    workspace: { type: "string", about: "one workspace or server: slack:T1" },
    limit: { type: "string", default: "20", about: "how many gaps (default: 20)" },
    settle: {
      type: "string",
      about: "takes a gap out of the list: it is answered now, or not ours to answer",
    },
    digest: {
      type: "boolean",
      default: false,
      about: "the digest of that time in place of the list: questions, answered share, topics, gaps, votes",
    },
    csv: { type: "boolean", default: false, about: "for a spreadsheet" },
    json: { type: "boolean", default: false, about: "for other programs" },
  },
  more: `"npm run knowledge -- draft ID" makes a draft entry from a gap.`,
});

const clock = { now: () => Date.now() };

await runCommand(call.usage, async () => {
  const { values } = call.read();
  if (values.help) {
    console.log(call.usage);
    return;
  }
  refuseClashes(values);
  console.log(await report(values));
});

interface Wanted {
  readonly since: string;
  readonly workspace?: string | undefined;
  readonly limit: string;
  readonly settle?: string | undefined;
  readonly digest: boolean;
  readonly csv: boolean;
  readonly json: boolean;
}

/** One output at a time: of two forms neither would be what was meant. */
function refuseClashes({ csv, json, digest, settle }: Wanted): void {
  const given = Object.entries({ csv, json, digest, settle: settle !== undefined })
    .filter(([, set]) => set)
    .map(([name]) => `--${name}`);
  if (given.length > 1) throw new UsageError(`${given.join(" and ")} do not go together; give one of them.`);
}

async function report({ since, workspace, limit, settle, digest, csv, json }: Wanted): Promise<string> {
  const sinceMs = parseSince(since, clock.now());
  const most = /^[1-9]\d{0,5}$/.test(limit) ? Number(limit) : null;
  if (most === null) throw new UsageError(`--limit ${limit}: give a number of gaps.`);
  const settings = loadSettings();
  const bot = await openBot(settings.KNOWLEDGE_DIR);
  const { store } = await openStore(settings, clock);
  try {
    const belowConfidence = settings.GAP_CONFIDENCE_PERCENT / 100;
    const where = workspace === undefined ? {} : { workspace };
    if (digest) {
      const period = { fromMs: sinceMs, toMs: clock.now(), ...where };
      return plainText(await makeDigest({ store, context: () => bot, belowConfidence }, period));
    }
    const query = { sinceMs, belowConfidence, ...where };
    const gaps = await reportGaps(store, bot, query);
    if (settle !== undefined) return await settleOne(store, gaps, settle);
    const shown = gaps.slice(0, most);
    if (json) return gapsAsJson(shown);
    return csv ? gapsAsCsv(shown) : gapsAsText(shown, { sinceMs, all: gaps.length });
  } finally {
    await store.close();
  }
}

async function settleOne(store: Store, gaps: readonly Gap[], id: string): Promise<string> {
  const gap = gaps.find((each) => each.id === id);
  if (!gap) throw new InputError(`--settle ${id}: there is no such gap in this time; list them without it.`);
  const count = await store.gaps.settle(gap.answers, clock.now());
  return `“${gap.question}” is settled (${counted(count, "question")}).`;
}
