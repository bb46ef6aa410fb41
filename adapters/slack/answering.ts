import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Guide } from "../../src/guide.ts";
import type { Logger } from "../../src/ports.ts";
import type { Once, Outcome } from "../once.ts";
import type { Delivery } from "./delivery.ts";
import { codeOf, isHarmless } from "./errors.ts";
import { parsePost } from "./ids.ts";
import { type Job, jobSchema } from "./job.ts";
import type { SlackOnboarding } from "./onboarding.ts";
import type { Panel } from "./panel.ts";
import type { Queues } from "./queue.ts";
import type { ChannelSettings } from "./render/modals.ts";

/** After so many processes or tries a question is given up, with a word to the person. */
const MOST_ATTEMPTS = 3;
/** Follow-ups in a followed thread: lower than for answers out of the blue, for the bot is in the talk already. */
const FOLLOW_CONFIDENCE = 0.6;

const channelSettingsSchema = z.object({
  follow: z.boolean().default(false),
  auto: z.boolean().default(false),
});
const storedSchema = z.object({ job: jobSchema, edit: z.string().nullable() });

/** How the bot behaves in a channel; everything is off until an admin turns it on. */
export async function channelSettings(guide: Guide, channel: string): Promise<ChannelSettings> {
  const parsed = channelSettingsSchema.safeParse(await guide.store.settings.get(channel));
  return parsed.success ? parsed.data : { follow: false, auto: false };
}

/** Questions into answers: each once, in the order of its channel. */
export type Answering = ReturnType<typeof createAnswering>;

export function createAnswering(parts: {
  readonly guide: Guide;
  readonly once: Once;
  readonly queues: Queues;
  readonly delivery: Delivery;
  readonly panel: Panel;
  readonly logger: Logger;
  readonly autoConfidence: number;
  readonly onboarding: Pick<SlackOnboarding, "said" | "answered"> | null;
}) {
  const { guide, once, queues, delivery, panel, logger, onboarding } = parts;

  /** Whether a message that was not said to the bot is answered nevertheless. */
  async function isWanted(job: Job): Promise<boolean> {
    const { channel } = job.message.place;
    if (job.overheard === null) return true;
    if (channel === undefined) return false;
    const settings = await channelSettings(guide, channel);
    if (!settings[job.overheard]) return false;
    const before = await guide.store.answers.inConversation(job.message.conversation, 1);
    if ((job.overheard === "follow") !== before.length > 0) return false;
    const least = job.overheard === "auto" ? parts.autoConfidence : FOLLOW_CONFIDENCE;
    const reply = await guide.preview(job.message);
    return reply.status === "answered" && reply.confidence >= least;
  }

  async function isAnswered(job: Job): Promise<boolean> {
    const answer = await guide.store.answers.byMessage(job.message.id);
    return (answer !== null && answer.posts.length > 0) || delivery.find(job);
  }

  async function work(job: Job, attempt: number): Promise<void> {
    if (attempt > 1 && (await isAnswered(job))) return;
    if (await onboarding?.said(job, attempt > 1)) return;
    const status = await panel.working(job, parsePost(job.message.id)?.ts ?? "");
    const reply = await guide.ask(job.message);
    await delivery.deliver(job, reply, job.message.id);
    await Promise.all([status.done(), panel.titled(job)]);
    await onboarding?.answered(job);
  }

  async function rework(job: Job, edit: string): Promise<void> {
    const old = await guide.store.answers.byMessage(job.message.id);
    if (old === null) {
      if (job.overheard === null) await work(job, 1);
      return;
    }
    if (old.withdrawnAtMs !== null) return;
    const reply = await guide.ask(job.message);
    const posts = old.posts.flatMap((each) => parsePost(each) ?? []);
    const replaced = await Promise.all(posts.map((each) => delivery.replace(job, reply, each)));
    if (!replaced.includes(true)) await delivery.deliver(job, reply, `${job.message.id}#${edit}`);
  }

  /** A failure reaches the person as a sentence with a reference; the log has the rest. */
  async function patiently(job: Job, attempt: number, task: () => Promise<void>): Promise<void> {
    try {
      await queues.inOrder(job.message.place.channel ?? job.user, task);
    } catch (error) {
      if (isHarmless(codeOf(error))) return;
      if (attempt < MOST_ATTEMPTS && codeOf(error) === "unknown") throw error;
      const reference = randomUUID().slice(0, 8);
      logger.error(
        { reference, code: codeOf(error), error: String(error), attempt },
        "a question could not be answered",
      );
      if (job.overheard !== null) return;
      await delivery.tell(
        listenerOf(job),
        `Sorry, I could not answer that just now (reference ${reference}). Please ask again in a moment.`,
      );
    }
  }

  const run = (job: Job, edit: string | null): Promise<Outcome> =>
    once.run(
      {
        id: edit === null ? job.message.id : `${job.message.id}#${edit.slice(0, 60)}`,
        data: { job, edit },
        person: guide.hashPerson(job.message.user),
      },
      (attempt) => patiently(job, attempt, () => (edit === null ? work(job, attempt) : rework(job, edit))),
    );

  return {
    /** Answers a question, unless somebody does or did already. */
    async answer(job: Job): Promise<Outcome> {
      if (!(await isWanted(job))) return "done";
      return run(job, null);
    },

    /** A question was changed: its answer changes with it. */
    edited: (job: Job, edit: string): Promise<Outcome> => run(job, edit),

    /** A question was deleted: its text and its answers go. */
    async deleted(message: string): Promise<void> {
      for (const answer of await guide.erase(message)) {
        await guide.store.answers.withdraw(answer.id, guide.clock.now());
        await delivery.remove(answer.posts);
      }
    },

    /** Takes up what a process left behind when it died. */
    async resume(): Promise<void> {
      for (const { id, data } of await once.abandoned("slack:")) {
        const stored = storedSchema.safeParse(data);
        if (stored.success) await run(stored.data.job as Job, stored.data.edit);
        else logger.warn({ id }, "an abandoned event of an older form is left alone");
      }
    },
  };
}

/** The person who asked, to be told something about the question. */
function listenerOf(job: Job) {
  const { to } = job;
  return {
    team: job.team,
    user: job.user,
    channel: to.kind === "modal" ? null : to.channel,
    thread: to.kind === "modal" ? null : to.thread,
    responseUrl: to.kind === "private" ? to.responseUrl : null,
  };
}
