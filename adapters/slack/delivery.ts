import { createHash } from "node:crypto";
import type { KnownBlock, ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Logger, Reply, Store } from "../../src/ports.ts";
import type { Before } from "../chat/pointing.ts";
import type { createChartFiles } from "./chart-files.ts";
import type { Clients } from "./clients.ts";
import { codeOf, isClosed, isHarmless, refusesBlocks } from "./errors.ts";
import { channelId, type Post, parsePost, postId } from "./ids.ts";
import type { Destination, Job } from "./job.ts";
import type { Queues } from "./queue.ts";
import { marked } from "./render/elements.ts";
import { answerModal } from "./render/modals.ts";
import { escapeMarkup } from "./render/text.ts";
import { type Rendered, type RenderOptions, renderReply } from "./render.ts";
import { respond } from "./respond.ts";

/** Marks a message as an answer, so that it is found again after a crash. */
const EVENT_TYPE = "answer_given";
/** A question that is pointed at stands no further up than this. */
const MOST_BEFORE = 30;

export interface DeliveryParts {
  readonly clients: Clients;
  readonly queues: Queues;
  readonly store: Store;
  readonly logger: Logger;
  readonly chartFiles: ReturnType<typeof createChartFiles>;
  /** Whether "Ask a person" leads anywhere for a topic. */
  readonly hasPeople: (topic: string | null) => boolean;
  /** Whether a newcomer can be offered to be shown around. */
  readonly hasOnboarding: () => boolean;
  readonly wait: (ms: number) => Promise<void>;
}

/** What makes a message known again: to us when we read it, to Slack when it is sent a second time. */
interface Mark {
  readonly payload: object;
  /** The same for every try, in every process, to bring the same thing. */
  readonly key: string;
}

/** Slack knows the id of a message that is no longer there, or is elsewhere. */
const staleIds = new Set(["duplicate_message_not_found", "duplicate_channel_not_found"]);

/** Someone to tell something, and where they are. */
export interface Listener {
  readonly team: string;
  readonly user: string;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly responseUrl: string | null;
}

/** Brings replies to where they belong, in the richest form that is taken there. */
export type Delivery = ReturnType<typeof createDelivery>;

/** Everything that is written to Slack goes through here. */
export function createDelivery(parts: DeliveryParts) {
  const { clients, queues, store, logger, chartFiles, hasPeople, hasOnboarding, wait } = parts;

  /** Everything that is tried in turn until Slack takes it: rich, plain, text alone. */
  function forms(reply: Reply, given: RenderOptions): Rendered[] {
    const options = { ...given, onboarding: hasOnboarding() };
    const text = renderReply(reply, options).text;
    return [
      renderReply(reply, options),
      renderReply(reply, { ...options, level: "plain", chart: null }),
      { text: options.lead ? `${escapeMarkup(options.lead)}\n\n${text}` : text, blocks: [] },
    ];
  }

  /** Sends the first form that Slack takes. */
  async function firstTaken<T>(
    all: readonly Rendered[],
    send: (form: Rendered, index: number) => Promise<T>,
  ): Promise<T> {
    for (const [index, form] of all.entries()) {
      try {
        return await send(form, index);
      } catch (error) {
        if (!refusesBlocks(codeOf(error)) || index === all.length - 1) throw error;
        logger.warn({ error: codeOf(error), form: index }, "Slack refused a form of a reply");
      }
    }
    throw new Error("no form to send");
  }

  async function post(
    client: WebClient,
    team: string,
    to: { channel: string; thread: string | null },
    form: Rendered,
    mark?: Mark,
  ) {
    const args = {
      channel: to.channel,
      ...(to.thread !== null && { thread_ts: to.thread }),
      text: form.text,
      ...(form.blocks.length > 0 && { blocks: [...form.blocks] }),
      ...(mark && { metadata: { event_type: EVENT_TYPE, event_payload: mark.payload } }),
      unfurl_links: false,
      unfurl_media: false,
    };
    const send = (id: object) =>
      queues.call(channelId(team, to.channel), () =>
        client.chat.postMessage({ ...args, ...id } as Parameters<typeof client.chat.postMessage>[0]),
      );
    const sent = await send(mark ? { client_msg_id: uuidOf(`${to.channel} ${mark.key}`) } : {}).catch(
      (error: unknown) => {
        if (!staleIds.has(codeOf(error))) throw error;
        return send({});
      },
    );
    return { team, channel: sent.channel ?? to.channel, ts: sent.ts ?? "" };
  }

  async function toConversation(
    job: Job,
    reply: Reply,
    to: { channel: string; thread: string | null },
    key: string,
  ): Promise<Post> {
    const client = await clients.client(job.team);
    const chart = await chartFiles(client, job.team, reply.chart);
    const options: RenderOptions = {
      chart,
      people: hasPeople(reply.topic),
      ...(job.lead !== null && { lead: job.lead }),
    };
    const payload = { answer: reply.id, message: job.message.id };
    return firstTaken(forms(reply, options), (form, index) =>
      post(client, job.team, to, form, { payload, key: `${key} ${index}` }),
    );
  }

  /** The answer by direct message, where it cannot stand where it was asked. */
  async function toPerson(job: Job, reply: Reply, key: string, why: string): Promise<Post> {
    logger.warn({ channel: job.message.place.channel, error: why }, "a reply goes to the person directly");
    const lead = job.lead ?? job.message.text;
    return toConversation({ ...job, lead }, reply, { channel: job.user, thread: null }, key);
  }

  async function toPrivate(job: Job, reply: Reply, to: Extract<Destination, { kind: "private" }>) {
    const client = await clients.client(job.team);
    const chart = await chartFiles(client, job.team, reply.chart);
    const all = forms(reply, {
      surface: "private",
      shareable: to.shareable,
      chart,
      people: hasPeople(reply.topic),
      ...(job.lead !== null && { lead: job.lead }),
    });
    if (to.responseUrl !== null)
      for (const form of all) {
        const outcome = await respond(
          to.responseUrl,
          { response_type: "ephemeral", replace_original: false, ...messageOf(form), ...threadOf(to) },
          wait,
        );
        if (outcome === "sent") return;
        if (outcome === "expired") break;
      }
    await firstTaken(all, (form) =>
      queues.call(channelId(job.team, to.channel), () =>
        client.chat.postEphemeral({
          channel: to.channel,
          user: job.user,
          ...(to.thread !== null && { thread_ts: to.thread }),
          text: form.text,
          ...(form.blocks.length > 0 && { blocks: [...form.blocks] }),
        }),
      ),
    );
  }

  async function toModal(job: Job, reply: Reply, view: string): Promise<void> {
    const client = await clients.client(job.team);
    await client.views.update({
      view_id: view,
      view: answerModal(reply, job.lead ?? job.message.text, hasPeople(reply.topic)),
    });
  }

  /** Where the reply stands afterwards; `null` where only the person sees it. */
  async function bring(job: Job, reply: Reply, key: string): Promise<Post | null> {
    try {
      switch (job.to.kind) {
        case "conversation":
          return await toConversation(job, reply, job.to, key);
        case "private":
          await toPrivate(job, reply, job.to);
          return null;
        case "modal":
          await toModal(job, reply, job.to.view);
          return null;
      }
    } catch (error) {
      const code = codeOf(error);
      const elsewhere = isClosed(code) || job.to.kind !== "conversation";
      if (!elsewhere || job.overheard !== null) throw error;
      return toPerson(job, reply, key, code);
    }
  }

  return {
    /**
     * Brings a reply to where the job wants it and remembers where it stands. `key` is one for all tries to
     * bring it: Slack, told it, can see that a process which died has posted it already.
     */
    async deliver(job: Job, reply: Reply, key: string): Promise<void> {
      const post = await bring(job, reply, key);
      if (post) await store.answers.addPost(reply.id, postId(post));
    },

    /** Puts a new reply in the place of an old one; `false` where the old one is gone. */
    async replace(job: Job, reply: Reply, old: Post): Promise<boolean> {
      const client = await clients.client(job.team);
      const chart = await chartFiles(client, job.team, reply.chart);
      try {
        await firstTaken(forms(reply, { chart, people: hasPeople(reply.topic) }), (form) =>
          queues.call(channelId(old.team, old.channel), () =>
            client.chat.update({
              channel: old.channel,
              ts: old.ts,
              text: form.text,
              blocks: [...form.blocks],
            }),
          ),
        );
        await store.answers.addPost(reply.id, postId(old));
        return true;
      } catch (error) {
        if (isHarmless(codeOf(error))) return false;
        throw error;
      }
    },

    /** Whether a reply to the message stands in Slack already, though the store does not know where. */
    async find(job: Job): Promise<boolean> {
      if (job.to.kind !== "conversation" || job.to.thread === null) return false;
      const client = await clients.client(job.team);
      try {
        const thread = await client.conversations.replies({
          channel: job.to.channel,
          ts: job.to.thread,
          include_all_metadata: true,
          limit: 200,
        });
        const found = thread.messages?.find((each) => {
          const payload = each.metadata?.event_payload as { message?: unknown } | undefined;
          return each.metadata?.event_type === EVENT_TYPE && payload?.message === job.message.id;
        });
        return found !== undefined;
      } catch (error) {
        // Without the scope for a channel's history nothing can be looked up: that leaves the id of the post.
        logger.debug({ error: codeOf(error) }, "a thread could not be read");
        return false;
      }
    },

    /** What people and the bot said before a message, oldest first; `null` where the bot may not read it. */
    async before(job: Job): Promise<readonly Before[] | null> {
      const asked = parsePost(job.message.id);
      if (job.to.kind !== "conversation" || asked === null) return null;
      const { channel } = job.to;
      const client = await clients.client(job.team);
      try {
        const inThread = job.message.place.kind === "thread" && job.to.thread !== null;
        const { messages = [] } = inThread
          ? await client.conversations.replies({ channel, ts: job.to.thread ?? "", limit: 200 })
          : await client.conversations.history({ channel, latest: asked.ts, inclusive: false, limit: 5 });
        return messages
          .filter((each) => each.ts !== undefined && Number(each.ts) < Number(asked.ts))
          .toSorted((a, b) => Number(a.ts) - Number(b.ts))
          .slice(-MOST_BEFORE)
          .map(({ text = "", bot_id, user }) => ({
            text,
            byBot: bot_id !== undefined || user === undefined,
          }));
      } catch (error) {
        logger.debug({ error: codeOf(error) }, "what was said before could not be read");
        return null;
      }
    },

    /** Takes replies away. Gone already is as good. */
    async remove(posts: readonly string[]): Promise<void> {
      for (const post of posts.map(parsePost)) {
        if (!post) continue;
        const client = await clients.client(post.team);
        try {
          await queues.call(channelId(post.team, post.channel), () =>
            client.chat.delete({ channel: post.channel, ts: post.ts }),
          );
        } catch (error) {
          if (!isHarmless(codeOf(error)) && !isClosed(codeOf(error))) throw error;
        }
      }
    },

    /** Posts blocks of our own, such as a hand-over. */
    async say(team: string, to: { channel: string; thread: string | null }, form: Rendered): Promise<Post> {
      return post(await clients.client(team), team, to, form);
    },

    /** The same in the first form that Slack takes; `metadata` finds it again. */
    async sayFirstTaken(
      team: string,
      to: { channel: string; thread: string | null },
      all: readonly Rendered[],
      metadata?: object,
    ): Promise<Post> {
      const client = await clients.client(team);
      return firstTaken(all, (form, index) =>
        post(
          client,
          team,
          to,
          form,
          metadata && { payload: metadata, key: `${JSON.stringify(metadata)} ${index}` },
        ),
      );
    },

    /** Tells one person something, by whatever way is open. Never throws. */
    async tell(to: Listener, text: string, blocks: readonly KnownBlock[] = []): Promise<void> {
      const form = {
        text: escapeMarkup(text),
        blocks:
          blocks.length > 0
            ? [{ type: "section" as const, text: marked(escapeMarkup(text)) }, ...blocks]
            : [],
      };
      try {
        if (to.responseUrl !== null) {
          const payload = {
            response_type: "ephemeral",
            replace_original: false,
            ...messageOf(form),
            ...threadOf(to),
          };
          if ((await respond(to.responseUrl, payload, wait)) === "sent") return;
        }
        const client = await clients.client(to.team);
        if (to.channel !== null && !to.channel.startsWith("D")) {
          try {
            await client.chat.postEphemeral({
              channel: to.channel,
              user: to.user,
              ...messageOf(form),
              ...threadOf(to),
            } as Parameters<typeof client.chat.postEphemeral>[0]);
            return;
          } catch (error) {
            logger.debug({ error: codeOf(error) }, "no ephemeral message there");
          }
        }
        await post(
          client,
          to.team,
          { channel: to.channel?.startsWith("D") ? to.channel : to.user, thread: to.thread },
          form,
        );
      } catch (error) {
        logger.warn({ error: codeOf(error) }, "a person could not be told");
      }
    },

    /** Opens a modal; `null` where the trigger is too old. */
    async open(team: string, trigger: string, view: ModalView, onTop = false): Promise<string | null> {
      const client = await clients.client(team);
      try {
        const opened = onTop
          ? await client.views.push({ trigger_id: trigger, view })
          : await client.views.open({ trigger_id: trigger, view });
        return opened.view?.id ?? null;
      } catch (error) {
        logger.info({ error: codeOf(error) }, "a form could not be opened");
        return null;
      }
    },
  };
}

const messageOf = (form: Rendered) => ({
  text: form.text,
  ...(form.blocks.length > 0 && { blocks: [...form.blocks] }),
});

const threadOf = (to: { readonly thread: string | null }) =>
  to.thread === null ? {} : { thread_ts: to.thread };

/** A UUID that is the same for the same words (version 5's form), as Slack's own clients name what they send. */
function uuidOf(words: string): string {
  const bytes = createHash("sha256").update(words).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
