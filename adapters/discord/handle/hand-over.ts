import { blocksOfMarkup, phrasesIn } from "../../chat/index.ts";
import { ButtonStyle } from "../api.ts";
import type { DiscordContext } from "../context.ts";
import { codes, isOneOf } from "../errors.ts";
import { channelId, customId, kinds, userId, workspaceId } from "../ids.ts";
import type { Intent, Interaction } from "../intents.ts";
import { renderBody } from "../render/body.ts";
import { button, buttonRow } from "../render/controls.ts";
import { answerForm, keepForm } from "../render/forms.ts";
import { accents, type MessageLayout } from "../render/message.ts";
import { note } from "../render/notes.ts";
import { paginate } from "../render/pages.ts";
import { quiet } from "../render/quiet.ts";
import { escapeLine } from "../render/text.ts";
import type { Responder } from "../respond.ts";

type Form = Extract<Intent, { kind: "form" }>;

const ANSWER_CHARS = 3_000;

/** Where a passed-on question came from; it travels in the button, so that it holds on any replica. */
interface Origin {
  readonly answerId: string;
  readonly asker: string;
  /** Where the answer goes, and the message that it replies to; empty: to the asker directly. */
  readonly channel: string;
  readonly message: string;
}

const written = ({ answerId, asker, channel, message }: Origin): string =>
  [answerId, asker, channel, message].join(".");

function readOrigin(id: string): Origin {
  const [answerId = "", asker = "", channel = "", message = ""] = id.split(".");
  return { answerId, asker, channel, message };
}

/** Posts a question for the people of its topic, once. */
export async function passOn(
  { guide, handOver, posts, logger }: DiscordContext,
  { caller, message }: Interaction,
  answerId: string,
  responder: Responder,
): Promise<void> {
  await responder.defer(true);
  const phrases = phrasesIn(guide);
  const said = await handOver.pass(answerId, async ({ question, topic, before, route }, answer) => {
    const open = message !== null && !message.private && answer.place.kind !== "direct";
    const channel = route.channel ?? (open ? caller.channel : null);
    if (channel === null) return false;
    const origin = { answerId, asker: caller.user, channel: open ? caller.channel : "" };
    const link = open
      ? `[${phrases("go-to-answer")}](https://discord.com/channels/${caller.guild ?? "@me"}/${caller.channel}/${message.id})`
      : phrases("asked-privately");
    const call = route.group === null ? "" : `<@&${route.group}> `;
    const sheet: MessageLayout = {
      accent: accents.clarify,
      texts: [
        {
          text: `${call}🙋 ${phrases("has-question", { name: `<@${caller.user}>` })}`,
        },
        { text: `> ${escapeLine(question)}` },
      ],
      quiet: [
        ...(before.length > 0
          ? [
              quiet(
                phrases("asked-before", {
                  questions: before.map((each) => `“${escapeLine(each)}”`).join(" · "),
                }),
              ),
            ]
          : []),
        `-# ${[...(topic === null ? [] : [phrases("of-topic", { topic: escapeLine(topic) })]), link].join(" · ")}`,
      ].join("\n"),
      rows: buttonRow([
        button(
          phrases("answer-and-resolve"),
          customId(kinds.resolve, written({ ...origin, message: open ? message.id : "" })),
          { style: ButtonStyle.Primary },
        ),
      ]),
    };
    const calls = route.group === null ? [] : [route.group];
    try {
      await posts.send(channel, { sheet, calls }, { key: `person${answerId}` });
      return true;
    } catch (error) {
      if (!isOneOf(error, codes.missingAccess, codes.missingPermissions, codes.unknownChannel)) throw error;
      logger.warn({ channel }, "DISCORD_PEOPLE names a channel that the bot may not write in");
      return false;
    }
  });
  await responder.send({ sheet: note(said) }, true);
}

/** Opens the modal for a person's answer, for one person at a time. */
export async function openAnswerForm(
  { handOver, guide }: DiscordContext,
  { caller }: Interaction,
  id: string,
  responder: Responder,
): Promise<void> {
  const { answerId } = readOrigin(id);
  const state = await handOver.open(answerId, userId(caller.user));
  if (state !== "open") {
    const said = state === null ? phrasesIn(guide)("question-gone") : phrasesIn(guide)("resolved-before");
    return void (await responder.send({ sheet: note(said) }, true));
  }
  const answer = await guide.recall(answerId);
  await responder.form(answerForm(phrasesIn(guide), customId(kinds.resolve, id), answer?.question ?? ""));
}

/** Delivers a person's answer to the asker, and stores it as a draft. */
export async function sendAnswer(
  { guide, handOver, posts }: DiscordContext,
  { caller }: Interaction,
  { id, fields }: Form,
  responder: Responder,
): Promise<void> {
  const { answerId, asker, channel, message } = readOrigin(id.id);
  const words = fields.get("answer") ?? "";
  const phrases = phrasesIn(guide);
  const said = await handOver.resolve(
    { answerId, user: userId(caller.user), words },
    async ({ question, body }) => {
      const [page = []] = paginate(renderBody(body, "plain"), ANSWER_CHARS);
      const sheet: MessageLayout = {
        accent: accents.answered,
        texts: [
          { text: phrases("has-answer", { asker: `<@${asker}>`, name: escapeLine(caller.name) }) },
          ...page.map(({ text }) => ({ text })),
        ],
        quiet: quiet(phrases("to-question", { question: escapeLine(question) })),
      };
      const key = `resolve${answerId}`;
      if (channel === "") await posts.direct(asker, { sheet }, key);
      else await posts.send(channel, { sheet }, { key, replyTo: message });
      await responder.update({
        sheet: {
          accent: accents.answered,
          texts: [{ text: `> ${escapeLine(question)}` }],
          quiet: quiet(`✅ ${phrases("resolved-by", { name: escapeLine(caller.name) })}`),
        },
      });
    },
  );
  if (said !== null) await responder.send({ sheet: note(said) }, true);
}

/** Opens the modal that keeps a person's answer in a conversation. */
export async function openKeepForm(
  { guide }: DiscordContext,
  responder: Responder,
  { message, text }: { readonly message: string; readonly text: string },
): Promise<void> {
  await responder.form(keepForm(phrasesIn(guide), customId(kinds.keep, message), text));
}

/** Stores a person's answer in a conversation as a draft. */
export async function keepAnswer(
  { guide, handOver }: DiscordContext,
  { caller }: Interaction,
  { id, fields }: Form,
  responder: Responder,
): Promise<void> {
  const question = fields.get("question")?.trim() ?? "";
  const words = fields.get("answer")?.trim() ?? "";
  if (question === "" || words === "" || (await blocksOfMarkup(words)).length === 0) return;
  await handOver.keep({
    id: `${channelId(caller.guild, caller.channel)}:${id.id}`,
    question,
    words,
    user: userId(caller.user),
    workspace: workspaceId(caller.guild),
  });
  await responder.send({ sheet: note(phrasesIn(guide)("kept")) }, true);
}
