const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for HTML. */
export const html = (text: string): string => text.replace(/[&<>"]/g, (each) => escapes[each]!);

/** Discord's Markdown as Discord draws it, as far as the adapter writes it. */
export function markdown(text: string): string {
  const parts = text.split(/```\n([\s\S]*?)\n```/);
  return parts.map((part, index) => (index % 2 === 1 ? `<pre>${html(part)}</pre>` : lines(part))).join("");
}

function lines(text: string): string {
  const trimmed = text.replace(/^\n+|\n+$/g, "");
  return trimmed === "" ? "" : trimmed.split("\n").map(line).join("");
}

const kinds: readonly (readonly [RegExp, (rest: string, match: RegExpExecArray) => string])[] = [
  [/^(#{1,3}) /, (rest, [, marks]) => `<h${marks!.length}>${rest}</h${marks!.length}>`],
  [/^-# /, (rest) => `<small>${rest}</small>`],
  [/^> /, (rest) => `<blockquote>${rest}</blockquote>`],
  [
    /^( *)- /,
    (rest, [, indent]) => `<div class="item deep${indent!.length}"><i>•</i><span>${rest}</span></div>`,
  ],
  [/^(\d+)\. /, (rest, [, number]) => `<div class="item"><i>${number}.</i><span>${rest}</span></div>`],
];

function line(text: string): string {
  if (text === "") return '<div class="gap"></div>';
  for (const [pattern, draw] of kinds) {
    const match = pattern.exec(text);
    if (match) return draw(inline(text.slice(match[0].length)), match);
  }
  return `<div>${inline(text)}</div>`;
}

/** Escaped characters are put aside first, so that they take no part in mark-up. */
function inline(text: string): string {
  const aside: string[] = [];
  const held = text.replace(
    /\\([^\w\s])/g,
    (_, character: string) => `\ue000${aside.push(character) - 1}\ue001`,
  );
  return html(held)
    .replace(/\[([^\]]+)\]\(&lt;[^)]*&gt;\)/g, "<a>$1</a>")
    .replace(/&lt;#\d+&gt;/g, '<span class="mention"># ask-the-guide</span>')
    .replace(/\*\*(.+?)\*\*/g, "<b>$1</b>")
    .replace(/\*(.+?)\*/g, "<em>$1</em>")
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => html(aside[Number(index)]!));
}
