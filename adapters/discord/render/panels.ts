import type { Topic } from "../../../src/catalogue.ts";
import { counted, type Gap, gapLine } from "../../../src/insight/index.ts";
import { type ChannelMode, channelModes, modeTexts, texts } from "../../chat/index.ts";
import { ButtonStyle, ChannelType, ComponentType, SelectMenuDefaultValueType } from "../api.ts";
import { commandNames } from "../commands/names.ts";
import type { DiscordConfig } from "../config.ts";
import { customId, kinds } from "../ids.ts";
import type { ServerSettings } from "../server-settings.ts";
import { button, buttonRow, menu, type Row } from "./controls.ts";
import { clipEscaped, limits } from "./limits.ts";
import { accents, type Sheet } from "./message.ts";
import { escapeLine, escapeMarkdown } from "./text.ts";

const MOST_NAMED_QUESTIONS = 25;
const MOST_GAPS = 10;

/** What can be asked, by topic; with one chosen, its questions. */
export function topicsPanel(topics: readonly Topic[], introduction: string, chosen: Topic | null): Sheet {
  const filled = topics.filter(({ items }) => items.length > 0).slice(0, limits.selectOptions);
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
      ...(chosen ? questionsOf(chosen) : []),
      ...menu(
        customId(kinds.topic),
        "Choose a topic",
        filled.map(({ id, label: name }) => ({ label: name, value: id, default: id === chosen?.id })),
      ),
    ],
  };
}

const questionsOf = ({ id, items }: Topic): Row[] =>
  menu(
    customId(kinds.topicQuestion, id),
    "Choose a question",
    items.slice(0, MOST_NAMED_QUESTIONS).map((item) => ({ label: item.label, value: item.id.slice(0, 100) })),
  );

/** What is kept about a person, and the way to have it deleted. */
export function privacyPanel(keepDays: number, messageContent: boolean, answers: number): Sheet {
  const kept =
    keepDays === 0
      ? "I keep no text of questions or answers."
      : `I keep your questions, my answers and the reasons you gave with votes for ${counted(keepDays, "day")}, so that the people who look after me see what I could not answer. Then the texts are deleted.`;
  const heard = messageContent
    ? "In threads and forums where the server's admins switched it on I read along; what I do not answer is not kept."
    : "I read only what is said to me: commands, mentions, replies to me and direct messages.";
  const known =
    keepDays === 0
      ? ""
      : ` At the moment I know ${answers === 0 ? "no question" : counted(answers, "question")} of yours.`;
  return {
    accent: accents.panel,
    texts: [
      { text: "### Your privacy" },
      {
        text: [
          `- ${kept}${known}`,
          "- Your name and your Discord id are never stored; a keyed hash stands for you.",
          `- ${heard}`,
          "- I answer offline: nothing you ask goes to any other service.",
        ].join("\n"),
      },
    ],
    rows: buttonRow([button(texts.forgetMe, customId(kinds.privacy, "ask"), { style: ButtonStyle.Danger })]),
  };
}

/** Asks once more: what is deleted stays deleted. */
export const forgetPanel: Sheet = {
  accent: accents.warning,
  texts: [{ text: "**Delete everything I have stored about you?**" }, { text: texts.forgets }],
  rows: buttonRow([
    button("Delete everything", customId(kinds.privacy, "forget"), { style: ButtonStyle.Danger }),
    button("Keep it", customId(kinds.privacy, "keep")),
  ]),
};

/** Whoever manages a server need not have the machine that the bot runs on. */
const towardsEntries = `Where somebody has answered one, “${commandNames.keep}” in that message's menu keeps it.`;

/** What people asked and did not get answered well, the most wanted first. */
export function gapsPanel(gaps: readonly Gap[], days: number): Sheet {
  const lines = gaps
    .slice(0, MOST_GAPS)
    .map((gap, index) => `${index + 1}. ${clipEscaped(escapeLine(gapLine(gap)), 260)}`);
  const none = `Nothing in the last ${counted(days, "day")}: every question on this server was answered well.`;
  return {
    accent: accents.panel,
    texts: [
      { text: `### Questions without a good answer` },
      { text: lines.length > 0 ? lines.join("\n") : none },
    ],
    quiet:
      gaps.length > MOST_GAPS
        ? `-# The first ${MOST_GAPS} of ${gaps.length}. ${towardsEntries}`
        : `-# ${towardsEntries}`,
  };
}

/** A channel whose mode is shown and changed. */
export interface ModedChannel {
  readonly id: string;
  readonly mode: ChannelMode;
}

/** How the bot behaves on a server, with what changes it: each menu under its own words. */
export function settingsPanel(
  settings: ServerSettings,
  channel: ModedChannel,
  { messageContent, members }: Pick<DiscordConfig, "messageContent" | "members">,
): Sheet {
  const { privateByDefault, forums, digestChannel, welcomeChannel } = settings;
  return {
    accent: accents.panel,
    texts: [{ text: "### Settings of this server" }],
    rows: [
      ...modeRows(channel, messageContent),
      `**Answers to commands** · ${privateByDefault ? "only the asker sees them" : "everybody sees them"}, unless \`private\` says otherwise`,
      ...buttonRow([
        button(
          privateByDefault ? "Answer for everybody" : "Answer in private",
          customId(kinds.settings, "private"),
        ),
      ]),
      `**First answer in new forum posts** · ${forums.length === 0 ? "off" : "where I am sure"}`,
      channelMenu("forums", {
        placeholder: "No forum chosen",
        kind: ChannelType.GuildForum,
        most: limits.selectOptions,
        chosen: forums,
      }),
      `**Weekly digest of questions** · ${digestChannel === null ? "off" : "on Mondays"}`,
      channelMenu("digest", {
        placeholder: "No channel chosen",
        kind: ChannelType.GuildText,
        most: 1,
        chosen: digestChannel === null ? [] : [digestChannel],
      }),
      ...(members
        ? [
            "**Greeting newcomers who take no direct messages**",
            channelMenu("welcome", {
              placeholder: "Where Discord itself greets people",
              kind: ChannelType.GuildText,
              most: 1,
              chosen: welcomeChannel === null ? [] : [welcomeChannel],
            }),
          ]
        : []),
    ],
  };
}

function modeRows({ id, mode }: ModedChannel, messageContent: boolean): (Row | string)[] {
  const head = `**When I answer in <#${id}>**`;
  if (!messageContent)
    return [
      `${head} · when I am called. Following threads, a channel of my own and answering unasked need \`DISCORD_MESSAGE_CONTENT=true\`.`,
    ];
  return [
    head,
    ...menu(
      customId(kinds.settings, `mode.${id}`),
      "Choose",
      channelModes.map((value) => ({ value, ...modeTexts[value], default: value === mode })),
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
): Row {
  const chosen = about.chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel as const }));
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.ChannelSelect,
        custom_id: customId(kinds.settings, setting),
        placeholder: about.placeholder,
        channel_types: [about.kind],
        min_values: 0,
        max_values: about.most,
        ...(chosen.length > 0 && { default_values: chosen }),
      },
    ],
  };
}

/** Welcomes a person, with a way to begin. */
export function welcomePanel(name: string, introduction: string): Sheet {
  return {
    accent: accents.panel,
    texts: [{ text: `### Welcome, ${escapeLine(name)}!` }, { text: escapeMarkdown(introduction) }],
    rows: buttonRow([
      button(texts.showAround, customId(kinds.onboarding, "start"), { style: ButtonStyle.Primary }),
    ]),
  };
}
