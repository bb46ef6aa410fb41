import type { Guide } from "../../src/guide.ts";
import type { Logger } from "../../src/ports.ts";
import { clip, phrasesIn } from "../chat/index.ts";
import { starters } from "./catalogue.ts";
import type { Clients } from "./clients.ts";
import { codeOf } from "./errors.ts";
import type { SlackJob } from "./job.ts";
import { slackLimits } from "./render/limits.ts";

export type SlackPanel = ReturnType<typeof createPanel>;

/**
 * Creates the assistant panel: suggested prompts, a status while a question is answered, titles of threads.
 */
export function createPanel({
  guide,
  clients,
  logger,
}: {
  readonly guide: Guide;
  readonly clients: Clients;
  readonly logger: Logger;
}) {
  /** Ornaments: an answer never waits for them, and never fails with them. */
  async function quietly(what: string, task: () => Promise<unknown>): Promise<void> {
    try {
      await task();
    } catch (error) {
      logger.debug({ what, error: codeOf(error) }, "an ornament of the panel failed");
    }
  }

  return {
    /** Prompts to start with. Under `agent_view` there is no thread, and naming one fails without a word. */
    opened: (team: string, channel: string, thread: string | null) =>
      quietly("prompts", async () => {
        const client = await clients.client(team);
        const prompts = starters(guide)
          .slice(0, slackLimits.suggestedPrompts)
          .map(({ label }) => ({ title: clip(label, 75), message: label }));
        if (prompts.length === 0) return;
        await client.apiCall("assistant.threads.setSuggestedPrompts", {
          channel_id: channel,
          ...(thread !== null && { thread_ts: thread }),
          title: phrasesIn(guide)("what-to-know"),
          prompts,
        });
      }),

    /** Says that an answer is on its way; `done` takes it back where no reply in the thread does. */
    async working(job: SlackJob, ts: string): Promise<{ done(): Promise<void> }> {
      const to = job.to.kind === "conversation" ? job.to : null;
      if (to === null || job.message.place.kind !== "direct") return { done: async () => undefined };
      const set = (status: string) =>
        quietly("status", async () => {
          const client = await clients.client(job.team);
          await client.assistant.threads.setStatus({
            channel_id: to.channel,
            thread_ts: to.thread ?? ts,
            status,
          });
        });
      const shown = set(phrasesIn(guide)("looks-up"));
      return {
        async done() {
          await shown;
          if (to.thread === null) await set("");
        },
      };
    },

    /** Names a new thread by its first question, for the history of the older Assistant. */
    titled: (job: SlackJob) =>
      quietly("title", async () => {
        if (job.to.kind !== "conversation" || job.message.place.kind !== "direct" || job.to.thread === null)
          return;
        const before = await guide.store.answers.inConversation(job.message.conversation, 2);
        if (before.length > 1) return;
        const client = await clients.client(job.team);
        await client.assistant.threads.setTitle({
          channel_id: job.to.channel,
          thread_ts: job.to.thread,
          title: clip(job.message.text, 100),
        });
      }),
  };
}
