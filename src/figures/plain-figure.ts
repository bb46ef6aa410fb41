import { maxFigureLength } from "./numerals.ts";

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
export function unitBehind(rest: string): string | null {
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
