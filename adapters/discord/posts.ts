import type { REST } from "discord.js";
import { z } from "zod";
import { Routes } from "./api.ts";
import { codes, isOneOf } from "./errors.ts";
import type { Post } from "./ids.ts";
import { inTakenForm, type Outgoing, replacing } from "./outgoing.ts";

const created = z.object({ id: z.string() });

/** Messages that answer no interaction: sends, edits and deletes them. */
export interface Posts {
  /** `key` makes a repeated attempt the same message; at most 25 characters. */
  send(
    channel: string,
    out: Outgoing,
    about?: { readonly replyTo?: string; readonly key?: string },
  ): Promise<Post>;
  /** False where the message is gone. */
  edit(post: Post, out: Outgoing): Promise<boolean>;
  /** Fine where the message is gone already. */
  remove(post: Post): Promise<void>;
  /** Writes to a person in private; `null` where they take no messages. */
  direct(user: string, out: Outgoing, key?: string): Promise<Post | null>;
}

/**
 * Creates posts over Discord's REST client, which waits for rate limits and keeps the order in each channel.
 */
export function createPosts(rest: REST): Posts {
  const posts: Posts = {
    send: (channel, out, { replyTo, key } = {}) =>
      inTakenForm(out, async ({ body, files }) => {
        const extra = key === undefined ? {} : { nonce: key, enforce_nonce: true };
        const post = async (reference: object) => {
          const options = { body: { ...body, ...extra, ...reference }, files: [...files] };
          return {
            channel,
            message: created.parse(await rest.post(Routes.channelMessages(channel), options)).id,
          };
        };
        if (replyTo === undefined) return post({});
        const reference = { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
        return post(reference).catch((error: unknown) => {
          if (isOneOf(error, codes.noHistory)) return post({});
          throw error;
        });
      }),
    async edit({ channel, message }, out) {
      try {
        await inTakenForm(out, (parcel) => {
          const { body, files } = replacing(parcel);
          return rest.patch(Routes.channelMessage(channel, message), { body, files: [...files] });
        });
        return true;
      } catch (error) {
        if (isOneOf(error, codes.unknownMessage, codes.unknownChannel)) return false;
        throw error;
      }
    },
    async remove({ channel, message }) {
      try {
        await rest.delete(Routes.channelMessage(channel, message));
      } catch (error) {
        if (!isOneOf(error, codes.unknownMessage, codes.unknownChannel)) throw error;
      }
    },
    async direct(user, out, key) {
      try {
        const channel = created.parse(
          await rest.post(Routes.userChannels(), { body: { recipient_id: user } }),
        );
        return await posts.send(channel.id, out, key === undefined ? {} : { key });
      } catch (error) {
        if (isOneOf(error, codes.cannotMessage)) return null;
        throw error;
      }
    },
  };
  return posts;
}
