import { z } from "zod";
import type { Guide } from "../../src/guide.ts";
import type { Logger } from "../../src/ports.ts";
import {
  type Cooldown,
  createAnswering as createChatAnswering,
  type Modes,
  type Once,
  type OnceResult,
  type PlatformSide,
} from "../chat/index.ts";
import type { SlackPanel } from "./assistant-panel.ts";
import type { Delivery } from "./delivery.ts";
import { codeOf, isHarmless } from "./errors.ts";
import { parsePost } from "./ids.ts";
import { jobSchema, type SlackJob } from "./job.ts";
import type { SlackOnboarding } from "./onboarding.ts";
import type { Queues } from "./queue.ts";

const storedSchema = z.object({ job: jobSchema, edit: z.string().nullable() });

/** Handlers of questions, each answered once, in the order of its channel. */
export type Answering = ReturnType<typeof createSlackAnswering>;

/**
 * Creates the handlers of questions: Slack's `Room` for `createAnswering`, with queues by channel and the
 * assistant panel's status.
 */
export function createSlackAnswering(parts: {
  readonly guide: Guide;
  readonly once: Once;
  readonly queues: Queues;
  readonly delivery: Delivery;
  readonly panel: SlackPanel;
  readonly modes: Modes;
  readonly logger: Logger;
  readonly autoConfidence: number;
  readonly cooldown: Cooldown;
  readonly onboarding: Pick<SlackOnboarding, "said" | "answered"> | null;
}) {
  const { guide, once, queues, delivery, panel, modes, logger, onboarding } = parts;

  const room: PlatformSide<SlackJob> = {
    async mode({ message }) {
      const { channel } = message.place;
      return channel === undefined ? "mentions" : modes.read(channel);
    },
    inTurn: (job, work) =>
      queues.inOrder(job.message.place.channel ?? job.user, async () => {
        const status = await panel.working(job, parsePost(job.message.id)?.ts ?? "");
        try {
          await work();
        } finally {
          await status.done();
        }
      }),
    claims: async (job, again) => (await onboarding?.said(job, again)) ?? false,
    before: (job) => delivery.before(job),
    deliver: (job, reply, { key, about }) =>
      delivery.deliver(about === null ? job : { ...job, lead: about }, reply, key),
    async replace(job, reply, post) {
      const at = parsePost(post);
      return at !== null && delivery.replace(job, reply, at);
    },
    remove: (posts) => delivery.remove(posts),
    stands: (job) => delivery.find(job),
    say: (job, text) => delivery.tell(listenerOf(job), text),
    async answered(job) {
      await panel.titled(job);
      await onboarding?.answered(job);
    },
    isOver: (error) => isHarmless(codeOf(error)),
  };
  const answering = createChatAnswering({
    guide,
    once,
    room,
    logger,
    sure: parts.autoConfidence,
    cooldown: parts.cooldown,
  });

  return {
    /** Answers a question, unless somebody does or did already. */
    answer: (job: SlackJob): Promise<OnceResult> => answering.answer(job, { job, edit: null }),
    /** A question was changed: its answer changes with it. */
    edited: (job: SlackJob, edit: string): Promise<OnceResult> => answering.edited(job, edit, { job, edit }),
    /** A question was deleted: its text and its answers go. */
    deleted: answering.deleted,

    /** Takes up what a process left behind when it died. */
    async resume(): Promise<void> {
      for (const { id, data } of await once.abandoned("slack:")) {
        const stored = storedSchema.safeParse(data);
        if (!stored.success) logger.warn({ id }, "an abandoned event of an older form is left alone");
        else if (stored.data.edit === null) await answering.answer(stored.data.job as SlackJob, stored.data);
        else await answering.edited(stored.data.job as SlackJob, stored.data.edit, stored.data);
      }
    },
  };
}

/** The person who asked, to be told something about the question. */
function listenerOf(job: SlackJob) {
  const { to } = job;
  return {
    team: job.team,
    user: job.user,
    channel: to.kind === "modal" ? null : to.channel,
    thread: to.kind === "modal" ? null : to.thread,
    responseUrl: to.kind === "private" ? to.responseUrl : null,
  };
}
