import type { Topic } from "../../../src/catalogue.ts";
import { counted } from "../../../src/counted.ts";
import { type Gap, gapLine } from "../../../src/insight/index.ts";
import type { Phrases } from "../../../src/phrases/index.ts";
import { type ChannelMode, modeOptions } from "../../chat/index.ts";
import { ButtonStyle, ChannelType, ComponentType, SelectMenuDefaultValueType } from "../api.ts";
import { commandNames } from "../commands/names.ts";
import type { DiscordConfig } from "../config.ts";
import { customId, kinds } from "../ids.ts";
import type { ServerSettings } from "../server-settings.ts";
import { type ActionRow, button, buttonRow, menu, tour } from "./controls.ts";
import { clipEscaped, discordLimits, label } from "./limits.ts";
import { accents, type MessageLayout } from "./message.ts";
import { escapeLine, escapeMarkdown } from "./text.ts";

const MOST_NAMED_QUESTIONS = 25;
const MOST_GAPS = 10;

/** Layout of the topics; with one chosen, of its questions. */
export function topicsPanel(
  phrases: Phrases,
  topics: readonly Topic[],
  introduction: string,
  chosen: Topic | null,
): MessageLayout {
  const filled = topics.filter(({ items }) => items.length > 0).slice(0, discordLimits.selectOptions);
  const overview = filled
    .map(({ label: name, items }) => `- **${escapeLine(name)}** · ${items.length}`)
    .join("\n");
  return {
    accent: accents.panel,
    texts: [
      { text: chosen ? `### ${escapeLine(chosen.label)}` : escapeMarkdown(introduction) },
      ...(chosen ? [] : [{ text: overview, apart: true }]),
    ],
    rows: [
      ...(chosen ? questionsOf(phrases, chosen) : []),
      ...menu(
        customId(kinds.topic),
        phrases("choose-topic"),
        filled.map(({ id, label: name }) => ({ label: name, value: id, default: id === chosen?.id })),
      ),
    ],
  };
}

const questionsOf = (phrases: Phrases, { id, items }: Topic): ActionRow[] =>
  menu(
    customId(kinds.topicQuestion, id),
    phrases("choose-question"),
    items.slice(0, MOST_NAMED_QUESTIONS).map((item) => ({ label: item.label, value: item.id.slice(0, 100) })),
  );

/** Layout of what is stored about a person, with a button that deletes it. */
export function privacyPanel(
  phrases: Phrases,
  keepDays: number,
  messageContent: boolean,
  answers: number,
): MessageLayout {
  const known =
    answers === 0
      ? phrases("known-none")
      : phrases("known-some", { questions: counted(answers, "question") });
  const kept =
    keepDays === 0
      ? phrases("kept-none")
      : `${phrases("kept-for", { days: counted(keepDays, "day") })} ${known}`;
  return {
    accent: accents.panel,
    texts: [
      { text: `### ${phrases("your-data")}` },
      {
        text: [
          kept,
          phrases("kept-as-hash"),
          phrases(messageContent ? "hears-all" : "hears-calls"),
          phrases("answers-offline"),
        ]
          .map((line) => `- ${line}`)
          .join("\n"),
      },
    ],
    rows: buttonRow([forgetButton(phrases, "ask")]),
  };
}

/** Layout that asks to confirm the deletion. */
export const forgetPanel = (phrases: Phrases): MessageLayout => ({
  accent: accents.warning,
  texts: [{ text: `**${phrases("forget-sure")}**` }, { text: phrases("forget-about") }],
  rows: buttonRow([
    forgetButton(phrases, "forget"),
    button(phrases("forget-not"), customId(kinds.privacy, "keep")),
  ]),
});

const forgetButton = (phrases: Phrases, id: "ask" | "forget") =>
  button(phrases("forget-me"), customId(kinds.privacy, id), { style: ButtonStyle.Danger });

/** Layout of the gaps of the last `days` days, most frequent first. */
export function gapsPanel(phrases: Phrases, gaps: readonly Gap[], days: number): MessageLayout {
  const lines = gaps
    .slice(0, MOST_GAPS)
    .map((gap, index) => `${index + 1}. ${clipEscaped(escapeLine(gapLine(gap, phrases)), 260)}`);
  // Whoever manages a server need not have the machine that the bot runs on.
  const small = [
    ...(gaps.length > MOST_GAPS ? [phrases("gaps-first", { shown: MOST_GAPS, all: gaps.length })] : []),
    phrases("gaps-are", { days }),
    phrases("gaps-kept", { menu: commandNames.keep }),
  ];
  return {
    accent: accents.panel,
    texts: [
      { text: `### ${phrases("gaps")}` },
      { text: lines.length > 0 ? lines.join("\n") : phrases("gaps-none", { days }) },
    ],
    quiet: `-# ${small.join(" ")}`,
  };
}

/** A channel whose mode is shown and changed. */
export interface ModedChannel {
  readonly id: string;
  readonly mode: ChannelMode;
}

/** Layout of a server's settings with their menus, each under its own caption. */
export function settingsPanel(
  phrases: Phrases,
  settings: ServerSettings,
  channel: ModedChannel,
  { messageContent, members }: Pick<DiscordConfig, "messageContent" | "members">,
): MessageLayout {
  const { privateByDefault, forums, digestChannel, welcomeChannel } = settings;
  const to = phrases(privateByDefault ? "to-commands-own" : "to-commands-all", { option: "`private`" });
  const inForums = phrases(forums.length === 0 ? "off" : "where-sure");
  const digest = phrases(digestChannel === null ? "off" : "on-mondays");
  return {
    accent: accents.panel,
    texts: [{ text: `### ${phrases("server-settings")}` }],
    rows: [
      ...modeRows(phrases, channel, messageContent),
      `**${phrases("to-commands")}** · ${to}`,
      ...buttonRow([
        button(
          phrases(privateByDefault ? "answer-for-all" : "answer-in-private"),
          customId(kinds.settings, "private"),
        ),
      ]),
      `**${phrases("in-forums")}** · ${inForums}`,
      channelMenu("forums", {
        placeholder: phrases("no-forum"),
        kind: ChannelType.GuildForum,
        most: discordLimits.selectOptions,
        chosen: forums,
      }),
      `**${phrases("weekly-digest")}** · ${digest}`,
      channelMenu("digest", {
        placeholder: phrases("no-channel"),
        kind: ChannelType.GuildText,
        most: 1,
        chosen: digestChannel === null ? [] : [digestChannel],
      }),
      ...(members
        ? [
            `**${phrases("greets-closed")}**`,
            channelMenu("welcome", {
              placeholder: phrases("greets-where"),
              kind: ChannelType.GuildText,
              most: 1,
              chosen: welcomeChannel === null ? [] : [welcomeChannel],
            }),
          ]
        : []),
    ],
  };
}

function modeRows(
  phrases: Phrases,
  { id, mode }: ModedChannel,
  messageContent: boolean,
): (ActionRow | string)[] {
  const head = `**${phrases("when-in", { channel: `<#${id}>` })}**`;
  if (!messageContent)
    return [
      `${head} · ${phrases("when-called")}. ${phrases("needs-setting", { setting: "`DISCORD_MESSAGE_CONTENT=true`" })}`,
    ];
  return [
    head,
    ...menu(
      customId(kinds.settings, `mode.${id}`),
      phrases("choose"),
      modeOptions(phrases).map((option) => ({ ...option, default: option.value === mode })),
    ),
  ];
}

/** A menu of channels, from which nothing may be chosen too. */
function channelMenu(
  setting: string,
  about: {
    readonly placeholder: string;
    readonly kind: ChannelType.GuildForum | ChannelType.GuildText;
    readonly most: number;
    readonly chosen: readonly string[];
  },
): ActionRow {
  const chosen = about.chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel as const }));
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.ChannelSelect,
        custom_id: customId(kinds.settings, setting),
        placeholder: label(about.placeholder, discordLimits.placeholder),
        channel_types: [about.kind],
        min_values: 0,
        max_values: about.most,
        ...(chosen.length > 0 && { default_values: chosen }),
      },
    ],
  };
}

/** Layout of a welcome with a button that begins. */
export function welcomePanel(phrases: Phrases, name: string, introduction: string): MessageLayout {
  return {
    accent: accents.panel,
    texts: [
      { text: `### ${phrases("welcome-name", { name: escapeLine(name) })}` },
      { text: escapeMarkdown(introduction) },
    ],
    rows: buttonRow([tour(phrases)]),
  };
}
