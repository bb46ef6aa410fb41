import type { KnownBlock, ModalView, RichTextBlock } from "@slack/types";
import type { Reply } from "../../../src/reply/index.ts";
import { type ChannelMode, channelModes, modeTexts, texts } from "../../chat/index.ts";
import { actions, numbered, views } from "../ids.ts";
import { chartBlock, renderReply, type ShownChart } from "../render.ts";
import { renderBody } from "./body.ts";
import { button, plain, quiet, row } from "./elements.ts";
import { gapList, type HomeItem } from "./home.ts";
import { clip, limits } from "./limits.ts";
import { renderCitations } from "./quiet.ts";
import { tableLines } from "./table.ts";
import { escapeMarkup, printable } from "./text.ts";

/** More characters than any answer has; Slack takes a view of some 250 kB. */
const MODAL_CHARS = 60_000;

/** A form to ask in, from the global shortcut and from Home. */
export function askModal(question = ""): ModalView {
  return {
    ...frame("Ask a question", views.ask),
    submit: plain("Ask", limits.modalTitle),
    blocks: [
      {
        type: "input",
        block_id: "question",
        label: plain("Your question", limits.inputText),
        element: {
          type: "plain_text_input",
          action_id: "question",
          multiline: true,
          max_length: limits.inputText,
          placeholder: plain("In your own words", 150),
          ...(question && { initial_value: clip(printable(question), limits.inputText) }),
        },
      },
    ],
  };
}

/** Shown while the answer is on its way. */
export function waitingModal(title = "Answer"): ModalView {
  return { ...frame(title, views.answer), blocks: [quiet(":hourglass_flowing_sand: Looking it up …")] };
}

/** A reply in a modal: without native table and votes, which modals do not take. */
export function answerModal(reply: Reply, lead: string, people: boolean): ModalView {
  const { blocks } = renderReply(reply, { surface: "modal", extent: "whole", lead, people });
  return { ...frame("Answer", views.answer), blocks: [...blocks].slice(0, limits.blocksInView) };
}

/** All that was folded away: the whole text, table, chart, rows and formula, and what it stands on. */
export function detailsModal(reply: Reply, chart: ShownChart | null = null): ModalView {
  const { working, explanation } = reply;
  const blocks: KnownBlock[] = [
    ...renderBody(reply.body, MODAL_CHARS).blocks,
    ...(reply.table ? preformatted(tableLines(reply.table)) : []),
    ...(chart ? [chartBlock(chart)] : []),
    ...(working && (working.formula !== undefined || working.rows.length > 0)
      ? [
          { type: "divider" as const },
          ...bold("How it was worked out"),
          ...preformatted([
            ...working.rows.map(({ row, value }) => `${row}: ${value}`),
            ...(working.formula === undefined ? [] : [`${working.formula} = ${working.result}`]),
          ]),
        ]
      : []),
    ...(explanation.resolved
      ? [quiet(`Understood as: ${escapeMarkup(clip(explanation.resolved, 500))}`)]
      : []),
    ...renderCitations(reply.citations),
  ];
  return { ...frame("Details", views.answer), blocks: blocks.slice(0, limits.blocksInView) };
}

/** Questions of one topic. */
export function topicModal(label: string, items: readonly HomeItem[]): ModalView {
  const shown = items.slice(0, 45);
  return {
    ...frame(label, views.answer),
    blocks: [
      ...(shown.length === 0 ? [quiet("Nothing here yet.")] : []),
      ...shown.map(
        (each, index): KnownBlock => ({
          type: "section",
          text: plain(clip(each.label, 300)),
          accessory: button({ label: "Answer", action: numbered(actions.entry, index), value: each.id }),
        }),
      ),
    ],
  };
}

const REASONS = [
  ["wrong", "It is wrong"],
  ["incomplete", "Something is missing"],
  ["beside", "It does not answer my question"],
  ["unclear", "It is hard to understand"],
] as const;

/** The label of a reason that was chosen; `null` for anything else. */
export const reasonLabel = (value: string): string | null =>
  REASONS.find(([each]) => each === value)?.[1] ?? null;

/** What was wrong with an answer. `metadata`: id of the answer. */
export function reasonModal(answerId: string): ModalView {
  return {
    ...frame(texts.whatWasWrong, views.reason),
    private_metadata: answerId,
    submit: plain("Send", limits.modalTitle),
    blocks: [
      {
        type: "input",
        block_id: "reason",
        optional: true,
        label: plain("The answer helped little because", limits.inputText),
        element: {
          type: "radio_buttons",
          action_id: "reason",
          options: REASONS.map(([value, label]) => ({ text: plain(label, limits.optionText), value })),
        },
      },
      {
        type: "input",
        block_id: "comment",
        optional: true,
        label: plain("What would have helped?", limits.inputText),
        element: { type: "plain_text_input", action_id: "comment", multiline: true, max_length: 500 },
      },
    ],
  };
}

/** A person's answer to a question that was passed on. `metadata`: what it belongs to. */
export function resolveModal(question: string, metadata: string): ModalView {
  return {
    ...frame(texts.answerAndResolve, views.resolve),
    private_metadata: clip(metadata, limits.privateMetadata),
    submit: plain("Send", limits.modalTitle),
    blocks: [
      { type: "section", text: plain(clip(question, 2_900)) },
      {
        type: "input",
        block_id: "answer",
        label: plain(texts.yourAnswer, limits.inputText),
        hint: plain(texts.becomesDraft, 200),
        element: {
          type: "plain_text_input",
          action_id: "answer",
          multiline: true,
          max_length: limits.inputText,
        },
      },
    ],
  };
}

/** How the bot behaves in a channel, for admins. */
export function settingsModal(channel: string | null, mode: ChannelMode): ModalView {
  const options = channelModes.map((value) => ({
    text: plain(modeTexts[value].label, limits.optionText),
    description: plain(modeTexts[value].description, limits.optionText),
    value,
  }));
  return {
    ...frame("Channel settings", views.settings),
    submit: plain("Save", limits.modalTitle),
    blocks: [
      {
        type: "input",
        block_id: "channel",
        label: plain("Channel", limits.inputText),
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
        label: plain("When I answer there", limits.inputText),
        hint: plain(
          "All but the first need the manifest with channel history. Without it I only hear mentions.",
          200,
        ),
        element: {
          type: "radio_buttons",
          action_id: "mode",
          options,
          initial_option: options[channelModes.indexOf(mode)]!,
        },
      },
    ],
  };
}

/** Where the weekly digest goes, for admins. */
export function digestModal(channel: string | null): ModalView {
  return {
    ...frame("Weekly digest", views.digest),
    submit: plain("Save", limits.modalTitle),
    blocks: [
      {
        type: "input",
        block_id: "channel",
        optional: true,
        label: plain("Channel", limits.inputText),
        hint: plain(
          "Each Monday: what was asked, and what found no good answer. Empty: no digest. Invite me there first.",
          200,
        ),
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

/** Keeps a good answer that somebody gave in a talk. `metadata`: the message. */
export function keepModal(question: string, answer: string, metadata: string): ModalView {
  const field = (id: string, name: string, value: string) => ({
    type: "input" as const,
    block_id: id,
    label: plain(name, limits.inputText),
    element: {
      type: "plain_text_input" as const,
      action_id: id,
      multiline: true,
      max_length: limits.inputText,
      ...(value && { initial_value: clip(printable(value), limits.inputText) }),
    },
  });
  return {
    ...frame(texts.keepAsAnswer, views.keep),
    private_metadata: clip(metadata, limits.privateMetadata),
    submit: plain("Keep", limits.modalTitle),
    blocks: [
      field("question", texts.questionAnswered, question),
      field("answer", texts.theAnswer, answer),
      quiet("It waits as a draft until a keeper takes it into the knowledge."),
    ],
  };
}

/** The questions that found no answer, for admins. */
export function gapsModal(gaps: readonly { readonly question: string; readonly count: number }[]): ModalView {
  const shown = gaps.slice(0, 100);
  return {
    ...frame("Gaps", views.answer),
    blocks:
      shown.length === 0
        ? [quiet(":white_check_mark: No open gaps in the last 30 days.")]
        : [
            quiet("Declined, asked back, unsure or voted down in the last 30 days."),
            { type: "rich_text", elements: [gapList(shown)] },
          ],
  };
}

/** A sentence in a modal. */
export function noticeModal(title: string, text: string): ModalView {
  return { ...frame(title, views.answer), blocks: [{ type: "section", text: plain(text) }] };
}

function frame(title: string, callback: string) {
  return {
    type: "modal" as const,
    callback_id: callback,
    title: plain(title, limits.modalTitle),
    close: plain("Close", limits.modalTitle),
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

/** Buttons under a message that says what the bot can do. */
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
