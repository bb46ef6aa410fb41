import { phrasesIn, share } from "../../chat/index.ts";
import type { DiscordContext } from "../context.ts";
import { codes, isOneOf } from "../errors.ts";
import { postId } from "../ids.ts";
import type { Interaction } from "../intents.ts";
import { note } from "../render/notes.ts";
import type { Responder } from "../respond.ts";
import { present } from "./present.ts";

/** Posts a private answer for everybody, at most once, with the name of who shared it. */
export async function shareAnswer(
  parts: DiscordContext,
  { caller, message }: Interaction,
  answerId: string,
  responder: Responder,
): Promise<void> {
  const { guide, once, posts } = parts;
  const said = await share({
    guide,
    once,
    name: "discord:share",
    answerId,
    async post({ reply, question }) {
      const asked = question === null ? {} : { question };
      const out = await present(parts, reply, { ...asked, sharedBy: caller.name });
      // A post of the bot's own carries a nonce: should its reply get lost, a second try makes no second copy.
      const own = caller.botIsMember
        ? await posts.send(caller.channel, out, { key: `share${answerId}` }).catch(ifClosed)
        : null;
      if (message !== null) await responder.update(await present(parts, reply, asked));
      return postId(own ?? { channel: caller.channel, message: await responder.follow(out, false) });
    },
    isClosed: (error) => isOneOf(error, codes.missingAccess, codes.missingPermissions),
  });
  if (said !== phrasesIn(guide)("shared")) await responder.send({ sheet: note(said) }, true);
}

/** Where the bot may not post by itself, an answer to the interaction may still be taken. */
function ifClosed(error: unknown): null {
  if (isOneOf(error, codes.missingAccess, codes.missingPermissions)) return null;
  throw error;
}
