import { alsoBlocks, plainInline } from "../../src/document.ts";
import type { Block, Reply } from "../../src/ports.ts";
import { isSaid } from "../chat/answer-parts.ts";
import { renderBody } from "./render/body.ts";
import { controlsOf } from "./render/controls.ts";
import { limits } from "./render/limits.ts";
import { accents, asComponents, asEmbed, type MessageBody, type Sheet } from "./render/message.ts";
import { type PageText, type Piece, paginate } from "./render/pages.ts";
import { quiet, renderQuiet } from "./render/quiet.ts";
import { renderTable } from "./render/table.ts";
import { escapeLine } from "./render/text.ts";

/** How a reply is shown. */
export interface RenderOptions {
  /** Counted from 0; a page that there is not becomes the last one. */
  readonly page?: number;
  /** The question, where it does not stand in the conversation itself. */
  readonly question?: string;
  /** Who posted it for everybody. */
  readonly sharedBy?: string;
  /** The chart's picture, attached under this name. */
  readonly picture?: { readonly name: string; readonly alt: string } | null;
  /** Only the asker sees it, and may post it for everybody. */
  readonly share?: boolean;
  readonly solved?: "offer" | "done" | null;
  /** There are tracks that a newcomer can be led through. */
  readonly onboarding?: boolean;
  /** `embed` where components are refused. */
  readonly form?: "components" | "embed";
}

/** A comfortable page on a phone; leaves room for small print and labels below 4,000 characters. */
const PAGE_CHARS = 2_000;
const QUESTION_CHARS = 200;

/** A reply in Discord's form: within every limit, whatever the reply holds. */
export function renderReply(reply: Reply, options: RenderOptions = {}): MessageBody {
  const sheet = sheetOf(reply, options);
  return options.form === "embed" ? asEmbed(sheet) : asComponents(sheet);
}

/** A reply laid out, before it takes the form of components or of an embed. */
export function sheetOf(reply: Reply, options: RenderOptions): Sheet {
  const { share = false, solved = null, picture = null, onboarding = false } = options;
  const pages = paginate(piecesOf(reply, picture !== null), PAGE_CHARS);
  const page = Math.min(Math.max(0, options.page ?? 0), pages.length - 1);
  const texts = pages[page] ?? [];
  return {
    accent: accents[reply.status],
    texts: [...leadOf(options), ...joined(texts.filter(({ below }) => !below))],
    picture: page === 0 ? picture : null,
    below: joined(texts.filter(({ below }) => below)),
    quiet: [...(solved === "done" ? ["-# ✅ Solved"] : []), renderQuiet(reply.working, reply.citations)]
      .filter((part) => part !== "")
      .join("\n"),
    rows: controlsOf(reply, { page, pages: pages.length, share, solved, onboarding }),
  };
}

/** A reply's content: the answer with its table, unless statement or picture say the same, then what else there is. */
function piecesOf(reply: Reply, pictured: boolean): Piece[] {
  const { also, table, text } = reply;
  const belongBelow = also?.hasFigures ?? false;
  const figures = table === null || pictured || isSaid(table, text) ? [] : renderTable(table);
  const first = renderBody(withoutButtons(reply));
  const second = renderBody(alsoBlocks(also), "plain").map((piece, index) => ({
    ...piece,
    apart: index === 0,
    below: !belongBelow,
  }));
  return belongBelow ? [...first, ...second, ...figures] : [...first, ...figures, ...second];
}

/** A list that the buttons under it repeat word for word is left to the buttons. */
function withoutButtons({ body, suggestions }: Reply): readonly Block[] {
  const last = body.at(-1);
  if (last?.type !== "list" || body.length < 2 || suggestions.length === 0) return body;
  const labels = suggestions.map((suggestion) => suggestion.label);
  const repeated =
    last.items.length === labels.length &&
    last.items.every((item, index) => plainInline(item) === labels[index] && fits(labels[index]));
  return repeated ? body.slice(0, -1) : body;
}

const fits = (text: string | undefined): boolean => (text ?? "").length <= limits.buttonLabel;

function leadOf({ question, sharedBy }: RenderOptions): { text: string }[] {
  const shared = sharedBy === undefined ? [] : [quiet(`Shared by ${escapeLine(sharedBy)}`)];
  const asked = question === undefined ? [] : [quiet(`💬 ${escapeLine(question)}`, QUESTION_CHARS)];
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
