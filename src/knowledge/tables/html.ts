import { withoutStruckTags } from "../parse/struck-html.ts";

const tag =
  /<\/?(?:br|p|div|b|i|u|em|strong|span|a|ul|ol|li|sup|sub|small|code|del|s|strike)(?:\s[^<>]{0,200})?\s*\/?>/gi;
const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** Whether a cell holds tags or entities of HTML, as exports of web pages do. */
export const holdsHtml = (cell: string): boolean =>
  /[<&]/.test(cell) && (cell.search(tag) >= 0 || /&(?:amp|lt|gt|quot|#39|nbsp);/.test(cell));

/** A cell without HTML: lines and items are parted by semicolons, what is struck out goes, other tags fall away. */
export function withoutHtml(cell: string): string {
  if (!holdsHtml(cell)) return cell;
  return withoutStruckTags(cell)
    .replace(/<(?:br|\/p|\/li|\/div)(?:\s[^<>]{0,200})?\s*\/?>/gi, "; ")
    .replace(tag, "")
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity]!)
    .replace(/(?:;\s*)+(?=;|$)/g, "")
    .trim();
}
