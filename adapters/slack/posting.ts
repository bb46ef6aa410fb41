import { createHash } from "node:crypto";
import type { WebClient } from "@slack/web-api";
import type { Logger } from "../../src/ports.ts";
import type { Clients } from "./clients.ts";
import { codeOf, isPassing, refusesBlocks } from "./errors.ts";
import { channelId, type Post } from "./ids.ts";
import type { Queues } from "./queue.ts";
import type { Rendered } from "./render.ts";

/** Marks a message as an answer, so that it is found again after a crash. */
const EVENT_TYPE = "answer_given";
const TRIES = 4;
const FIRST_PAUSE_MS = 200;

/** Idempotency key of a message, and metadata by which it is recognised when it is read. */
export interface Mark {
  readonly payload: { readonly message?: string } & Readonly<Record<string, unknown>>;
  /** The same for every try, in every process, to bring the same thing. */
  readonly key: string;
}

/** Slack knows the id of a message that is no longer there, or is elsewhere. */
const staleIds = new Set(["duplicate_message_not_found", "duplicate_channel_not_found"]);

/** Destination of a message. */
export interface Spot {
  readonly channel: string;
  readonly thread: string | null;
}

/** Posts messages, each once as far as Slack tells. */
export type Posting = ReturnType<typeof createPosting>;

export function createPosting({
  clients,
  queues,
  logger,
  wait,
}: {
  readonly clients: Clients;
  readonly queues: Queues;
  readonly logger: Logger;
  readonly wait: (ms: number) => Promise<void>;
}) {
  /** The message that carries a mark, where the bot may read its thread. */
  async function find(team: string, { channel, thread }: Spot, message: string): Promise<Post | null> {
    if (thread === null) return null;
    try {
      const client = await clients.client(team);
      const { messages } = await client.conversations.replies({
        channel,
        ts: thread,
        include_all_metadata: true,
        limit: 200,
      });
      const found = messages?.find((each) => {
        const payload = each.metadata?.event_payload as { message?: unknown } | undefined;
        return each.metadata?.event_type === EVENT_TYPE && payload?.message === message;
      });
      return found?.ts === undefined ? null : { team, channel, ts: found.ts };
    } catch (error) {
      // Without the scope for a channel's history nothing can be looked up: that leaves the id of the post.
      logger.debug({ error: codeOf(error) }, "a thread could not be read");
      return null;
    }
  }

  /** Whether it was posted is not known where the reply was lost: looked up before it is sent again. */
  async function send(
    team: string,
    to: Spot,
    mark: Mark | undefined,
    request: () => Promise<Post>,
  ): Promise<Post> {
    for (let tries = 1; ; tries++) {
      try {
        return await queues.call(channelId(team, to.channel), request);
      } catch (error) {
        if (!isPassing(codeOf(error)) || tries >= TRIES) throw error;
        await wait(FIRST_PAUSE_MS * 2 ** (tries - 1));
        const message = mark?.payload.message;
        const stands = message === undefined ? null : await find(team, to, message);
        if (stands !== null) return stands;
      }
    }
  }

  async function post(team: string, to: Spot, form: Rendered, mark?: Mark): Promise<Post> {
    const client = await clients.poster(team);
    const args = {
      channel: to.channel,
      ...(to.thread !== null && { thread_ts: to.thread }),
      text: form.text,
      ...(form.blocks.length > 0 && { blocks: [...form.blocks] }),
      ...(mark && { metadata: { event_type: EVENT_TYPE, event_payload: mark.payload } }),
      unfurl_links: false,
      unfurl_media: false,
    };
    const attempt = (id: object) =>
      send(team, to, mark, async () => {
        const sent = await client.chat.postMessage({ ...args, ...id } as Parameters<
          WebClient["chat"]["postMessage"]
        >[0]);
        return { team, channel: sent.channel ?? to.channel, ts: sent.ts ?? "" };
      });
    return attempt(mark ? { client_msg_id: uuidOf(`${to.channel} ${mark.key}`) } : {}).catch(
      (error: unknown) => {
        if (!staleIds.has(codeOf(error))) throw error;
        return attempt({});
      },
    );
  }

  /** Sends the first form that Slack takes. */
  async function firstTaken<T>(
    all: readonly Rendered[],
    request: (form: Rendered, index: number) => Promise<T>,
  ): Promise<T> {
    for (const [index, form] of all.entries()) {
      try {
        return await request(form, index);
      } catch (error) {
        if (!refusesBlocks(codeOf(error)) || index === all.length - 1) throw error;
        logger.warn({ error: codeOf(error), form: index }, "Slack refused a form of a reply");
      }
    }
    throw new Error("no form to send");
  }

  return {
    find,
    post,
    firstTaken,
    /** Posts the first form that Slack takes. */
    postFirstTaken: (team: string, to: Spot, all: readonly Rendered[], mark?: Mark): Promise<Post> =>
      firstTaken(all, (form, index) =>
        post(team, to, form, mark && { ...mark, key: `${mark.key} ${index}` }),
      ),
  };
}

/** A UUID that is the same for the same words (version 5's form), as Slack's own clients name what they send. */
function uuidOf(words: string): string {
  const bytes = createHash("sha256").update(words).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
