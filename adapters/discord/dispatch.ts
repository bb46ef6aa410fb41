import { MOST_ATTEMPTS, phrasesIn } from "../chat/index.ts";
import { InteractionResponseType, InteractionType, Routes } from "./api.ts";
import type { DiscordContext } from "./context.ts";
import { codes, explainDiscordError, isOneOf, ranOut } from "./errors.ts";
import type { Dispatch } from "./gateway.ts";
import { commandHandlers } from "./handle/commands.ts";
import { createMessages } from "./handle/messages.ts";
import { formSent, pressHandlers } from "./handle/presses.ts";
import { kinds, userId } from "./ids.ts";
import type { Interaction } from "./intents.ts";
import { inTakenForm } from "./outgoing.ts";
import { interactionSchema, messageSchema } from "./payloads.ts";
import {
  receiveDeletion,
  receiveInteraction,
  receiveMessage,
  receiveReaction,
  type Self,
} from "./receive.ts";
import { ephemeral } from "./render/message.ts";
import { note, referenceTo, warning } from "./render/notes.ts";
import { createResponder, type Responder } from "./respond.ts";
import type { ServerSettingsStore } from "./server-settings.ts";

/** Handles gateway events; its promises never reject, so that no event ends the process. */
export interface Dispatcher {
  receive(dispatch: Dispatch): Promise<void>;
  /** Takes up questions that a process left behind when it died. */
  recover(): Promise<void>;
}

/** Time after which an interaction is deferred, in milliseconds; Discord drops it after 3 s. */
export const ACK_WITHIN_MS = 900;

/** Kinds of interaction after which somebody waits for a word. */
const toldOf = new Set<number>([
  InteractionType.ApplicationCommand,
  InteractionType.MessageComponent,
  InteractionType.ModalSubmit,
]);

/** Creates the dispatcher, which routes each gateway event to its handler by type. */
export function createDispatcher(
  parts: DiscordContext,
  options: { readonly self: (guild: string | null) => Self; readonly ackWithinMs: number },
): Dispatcher {
  const { logger, once, guide, rest, pace } = parts;
  const messages = createMessages(parts);

  const receive = async ({ t, d }: Dispatch): Promise<void> => {
    try {
      await sort(t, d);
    } catch (error) {
      logger.error(
        { event: t, ...explainDiscordError(error), error: String(error) },
        "something from Discord was not handled",
      );
    }
  };

  async function sort(type: string, data: unknown): Promise<void> {
    const self = () => options.self((data as { guild_id?: string } | null)?.guild_id ?? null);
    switch (type) {
      case "INTERACTION_CREATE":
        return interaction(data);
      case "MESSAGE_CREATE": {
        const heard = receiveMessage(data, self());
        if (heard) await messages.heard(heard, stored(type, messageSchema.parse(data)));
        return;
      }
      case "MESSAGE_UPDATE": {
        const heard = receiveMessage(data, self());
        if (heard) await messages.edited(heard, stored(type, messageSchema.parse(data)));
        return;
      }
      case "MESSAGE_DELETE":
      case "MESSAGE_DELETE_BULK": {
        const deletion = receiveDeletion(data);
        if (deletion) await messages.deleted(deletion);
        return;
      }
      case "GUILD_MEMBER_ADD":
      case "GUILD_MEMBER_UPDATE":
        await parts.onboarding?.joined(data);
        return;
      case "MESSAGE_REACTION_ADD":
      case "MESSAGE_REACTION_REMOVE": {
        const reaction = receiveReaction(data, self());
        if (reaction) await messages.reacted(reaction, type === "MESSAGE_REACTION_REMOVE");
      }
    }
  }

  async function interaction(data: unknown): Promise<void> {
    const read = receiveInteraction(data);
    if (!read) return unknown(data);
    const { ackWithinMs } = options;
    const isPrivate = isPrivateAsFarAsKnown(read, parts.servers);
    const responder = createResponder(read, { rest, pace, ackWithinMs, isPrivate });
    try {
      if (read.intent.kind === "complete") return await work(read, responder, 1);
      const task = {
        id: `discord:i:${read.id}`,
        person: guide.hashPerson(userId(read.caller.user)),
        ...(asks(read) && { data: stored("INTERACTION_CREATE", interactionSchema.parse(data)) }),
      };
      await once.run(task, (attempt) =>
        attempt > MOST_ATTEMPTS ? Promise.resolve() : work(read, responder, attempt),
      );
    } catch (error) {
      await apologise(read, responder, error);
    } finally {
      responder.close();
    }
  }

  /** A command or button of another version: whoever used it hears so, in place of Discord's own "failed". */
  async function unknown(data: unknown): Promise<void> {
    const parsed = interactionSchema.safeParse(data);
    if (!parsed.success || !toldOf.has(parsed.data.type))
      return logger.debug({}, "an interaction is none of ours");
    const { id, token } = parsed.data;
    try {
      await inTakenForm({ sheet: note(phrasesIn(parts.guide)("not-known")) }, ({ body }) =>
        rest.post(Routes.interactionCallback(id, token), {
          body: { type: InteractionResponseType.ChannelMessageWithSource, data: ephemeral(body) },
          auth: false,
        }),
      );
    } catch (error) {
      logger.warn(explainDiscordError(error), "an interaction that is not known could not be answered");
    }
  }

  /** Tells the person that it went wrong; a claim is over then, for nobody repeats an interaction. */
  async function work(read: Interaction, responder: Responder, attempt: number): Promise<void> {
    try {
      await handle(parts, read, responder, attempt > 1);
    } catch (error) {
      await apologise(read, responder, error);
    }
  }

  async function apologise({ id, intent }: Interaction, responder: Responder, error: unknown): Promise<void> {
    const reference = referenceTo(id);
    const known = ranOut(error) || isOneOf(error, codes.alreadyAcknowledged);
    const fields = { reference, intent: intent.kind, ...explainDiscordError(error) };
    if (known) return logger.warn(fields, "an interaction could not be answered");
    logger.error({ ...fields, error: String(error) }, "an interaction failed");
    if (intent.kind === "complete") return;
    await responder
      .send({ sheet: warning(phrasesIn(guide)("apology", { code: reference })) }, true)
      .catch(() => undefined);
  }

  return {
    receive,
    async recover() {
      for (const { data } of await once.abandoned("discord:")) {
        const left = data as Partial<Dispatch> | null;
        if (typeof left?.t === "string") await receive({ t: left.t, d: left.d });
      }
    },
  };
}

/** An event in the form in which another process can take it up. */
const stored = (t: string, d: unknown): Dispatch => ({ t, d });

/** What a command says of itself, else what the server chose; whoever it is not known of hears it in private. */
function isPrivateAsFarAsKnown(
  { intent, caller, message }: Interaction,
  servers: ServerSettingsStore,
): boolean {
  if (intent.kind === "ask" || intent.kind === "table") {
    if (intent.private !== null) return intent.private;
    return caller.guild !== null && (servers.known(caller.guild)?.privateByDefault ?? true);
  }
  return message === null || message.private;
}

const asking = new Set<string>([kinds.follow, kinds.choose, kinds.topicQuestion]);

/** Whether somebody waits for an answer: what they asked must not get lost. */
function asks({ intent }: Interaction): boolean {
  return intent.kind === "ask" || (intent.kind === "press" && asking.has(intent.id.kind));
}

async function handle(
  parts: DiscordContext,
  interaction: Interaction,
  first: Responder,
  again: boolean,
): Promise<void> {
  const { intent } = interaction;
  const responder = again ? resumed(first) : first;
  if (intent.kind === "form") return formSent(parts, interaction, responder);
  if (intent.kind === "press") return pressHandlers[intent.id.kind]?.(parts, interaction, intent, responder);
  const handler = commandHandlers[intent.kind] as (
    parts: DiscordContext,
    interaction: Interaction,
    asked: typeof intent,
    responder: Responder,
  ) => Promise<void>;
  return handler(parts, interaction, intent, responder);
}

/** The same responder after a restart: what deferred then takes up what was deferred before. */
const resumed = (responder: Responder): Responder => ({
  ...responder,
  async defer(isPrivate) {
    await responder.resume();
    return isPrivate;
  },
});
