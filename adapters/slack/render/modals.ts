import type { KnownBlock, ModalView, RichTextBlock } from "@slack/types";
import type { Phrases } from "../../../src/phrases/index.ts";
import type { Reply } from "../../../src/reply/index.ts";
import { type ChannelMode, clip, modeOptions, printable } from "../../chat/index.ts";
import { actions, numbered, views } from "../ids.ts";
import { chartBlock, renderReply, type ShownChart } from "../render.ts";
import { renderBody } from "./body.ts";
import { button, plain, quiet, row } from "./elements.ts";
import { GAP_DAYS, gapList, type HomeItem, noGaps } from "./home.ts";
import { slackLimits } from "./limits.ts";
import { renderCitations } from "./quiet.ts";
import { tableLines } from "./table.ts";
import { escapeMarkup } from "./text.ts";

/** More characters than any answer has; Slack takes a view of some 250 kB. */
const MODAL_CHARS = 60_000;

/** Modal to ask in, from the global shortcut and from Home. */
export function askModal(phrases: Phrases, question = ""): ModalView {
  return {
    ...frame(phrases, phrases("ask-question"), views.ask),
    submit: plain(phrases("ask"), slackLimits.modalTitle),
    blocks: [
      {
        type: "input",
        block_id: "question",
        label: plain(phrases("your-question"), slackLimits.inputText),
        element: {
          type: "plain_text_input",
          action_id: "question",
          multiline: true,
          max_length: slackLimits.inputText,
          placeholder: plain(phrases("own-words"), 150),
          ...(question && { initial_value: clip(printable(question), slackLimits.inputText) }),
        },
      },
    ],
  };
}

/** Modal shown while an answer is computed. */
export function waitingModal(phrases: Phrases, title = phrases("answer")): ModalView {
  return {
    ...frame(phrases, title, views.answer),
    blocks: [quiet(`:hourglass_flowing_sand: ${escapeMarkup(phrases("looking-up"))}`)],
  };
}

/** A reply in a modal: without native table and votes, which modals do not take. */
export function answerModal(phrases: Phrases, reply: Reply, lead: string, people: boolean): ModalView {
  const { blocks } = renderReply(reply, phrases, { surface: "modal", extent: "whole", lead, people });
  return {
    ...frame(phrases, phrases("answer"), views.answer),
    blocks: [...blocks].slice(0, slackLimits.blocksInView),
  };
}

/** Modal with the whole reply: text, table, chart, rows and formula, sources. */
export function detailsModal(phrases: Phrases, reply: Reply, chart: ShownChart | null = null): ModalView {
  const { working, explanation } = reply;
  const blocks: KnownBlock[] = [
    ...renderBody(reply.body, MODAL_CHARS).blocks,
    ...(reply.table ? preformatted(tableLines(reply.table)) : []),
    ...(chart ? [chartBlock(chart)] : []),
    ...(working && (working.formula !== undefined || working.rows.length > 0)
      ? [
          { type: "divider" as const },
          ...bold(phrases("was-worked-out")),
          ...preformatted([
            ...working.rows.map(({ row, value }) => `${row}: ${value}`),
            ...(working.formula === undefined ? [] : [`${working.formula} = ${working.result}`]),
          ]),
        ]
      : []),
    ...(explanation.resolved
      ? [quiet(escapeMarkup(phrases("understood-as", { question: clip(explanation.resolved, 500) })))]
      : []),
    ...renderCitations(reply.citations, phrases),
  ];
  return {
    ...frame(phrases, phrases("details"), views.answer),
    blocks: blocks.slice(0, slackLimits.blocksInView),
  };
}

/** Modal with the questions of a topic. */
export function topicModal(phrases: Phrases, label: string, items: readonly HomeItem[]): ModalView {
  const shown = items.slice(0, 45);
  return {
    ...frame(phrases, label, views.answer),
    blocks: [
      ...(shown.length === 0 ? [quiet(escapeMarkup(phrases("nothing-here")))] : []),
      ...shown.map(
        (each, index): KnownBlock => ({
          type: "section",
          text: plain(clip(each.label, 300)),
          accessory: button({
            label: phrases("answer"),
            action: numbered(actions.entry, index),
            value: each.id,
          }),
        }),
      ),
    ],
  };
}

const REASONS = ["wrong", "incomplete", "beside", "unclear"] as const;

/** Label of a chosen reason; `null` for any other value. */
export function reasonLabel(phrases: Phrases, value: string): string | null {
  const reason = REASONS.find((each) => each === value);
  return reason === undefined ? null : phrases(`reason-${reason}`);
}

/** Modal that asks what was wrong with an answer. `metadata`: id of the answer. */
export function reasonModal(phrases: Phrases, answerId: string): ModalView {
  return {
    ...frame(phrases, phrases("what-was-wrong"), views.reason),
    private_metadata: answerId,
    submit: plain(phrases("send"), slackLimits.modalTitle),
    blocks: [
      {
        type: "input",
        block_id: "reason",
        optional: true,
        label: plain(phrases("helped-little"), slackLimits.inputText),
        element: {
          type: "radio_buttons",
          action_id: "reason",
          options: REASONS.map((value) => ({
            text: plain(phrases(`reason-${value}`), slackLimits.optionText),
            value,
          })),
        },
      },
      {
        type: "input",
        block_id: "comment",
        optional: true,
        label: plain(phrases("would-have-helped"), slackLimits.inputText),
        element: { type: "plain_text_input", action_id: "comment", multiline: true, max_length: 500 },
      },
    ],
  };
}

/** Modal for a person's answer to a question that was passed on. `metadata`: what it belongs to. */
export function resolveModal(phrases: Phrases, question: string, metadata: string): ModalView {
  return {
    ...frame(phrases, phrases("answer-and-resolve"), views.resolve),
    private_metadata: clip(metadata, slackLimits.privateMetadata),
    submit: plain(phrases("send"), slackLimits.modalTitle),
    blocks: [
      { type: "section", text: plain(clip(question, 2_900)) },
      {
        type: "input",
        block_id: "answer",
        label: plain(phrases("your-answer"), slackLimits.inputText),
        hint: plain(phrases("becomes-draft"), 200),
        element: {
          type: "plain_text_input",
          action_id: "answer",
          multiline: true,
          max_length: slackLimits.inputText,
        },
      },
    ],
  };
}

/** Modal with the mode of a channel, for admins. */
export function settingsModal(phrases: Phrases, channel: string | null, mode: ChannelMode): ModalView {
  const options = modeOptions(phrases).map(({ value, label, description }) => ({
    text: plain(label, slackLimits.optionText),
    description: plain(description, slackLimits.optionText),
    value,
  }));
  return {
    ...frame(phrases, phrases("channel-settings"), views.settings),
    submit: plain(phrases("save"), slackLimits.modalTitle),
    blocks: [
      {
        type: "input",
        block_id: "channel",
        label: plain(phrases("channel"), slackLimits.inputText),
        element: {
          type: "conversations_select",
          action_id: "channel",
          filter: { include: ["public", "private"], exclude_bot_users: true },
          ...(channel && { initial_conversation: channel }),
        },
      },
      {
        type: "input",
        block_id: "mode",
        label: plain(phrases("when-there"), slackLimits.inputText),
        hint: plain(phrases("needs-history"), 200),
        element: {
          type: "radio_buttons",
          action_id: "mode",
          options,
          initial_option: options.find(({ value }) => value === mode)!,
        },
      },
    ],
  };
}

/** Modal with the channel of the weekly digest, for admins. */
export function digestModal(phrases: Phrases, channel: string | null): ModalView {
  return {
    ...frame(phrases, phrases("weekly-digest"), views.digest),
    submit: plain(phrases("save"), slackLimits.modalTitle),
    blocks: [
      {
        type: "input",
        block_id: "channel",
        optional: true,
        label: plain(phrases("channel"), slackLimits.inputText),
        hint: plain(phrases("digest-about"), 200),
        element: {
          type: "conversations_select",
          action_id: "channel",
          filter: { include: ["public", "private"], exclude_bot_users: true },
          ...(channel && { initial_conversation: channel }),
        },
      },
    ],
  };
}

/** Modal that keeps a person's answer in a conversation as a draft. `metadata`: the message. */
export function keepModal(phrases: Phrases, question: string, answer: string, metadata: string): ModalView {
  const field = (id: string, name: string, value: string) => ({
    type: "input" as const,
    block_id: id,
    label: plain(name, slackLimits.inputText),
    element: {
      type: "plain_text_input" as const,
      action_id: id,
      multiline: true,
      max_length: slackLimits.inputText,
      ...(value && { initial_value: clip(printable(value), slackLimits.inputText) }),
    },
  });
  return {
    ...frame(phrases, phrases("keep-as-answer"), views.keep),
    private_metadata: clip(metadata, slackLimits.privateMetadata),
    submit: plain(phrases("keep"), slackLimits.modalTitle),
    blocks: [
      field("question", phrases("question-answered"), question),
      field("answer", phrases("the-answer"), answer),
      quiet(escapeMarkup(phrases("waits-as-draft"))),
    ],
  };
}

/** Modal with the gaps, for admins. */
export function gapsModal(
  phrases: Phrases,
  gaps: readonly { readonly question: string; readonly count: number }[],
): ModalView {
  const shown = gaps.slice(0, 100);
  return {
    ...frame(phrases, phrases("gaps"), views.answer),
    blocks:
      shown.length === 0
        ? [noGaps(phrases)]
        : [
            quiet(escapeMarkup(phrases("gaps-are", { days: GAP_DAYS }))),
            { type: "rich_text", elements: [gapList(shown)] },
          ],
  };
}

/** Modal with one sentence. */
export function noticeModal(phrases: Phrases, title: string, text: string): ModalView {
  return { ...frame(phrases, title, views.answer), blocks: [{ type: "section", text: plain(text) }] };
}

function frame(phrases: Phrases, title: string, callback: string) {
  return {
    type: "modal" as const,
    callback_id: callback,
    title: plain(title, slackLimits.modalTitle),
    close: plain(phrases("close"), slackLimits.modalTitle),
  };
}

const bold = (text: string): RichTextBlock[] => [
  {
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "text", text, style: { bold: true } }] }],
  },
];

function preformatted(lines: readonly string[]): RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  const text = clip(lines.map(printable).join("\n"), MODAL_CHARS);
  for (let at = 0; at < text.length; at += 2_800)
    blocks.push({
      type: "rich_text",
      elements: [
        {
          type: "rich_text_preformatted",
          elements: [{ type: "text", text: text.slice(at, at + 2_800).toWellFormed() }],
        },
      ],
    });
  return blocks;
}

/** Buttons with starter questions, under a message that says what the bot can do. */
export const startersRow = (items: readonly HomeItem[]): KnownBlock[] =>
  items.length === 0
    ? []
    : [
        row(
          items
            .slice(0, 3)
            .map((each, index) =>
              button({ label: each.label, action: numbered(actions.entry, index), value: each.id }),
            ),
        ),
      ];
