// Advance widths of Inter Regular in thousandths of an em, U+0020 to U+007E, read from the font's hmtx table.
const advances = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646,
  593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269,
  571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471,
  456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528,
  327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];

const otherAdvance = 660;
const wideAdvance = 1000;

/** SemiBold is 3 % wider than Regular on average; a little more keeps its widest words inside. */
const semiBoldFactor = 1.05;

/** Width of a text in pixels, as Inter sets it; other writing systems by a generous guess. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    sum += advances[code - 32] ?? (code >= 0x1100 ? wideAdvance : otherAdvance);
  }
  return (sum / 1000) * size * (bold ? semiBoldFactor : 1);
}

/** Breaks a text at spaces, or inside words that are too long, into at most `most` lines; what is left out ends in "…". */
export function wrapText(text: string, size: number, width: number, most: number, bold = false): string[] {
  const fits = (line: string) => textWidth(line, size, bold) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of piecesOf(text, fits)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines;
  let last = lines[most - 1]!;
  while (last !== "" && !fits(`${last}…`)) last = [...last].slice(0, -1).join("");
  return [...lines.slice(0, most - 1), `${last.trimEnd()}…`];
}

/** Words; those longer than a line in pieces that fit, broken behind `-` and `/` where they have any. */
function piecesOf(text: string, fits: (line: string) => boolean): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .flatMap((word) => (fits(word) ? [word] : pieces(word, fits)));
}

function pieces(word: string, fits: (line: string) => boolean): string[] {
  const found: string[] = [];
  let piece = "";
  for (const part of word
    .split(/(?<=[-/_])|(?=[A-Z][a-z])/u)
    .flatMap((part) => (fits(part) ? [part] : [...part]))) {
    if (piece !== "" && !fits(piece + part)) {
      found.push(piece);
      piece = part;
    } else piece += part;
  }
  return [...found, piece];
}
