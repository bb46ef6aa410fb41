/** No figure is longer; text beyond is not a figure, and all patterns over figures stay cheap. */
export const maxFigureLength = 120;

/** What a word or letter behind a figure multiplies it by. */
export const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
  billions: 1e9,
  tn: 1e12,
  trillion: 1e12,
};

/** Pattern: 1,400  1 400  1'400  12,34,567  1400.5  .5  1,40 (decimal comma: not three digits behind it) */
export const digits =
  "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d{1,3}(?: \\d{3})+(?!\\d)|\\d{1,3}(?:['’]\\d{3})+(?!\\d)|\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)|\\d{1,3}(?:\\.\\d{3}){2,}(?!\\d)|\\d+)(?:[.,]\\d+)?|\\.\\d+";
/** The number that text of this pattern stands for. */
export function toNumber(text: string): number {
  const dots = /^\d{1,3}(?:\.\d{3}){2,}$/.test(text);
  const plain = text.replace(dots ? /\./g : /[ '’]/g, "");
  const commas = plain.split(",");
  const grouped =
    commas.length > 2 || (commas.length === 2 && /^\d{3}(?:\.|$)/.test(commas[1]!) && commas[0] !== "0");
  return Number(grouped ? plain.replaceAll(",", "") : plain.replace(",", "."));
}

/** Products such as 1.1 × 10⁶ must not show binary remainders. */
export const exact = (number: number): number => Number(number.toPrecision(15));

/** Text with one kind of dash, space and quote, and without the marks of a footnote or a rough figure. */
export function plainFigure(raw: string): string {
  return raw
    .slice(0, maxFigureLength + 1)
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(
      /^(?:circa|ca?\.|about|around|approximately|approx\.?|roughly|some|nearly|almost|est\.?|[~≈])\s*/i,
      "",
    )
    .replace(/[*†‡§]+$/, "")
    .trim();
}

/** What may stand behind a figure: a unit of a few words, then perhaps a remark in parentheses. */
export function unitOf(rest: string): string | null {
  const unit = rest
    .replace(/\s*\([^()]*\)\s*$/, "")
    .replace(/^\s*\([^()]*\)$/, "")
    .replace(/[*†‡§]+$/, "")
    .trim();
  if (unit === "") return "";
  if (/^e\d/i.test(unit)) return null;
  if (unit.length > 30 || unit.split(/\s+/).length > 4) return null;
  return /^(?:\/ ?\p{L}|[\p{L}°"″'′µ%‰])[^,;:\d]*[²³\d]?$/u.test(unit) ? unit : null;
}
