import type { HomeView, KnownBlock } from "@slack/types";
import { counted } from "../../../src/counted.ts";
import type { Phrases } from "../../../src/phrases/index.ts";
import { clip } from "../../chat/index.ts";
import { actions, numbered } from "../ids.ts";
import { button, plain, quiet, row } from "./elements.ts";
import { slackLimits } from "./limits.ts";
import { escapeMarkup } from "./text.ts";

/** A question on the Home tab, labelled by an entry, a topic, or an earlier answer. */
export interface HomeItem {
  readonly id: string;
  readonly label: string;
}

/** Content of the Home tab for admins. */
export interface AdminContent {
  /** `null`: they are still being worked out. */
  readonly gaps: readonly { readonly question: string; readonly count: number }[] | null;
}

/** Content of a person's Home tab. */
export interface HomeContent {
  readonly name: string;
  readonly introduction: string;
  readonly topics: readonly HomeItem[];
  /** Entries that were asked for most, or questions to start with; ids of entries. */
  readonly popular: readonly HomeItem[];
  /** The person's own questions; ids of answers. */
  readonly recent: readonly HomeItem[];
  /** What the onboarding shows here; nothing where there is none. */
  readonly onboarding: readonly KnownBlock[];
  /** Days that questions are kept; 0: not at all. */
  readonly keepDays: number;
  /** For admins: open gaps with their number; `null` for everybody else. */
  readonly admin: AdminContent | null;
}

const ITEMS = 5;
/** Longer labels are cut off by Slack's own clients on a phone. */
const LABEL = 72;

/** Renders the Home tab as a view. */
export function renderHome(content: HomeContent, phrases: Phrases): HomeView {
  const blocks: KnownBlock[] = [
    { type: "header", text: plain(content.name, slackLimits.header) },
    { type: "section", text: { type: "mrkdwn", text: escapeMarkup(clip(content.introduction, 2_000)) } },
    row([button({ label: phrases("ask-question"), action: actions.ask, value: "home", style: "primary" })]),
    ...content.onboarding.slice(0, 20),
    ...heading(phrases("by-topic")),
    ...inRows(content.topics, actions.topic, 5),
    ...(content.popular.length > 0
      ? [...heading(phrases("often-asked")), ...lines(content.popular, actions.entry, phrases("answer"))]
      : []),
    ...(content.recent.length > 0
      ? [...heading(phrases("recent-questions")), ...lines(content.recent, actions.again, phrases("show"))]
      : []),
    ...(content.admin ? adminBlocks(content.admin, phrases) : []),
    ...heading(phrases("your-data")),
    quiet(privacyLine(content.keepDays, phrases)),
    row([
      button({
        label: phrases("forget-me"),
        action: actions.forget,
        value: "me",
        confirm: {
          title: phrases("forget-sure"),
          text: phrases("forget-about"),
          yes: phrases("forget-me"),
          no: phrases("cancel"),
        },
      }),
    ]),
  ];
  return { type: "home", blocks: blocks.slice(0, slackLimits.blocksInView) };
}

const heading = (text: string): KnownBlock[] => [
  { type: "divider" },
  { type: "section", text: { type: "mrkdwn", text: `*${escapeMarkup(text)}*` } },
];

function privacyLine(keepDays: number, phrases: Phrases): string {
  const kept =
    keepDays === 0 ? phrases("kept-none") : phrases("kept-for", { days: counted(keepDays, "day") });
  return `:lock: ${escapeMarkup(`${kept} ${phrases("kept-as-hash")}`)}`;
}

/** Short labels side by side. */
function inRows(items: readonly HomeItem[], action: "topic", width: number): KnownBlock[] {
  const rows: KnownBlock[] = [];
  for (let at = 0; at < Math.min(items.length, 30); at += width)
    rows.push(
      row(
        items
          .slice(at, at + width)
          .map((each, index) =>
            button({ label: each.label, action: numbered(action, at + index), value: each.id }),
          ),
      ),
    );
  return rows;
}

/** A question a line, with a button behind it. */
function lines(items: readonly HomeItem[], action: "entry" | "again", label: string): KnownBlock[] {
  return items.slice(0, ITEMS).map((each, index) => ({
    type: "section",
    text: plain(clip(each.label, 3 * LABEL)),
    accessory: button({ label, action: numbered(action, index), value: each.id }),
  }));
}

function adminBlocks({ gaps }: AdminContent, phrases: Phrases): KnownBlock[] {
  return [
    ...heading(phrases("for-admins")),
    gaps === null
      ? quiet(`:hourglass_flowing_sand: ${escapeMarkup(phrases("gaps-sought"))}`)
      : gaps.length > 0
        ? { type: "rich_text" as const, elements: [gapList(gaps.slice(0, ITEMS))] }
        : noGaps(phrases),
    row([
      ...(gaps !== null && gaps.length > 0
        ? [button({ label: phrases("all-gaps"), action: actions.gaps, value: "home" })]
        : []),
      button({ label: phrases("channel-settings"), action: actions.settings, value: "home" }),
      button({ label: phrases("weekly-digest"), action: actions.digest, value: "home" }),
    ]),
  ];
}

/** Period of gaps on the Home tab and in `/ask gaps`, in days. */
export const GAP_DAYS = 30;

/** Sentence for an empty list of gaps. */
export const noGaps = (phrases: Phrases) =>
  quiet(`:white_check_mark: ${escapeMarkup(phrases("gaps-none", { days: GAP_DAYS }))}`);

/** Lines of gaps with their counts. */
export function gapList(gaps: readonly { readonly question: string; readonly count: number }[]) {
  return {
    type: "rich_text_list" as const,
    style: "bullet" as const,
    elements: gaps.map(({ question, count }) => ({
      type: "rich_text_section" as const,
      elements: [
        { type: "text" as const, text: plain(clip(question, 200)).text },
        ...(count > 1 ? [{ type: "text" as const, text: `  ×${count}`, style: { bold: true } }] : []),
      ],
    })),
  };
}
