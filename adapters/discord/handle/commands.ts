import { reportGaps } from "../../../src/insight/index.ts";
import { phrasesIn } from "../../chat/index.ts";
import type { DiscordContext } from "../context.ts";
import { channelId, userId, workspaceId } from "../ids.ts";
import type { Caller, Interaction } from "../intents.ts";
import { feedbackForm } from "../render/forms.ts";
import type { MessageLayout } from "../render/message.ts";
import { note } from "../render/notes.ts";
import { gapsPanel, privacyPanel, settingsPanel, topicsPanel, welcomePanel } from "../render/panels.ts";
import type { Responder } from "../respond.ts";
import { askByInteraction } from "./ask.ts";
import { completionsFor } from "./complete.ts";
import { openKeepForm } from "./hand-over.ts";
import { showTable, sideBySide } from "./table.ts";

const GAP_DAYS = 30;
const DAY_MS = 86_400_000;
/** How many of a person's answers are counted at most. */
const MOST_COUNTED = 1_000;

type Handler<K extends Interaction["intent"]["kind"]> = (
  parts: DiscordContext,
  interaction: Interaction,
  intent: Extract<Interaction["intent"], { kind: K }>,
  responder: Responder,
) => Promise<void>;

/** Handlers of commands and context menus, by kind of intent. */
export const commandHandlers: {
  readonly [K in Exclude<Interaction["intent"]["kind"], "press" | "form">]: Handler<K>;
} = {
  async complete({ guide, config }, _, { of, typed }, responder) {
    await responder.complete(await completionsFor(guide.bot(), { of, typed, sure: config.gapConfidence }));
  },

  async ask(parts, interaction, intent, responder) {
    const { question, private: isPrivate, rows } = intent;
    if (question.trim() === "")
      return void (await responder.send({ sheet: note(phrasesIn(parts.guide)("no-text")) }, true));
    const side = rows && sideBySide(parts, rows);
    if (!side) return askByInteraction(parts, interaction, responder, { question, isPrivate });
    const wished = isPrivate ?? (await parts.servers.read(interaction.caller.guild)).privateByDefault;
    await responder.send(side, await responder.defer(wished));
  },

  async topics({ guide }, _, __, responder) {
    const { catalogue, knowledge } = guide.bot();
    await responder.send(
      { sheet: topicsPanel(phrasesIn(guide), catalogue.topics, knowledge.profile.introduction, null) },
      true,
    );
  },

  async table(parts, { caller }, intent, responder) {
    const wished = intent.private ?? (await parts.servers.read(caller.guild)).privateByDefault;
    const unknown = { sheet: note(phrasesIn(parts.guide)("no-table", { command: "/topics" })) };
    const out = await showTable(parts, { ...intent, page: 0 });
    if (out === null) return void (await responder.send(unknown, true));
    await responder.send(out, await responder.defer(wished));
  },

  async onboard(parts, interaction, _, responder) {
    if (parts.onboarding) return parts.onboarding.start(interaction, responder);
    await responder.send({ sheet: introduction(parts, interaction.caller.name) }, true);
  },

  async feedback({ guide }, __, ___, responder) {
    await responder.form(feedbackForm(phrasesIn(guide)));
  },

  async privacy({ guide, config }, { caller }, _, responder) {
    const person = guide.hashPerson(userId(caller.user));
    const known = await guide.store.answers.recent(person, MOST_COUNTED);
    await responder.send(
      { sheet: privacyPanel(phrasesIn(guide), config.keepDays, config.messageContent, known.length) },
      true,
    );
  },

  async gaps(parts, interaction, _, responder) {
    if (!(await allowed(parts, interaction, responder))) return;
    await responder.defer(true);
    const { guide, config, clock } = parts;
    const gaps = await reportGaps(
      guide.store,
      { knowledge: guide.bot().knowledge },
      {
        sinceMs: clock.now() - GAP_DAYS * DAY_MS,
        belowConfidence: config.gapConfidence,
        workspace: workspaceId(interaction.caller.guild),
      },
    );
    await responder.send({ sheet: gapsPanel(phrasesIn(guide), gaps, GAP_DAYS) }, true);
  },

  async settings(parts, interaction, _, responder) {
    if (!(await allowed(parts, interaction, responder))) return;
    await responder.send({ sheet: await settingsOf(parts, interaction.caller) }, true);
  },

  async keep(parts, interaction, { message, text }, responder) {
    if (await allowed(parts, interaction, responder)) await openKeepForm(parts, responder, { message, text });
  },

  async welcome(parts, interaction, { user, name, isBot }, responder) {
    if (!(await allowed(parts, interaction, responder))) return;
    const say = phrasesIn(parts.guide);
    if (isBot) return void (await responder.send({ sheet: note(say("needs-no-welcome", { name })) }, true));
    await responder.defer(true);
    const out = { sheet: introduction(parts, name) };
    const written = await parts.posts.direct(user, out);
    if (written) return void (await responder.send({ sheet: note(say("wrote-to", { name })) }, true));
    await parts.posts.send(interaction.caller.channel, out);
    await responder.send({ sheet: note(say("welcomed-here", { name })) }, true);
  },
};

/** Layout of the settings of a server, and of a channel in it (default: the caller's). */
export async function settingsOf(
  { guide, servers, modes, places, config }: DiscordContext,
  caller: Caller,
  chosen?: string,
): Promise<MessageLayout> {
  const id = chosen ?? (await places.parentOf(caller));
  const mode = await modes.read(channelId(caller.guild, id));
  return settingsPanel(phrasesIn(guide), await servers.read(caller.guild), { id, mode }, config);
}

/**
 * Whether the caller is an admin; says so where not. Discord shows these commands to admins only, until a
 * server's admins decide otherwise: they may not grant more.
 */
export async function allowed(
  { config, guide }: Pick<DiscordContext, "config" | "guide">,
  { caller }: Interaction,
  responder: Responder,
): Promise<boolean> {
  if (caller.guild !== null && (caller.administers || config.admins.has(userId(caller.user)))) return true;
  await responder.send({ sheet: note(phrasesIn(guide)("admins-only")) }, true);
  return false;
}

const introduction = ({ guide }: DiscordContext, name: string) =>
  welcomePanel(phrasesIn(guide), name, guide.bot().knowledge.profile.introduction);
