import type { ContextActionsBlock, ImageBlock, KnownBlock } from "@slack/types";
import type { Reply } from "../../src/ports.ts";
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
  const body = renderBody(reply.body, reply.table ? BODY_BESIDE_TABLE : room);
  const table = tableBlocks(reply, room - body.chars, level === "rich" && surface !== "modal");
  const cut = body.cut || table.cut !== null;
  return [
    ...(lead ? [quiet(`:leftwards_arrow_with_hook: ${escapeMarkup(clip(lead, 300))}`)] : []),
    ...body.blocks,
    ...table.blocks,
    ...(table.cut === null ? [] : [quiet(table.cut)]),
    ...(chart && level === "rich" ? [chartBlock(chart, reply)] : []),
    ...(reply.working ? renderWorking(reply.working) : []),
    ...renderCitations(reply.citations),
    ...buttonsOf(reply, options, cut),
    ...(surface === "modal" ? [] : feedbackOf(reply, level, surface)),
  ];
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

function chartBlock(chart: ShownChart, reply: Reply): ImageBlock {
  return {
    type: "image",
    slack_file: { id: chart.file },
    alt_text: clip(chart.alt, limits.imageText),
    title: plain(reply.chart?.title ?? "Chart", limits.imageText),
  };
}

/** What to press next: choices, follow-ups, and the ways out. */
function buttonsOf(reply: Reply, options: RenderOptions, cut: boolean): KnownBlock[] {
  const { surface = "shared", people = false, shareable = false } = options;
  const rows: KnownBlock[] = [];
  if (reply.choices.length > 0) {
    const choices = reply.choices.map((each, index) =>
      button({ label: each.label, action: numbered(actions.choose, index), value: reply.id }),
    );
    rows.push(row([...choices, button({ label: "None of these", action: actions.none, value: reply.id })]));
  }
  if (reply.suggestions.length > 0)
    rows.push(
      row(
        reply.suggestions.map((each, index) =>
          button({ label: each.label, action: numbered(actions.suggest, index), value: reply.id }),
        ),
      ),
    );
  const ways = [
    ...(surface === "private" && shareable && reply.status === "answered" ? [shareButton(reply)] : []),
    ...(reply.working !== null || cut
      ? [
          button({
            label: reply.working ? "How I worked this out" : "Details",
            action: actions.details,
            value: reply.id,
          }),
        ]
      : []),
    ...(people && (reply.status === "declined" || reply.status === "clarify") ? [personButton(reply)] : []),
  ];
  return ways.length > 0 ? [...rows, row(ways)] : rows;
}

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

/** Votes, and the way to take a wrong answer away. */
function feedbackOf(reply: Reply, level: "rich" | "plain", surface: "shared" | "private"): KnownBlock[] {
  if (reply.status === "chitchat") return [];
  const votable = reply.status === "answered";
  if (level === "plain") {
    const votes = [
      button({ label: "👍 Helpful", action: numbered(actions.vote, "up"), value: `up:${reply.id}` }),
      button({ label: "👎 Not helpful", action: numbered(actions.vote, "down"), value: `down:${reply.id}` }),
    ];
    const removal = button({
      label: "Wrong answer? Remove",
      action: actions.remove,
      value: reply.id,
      confirm: removeConfirm,
    });
    return [row([...(votable ? votes : []), removal])];
  }
  const elements: ContextActionsBlock["elements"] = [
    {
      type: "icon_button",
      icon: "trash",
      text: plain(surface === "shared" ? "Wrong answer? Remove" : "Remove", limits.buttonText),
      accessibility_label: "Wrong answer? Remove it",
      action_id: actions.remove,
      value: reply.id,
      confirm: confirmation(removeConfirm),
    },
  ];
  if (votable)
    elements.unshift({
      type: "feedback_buttons",
      action_id: actions.vote,
      positive_button: {
        text: plain("Helpful", limits.buttonText),
        accessibility_label: "This answer helped",
        value: `up:${reply.id}`,
      },
      negative_button: {
        text: plain("Not helpful", limits.buttonText),
        accessibility_label: "This answer did not help",
        value: `down:${reply.id}`,
      },
    });
  return [{ type: "context_actions", elements }];
}

const removeConfirm = {
  title: "Remove this answer?",
  text: "It disappears for everyone. Only the person who asked and admins can do that.",
  yes: "Remove",
};
