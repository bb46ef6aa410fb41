import type { Answer, VoteKind } from "../../../src/ports.ts";
import { parseMode, phrasesIn, withdraw } from "../../chat/index.ts";
import type { DiscordContext } from "../context.ts";
import { type CustomId, channelId, kinds, NONE, parsePost, userId } from "../ids.ts";
import type { Intent, Interaction } from "../intents.ts";
import { type ActionRow, buttonRow, personButton } from "../render/controls.ts";
import { reasonForm } from "../render/forms.ts";
import type { MessageLayout } from "../render/message.ts";
import { note } from "../render/notes.ts";
import { forgetPanel, privacyPanel, topicsPanel } from "../render/panels.ts";
import { parseTablePlace } from "../render/table-sheet.ts";
import type { Responder } from "../respond.ts";
import type { ServerSettings } from "../server-settings.ts";
import { askByInteraction } from "./ask.ts";
import { allowed, settingsOf } from "./commands.ts";
import { tagSolved } from "./forum.ts";
import { keepAnswer, openAnswerForm, passOn, sendAnswer } from "./hand-over.ts";
import { present } from "./present.ts";
import { shareAnswer } from "./share.ts";
import { showTable } from "./table.ts";

type Press = Extract<Intent, { kind: "press" }>;
type Handler = (
  parts: DiscordContext,
  interaction: Interaction,
  press: Press,
  responder: Responder,
) => Promise<void>;

const say = async (responder: Responder, text: string, rows: MessageLayout["rows"] = []) => {
  await responder.send({ sheet: { ...note(text), rows } }, true);
};

/** A way to a person, where one is set for what was asked. */
const offerPerson = (answer: Answer | null, { handOver, guide }: DiscordContext): ActionRow[] =>
  answer !== null && handOver.hasPeople(answer.topic)
    ? buttonRow([personButton(phrasesIn(guide), answer.id)])
    : [];

/** Asks in the person's place, where everybody sees it if everybody sees the button. */
const askFor = (parts: DiscordContext, interaction: Interaction, responder: Responder, question: string) =>
  askByInteraction(parts, interaction, responder, {
    question,
    isPrivate: interaction.message?.private ?? false,
  });

/** Handlers of buttons and menus, by kind of custom id. */
export const pressHandlers: Readonly<Partial<Record<CustomId["kind"], Handler>>> = {
  async [kinds.follow](parts, interaction, { id, label }, responder) {
    const answer = await parts.guide.recall(id.id);
    const question = answer?.reply?.suggestions[Number(id.index)]?.question ?? label;
    await askFor(parts, interaction, responder, question);
  },

  async [kinds.choose](parts, interaction, { id, label }, responder) {
    const { guide } = parts;
    const answer = await guide.recall(id.id);
    if (id.index === NONE) {
      await guide.vote(id.id, userId(interaction.caller.user), "none");
      return say(responder, phrasesIn(guide)("none-fits"), offerPerson(answer, parts));
    }
    await askFor(parts, interaction, responder, answer?.reply?.choices[Number(id.index)]?.question ?? label);
  },

  async [kinds.page](parts, _, { id }, responder) {
    const answer = await parts.guide.recall(id.id);
    if (!answer?.reply)
      return void (await responder.send({ sheet: note(phrasesIn(parts.guide)("forgotten")) }, true));
    const page = Number(id.index) || 0;
    await responder.update(await present(parts, answer.reply, { extent: "whole", page }));
  },

  async [kinds.more](parts, _, { id }, responder) {
    const answer = await parts.guide.recall(id.id);
    if (!answer?.reply)
      return void (await responder.send({ sheet: note(phrasesIn(parts.guide)("forgotten")) }, true));
    await responder.send(await present(parts, answer.reply, { extent: "whole" }), true);
  },

  async [kinds.vote](parts, interaction, { id }, responder) {
    const user = userId(interaction.caller.user);
    if (id.index === "down") {
      await responder.form(reasonForm(phrasesIn(parts.guide), id.id));
      await parts.guide.vote(id.id, user, "down");
      return;
    }
    const counted = await parts.guide.vote(id.id, user, "up");
    await say(responder, phrasesIn(parts.guide)(counted ? "thanks" : "forgotten"));
  },

  async [kinds.share](parts, interaction, { id }, responder) {
    await shareAnswer(parts, interaction, id.id, responder);
  },

  async [kinds.remove](parts, interaction, { id }, responder) {
    const { guide, posts, config } = parts;
    const user = userId(interaction.caller.user);
    const moderates = interaction.caller.moderates || config.admins.has(user);
    const { said, posts: standing } = await withdraw(guide, id.id, { user, moderates });
    if (standing === null) return say(responder, said);
    await responder.remove();
    const here = interaction.message?.id;
    const others = standing.flatMap((post) => parsePost(post) ?? []);
    for (const post of others) if (post.message !== here) await posts.remove(post);
  },

  async [kinds.person](parts, interaction, { id }, responder) {
    await passOn(parts, interaction, id.id, responder);
  },

  async [kinds.resolve](parts, interaction, { id }, responder) {
    await openAnswerForm(parts, interaction, id.id, responder);
  },

  async [kinds.solved](parts, interaction, { id }, responder) {
    const { guide } = parts;
    const user = userId(interaction.caller.user);
    const answer = await guide.recall(id.id);
    if (!answer?.reply)
      return void (await responder.send({ sheet: note(phrasesIn(parts.guide)("forgotten")) }, true));
    if (!interaction.caller.moderates && answer.asker !== guide.hashPerson(user))
      return say(responder, phrasesIn(guide)("not-solver"));
    await responder.update(await present(parts, answer.reply, { solved: "done" }));
    await guide.vote(id.id, user, "up");
    await tagSolved(parts, interaction.caller.channel);
  },

  async [kinds.topic]({ guide }, _, { values }, responder) {
    const { catalogue, knowledge } = guide.bot();
    const chosen = catalogue.topics.find(({ id }) => id === values[0]) ?? null;
    await responder.update({
      sheet: topicsPanel(phrasesIn(guide), catalogue.topics, knowledge.profile.introduction, chosen),
    });
  },

  async [kinds.topicQuestion](parts, interaction, { id, values, label }, responder) {
    const topic = parts.guide.bot().catalogue.topics.find((each) => each.id === id.id);
    const item = topic?.items.find((each) => each.id.slice(0, 100) === values[0]);
    await askFor(parts, interaction, responder, item?.question ?? label);
  },

  async [kinds.table](parts, _, { id }, responder) {
    const out = await showTable(parts, { table: id.id, chart: false, ...parseTablePlace(id.index) });
    if (out) return responder.update(out);
    await say(responder, phrasesIn(parts.guide)("no-table", { command: "/topics" }));
  },

  async [kinds.privacy](parts, { caller }, { id }, responder) {
    const { guide, config } = parts;
    const phrases = phrasesIn(guide);
    if (id.index === "ask" || id.id === "ask") return responder.update({ sheet: forgetPanel(phrases) });
    if (id.id === "forget") {
      await guide.forget(userId(caller.user));
      return responder.update({ sheet: note(phrases("forgot-all")) });
    }
    const known = await guide.store.answers.recent(guide.hashPerson(userId(caller.user)), 1_000);
    await responder.update({
      sheet: privacyPanel(phrases, config.keepDays, config.messageContent, known.length),
    });
  },

  async [kinds.settings](parts, interaction, { id, values }, responder) {
    const { guild } = interaction.caller;
    if (!(await allowed(parts, interaction, responder)) || guild === null) return;
    const [setting = "", channel] = id.id.split(".", 2);
    const mode = parseMode(values[0]);
    if (setting !== "mode")
      await parts.servers.change(guild, changeOf(setting, values, await parts.servers.read(guild)));
    else if (mode !== null && channel) await parts.modes.choose(channelId(guild, channel), mode);
    await responder.update({ sheet: await settingsOf(parts, interaction.caller, channel) });
  },

  async [kinds.onboarding](parts, interaction, _, responder) {
    if (parts.onboarding) return parts.onboarding.press(interaction, responder);
    const { catalogue, knowledge } = parts.guide.bot();
    await responder.send(
      { sheet: topicsPanel(phrasesIn(parts.guide), catalogue.topics, knowledge.profile.introduction, null) },
      true,
    );
  },
};

/** What a button or menu of the settings changes. */
function changeOf(setting: string, values: readonly string[], now: ServerSettings): Partial<ServerSettings> {
  switch (setting) {
    case "private":
      return { privateByDefault: !now.privateByDefault };
    case "digest":
      return { digestChannel: values[0] ?? null };
    case "welcome":
      return { welcomeChannel: values[0] ?? null };
    default:
      return { forums: [...values] };
  }
}

const votes = new Set<string>(["up", "down", "wrong"]);

/** Handles a submitted modal. */
export async function formSent(
  parts: DiscordContext,
  interaction: Interaction,
  responder: Responder,
): Promise<void> {
  const { intent, caller } = interaction;
  if (intent.kind !== "form") return;
  const { guide } = parts;
  const user = userId(caller.user);
  const reason = intent.fields.get("reason")?.trim() || undefined;
  if (intent.id.kind === kinds.onboarding) return parts.onboarding?.press(interaction, responder);
  if (intent.id.kind === kinds.reason) {
    const counted = await guide.vote(intent.id.id, user, "down", reason);
    if (!counted) return say(responder, phrasesIn(guide)("forgotten"));
    const offer = offerPerson(await guide.recall(intent.id.id), parts);
    return say(
      responder,
      offer.length > 0 ? phrasesIn(guide)("not-helped") : phrasesIn(guide)("thanks-for-reason"),
      offer,
    );
  }
  if (intent.id.kind === kinds.resolve) return sendAnswer(parts, interaction, intent, responder);
  if (intent.id.kind === kinds.keep) return keepAnswer(parts, interaction, intent, responder);
  const kind = intent.fields.get("vote") ?? "";
  const [latest] = await guide.store.answers.recent(guide.hashPerson(user), 1);
  if (!latest) return say(responder, phrasesIn(guide)("no-answer-yet"));
  if (votes.has(kind)) await guide.vote(latest.id, user, kind as VoteKind, reason);
  await say(
    responder,
    latest.question === null
      ? phrasesIn(guide)("thanks")
      : phrasesIn(guide)("noted-for", { question: latest.question }),
  );
}
