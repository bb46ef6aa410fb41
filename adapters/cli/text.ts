import { stripVTControlCharacters, styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Sets text in a style; on anything but a terminal it leaves the text as it is. */
export type Paint = (style: Style, text: string) => string;

/** Styles where the terminal has them. */
export const painter =
  (colours: boolean): Paint =>
  (style, text) =>
    colours ? styleText(style, text, { validateStream: false }) : text;

/**
 * Control characters could drive the terminal, and marks of direction could make text read as another:
 * none of them is ever printed. Line ends stay.
 */
export const printableLines = (text: string): string =>
  text.toWellFormed().replace(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");

/** Characters that a terminal shows: styles take no place. */
const lengthOf = (text: string): number => stripVTControlCharacters(text).length;

/** Breaks at spaces, and inside words that are longer than a line; `indent` goes before every line but the first. */
export function wrap(text: string, width: number, indent = ""): string[] {
  return text.split("\n").flatMap((part) => wrapLine(part, width, indent));
}

function wrapLine(text: string, width: number, indent: string): string[] {
  const most = Math.max(10, width - indent.length);
  const words = text
    .split(" ")
    .flatMap((word) =>
      lengthOf(word) <= most
        ? [word]
        : (stripVTControlCharacters(word).match(new RegExp(`.{1,${most}}`, "gu")) ?? []),
    );
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Two columns, the first as wide as its widest cell. */
export function aligned(rows: readonly (readonly [label: string, value: string])[]): string {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`.trimEnd()).join("\n");
}
