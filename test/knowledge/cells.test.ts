import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Value } from "../../src/figures/value.ts";
import { inferColumnType, readCell } from "../../src/knowledge/tables/cells.ts";
import type { ColumnType } from "../../src/knowledge/types.ts";

const read = (raw: string, type: ColumnType): Value | "unreadable" => {
  const cell = readCell(raw, type);
  return "problem" in cell ? "unreadable" : cell.value;
};
const money = (number: number, currency?: string, unit?: string): Value => ({
  kind: "money",
  number,
  ...(unit === undefined ? {} : { unit }),
  ...(currency === undefined ? {} : { currency }),
});
const moneyRange = (low: number | null, high: number | null, currency?: string): Value => ({
  kind: "range",
  low,
  high,
  of: "money",
  ...(currency === undefined ? {} : { currency }),
});
const years = (low: number | null, high: number | null): Value => ({ kind: "range", low, high, of: "years" });
const number = (value: number, unit?: string): Value => ({
  kind: "number",
  number: value,
  ...(unit === undefined ? {} : { unit }),
});
const date = (year: number | null, month: number | null = null, day: number | null = null): Value => ({
  kind: "date",
  year,
  month,
  day,
  sortKey: (year ?? 0) * 10_000 + (month ?? 0) * 100 + (day ?? 0),
});

const cases: Readonly<Record<ColumnType, readonly (readonly [raw: string, value: Value | "unreadable"])[]>> =
  {
    money: [
      ["110k", money(110_000)],
      ["$110,000", money(110_000, "USD")],
      ["USD 110k", money(110_000, "USD")],
      ["110,000 USD", money(110_000, "USD")],
      ["€1.2m", money(1_200_000, "EUR")],
      ["1.2 million dollars", money(1_200_000, "USD")],
      ["$1.2bn", money(1_200_000_000, "USD")],
      ["110.000 €", money(110_000, "EUR")],
      ["CHF 1'200", money(1_200, "CHF")],
      ["£50 a year", money(50, "GBP", "a year")],
      ["$110,000/year", money(110_000, "USD", "per year")],
      ["-$5", money(-5, "USD")],
      ["~ $40", money(40, "USD")],
      ["free", "unreadable"],
      ["12 months", "unreadable"],
    ],
    "money-range": [
      ["$70,000 – $120,000", moneyRange(70_000, 120_000, "USD")],
      ["$70k-$120k", moneyRange(70_000, 120_000, "USD")],
      ["70–120k", moneyRange(70_000, 120_000)],
      ["USD 70k to 120k", moneyRange(70_000, 120_000, "USD")],
      ["€1.2–1.5 million", moneyRange(1_200_000, 1_500_000, "EUR")],
      ["between 100k and 120k", moneyRange(100_000, 120_000)],
      ["$180,000+", moneyRange(180_000, null, "USD")],
      ["from $180k", moneyRange(180_000, null, "USD")],
      ["180k or more", moneyRange(180_000, null)],
      ["up to €90k", moneyRange(null, 90_000, "EUR")],
      ["$80,000", moneyRange(80_000, 80_000, "USD")],
      ["$120,000 – $70,000", "unreadable"],
    ],
    "years-range": [
      ["0–2 years", years(0, 2)],
      ["0-2", years(0, 2)],
      ["2 to 5 yrs", years(2, 5)],
      ["two to five years", years(2, 5)],
      ["5+ years", years(5, null)],
      ["5 years or more", years(5, null)],
      ["over 5 years", years(5, null)],
      ["less than two years", years(null, 2)],
      ["3y", years(3, 3)],
      ["1966–70", years(1966, 1970)],
      ["1999-00", years(1999, 2000)],
      ["2002/03", years(2002, 2003)],
      ["2004–present", years(2004, null)],
      ["5–2 years", "unreadable"],
      ["2000s", "unreadable"],
    ],
    share: [
      ["57%", { kind: "share", number: 57 }],
      ["57 percent", { kind: "share", number: 57 }],
      ["57.1 per cent", { kind: "share", number: 57.1 }],
      ["57,1 %", { kind: "share", number: 57.1 }],
      ["57", { kind: "share", number: 57 }],
      ["−2.3%", { kind: "share", number: -2.3 }],
      ["~40%", { kind: "share", number: 40 }],
      ["5 of 6", "unreadable"],
    ],
    number: [
      ["1,400 tons", number(1_400, "tons")],
      ["1,400[1] tons (standard)", number(1_400, "tons")],
      ["28 knots", number(28, "knots")],
      ["2,500 m", number(2_500, "m")],
      ["30°C", number(30, "°C")],
      ["2.5 million", number(2_500_000)],
      ["1.4 million people", number(1_400_000, "people")],
      ["18 520", number(18_520)],
      ["12,34,567", number(1_234_567)],
      ["1.234.567", number(1_234_567)],
      ["1,40", number(1.4)],
      ["-3.5", number(-3.5)],
      ["4th", number(4)],
      ["4th (tie)", number(4)],
      ["#7", number(7)],
      ["21=", number(21)],
      ["3/4", number(0.75)],
      ["2 1/2", number(2.5)],
      ["1:55.96", number(115.96, "seconds")],
      ["2:10:06", number(7_806, "seconds")],
      ["12–15", "unreadable"],
      ["1e5", "unreadable"],
      ["many", "unreadable"],
    ],
    date: [
      ["March 3, 1968", date(1968, 3, 3)],
      ["Sunday, 3 March 1968", date(1968, 3, 3)],
      ["Sept. 3rd, 2001", date(2001, 9, 3)],
      ["Mar 1968", date(1968, 3)],
      ["1968-03-03", date(1968, 3, 3)],
      ["1968-03", date(1968, 3)],
      ["9/25/2010", date(2010, 9, 25)],
      ["25/9/2010", date(2010, 9, 25)],
      ["9–4–2010", date(2010, 9, 4)],
      ["October 4", date(null, 10, 4)],
      ["1968", date(1968)],
      ["c. 1875", date(1875)],
      ["486 BC", date(-486)],
      ["26 June 1918, 2035 hrs", date(1918, 6, 26)],
      ["January 1993 – December 12, 1995", date(1993, 1)],
      ["31 February 1999", "unreadable"],
      ["2030-13-01", "unreadable"],
      ["yesterday", "unreadable"],
    ],
    list: [
      ["a, b, and c", { kind: "list", items: ["a", "b", "c"] }],
      ["x (a, b), y", { kind: "list", items: ["x (a, b)", "y"] }],
      ["one; two, three", { kind: "list", items: ["one", "two, three"] }],
    ],
    text: [["5 km [note 2]", { kind: "text", text: "5 km" }]],
  };
const types = Object.keys(cases) as ColumnType[];

describe.each(types)("a cell of type %s", (type) => {
  it.each(cases[type])("%s", (raw, value) => {
    expect(read(raw, type)).toEqual(value);
  });

  it.each(["", "  ", "—", "–", "-", "n/a", "N/A", "?", "…"])("%j is empty", (raw) => {
    expect(read(raw, type)).toEqual({ kind: "empty" });
  });
});

describe("any cell", () => {
  it("keeps its text as it was written", () => {
    expect(readCell(" 1,400[1] tons ", "number")).toMatchObject({ raw: "1,400[1] tons" });
  });

  it("is read or told as a problem, whatever it holds, with finite figures and ends in order", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "$",
        "€",
        "k",
        "m",
        "million",
        "–",
        "-",
        "to",
        "+",
        "%",
        ",",
        ".",
        " ",
        "(",
        ")",
        "years",
        "March",
        "BC",
        "1",
        "2020",
        "or more",
        "up to",
      ),
      fc.integer().map(String),
      fc.string({ unit: "grapheme", maxLength: 8 }),
    );
    const raw = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(raw, fc.constantFrom(...types), (text, type) => {
        const value = read(text, type);
        if (value === "unreadable") return;
        if ("number" in value) expect(value.number).toSatisfy(Number.isFinite);
        if (value.kind === "range" && value.low !== null && value.high !== null)
          expect(value.low).toBeLessThanOrEqual(value.high);
      }),
      { numRuns: 2_000 },
    );
  });

  it("of a plain amount reads back what was printed, in every spelling of it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (amount) => {
        const grouped = amount.toLocaleString("en-US");
        for (const text of [`$${grouped}`, `USD ${amount}`, `${grouped} dollars`, `$${amount / 1_000}k`])
          expect(read(text, "money")).toEqual(money(amount, "USD"));
      }),
    );
  });
});

describe("the type of an undeclared column", () => {
  it.each<[ColumnType, string[], string?]>([
    ["number", ["1,370 tons", "870 tons", "—", "n/a", "1,200 tons"]],
    ["number", ["1", "2", "Total", "4", "5"], "Rank"],
    ["number", ["1", "2", "3"], "Episodes"],
    ["number", ["503.8", "1961", "536"], "Elevation"],
    ["share", ["40%", "18%", "12 percent"]],
    ["share", ["43.2", "29.3"], "%"],
    ["money", ["$1.2 million", "$800,000", "€3m"]],
    ["money-range", ["$70,000 – $120,000", "$180,000+"]],
    ["date", ["March 3, 1968", "4 May 1970", "unknown"]],
    ["date", ["1968", "1970", "1971"]],
    ["date", ["1968", "c. 1970", "1971*"], "Year built"],
    ["years-range", ["1966–70", "2004–present", "1980–81"]],
    ["years-range", ["0–2 years", "2–5 years", "5+ years"]],
    ["text", ["620 Marshall Road", "200 Ellen Street", "7 Chicago Street"]],
    ["text", ["6–3, 6–4", "5–7, 3–6"]],
    ["text", ["free", "$5", "free", "free"]],
    ["text", ["", "—"]],
    ["text", []],
  ])("is %s for %j", (type, cells, name) => {
    expect(inferColumnType(cells, name)).toBe(type);
  });
});
