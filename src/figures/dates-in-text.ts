import { monthNames } from "./dates.ts";
import type { DateParts } from "./figure.ts";

const months = monthNames.map((name) => name.slice(0, 3).toLowerCase());
const monthName =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

type Pattern = readonly [pattern: RegExp, parts: (match: RegExpMatchArray) => DateParts];

/** How dates stand in running text, the fullest form first. */
export const datePatterns: readonly Pattern[] = [
  [
    /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g,
    (m) => ({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }),
  ],
  [
    /(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/g,
    // Like a cell of its own: the thirteenth month does not exist, else the month stands first.
    (m) => {
      const [first, second] = [Number(m[1]), Number(m[2])];
      return first > 12
        ? { year: Number(m[3]), month: second, day: first }
        : { year: Number(m[3]), month: first, day: second };
    },
  ],
  [
    new RegExp(`\\b(${monthName})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4})(?!\\d))?`, "gi"),
    (m) => ({ year: optional(m[3]), month: monthOf(m[1]), day: Number(m[2]) }),
  ],
  [
    new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthName})\\b\\.?(?:,?\\s+(\\d{4})(?!\\d))?`,
      "gi",
    ),
    (m) => ({ year: optional(m[3]), month: monthOf(m[2]), day: Number(m[1]) }),
  ],
  [
    new RegExp(`\\b(${monthName})\\.?,?\\s+(?:of\\s+)?(\\d{4})(?!\\d)`, "gi"),
    (m) => ({ year: Number(m[2]), month: monthOf(m[1]), day: null }),
  ],
  // "may" and "march" alone are verbs more often than months.
  [
    new RegExp(
      `\\b(?:(?:in|of|during|month of|since|before|after|until|by)\\s+(may|march)|(${monthName.replace("mar(?:ch)?|", "").replace("may|", "")}))\\b`,
      "gi",
    ),
    (m) => ({ year: null, month: monthOf(m[1] ?? m[2]), day: null }),
  ],
];

function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

function optional(digits: string | undefined): number | null {
  return digits ? Number(digits) : null;
}
