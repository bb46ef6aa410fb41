import { writeFigure } from "../figures/write.ts";
import type { TableResult } from "./run.ts";
import { sayBound, sayComparison, sayExceeds, sayFigure, sayRank } from "./say-figures.ts";
import { mostNamed, otherColumns, sayCount, sayNone, sayRows, sayTruth, sayValue } from "./say-rows.ts";
import { enumerate, type Saying, Wording } from "./sentence.ts";

/** Says a result in plain words, the answer first. */
export function sayResult(result: TableResult): Saying {
  const wording = new Wording(result);
  const operation = result.plan.operation;
  if (operation.operation !== "count" && operation.operation !== "exists" && !result.answers.length)
    return nothing(wording);
  switch (operation.operation) {
    case "value":
      if (!result.items.length) return sayNone(wording);
      return sayValue(wording, operation.columns);
    case "describe":
      return sayRows(wording, result.items, otherColumns(wording));
    case "count":
      return sayCount(wording, operation.column);
    case "exists":
      return sayTruth(wording);
    case "sort":
      return {
        lead: `${enumerate(result.items.map((item) => `${item.label} (${wording.figure(item, operation.column)})`))}.`,
        items: [],
      };
    case "compare":
      return sayComparison(wording, operation.column, operation.order === "desc");
    case "rank":
      return sayRank(wording, operation);
    case "streak":
      return {
        lead: `${result.number} in a row is the longest run among ${enumerate([...new Set(result.items.map((item) => item.label))].slice(0, mostNamed))}.`,
        items: [],
      };
    case "duration":
      return {
        lead: `${result.items[0]!.label}: ${writeFigure(result.number!, result.unit)} (${result.formula}).`,
        items: [],
      };
    case "exceeds":
      return sayExceeds(wording, operation);
    case "bound":
      return sayBound(wording, operation);
    default:
      return sayFigure(wording, operation);
  }
}

function nothing(wording: Wording): Saying {
  return { lead: `No ${wording.result.table.row.one} fits.`, items: [] };
}
