import type { Phrases } from "../../src/phrases/index.ts";
import type { Reply, Working } from "../../src/reply/index.ts";
import { type Brief, briefOf, isSaid, questionsOf } from "../chat/index.ts";
import { renderBody } from "./render/body.ts";
import { buttonRow, controlsOf, pageRow, tour } from "./render/controls.ts";
import { accents, type MessageLayout } from "./render/message.ts";
import { type PageText, type Piece, paginate } from "./render/pages.ts";
import { formulaLine, quiet, sourceLine, sourceLines } from "./render/quiet.ts";
import { renderTable } from "./render/table.ts";
import { escapeLine } from "./render/text.ts";

/** Options of `sheetOf`. */
export interface RenderOptions {
  /** Counted from 0; a page that there is not becomes the last one. */
  readonly page?: number;
  /** The question, where it does not stand in the conversation itself. */
  readonly question?: string;
  /** Who posted it for everybody. */
  readonly sharedBy?: string;
  /** `brief`: what others can read along; `whole`: all of it, as behind the button for more. */
  readonly extent?: "brief" | "whole";
  /** Whether "Ask a person" leads anywhere. */
  readonly people?: boolean;
  /** The chart's picture, attached under this name. */
  readonly picture?: { readonly name: string; readonly alt: string } | null;
  /** Only the asker sees it, and may post it for everybody. */
  readonly share?: boolean;
  readonly solved?: "offer" | "done" | null;
  /** There are tracks that a newcomer can be led through. */
  readonly onboarding?: boolean;
}

/** A comfortable page on a phone; leaves room for small print and labels below 4,000 characters. */
const PAGE_CHARS = 2_000;
const QUESTION_CHARS = 200;
/** What a phone shows of a reply without much scrolling. */
const PHONE = { lines: 14, charsPerLine: 42 };

/** The excerpt of a reply that is shown at once. */
export const saidOf = (reply: Reply, pictured = true): Brief => briefOf(reply, { room: PHONE, pictured });

/**
 * Renders a reply as a layout, which becomes components or an embed; either stays within every limit,
 * whatever the reply holds.
 */
export function sheetOf(phrases: Phrases, reply: Reply, options: RenderOptions): MessageLayout {
  return options.extent === "whole"
    ? wholeSheet(phrases, reply, options)
    : briefSheet(phrases, reply, options);
}

/** The statement and the few facts; the rest behind a button. */
function briefSheet(phrases: Phrases, reply: Reply, options: RenderOptions): MessageLayout {
  const { share = false, solved = null, picture = null, onboarding = false, people = false } = options;
  const said = saidOf(reply, picture !== null);
  const asked = questionsOf(reply, said.body);
  const pieces = [...renderBody(asked.body ?? said.body), ...(said.table ? renderTable(said.table) : [])];
  const [first = [], ...rest] = paginate(pieces, PAGE_CHARS);
  const quietLines = [
    ...(solved === "done" ? [`-# ✅ ${phrases("solved")}`] : []),
    ...(said.isCut || rest.length > 0
      ? [`-# ${phrases("goes-on-under", { label: phrases("details") })}`]
      : []),
    ...(said.formula === null ? [] : [formulaLine(said.formula)]),
    ...sourceLine(phrases, said.citations),
    ...(asked.lines.length === 0 ? [] : [`-# ${phrases("ask-next")}`]),
    ...asked.lines.map((line, index) => quiet(`**${index + 1}** ${escapeLine(line)}`)),
  ];
  return {
    accent: accents[reply.status],
    texts: [...leadOf(phrases, options), ...joined(first)],
    picture: said.chart === null ? null : picture,
    quiet: quietLines.join("\n"),
    rows: controlsOf(phrases, reply, asked, {
      share,
      solved,
      onboarding,
      people: people && reply.status !== "chitchat",
      more: said.more || rest.length > 0,
    }),
  };
}

/** All of a reply, on pages that buttons turn. */
function wholeSheet(phrases: Phrases, reply: Reply, options: RenderOptions): MessageLayout {
  const { picture = null, onboarding = false } = options;
  const { table, text, working } = reply;
  const pieces: Piece[] = [
    ...renderBody(reply.body),
    ...(table === null || isSaid(table, text) ? [] : renderTable(table)),
    ...workingPieces(phrases, working),
  ];
  const pages = paginate(pieces, PAGE_CHARS);
  const page = Math.min(Math.max(0, options.page ?? 0), pages.length - 1);
  return {
    accent: accents[reply.status],
    texts: [...leadOf(phrases, options), ...joined(pages[page] ?? [])],
    picture: page === 0 ? picture : null,
    quiet: sourceLines(phrases, reply.citations).join("\n"),
    rows: [
      ...pageRow(phrases, reply.id, page, pages.length),
      ...(onboarding && reply.offersOnboarding ? buttonRow([tour(phrases)]) : []),
    ],
  };
}

const MOST_ROWS = 30;

/** How it was worked out: the rows and what was made of them. */
function workingPieces(phrases: Phrases, working: Working | null): Piece[] {
  if (working === null || (working.formula === undefined && working.rows.length === 0)) return [];
  const rows = working.rows
    .slice(0, MOST_ROWS)
    .map(({ row, value }) => `- ${escapeLine(row)}: **${escapeLine(value)}**`);
  const { formula } = working;
  const sum = formula === undefined ? [] : [`${escapeLine(formula)} → **${escapeLine(working.result)}**`];
  return [{ lines: [`**${phrases("was-worked-out")}**`, ...rows, ...sum], apart: true }];
}

/** What somebody asks is not said in the bot's name with a link to press. */
const unlinked = (text: string): string => text.replace(/\b(?:https?|ftp):\/\//gi, "");

function leadOf(phrases: Phrases, { question, sharedBy }: RenderOptions): { text: string }[] {
  const shared = sharedBy === undefined ? [] : [quiet(phrases("shared-by", { name: escapeLine(sharedBy) }))];
  const asked = question === undefined ? [] : [quiet(`💬 ${escapeLine(unlinked(question))}`, QUESTION_CHARS)];
  const lines = [...shared, ...asked];
  return lines.length > 0 ? [{ text: lines.join("\n") }] : [];
}

/** Texts that belong together in one component, with a blank line in between. */
function joined(texts: readonly PageText[]): { text: string; apart: boolean }[] {
  const groups: { text: string; apart: boolean }[] = [];
  for (const { text, apart } of texts) {
    const last = groups.at(-1);
    if (last && !apart) last.text = `${last.text}\n\n${text}`;
    else groups.push({ text, apart });
  }
  return groups;
}
