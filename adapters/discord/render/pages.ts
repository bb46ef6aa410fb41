import { clipEscaped } from "./limits.ts";

/** Content that may be split between lines: a text, a list, a code block with its fence. */
export interface Piece {
  readonly lines: readonly string[];
  /** Stands in front of the lines and behind them on each page that holds some of them. */
  readonly head?: string;
  readonly tail?: string;
  /** Starts a new text of its own, with a line above it. */
  readonly apart?: boolean;
  /** Stands under the picture. */
  readonly below?: boolean;
}

/** A text on a page. */
export interface PageText {
  readonly text: string;
  readonly apart: boolean;
  readonly below: boolean;
}

/**
 * Distributes pieces over pages of at most `budget` characters, in order; at least one page, perhaps an empty
 * one.
 */
export function paginate(pieces: readonly Piece[], budget: number): PageText[][] {
  const pages: PageText[][] = [[]];
  let room = budget;
  for (const piece of pieces) {
    const { head = "", tail = "", apart = false, below = false } = piece;
    const frame = head.length + tail.length;
    let lines: string[] = [];
    let size = frame;
    const close = () => {
      if (lines.length === 0) return;
      const text = head + lines.join("\n") + tail;
      pages.at(-1)!.push({ text, apart, below });
      room -= text.length + 2;
      lines = [];
      size = frame;
    };
    for (const long of piece.lines) {
      for (const line of parts(long, budget - frame - 2)) {
        if (size + line.length + 1 > room) {
          close();
          if (size + line.length + 1 > room) {
            pages.push([]);
            room = budget;
          }
        }
        lines.push(line);
        size += line.length + 1;
      }
    }
    close();
  }
  return pages.filter((page, index) => page.length > 0 || index === 0);
}

/** A line in parts of at most `max` characters, parted at spaces where there are any. */
function parts(line: string, max: number): string[] {
  const found: string[] = [];
  let rest = line;
  while (rest.length > max) {
    const space = rest.lastIndexOf(" ", max);
    const cut = space > max / 2 ? space : clipEscaped(rest, max).length - 1;
    found.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return rest === "" && found.length > 0 ? found : [...found, rest];
}
