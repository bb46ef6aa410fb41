import { DateTime } from "luxon";
import { z } from "zod";
import { digest, type GapContext, reportGaps } from "../../src/insight/index.ts";
import { phrasesOf } from "../../src/phrases/index.ts";
import type { ChatAdapter, Store } from "../../src/ports.ts";
import type { Block } from "../../src/reply/index.ts";
import type { Calendar, JobKind } from "./scheduler.ts";

const KIND = "digest";
const HOUR_OF_MONDAY = 8;
/** Far more than two weeks of questions; it only bounds the memory. */
const MOST_QUESTIONS = 200_000;

const period = z.object({ workspace: z.string(), fromMs: z.number(), toMs: z.number() });

type Period = z.infer<typeof period>;

/** Data that a digest is computed from. */
export interface DigestSource {
  readonly store: Pick<Store, "answers" | "gaps">;
  /** The knowledge of the moment. */
  readonly context: () => GapContext & {
    readonly knowledge: {
      readonly profile: {
        readonly topics: readonly { readonly id: string; readonly label: string }[];
        readonly phrases?: Readonly<Record<string, string>>;
      };
    };
  };
  /** 0 to 1: answers with less confidence than this count as gaps. */
  readonly belowConfidence: number;
}

/**
 * Computes the digest of a period as a document, for one workspace or, where none is named, for all together.
 */
export async function makeDigest(
  { store, context, belowConfidence }: DigestSource,
  { workspace, fromMs, toMs }: Omit<Period, "workspace"> & { readonly workspace?: string },
): Promise<readonly Block[]> {
  const { knowledge, ...rest } = context();
  const items = [...knowledge.profile.topics, ...knowledge.entries, ...knowledge.tables];
  const names = new Map(items.map((item) => [item.id, "label" in item ? item.label : item.title]));
  const isOurs = (line: { readonly workspace: string }) =>
    workspace === undefined || line.workspace === workspace;
  const log = (await store.answers.since(2 * fromMs - toMs, MOST_QUESTIONS)).filter(isOurs);
  const gaps = await reportGaps(
    store,
    { knowledge, ...rest },
    { sinceMs: fromMs, belowConfidence, ...(workspace === undefined ? {} : { workspace }) },
  );
  return digest({
    fromMs,
    toMs,
    questions: log.filter(({ atMs }) => atMs >= fromMs && atMs < toMs),
    questionsBefore: log.filter(({ atMs, status }) => atMs < fromMs && status !== "chitchat").length,
    gaps,
    nameOf: (id) => names.get(id) ?? id,
    phrases: phrasesOf(knowledge),
  });
}

/** Calendar of weekly digests, one for each workspace that wants it: Mondays at 8:00 UTC. */
export function digestCalendar(adapters: readonly Pick<ChatAdapter, "digest">[]): Calendar {
  return {
    name: KIND,
    async upcoming(nowMs) {
      const monday = DateTime.fromMillis(nowMs, { zone: "utc" }).startOf("week");
      const toMs = monday.plus({ weeks: 1 }).toMillis();
      const dueAtMs = monday.plus({ weeks: 1, hours: HOUR_OF_MONDAY }).toMillis();
      const workspaces = await Promise.all(
        adapters.map(async ({ digest }) => (await digest?.workspaces()) ?? []),
      );
      return workspaces.flat().map((workspace) => ({
        id: `${KIND} ${workspace} ${monday.toFormat("kkkk-'W'WW")}`,
        kind: KIND,
        dueAtMs,
        data: { workspace, fromMs: monday.toMillis(), toMs } satisfies Period,
        person: null,
      }));
    },
  };
}

/** Job kind that posts a due digest, if its workspace still wants it. */
export function digestJob(source: DigestSource, adapters: readonly Pick<ChatAdapter, "digest">[]): JobKind {
  return {
    kind: KIND,
    async run(job) {
      const week = period.parse(job.data);
      for (const { digest: outlet } of adapters) {
        // Whoever turned it off since it was planned does not get it any more.
        if (outlet && (await outlet.workspaces()).includes(week.workspace)) {
          await outlet.post(week.workspace, await makeDigest(source, week));
        }
      }
    },
  };
}
