import type { Guide } from "../../src/guide.ts";
import type { Logger } from "../../src/ports.ts";
import { phrasesIn } from "../chat/index.ts";
import { openGaps, popular, topics } from "./catalogue.ts";
import type { Clients } from "./clients.ts";
import { codeOf } from "./errors.ts";
import { userId, workspaceId } from "./ids.ts";
import type { OnboardingHandlers } from "./onboarding-handlers.ts";
import { renderHome } from "./render/home.ts";

const SHOWN = 5;

export type Home = ReturnType<typeof createHome>;

/** Creates the Home tab of a person: topics, popular and recent questions, their data. */
export function createHome(parts: {
  readonly guide: Guide;
  readonly clients: Clients;
  readonly logger: Logger;
  readonly isAdmin: (team: string, user: string) => Promise<boolean>;
  readonly onboarding: OnboardingHandlers | null;
  readonly keepDays: number;
  readonly gapConfidence: number;
}) {
  const { guide, clients, logger, isAdmin, onboarding, keepDays, gapConfidence } = parts;

  /** With what an admin sees besides, or with a word that it is on its way. */
  async function contentFor(team: string, user: string, gaps: "waiting" | "counted") {
    const { profile } = guide.bot().knowledge;
    const [recent, often, admin, steps] = await Promise.all([
      guide.store.answers.recent(guide.hashPerson(userId(team, user)), 20),
      popular(guide, workspaceId(team), SHOWN),
      isAdmin(team, user),
      onboarding?.home(team, user) ?? [],
    ]);
    return {
      name: profile.name,
      introduction: profile.introduction,
      topics: topics(guide),
      popular: often,
      recent: recent.flatMap(({ id, question, reply }) =>
        question && reply ? [{ id, label: question }] : [],
      ),
      onboarding: steps,
      keepDays,
      admin: admin
        ? { gaps: gaps === "waiting" ? null : await openGaps(guide, workspaceId(team), gapConfidence) }
        : null,
    };
  }

  return {
    async publish(team: string, user: string): Promise<void> {
      try {
        const client = await clients.client(team);
        const first = await contentFor(team, user, "waiting");
        await client.views.publish({ user_id: user, view: renderHome(first, phrasesIn(guide)) });
        // Gaps are worked out while the rest can be used already.
        if (first.admin !== null)
          await client.views.publish({
            user_id: user,
            view: renderHome(await contentFor(team, user, "counted"), phrasesIn(guide)),
          });
      } catch (error) {
        logger.warn({ team, code: codeOf(error), error: String(error) }, "a Home tab could not be shown");
      }
    },
  };
}
