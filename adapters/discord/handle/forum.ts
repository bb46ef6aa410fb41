import { z } from "zod";
import { isWantedInForum } from "../../chat/index.ts";
import { ChannelType, Routes } from "../api.ts";
import type { DiscordContext } from "../context.ts";
import { explainDiscordError } from "../errors.ts";
import type { HeardMessage } from "../intents.ts";

const post = z.object({ name: z.string().max(200), parent_id: z.string().nullish(), type: z.int() });
const forum = z.object({
  available_tags: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
});
const tagged = post.extend({ applied_tags: z.array(z.string()).default([]) });

const MOST_TEXT_CHARS = 500;
const MOST_TAGS = 5;
const SOLVED = /^(solved|resolved|answered|gelöst|erledigt)\b/i;

/**
 * The question of a new forum post: title, text or both, whichever is answered with the highest confidence.
 * `null` where the forum is not set up for it, or no answer is sure enough.
 */
export async function forumQuestion(
  { servers, rest, guide, config, logger }: DiscordContext,
  { caller, message }: HeardMessage,
): Promise<string | null> {
  const { forums } = await servers.read(caller.guild);
  if (forums.length === 0) return null;
  try {
    const { name, parent_id } = post.parse(await rest.get(Routes.channel(caller.channel)));
    if (parent_id == null || !forums.includes(parent_id)) return null;
    const body = message.text.slice(0, MOST_TEXT_CHARS);
    const wordings = body === "" ? [name] : [name, body, `${name}. ${body}`];
    const previews = await Promise.all(
      wordings.map(async (text) => ({ text, reply: await guide.preview({ ...message, text }) })),
    );
    const sure = previews
      .filter(({ reply }) => isWantedInForum(reply, config.autoConfidence))
      .sort((a, b) => b.reply.confidence - a.reply.confidence);
    return sure[0]?.text ?? null;
  } catch (error) {
    logger.warn(explainDiscordError(error), "a forum post could not be looked up");
    return null;
  }
}

/** Adds the forum's own tag for solved posts, where there is one and the bot may. */
export async function tagSolved({ rest, logger }: DiscordContext, channel: string): Promise<void> {
  try {
    const thread = tagged.parse(await rest.get(Routes.channel(channel)));
    if (thread.type !== ChannelType.PublicThread || thread.parent_id == null) return;
    const { available_tags } = forum.parse(await rest.get(Routes.channel(thread.parent_id)));
    const tag = available_tags.find(({ name }) => SOLVED.test(name))?.id;
    if (tag === undefined || thread.applied_tags.includes(tag)) return;
    const tags = [tag, ...thread.applied_tags].slice(0, MOST_TAGS);
    await rest.patch(Routes.channel(channel), { body: { applied_tags: tags } });
  } catch (error) {
    logger.debug(explainDiscordError(error), "a solved post could not be tagged");
  }
}
