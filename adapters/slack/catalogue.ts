import type { Guide } from "../../src/guide.ts";
import { reportGaps } from "../../src/insight/index.ts";
import { GAP_DAYS, type HomeItem } from "./render/home.ts";

const DAY_MS = 86_400_000;
/** Home's popular questions and gaps look back this far. */
const RECENTLY_MS = GAP_DAYS * DAY_MS;

const STARTER = "starter:";

/**
 * The question behind a button's id: the title of an entry or table, or a starter; `null` where it is gone.
 */
export function questionOf(guide: Guide, id: string): string | null {
  const { knowledge } = guide.bot();
  if (id.startsWith(STARTER)) return knowledge.profile.starters[Number(id.slice(STARTER.length))] ?? null;
  return [...knowledge.entries, ...knowledge.tables].find((each) => each.id === id)?.title ?? null;
}

/** The knowledge's starter questions as items. */
export function starters(guide: Guide): HomeItem[] {
  return guide.bot().knowledge.profile.starters.map((label, index) => ({ id: `${STARTER}${index}`, label }));
}

export function topics(guide: Guide): readonly HomeItem[] {
  return guide.bot().knowledge.profile.topics;
}

/** Tables and entries of a topic as items. */
export function ofTopic(guide: Guide, topic: string): HomeItem[] {
  const { entries, tables } = guide.bot().knowledge;
  return [...tables, ...entries]
    .filter((each) => each.topics.includes(topic))
    .map(({ id, title }) => ({ id, label: title }));
}

/** The questions asked most in a workspace in the last 30 days, filled up with starters to `limit`. */
export async function popular(guide: Guide, workspace: string, limit: number): Promise<HomeItem[]> {
  const sinceMs = guide.clock.now() - RECENTLY_MS;
  const asked = await guide.store.answers.popular({ sinceMs, limit, workspace });
  const known = asked.flatMap(({ entry }) => {
    const label = questionOf(guide, entry);
    return label === null ? [] : [{ id: entry, label }];
  });
  return [...known, ...starters(guide)].slice(0, limit);
}

/** Gaps of a workspace, those of most people first. */
export function openGaps(guide: Guide, workspace: string, belowConfidence: number) {
  const sinceMs = guide.clock.now() - RECENTLY_MS;
  return reportGaps(guide.store, guide.bot(), { sinceMs, workspace, belowConfidence });
}
