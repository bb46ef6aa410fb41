import type { Reply } from "../../../src/reply/index.ts";
import { phrasesIn } from "../../chat/index.ts";
import type { DiscordContext } from "../context.ts";
import type { Outgoing } from "../outgoing.ts";
import { type RenderOptions, saidOf, sheetOf } from "../render.ts";

const PICTURE = "chart.png";

/** Renders a reply with its chart for sending; without the picture where drawing fails. */
export async function present(
  {
    drawChart,
    logger,
    guide,
    onboarding,
    handOver,
  }: Pick<DiscordContext, "drawChart" | "logger" | "guide" | "onboarding" | "handOver">,
  reply: Reply,
  given: Omit<RenderOptions, "picture" | "form" | "onboarding" | "people"> = {},
): Promise<Outgoing> {
  const options = {
    ...given,
    people: handOver.hasPeople(reply.topic),
    onboarding: onboarding !== null && guide.bot().knowledge.tracks.length > 0,
  };
  const without = sheetOf(phrasesIn(guide), reply, options);
  const chart = given.extent === "whole" ? reply.chart : saidOf(reply).chart;
  if (!drawChart || !chart || (options.page ?? 0) > 0) return { sheet: without };
  try {
    const { png, alt } = await drawChart(chart);
    return {
      sheet: sheetOf(phrasesIn(guide), reply, { ...options, picture: { name: PICTURE, alt } }),
      picture: { file: { name: PICTURE, data: png, contentType: "image/png" }, without },
    };
  } catch (error) {
    logger.warn({ answer: reply.id, error: String(error) }, "a chart could not be drawn");
    return { sheet: without };
  }
}
