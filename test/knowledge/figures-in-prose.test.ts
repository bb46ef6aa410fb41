import { describe, expect, it } from "vitest";
import { shippedKnowledge } from "../support/shipped.ts";

const knowledge = await shippedKnowledge();
const figures = /\$?\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)? ?%/g;
const bare = (figure: string): string => figure.replace(" ", "");
const inTables = new Set(
  knowledge.tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap(({ raw }) => raw.match(figures) ?? []).map(bare)),
  ),
);

/** Figures that stand in a source and in no table, by entry. */
const inSources: Readonly<Record<string, readonly string[]>> = {
  "academia-to-industry": ["15.6%", "41.8%"],
  "cert-aws-associate": ["26%"],
  "cert-aws-practitioner": ["1,000"],
  "cert-aws-specialty": ["1,000"],
  "cert-azure-ai": ["1,000"],
  "contracts-part-time": ["41,825"],
  "cv-signals": ["2,458"],
  "data-work-time": ["19%", "2,400", "45%", "80%"],
  "growth-compared": ["10.1%", "3.1%"],
  "hire-structured": ["85%"],
  "hourly-pay": ["2,080"],
  "internship-job": ["$10,000", "$8,000"],
  "interview-odds": ["0.2%", "15,897", "19%"],
  "job-market-figures": ["3.1%", "23,400", "245,900"],
  "offer-equity": ["0.1%"],
  omscs: ["$7,000"],
  "permit-europe": ["45,934", "50,700"],
  "permit-uk": ["41,700"],
  "permit-us": ["20,000", "65,000"],
  "project-failure": ["80%"],
  "uk-apprenticeship-route": ["22,000"],
  "uk-conversion": ["10,000", "7,600", "72%"],
};

/** Figures that are worked out from one of a table. */
const workedOut: Readonly<Record<string, readonly string[]>> = {
  "hourly-pay": [`$${(Math.round(112_590 / 12 / 10) * 10).toLocaleString("en-US")}`],
};

describe("a figure that an entry states", () => {
  it.each(knowledge.entries.map((entry) => [entry.id, entry.text] as const))(
    "stands in a table too, or is named here with its reason: %s",
    (id, text) => {
      const known = [...(inSources[id] ?? []), ...(workedOut[id] ?? [])];
      const stated = (text.match(figures) ?? []).map(bare);
      expect(stated.filter((figure) => !inTables.has(figure) && !known.includes(figure))).toEqual([]);
      for (const figure of known) expect(stated).toContain(figure);
    },
  );
});
