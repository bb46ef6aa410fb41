import { codes, explain, isOneOf } from "../errors.ts";
import { postId } from "../ids.ts";
import type { Interaction } from "../intents.ts";
import type { Parts } from "../parts.ts";
import { forgotten, note } from "../render/notes.ts";
import type { Responder } from "../respond.ts";
import { present } from "./present.ts";

/** Posts a private answer for everybody, once, with the name of who shared it. */
export async function shareAnswer(
  parts: Parts,
  { caller }: Interaction,
  answerId: string,
  responder: Responder,
): Promise<void> {
  const { guide, clock, logger } = parts;
  const answer = await guide.recall(answerId);
  if (!answer?.reply) return void (await responder.send({ sheet: forgotten }, true));
  if (!(await guide.store.answers.share(answerId, clock.now()))) {
    await responder.send({ sheet: note("It is shared already.") }, true);
    return;
  }
  const question = answer.question === null ? {} : { question: answer.question };
  await responder.update(await present(parts, answer.reply, question));
  try {
    const shared = await present(parts, answer.reply, { ...question, sharedBy: caller.name });
    const message = await responder.follow(shared, false);
    await guide.store.answers.addPost(answerId, postId({ channel: caller.channel, message }));
  } catch (error) {
    if (!isOneOf(error, codes.missingAccess, codes.missingPermissions)) throw error;
    logger.warn(explain(error), "an answer may not be shared in its channel");
    await responder.follow(
      { sheet: note("I may not write in this channel, so I could not share it.") },
      true,
    );
  }
}
