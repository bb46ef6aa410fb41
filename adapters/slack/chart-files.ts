import { createHash } from "node:crypto";
import type { WebClient } from "@slack/web-api";
import type { ChartData, Logger } from "../../src/ports.ts";
import { codeOf } from "./errors.ts";
import type { ShownChart } from "./render.ts";

/** Draws a chart; made by the chart module, passed in by the composition root. */
export type DrawChart = (chart: ChartData) => Promise<{ readonly png: Buffer; readonly alt: string }>;

const MOST_KNOWN = 500;

/**
 * Gives a chart to Slack as a file that messages can show, once for each workspace and content.
 * `null` where that fails: an answer without its picture is better than none.
 */
export function createChartFiles(draw: DrawChart | null, logger: Logger) {
  const known = new Map<string, ShownChart>();
  return async (client: WebClient, team: string, chart: ChartData | null): Promise<ShownChart | null> => {
    if (!draw || !chart) return null;
    const key = createHash("sha256")
      .update(`${team} ${JSON.stringify(chart)}`)
      .digest("base64");
    const before = known.get(key);
    if (before) return before;
    try {
      const { png, alt } = await draw(chart);
      const uploaded = await client.filesUploadV2({
        file: png,
        filename: "chart.png",
        title: chart.title,
        alt_text: alt.slice(0, 1_000),
      });
      const file = uploaded.files[0]?.files?.[0]?.id;
      if (!file) return null;
      const shown = { file, alt };
      if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value ?? "");
      known.set(key, shown);
      return shown;
    } catch (error) {
      logger.warn({ team, error: codeOf(error) }, "a chart could not be given to Slack");
      return null;
    }
  };
}
