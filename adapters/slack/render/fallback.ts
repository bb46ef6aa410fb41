import type { Phrases } from "../../../src/phrases/index.ts";
import { plainText, type Reply } from "../../../src/reply/index.ts";
import { clip } from "../../chat/index.ts";
import { slackLimits } from "./limits.ts";
import { mergeCitations } from "./quiet.ts";
import { tableLines } from "./table.ts";
import { escapeMarkup } from "./text.ts";

/**
 * A reply as escaped text, for notifications, screen readers, search, and wherever blocks are refused;
 * mentions nobody.
 */
export function fallbackText(reply: Reply, phrases: Phrases): string {
  const { body, table, working } = reply;
  const figures = [
    table ? [table.title, ...tableLines(table)].join("\n") : "",
    working?.formula ? phrases("working", { formula: `${working.formula} = ${working.result}` }) : "",
  ];
  const parts = [
    plainText(body),
    ...figures,
    reply.citations.length > 0
      ? phrases("sources", {
          sources: mergeCitations(reply.citations)
            .map((each) => [each.title, ...each.rows].join(", "))
            .join("; "),
        })
      : "",
  ];
  const text = parts.filter((part) => part.trim() !== "").join("\n\n");
  return clipEscaped(escapeMarkup(text), slackLimits.fallbackChars) || escapeMarkup(phrases("no-words"));
}

/** Cuts without leaving half of an escaped character behind. */
function clipEscaped(text: string, max: number): string {
  return text.length <= max ? text : clip(text, max).replace(/&[a-z]{0,3}…$/, "…");
}
