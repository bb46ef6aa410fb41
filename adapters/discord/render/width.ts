const segments = new Intl.Segmenter("en", { granularity: "grapheme" });
/** East Asian wide characters and emoji take two columns of a monospaced font. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Display width of a text in monospaced columns; wide characters take two. */
export function widthOf(text: string): number {
  // Most cells are ASCII, and a segmenter is slow.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segments.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** Pads a text with spaces to `width` columns. */
export function pad(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return align === "right" ? space + text : text + space;
}
