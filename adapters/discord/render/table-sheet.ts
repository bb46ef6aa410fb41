import type { Phrases } from "../../../src/phrases/index.ts";
import type { Citation, TableView } from "../../../src/reply/index.ts";
import { customId, kinds } from "../ids.ts";
import type { TableSort } from "../intents.ts";
import { type ActionRow, button, buttonRow } from "./controls.ts";
import { accents, type MessageLayout } from "./message.ts";
import { paginate } from "./pages.ts";
import { sourceLines } from "./quiet.ts";
import { renderTable } from "./table.ts";
import { escapeLine } from "./text.ts";

/** A page of a table in one order. */
export interface ShownTable {
  readonly view: TableView;
  readonly citation: Citation;
  readonly sort: TableSort | null;
  readonly page: number;
  /** It stands as it is: no orders, no pages to turn. */
  readonly fixed?: true;
}

const PAGE_CHARS = 2_000;
const orders = { down: "figures-down", up: "figures-up", name: "by-name" } as const;

/** Layout of a table with buttons for pages and sort orders. */
export function tableSheet(
  phrases: Phrases,
  shown: ShownTable,
  picture: MessageLayout["picture"] = null,
): MessageLayout {
  const pages = paginate(renderTable(shown.view), PAGE_CHARS);
  const page = Math.min(Math.max(0, shown.page), pages.length - 1);
  return {
    accent: accents.panel,
    texts: [
      { text: `### ${escapeLine(shown.view.title)}` },
      ...(pages[page] ?? []).map(({ text }) => ({ text })),
    ],
    picture: page === 0 ? picture : null,
    quiet: sourceLines(phrases, [shown.citation]).join("\n"),
    rows: shown.fixed ? [] : [...turning(phrases, shown, page, pages.length), ...ordering(phrases, shown)],
  };
}

/** Parses page and sort order from a table's custom id: `2.down`. */
export function parseTablePlace(index: string): { readonly page: number; readonly sort: TableSort | null } {
  const [, page = "0", sort] = /^(\d{1,4})(?:\.(up|down|name))?/.exec(index) ?? [];
  return { page: Number(page), sort: (sort as TableSort | undefined) ?? null };
}

const placeOf = (page: number, sort: TableSort | null) => (sort === null ? `${page}` : `${page}.${sort}`);

function turning(phrases: Phrases, { view, sort }: ShownTable, page: number, pages: number): ActionRow[] {
  if (pages < 2) return [];
  const to = (target: number) => customId(kinds.table, view.id, placeOf(target, sort));
  return buttonRow([
    // Told apart from the order's buttons, which lead to the first page as well.
    button("", `${to(Math.max(0, page - 1))}.b`, { emoji: "◀️", disabled: page === 0 }),
    button(phrases("page-of", { page: page + 1, pages }), customId(kinds.table, view.id, "here"), {
      disabled: true,
    }),
    button("", `${to(page + 1)}.f`, { emoji: "▶️", disabled: page === pages - 1 }),
  ]);
}

function ordering(phrases: Phrases, { view, sort }: ShownTable): ActionRow[] {
  // Words are in no order but that of the alphabet.
  const hasFigures = view.columns.some(({ align }) => align === "right");
  const named = (Object.keys(orders) as TableSort[]).filter((order) => hasFigures || order === "name");
  return buttonRow(
    named.map((order) =>
      button(phrases(orders[order]), customId(kinds.table, view.id, placeOf(0, order)), {
        disabled: order === sort,
      }),
    ),
  );
}
