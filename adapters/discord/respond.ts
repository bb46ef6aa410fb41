import type { REST } from "discord.js";
import { z } from "zod";
import {
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from "./api.ts";
import { codes, isOneOf, ranOut } from "./errors.ts";
import type { Interaction } from "./intents.ts";
import { inTakenForm, type Outgoing, type Parcel, replacing } from "./outgoing.ts";
import type { Pace } from "./pace.ts";
import { ephemeral } from "./render/message.ts";

/** Responses to one interaction, which is acknowledged exactly once whatever is called in which order. */
export interface Responder {
  /**
   * "Thinking …": the answer follows within 15 minutes. Whether it will be seen by one person only: on a slow
   * machine the interaction may be acknowledged already, in the way that was known then.
   */
  defer(isPrivate: boolean): Promise<boolean>;
  /** Takes up what an earlier process began. */
  resume(): Promise<void>;
  /** A new message; its id. */
  send(out: Outgoing, isPrivate: boolean): Promise<string>;
  /** Changes the message with the button. */
  update(out: Outgoing): Promise<void>;
  /** A further message after the first. */
  follow(out: Outgoing, isPrivate: boolean): Promise<string>;
  /** Opens a form; only possible at once. */
  form(form: APIModalInteractionResponseCallbackData): Promise<void>;
  /** What autocomplete offers. */
  complete(
    choices: readonly string[] | readonly { readonly name: string; readonly value: string }[],
  ): Promise<void>;
  /** Takes away the message with the button. */
  remove(): Promise<void>;
  /** Lets go of the timer. */
  close(): void;
}

/** Where an interaction stands with Discord. */
type State = "open" | "thinking" | "waiting" | "answered";

const withId = z.object({ id: z.string() });
const withResource = z.object({ resource: z.object({ message: withId }) });

/** Dependencies of `createResponder`. */
export interface ResponderParts {
  readonly rest: REST;
  readonly pace: Pace;
  /** After which time an interaction that nobody acknowledged is deferred. */
  readonly ackWithinMs: number;
  /** Whether an answer is for one person only, as far as it is known without asking the store. */
  readonly isPrivate: boolean;
}

/** Creates the responder of an interaction. */
export function createResponder(interaction: Interaction, parts: ResponderParts): Responder {
  const { rest, pace, ackWithinMs } = parts;
  let hidden = parts.isPrivate;
  const { id, token, application, message, intent } = interaction;
  const changes = message !== null && intent.kind === "press";
  let state: State = "open";
  /** False: it has to be tried again. */
  let acknowledged: Promise<boolean> = Promise.resolve(true);

  const callback = (type: number, data?: object, files: Parcel["files"] = [], query?: URLSearchParams) => {
    const options = { body: { type, ...(data && { data }) }, files: [...files], auth: false };
    return rest.post(Routes.interactionCallback(id, token), { ...options, ...(query && { query }) });
  };
  /**
   * Only the first one acknowledges; a refused form may be sent again in another. `null`: it is acknowledged already,
   * by a try whose reply was lost or by another process, and the message that came of it is there to be changed.
   */
  const acknowledge = <T>(next: State, request: () => Promise<T>): Promise<T | null> => {
    state = next;
    const sent = pace.urgent(request).catch((error: unknown) => {
      if (!isOneOf(error, codes.alreadyAcknowledged)) throw error;
      return null;
    });
    acknowledged = sent.then(
      () => true,
      // One that ran out stays so; of any other failure nobody knows.
      (error: unknown) => ranOut(error),
    );
    return sent;
  };
  const deferAs = (isPrivate: boolean) => {
    hidden = isPrivate;
    return acknowledge("thinking", () =>
      callback(
        InteractionResponseType.DeferredChannelMessageWithSource,
        isPrivate ? { flags: MessageFlags.Ephemeral } : undefined,
      ),
    );
  };
  const deferUpdate = () =>
    acknowledge("waiting", () => callback(InteractionResponseType.DeferredMessageUpdate));
  /** Waits for what was begun; an acknowledgement that never arrived leaves the interaction open. */
  const settled = async () => {
    if (!(await acknowledged) && state !== "open") state = "open";
  };

  const original = Routes.webhookMessage(application, token, "@original");
  const change = async ({ sheet, picture = null }: Outgoing) =>
    withId.parse(
      await inTakenForm({ sheet, picture }, (parcel) => {
        const { body, files } = replacing(parcel);
        return rest.patch(original, { body, files: [...files], auth: false });
      }),
    ).id;
  const followUp = async (out: Outgoing, isPrivate: boolean) =>
    withId.parse(
      await inTakenForm(out, ({ body, files }) =>
        rest.post(Routes.webhook(application, token), {
          body: isPrivate ? ephemeral(body) : body,
          files: [...files],
          auth: false,
        }),
      ),
    ).id;

  const late = setTimeout(() => {
    if (state !== "open" || intent.kind === "complete") return;
    (changes ? deferUpdate() : deferAs(hidden)).catch(() => undefined);
  }, ackWithinMs);

  return {
    async defer(isPrivate) {
      if (state === "open") await deferAs(isPrivate);
      else await acknowledged;
      return hidden;
    },
    async resume() {
      await deferAs(false);
    },
    async send(out, isPrivate) {
      await settled();
      if (state === "thinking") {
        state = "answered";
        return change(out);
      }
      if (state !== "open") return followUp(out, isPrivate);
      const answer = await acknowledge("answered", () =>
        inTakenForm(out, ({ body, files }) =>
          callback(
            InteractionResponseType.ChannelMessageWithSource,
            isPrivate ? ephemeral(body) : body,
            files,
            new URLSearchParams({ with_response: "true" }),
          ),
        ),
      );
      // Servers of an older kind answer without the message; it is there all the same.
      return withResource.safeParse(answer).data?.resource.message.id ?? change(out);
    },
    async update(out) {
      await settled();
      if (state !== "open") {
        await change(out);
        return;
      }
      const taken = await acknowledge("answered", () =>
        inTakenForm(out, (parcel) => {
          const { body, files } = replacing(parcel);
          return callback(InteractionResponseType.UpdateMessage, body, files);
        }),
      );
      if (taken === null) await change(out);
    },
    async follow(out, isPrivate) {
      await acknowledged;
      return followUp(out, isPrivate);
    },
    async form(form) {
      if (state === "open")
        await acknowledge("answered", () => callback(InteractionResponseType.Modal, form));
    },
    async complete(choices) {
      const offered = choices.map((each) => (typeof each === "string" ? { name: each, value: each } : each));
      await acknowledge("answered", () =>
        callback(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices: offered }),
      );
    },
    async remove() {
      if (state === "open") await deferUpdate();
      await acknowledged;
      try {
        await rest.delete(original, { auth: false });
      } catch (error) {
        if (!isOneOf(error, codes.unknownMessage)) throw error;
      }
    },
    close: () => clearTimeout(late),
  };
}
