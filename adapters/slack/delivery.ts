import type { KnownBlock, ModalView } from "@slack/types";
import type { Phrases } from "../../src/phrases/index.ts";
import type { Logger, Store } from "../../src/ports.ts";
import type { Reply } from "../../src/reply/index.ts";
import { type Before, briefOf } from "../chat/index.ts";
import type { ChartFiles } from "./chart-files.ts";
import type { Clients } from "./clients.ts";
import { codeOf, isClosed, isHarmless, refusesBlocks } from "./errors.ts";
import { channelId, type Post, parsePost, postId } from "./ids.ts";
import type { Destination, SlackJob } from "./job.ts";
import type { Posting, Spot } from "./posting.ts";
import type { Queues } from "./queue.ts";
import { marked } from "./render/elements.ts";
import { answerModal, detailsModal } from "./render/modals.ts";
import { escapeMarkup, linkable } from "./render/text.ts";
import { type Rendered, type RenderOptions, renderReply } from "./render.ts";
import { respond } from "./respond.ts";

/** A question that is pointed at stands no further up than this. */
const MOST_BEFORE = 30;
/** Slack finishes uploads in its own time, and refuses a picture until then. */
const PICTURE_PAUSES_MS = [0, 700, 1_500];

export interface DeliveryParts {
  readonly clients: Clients;
  readonly queues: Queues;
  readonly posting: Posting;
  readonly store: Store;
  readonly logger: Logger;
  readonly chartFiles: ChartFiles;
  /** Whether "Ask a person" leads anywhere for a topic. */
  readonly hasPeople: (topic: string | null) => boolean;
  /** Whether a newcomer can be offered to be shown around. */
  readonly hasOnboarding: () => boolean;
  /** The guide's sentences at this moment. */
  readonly phrases: () => Phrases;
  readonly wait: (ms: number) => Promise<void>;
}

/** Recipient of a message that is visible to one person, and their place. */
export interface Listener {
  readonly team: string;
  readonly user: string;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly responseUrl: string | null;
}

/** Sends replies to their destinations, in the richest form that Slack accepts there. */
export type Delivery = ReturnType<typeof createDelivery>;

/** Creates the one way by which anything is written to Slack. */
export function createDelivery(parts: DeliveryParts) {
  const { clients, queues, posting, store, logger, chartFiles, hasPeople, hasOnboarding, phrases, wait } =
    parts;
  const { firstTaken } = posting;

  const optionsFor = (reply: Reply, given: RenderOptions): RenderOptions => ({
    people: hasPeople(reply.topic),
    onboarding: hasOnboarding(),
    ...given,
  });

  /** Everything that is tried in turn until Slack takes it: what may be refused goes one by one. */
  function forms(reply: Reply, given: RenderOptions): Rendered[] {
    const options = optionsFor(reply, given);
    const render = (each: RenderOptions) => renderReply(reply, phrases(), each);
    const { text, blocks } = render(options);
    const without = { ...options, chart: null };
    return [
      { text, blocks },
      ...(options.chart ? [render(without)] : []),
      ...(blocks.some(({ type }) => type === "table") ? [render({ ...without, tables: "text" })] : []),
      render({ ...without, level: "plain" }),
      { text: options.lead ? `${escapeMarkup(options.lead)}\n\n${text}` : text, blocks: [] },
    ];
  }

  /** The chart that a reply shows at once. */
  const chartOf = (reply: Reply) => briefOf(reply).chart;

  /** Text first; a picture that Slack does not hold yet comes by a change of the message. */
  async function post(
    team: string,
    to: Spot,
    reply: Reply,
    how: {
      readonly key: string;
      readonly payload: { readonly message?: string };
      readonly options: RenderOptions;
    },
  ): Promise<Post> {
    const chart = chartOf(reply);
    const known = chartFiles.known(team, chart);
    const mark = { key: how.key, payload: { answer: reply.id, ...how.payload } };
    const at = await posting.postFirstTaken(team, to, forms(reply, { ...how.options, chart: known }), mark);
    if (chart !== null && known === null) await addPicture(team, at, reply, how.options);
    return at;
  }

  async function addPicture(team: string, at: Post, reply: Reply, options: RenderOptions): Promise<void> {
    const client = await clients.client(team);
    const chart = await chartFiles.give(client, team, chartOf(reply));
    if (chart === null) return;
    const form = renderReply(reply, phrases(), optionsFor(reply, { ...options, chart }));
    for (const pauseMs of PICTURE_PAUSES_MS) {
      if (pauseMs > 0) await wait(pauseMs);
      try {
        await queues.call(channelId(team, at.channel), () =>
          client.chat.update({ channel: at.channel, ts: at.ts, text: form.text, blocks: [...form.blocks] }),
        );
        return;
      } catch (error) {
        // The answer stands; its picture is an ornament.
        if (!refusesBlocks(codeOf(error)))
          return logger.info({ error: codeOf(error) }, "a picture was not added");
      }
    }
    logger.info({ team }, "Slack took no picture; the answer stands without it");
  }

  const leadOf = (lead: string | null): RenderOptions => (lead === null ? {} : { lead });

  const toConversation = (job: SlackJob, reply: Reply, to: Spot, key: string): Promise<Post> =>
    post(job.team, to, reply, { key, payload: { message: job.message.id }, options: leadOf(job.lead) });

  /** The answer by direct message, where it cannot stand where it was asked. */
  async function toPerson(job: SlackJob, reply: Reply, key: string, why: string): Promise<Post> {
    logger.warn({ channel: job.message.place.channel, error: why }, "a reply goes to the person directly");
    const lead = job.lead ?? job.message.text;
    return toConversation({ ...job, lead }, reply, { channel: job.user, thread: null }, key);
  }

  async function toPrivate(job: SlackJob, reply: Reply, to: Extract<Destination, { kind: "private" }>) {
    const client = await clients.client(job.team);
    const chart = await chartFiles.give(client, job.team, chartOf(reply));
    const { shareable } = to;
    const all = forms(reply, { surface: "private", shareable, chart, ...leadOf(job.lead) });
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

  async function toModal(job: SlackJob, reply: Reply, view: string): Promise<void> {
    const client = await clients.client(job.team);
    await client.views.update({
      view_id: view,
      view: answerModal(phrases(), reply, job.lead ?? job.message.text, hasPeople(reply.topic)),
    });
  }

  /** Where the reply stands afterwards; `null` where only the person sees it. */
  async function bring(job: SlackJob, reply: Reply, key: string): Promise<Post | null> {
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
    async deliver(job: SlackJob, reply: Reply, key: string): Promise<void> {
      const at = await bring(job, reply, key);
      if (at) await store.answers.addPost(reply.id, postId(at));
    },

    /** Posts a private answer for everybody, as it was seen; where it stands, or `null` where Slack does not tell. */
    async share(
      to: {
        readonly team: string;
        readonly channel: string;
        readonly thread: string | null;
        readonly responseUrl: string | null;
      },
      reply: Reply,
      { key, lead }: { readonly key: string; readonly lead: string },
    ): Promise<string | null> {
      try {
        return postId(await post(to.team, to, reply, { key, payload: {}, options: { lead } }));
      } catch (error) {
        // Where the bot is no member, Slack still takes a reply to the command itself.
        if (!isClosed(codeOf(error)) || to.responseUrl === null) throw error;
        for (const form of forms(reply, { lead, chart: chartFiles.known(to.team, chartOf(reply)) })) {
          const payload = {
            response_type: "in_channel",
            replace_original: false,
            ...messageOf(form),
            ...threadOf(to),
          };
          const outcome = await respond(to.responseUrl, payload, wait);
          if (outcome === "sent") return null;
          if (outcome === "expired") break;
        }
        throw error;
      }
    },

    /** Puts a new reply in the place of an old one; `false` where the old one is gone. */
    async replace(job: SlackJob, reply: Reply, old: Post): Promise<boolean> {
      const client = await clients.client(job.team);
      const chart = await chartFiles.give(client, job.team, chartOf(reply));
      try {
        await firstTaken(forms(reply, { chart }), (form) =>
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
    find: async (job: SlackJob): Promise<boolean> =>
      job.to.kind === "conversation" && (await posting.find(job.team, job.to, job.message.id)) !== null,

    /** What people and the bot said before a message, oldest first; `null` where the bot may not read it. */
    async before(job: SlackJob): Promise<readonly Before[] | null> {
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

    /** What opened the thread of a message; `null` where it opened none, or may not be read. */
    async opening(
      team: string,
      {
        channel,
        ts,
        thread,
      }: { readonly channel: string; readonly ts: string; readonly thread: string | null },
    ): Promise<string | null> {
      if (thread === null || thread === ts) return null;
      try {
        const client = await clients.client(team);
        const { messages } = await client.conversations.replies({ channel, ts: thread, limit: 1 });
        return messages?.[0]?.text ?? null;
      } catch (error) {
        logger.debug({ error: codeOf(error) }, "a thread could not be read");
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
    say: (team: string, to: Spot, form: Rendered): Promise<Post> => posting.post(team, to, form),

    /** Changes blocks of our own; fine where they are gone, or not taken. */
    async change(team: string, at: { channel: string; ts: string }, form: Rendered): Promise<void> {
      const client = await clients.client(team);
      try {
        await queues.call(channelId(team, at.channel), () =>
          client.chat.update({
            channel: at.channel,
            ts: at.ts,
            text: form.text,
            blocks: [...form.blocks],
          }),
        );
      } catch (error) {
        if (!isHarmless(codeOf(error)) && !refusesBlocks(codeOf(error))) throw error;
      }
    },

    /** The address of a message, for those who may see it; `null` where Slack gives none. */
    async linkTo(team: string, channel: string, ts: string): Promise<string | null> {
      try {
        const client = await clients.client(team);
        const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
        return permalink ? linkable(permalink) : null;
      } catch (error) {
        logger.debug({ error: codeOf(error) }, "a message has no address");
        return null;
      }
    },

    /** The same in the first form that Slack takes; `metadata` finds it again. */
    sayFirstTaken: (team: string, to: Spot, all: readonly Rendered[], metadata?: object): Promise<Post> =>
      posting.postFirstTaken(
        team,
        to,
        all,
        metadata && { payload: { ...metadata }, key: JSON.stringify(metadata) },
      ),

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
        const own = to.channel?.startsWith("D") ?? false;
        const spot = { channel: own ? (to.channel ?? to.user) : to.user, thread: own ? to.thread : null };
        await posting.post(to.team, spot, form);
      } catch (error) {
        logger.warn({ error: codeOf(error) }, "a person could not be told");
      }
    },

    /** Puts content into a window that stands open; fine where it was closed meanwhile. */
    async fill(team: string, view: string, content: ModalView): Promise<void> {
      const client = await clients.client(team);
      try {
        await client.views.update({ view_id: view, view: content });
      } catch (error) {
        logger.info({ error: codeOf(error) }, "a window was closed before it was filled");
      }
    },

    /** Details that stand open get their picture, where Slack takes it. */
    async completeDetails(team: string, view: string, reply: Reply): Promise<void> {
      const client = await clients.client(team);
      const chart = await chartFiles.give(client, team, reply.chart);
      if (chart === null) return;
      try {
        await client.views.update({ view_id: view, view: detailsModal(phrases(), reply, chart) });
      } catch (error) {
        logger.info({ error: codeOf(error) }, "details stay without their picture");
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
