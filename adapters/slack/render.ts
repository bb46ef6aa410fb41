import type { Button, ImageBlock, KnownBlock } from "@slack/types";
import { alsoBlocks } from "../../src/document.ts";
import type { Reply, Suggestion } from "../../src/ports.ts";
import { isSaid } from "../chat/answer-parts.ts";
import { actions, numbered } from "./ids.ts";
import { renderBody } from "./render/body.ts";
import { button, confirmation, plain, quiet, row } from "./render/elements.ts";
import { fallbackText } from "./render/fallback.ts";
import { clip, limits } from "./render/limits.ts";
import { renderCitations, renderWorking } from "./render/quiet.ts";
import { renderTable, renderTableAsText } from "./render/table.ts";
import { escapeMarkup } from "./render/text.ts";

/** What Slack is asked to show. */
export interface Rendered {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** A picture of the reply's chart that Slack holds already. */
export interface ShownChart {
  /** Id of the uploaded file. */
  readonly file: string;
  /** Reads the data out. */
  readonly alt: string;
}

export interface RenderOptions {
  /** `rich`: all that Slack offers; `plain`: without what some clients and surfaces refuse. */
  readonly level?: "rich" | "plain";
  /** `shared`: everybody in the conversation sees it; `private`: only the asker; `modal`: in a form. */
  readonly surface?: "shared" | "private" | "modal";
  /** A line above the reply: the question, where it does not stand in the conversation itself. */
  readonly lead?: string;
  readonly chart?: ShownChart | null;
  /** Whether "Ask a person" leads anywhere. */
  readonly people?: boolean;
  /** Whether a newcomer can be offered to be shown around. */
  readonly onboarding?: boolean;
  /** Whether a private reply can be shared: it was asked in a channel. */
  readonly shareable?: boolean;
}

/** Kept for citations, working, buttons and lead, whatever the answer needs. */
const QUIET_CHARS = 3_000;
const BODY_BESIDE_TABLE = 4_000;

/** A reply in Slack's form. Within every limit, whatever the reply holds. */
export function renderReply(reply: Reply, options: RenderOptions = {}): Rendered {
  return { text: fallbackText(reply), blocks: blocksOf(reply, options) };
}

function blocksOf(reply: Reply, options: RenderOptions): KnownBlock[] {
  const { level = "rich", surface = "shared", lead, chart = null } = options;
  const room = limits.messageChars - QUIET_CHARS;
  const total = reply.table ? BODY_BESIDE_TABLE : room;
  const first = renderBody(reply.body, total);
  const second = renderBody(alsoBlocks(reply.also), total - first.chars);
  const picture = level === "rich" ? chart : null;
  const native = level === "rich" && surface !== "modal";
  const table = isShown(reply, picture)
    ? tableBlocks(reply, room - first.chars - second.chars, native)
    : { blocks: [], cut: null };
  const cut = first.cut || second.cut || table.cut !== null;
  const figures = [
    ...table.blocks,
    ...(table.cut === null ? [] : [quiet(table.cut)]),
    ...(picture ? [chartBlock(picture)] : []),
    ...(reply.working ? renderWorking(reply.working) : []),
  ];
  const belongBelow = reply.also?.hasFigures ?? false;
  return [
    ...(lead ? [quiet(`:leftwards_arrow_with_hook: ${escapeMarkup(clip(lead, 300))}`)] : []),
    ...first.blocks,
    ...(belongBelow ? [] : figures),
    ...(second.blocks.length > 0 ? [divider, ...second.blocks] : []),
    ...(belongBelow ? figures : []),
    ...renderCitations(reply.citations),
    ...buttonsOf(reply, options, cut),
    ...(surface === "modal" ? [] : feedbackOf(reply, level)),
  ];
}

const divider: KnownBlock = { type: "divider" };

/** A table that repeats the text or, with its one column of figures, the picture, is left out. */
function isShown({ table, text }: Reply, picture: ShownChart | null): boolean {
  return table !== null && !isSaid(table, text) && (picture === null || table.columns.length > 2);
}

interface TableBlocks {
  readonly blocks: readonly KnownBlock[];
  /** What to say where rows were left out. */
  readonly cut: string | null;
}

function tableBlocks(reply: Reply, budget: number, native: boolean): TableBlocks {
  const view = reply.table;
  if (!view || view.rows.length === 0) return { blocks: [], cut: null };
  const shown = native ? renderTable(view, budget) : null;
  if (!shown) return { blocks: renderTableAsText(view, Math.max(budget, 1_000)), cut: null };
  const all = view.rows.length;
  const cut =
    shown.rowsShown < all ? `The first ${shown.rowsShown} of ${all} rows; “Details” has all.` : null;
  return { blocks: [shown.block], cut };
}

function chartBlock(chart: ShownChart): ImageBlock {
  return {
    type: "image",
    slack_file: { id: chart.file },
    alt_text: clip(chart.alt, limits.imageText),
  };
}

/** What to press next: choices or follow-ups, and the ways out behind them. */
function buttonsOf(reply: Reply, options: RenderOptions, cut: boolean): KnownBlock[] {
  const { surface = "shared", people = false, shareable = false, onboarding = false } = options;
  const asks = (items: readonly Suggestion[], action: "choose" | "suggest") =>
    items.map(({ label }, index) => button({ label, action: numbered(action, index), value: reply.id }));
  const open = reply.status === "declined" || reply.status === "clarify";
  const rows: Button[][] = [
    onboarding && reply.offersOnboarding
      ? [
          button({
            label: "Show me around",
            action: numbered(actions.onboard, 0),
            value: "step",
            style: "primary",
          }),
        ]
      : [],
    reply.choices.length > 0
      ? [
          ...asks(reply.choices, actions.choose),
          button({ label: "None of these", action: actions.none, value: reply.id }),
        ]
      : [],
    asks(reply.suggestions, actions.suggest),
    [
      ...(surface === "private" && shareable && reply.status === "answered" ? [shareButton(reply)] : []),
      ...(reply.working || cut ? [detailsButton(reply)] : []),
      ...(people && open ? [personButton(reply)] : []),
    ],
  ];
  return joined(rows).map(row);
}

/** More buttons side by side break the line on a narrow screen. */
const BUTTONS_IN_ROW = 4;

/** Rows put together where they are short. */
function joined(rows: readonly Button[][]): Button[][] {
  const all: Button[][] = [];
  for (const buttons of rows.filter((each) => each.length > 0)) {
    const last = all.at(-1);
    if (last && last.length + buttons.length <= BUTTONS_IN_ROW) last.push(...buttons);
    else all.push([...buttons]);
  }
  return all;
}

const detailsButton = (reply: Reply) =>
  button({
    label: reply.working ? "How I worked this out" : "Details",
    action: actions.details,
    value: reply.id,
  });

const shareButton = (reply: Reply) =>
  button({ label: "Share in channel", action: actions.share, value: reply.id, style: "primary" });

/** "Ask a person": the question goes to people, so it is asked twice. */
export const personButton = (reply: { readonly id: string }) =>
  button({
    label: "Ask a person",
    action: actions.person,
    value: reply.id,
    confirm: {
      title: "Pass this on?",
      text: "Your question and your name go to the people who look after this topic.",
      yes: "Pass it on",
    },
  });

/** Votes, and the way to take a wrong answer away; only where there is an answer. */
function feedbackOf(reply: Reply, level: "rich" | "plain"): KnownBlock[] {
  if (reply.status !== "answered") return [];
  const up = `up:${reply.id}`;
  const down = `down:${reply.id}`;
  if (level === "plain")
    return [
      row([
        button({ label: "👍 Helpful", action: numbered(actions.vote, "up"), value: up }),
        button({ label: "👎 Not helpful", action: numbered(actions.vote, "down"), value: down }),
        button({ label: REMOVE, action: actions.remove, value: reply.id, confirm: removeConfirm }),
      ]),
    ];
  return [
    {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: actions.vote,
          positive_button: feedbackButton("Helpful", "This answer helped", up),
          negative_button: feedbackButton("Not helpful", "This answer did not help", down),
        },
        {
          type: "icon_button",
          icon: "trash",
          text: plain(REMOVE, limits.buttonText),
          accessibility_label: REMOVE,
          action_id: actions.remove,
          value: reply.id,
          confirm: confirmation(removeConfirm),
        },
      ],
    },
  ];
}

const REMOVE = "Wrong answer? Remove";

const feedbackButton = (label: string, said: string, value: string) => ({
  text: plain(label, limits.buttonText),
  accessibility_label: said,
  value,
});

const removeConfirm = {
  title: "Remove this answer?",
  text: "It disappears for everyone. Only the person who asked and admins can do that.",
  yes: "Remove",
};
