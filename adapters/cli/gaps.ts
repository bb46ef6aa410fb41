import { counted } from "../../src/counted.ts";
import { type Gap, reportGaps } from "../../src/insight/index.ts";
import type { Store } from "../../src/ports.ts";
import { plainText } from "../../src/reply/index.ts";
import { InputError } from "../input-error.ts";
import { makeDigest } from "../jobs/index.ts";
import { openStore } from "../store/index.ts";
import { gapsAsCsv, gapsAsJson, gapsAsText } from "./gaps-output.ts";
import { openBot } from "./open-bot.ts";
import { loadSettings } from "./settings.ts";

const clock = { now: () => Date.now() };

export interface GapsOptions {
  /** In milliseconds since 1970. */
  readonly since: number;
  readonly workspace?: string | undefined;
  /** How many gaps are listed. */
  readonly limit: number;
  /** The id of a gap to take out of the list. */
  readonly settle?: string | undefined;
  readonly digest?: boolean | undefined;
  readonly csv?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Prints what was not answered well, or settles one of it. */
export async function gaps(options: GapsOptions): Promise<void> {
  console.log(await report(options));
}

async function report({ since, workspace, limit, settle, digest, csv, json }: GapsOptions): Promise<string> {
  const settings = loadSettings();
  const bot = await openBot(settings.KNOWLEDGE_DIR);
  const { store } = await openStore(settings, clock);
  try {
    const belowConfidence = settings.GAP_CONFIDENCE_PERCENT / 100;
    const where = workspace === undefined ? {} : { workspace };
    const query = { sinceMs: since, belowConfidence, ...where };
    const found = await reportGaps(store, bot, query);
    if (workspace !== undefined && found.length === 0)
      console.error(
        `No gap of this time is of a workspace "${workspace}"; an id has its platform in front, as in slack:T1.`,
      );
    if (digest) {
      const period = { fromMs: since, toMs: clock.now(), ...where };
      return plainText(await makeDigest({ store, context: () => bot, belowConfidence }, period));
    }
    if (settle !== undefined) return await settleOne(store, found, settle);
    const shown = found.slice(0, limit);
    if (json) return gapsAsJson(shown);
    return csv ? gapsAsCsv(shown) : gapsAsText(shown, { sinceMs: since, all: found.length });
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
