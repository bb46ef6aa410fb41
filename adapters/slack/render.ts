import type { Button, ImageBlock, KnownBlock } from "@slack/types";
import type { Phrases } from "../../src/phrases/index.ts";
import type { Reply } from "../../src/reply/index.ts";
import { type Brief, briefOf, clip, isSaid, type OfferedQuestions, questionsOf } from "../chat/index.ts";
import { actions, numbered } from "./ids.ts";
import { renderBody } from "./render/body.ts";
import { button, confirmation, plain, quiet, row } from "./render/elements.ts";
import { fallbackText } from "./render/fallback.ts";
import { slackLimits } from "./render/limits.ts";
import { formulaLine, sourceLine } from "./render/quiet.ts";
import { renderTable, renderTableAsText } from "./render/table.ts";
import { escapeMarkup } from "./render/text.ts";

/** Blocks of a message with their fallback text. */
export interface Rendered {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** An uploaded chart. */
export interface ShownChart {
  /** Id of the uploaded file. */
  readonly file: string;
  /** Reads the data out. */
  readonly alt: string;
}

export interface RenderOptions {
  /** `rich`: all that Slack offers; `plain`: without what some clients and surfaces refuse. */
  readonly level?: "rich" | "plain";
  /** `text`: tables as text, where Slack refuses a native one. */
  readonly tables?: "native" | "text";
  /** `shared`: everybody in the conversation sees it; `private`: only the asker; `modal`: in a form. */
  readonly surface?: "shared" | "private" | "modal";
  /** `brief`: what others can read along; `whole`: all of it, as in a step of the onboarding. */
  readonly extent?: "brief" | "whole";
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

/** Renders a reply as blocks, within every limit whatever it holds. */
export function renderReply(reply: Reply, phrases: Phrases, options: RenderOptions = {}): Rendered {
  return { text: fallbackText(reply, phrases), blocks: blocksOf(reply, phrases, options) };
}

function blocksOf(reply: Reply, phrases: Phrases, options: RenderOptions): KnownBlock[] {
  const { level = "rich", surface = "shared", lead, chart = null } = options;
  const said =
    options.extent === "whole"
      ? wholeOf(reply)
      : briefOf(reply, { pictured: chart !== null && level === "rich" });
  const room = slackLimits.messageChars - QUIET_CHARS;
  const asked = questionsOf(reply, said.body);
  const body = renderBody(asked.body ?? said.body, room, "statement");
  const picture = level === "rich" && said.chart !== null ? chart : null;
  const native = level === "rich" && surface !== "modal" && options.tables !== "text";
  const table = tableBlocks(said, room - body.chars, native, phrases);
  const isCut = said.isCut || body.cut;
  const lines = [
    ...(isCut && surface !== "modal"
      ? [`_${escapeMarkup(phrases("goes-on-under", { label: phrases("details") }))}_`]
      : []),
    ...(said.formula === null ? [] : [formulaLine(said.formula)]),
    ...sourceLine(said.citations, phrases),
    ...nextLine(asked.lines, phrases),
  ];
  return [
    ...(lead ? [quiet(`:leftwards_arrow_with_hook: ${escapeMarkup(clip(lead, 300))}`)] : []),
    ...body.blocks,
    ...table.blocks,
    ...(table.cut === null ? [] : [quiet(table.cut)]),
    ...(picture ? [chartBlock(picture)] : []),
    ...(lines.length > 0 ? [quiet(lines.join("\n"))] : []),
    ...buttonsOf(reply, phrases, options, { more: said.more || isCut || table.cut !== null, asked }),
    ...(surface === "modal" ? [] : feedbackOf(reply, phrases, level)),
  ];
}

/** What numbered buttons stand for. */
function nextLine(lines: readonly string[], phrases: Phrases): string[] {
  if (lines.length === 0) return [];
  const named = lines.map((line, index) => `*${index + 1}* ${escapeMarkup(clip(line, 150))}`);
  return [`${escapeMarkup(phrases("ask-next"))}  ${named.join("  ·  ")}`];
}

/** A reply with nothing folded away. */
function wholeOf(reply: Reply): Brief {
  const { body, table, text, chart, citations } = reply;
  const { formula } = briefOf(reply);
  const shown = table !== null && !isSaid(table, text) ? table : null;
  return { body, table: shown, chart, formula, citations, isCut: false, more: false };
}

interface TableBlocks {
  readonly blocks: readonly KnownBlock[];
  /** What to say where rows were left out. */
  readonly cut: string | null;
}

function tableBlocks({ table: view }: Brief, budget: number, native: boolean, phrases: Phrases): TableBlocks {
  if (!view || view.rows.length === 0) return { blocks: [], cut: null };
  const shown = native ? renderTable(view, budget) : null;
  if (!shown) return { blocks: renderTableAsText(view, Math.max(budget, 1_000)), cut: null };
  const all = view.rows.length;
  const label = phrases("details");
  const cut = escapeMarkup(phrases("first-rows", { shown: shown.rowsShown, all, label }));
  return { blocks: [shown.block], cut: shown.rowsShown < all ? cut : null };
}

/** Image block of an uploaded chart. */
export function chartBlock(chart: ShownChart): ImageBlock {
  return {
    type: "image",
    slack_file: { id: chart.file },
    alt_text: clip(chart.alt, slackLimits.imageText),
  };
}

/** What to press next: choices or follow-ups, and the ways out behind them. */
function buttonsOf(
  reply: Reply,
  phrases: Phrases,
  options: RenderOptions,
  shown: { readonly more: boolean; readonly asked: OfferedQuestions },
): KnownBlock[] {
  const { surface = "shared", people = false, shareable = false, onboarding = false } = options;
  const { kind, labels } = shown.asked;
  const asks = labels.map((label, index) =>
    button({
      label,
      action: numbered(kind === "choices" ? actions.choose : actions.suggest, index),
      value: reply.id,
    }),
  );
  const rows: Button[][] = [
    onboarding && reply.offersOnboarding
      ? [
          button({
            label: phrases("show-around"),
            action: numbered(actions.onboard, 0),
            value: "step",
            style: "primary",
          }),
        ]
      : [],
    [
      ...asks,
      ...(kind === "choices"
        ? [button({ label: phrases("none-of-these"), action: actions.none, value: reply.id })]
        : []),
    ],
    [
      ...(surface === "private" && shareable && reply.status === "answered"
        ? [shareButton(reply, phrases)]
        : []),
      ...(shown.more ? [detailsButton(reply, phrases)] : []),
      ...(people && reply.status !== "chitchat" ? [personButton(reply, phrases)] : []),
    ],
  ];
  return joined(rows).map(row);
}

/** More buttons side by side break the line on a narrow screen. */
const BUTTONS_IN_ROW = 5;
const CHARS_IN_ROW = 60;

/** Rows put together where they are short. */
function joined(rows: readonly Button[][]): Button[][] {
  const all: Button[][] = [];
  const chars = (buttons: readonly Button[]) =>
    buttons.reduce((sum, { text }) => sum + text.text.length + 3, 0);
  for (const buttons of rows.filter((each) => each.length > 0)) {
    const last = all.at(-1);
    const together = last ? [...last, ...buttons] : buttons;
    if (last && together.length <= BUTTONS_IN_ROW && chars(together) <= CHARS_IN_ROW) last.push(...buttons);
    else all.push([...buttons]);
  }
  return all;
}

const detailsButton = (reply: Reply, phrases: Phrases) =>
  button({ label: phrases("details"), action: actions.details, value: reply.id });

const shareButton = (reply: Reply, phrases: Phrases) =>
  button({ label: phrases("share"), action: actions.share, value: reply.id, style: "primary" });

/** Button of "Ask a person", with a confirmation, since the question goes to people. */
export const personButton = (reply: { readonly id: string }, phrases: Phrases) =>
  button({
    label: phrases("ask-person"),
    action: actions.person,
    value: reply.id,
    confirm: {
      title: phrases("pass-on-sure"),
      text: phrases("pass-on-about"),
      yes: phrases("pass-on"),
      no: phrases("cancel"),
    },
  });

/** Votes, and the way to take a wrong answer away; only where there is an answer. */
function feedbackOf(reply: Reply, phrases: Phrases, level: "rich" | "plain"): KnownBlock[] {
  if (reply.status !== "answered") return [];
  const remove = phrases("remove");
  const confirm = {
    title: phrases("remove-sure"),
    text: phrases("remove-about"),
    yes: remove,
    no: phrases("cancel"),
  };
  const up = `up:${reply.id}`;
  const down = `down:${reply.id}`;
  if (level === "plain")
    return [
      row([
        button({ label: `👍 ${phrases("helpful")}`, action: numbered(actions.vote, "up"), value: up }),
        button({
          label: `👎 ${phrases("not-helpful")}`,
          action: numbered(actions.vote, "down"),
          value: down,
        }),
        button({ label: remove, action: actions.remove, value: reply.id, confirm }),
      ]),
    ];
  return [
    {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: actions.vote,
          positive_button: feedbackButton(phrases("helpful"), phrases("it-helped"), up),
          negative_button: feedbackButton(phrases("not-helpful"), phrases("it-did-not-help"), down),
        },
        {
          type: "icon_button",
          icon: "trash",
          text: plain(remove, slackLimits.buttonText),
          accessibility_label: clip(remove, slackLimits.buttonText),
          action_id: actions.remove,
          value: reply.id,
          confirm: confirmation(confirm),
        },
      ],
    },
  ];
}

const feedbackButton = (label: string, said: string, value: string) => ({
  text: plain(label, slackLimits.buttonText),
  accessibility_label: clip(said, slackLimits.buttonText),
  value,
});
