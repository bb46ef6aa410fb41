import { createHash } from "node:crypto";
import type { WebClient } from "@slack/web-api";
import { BoundedMap } from "../../src/memo.ts";
import type { Clock, Logger } from "../../src/ports.ts";
import type { ChartData } from "../../src/reply/index.ts";
import type { DrawChart } from "../chat/index.ts";
import { codeOf } from "./errors.ts";
import type { ShownChart } from "./render.ts";

const MOST_KNOWN = 500;
/** Nobody waits longer for a picture; a proxy that lets Slack through but not its upload host hangs for ever. */
const UPLOAD_MS = 2_000;
/** After a failure answers come without pictures for so long, and nobody waits for the next one. */
const FAILED_FOR_MS = 5 * 60_000;

/** Charts uploaded as Slack files, cached by workspace and content. */
export interface ChartFiles {
  /** One that Slack holds already. */
  known(team: string, chart: ChartData | null): ShownChart | null;
  /** Gives it to Slack; `null` where that fails or takes too long: an answer without its picture is better than none. */
  give(client: WebClient, team: string, chart: ChartData | null): Promise<ShownChart | null>;
}

/** Creates the cache of uploaded charts. `uploadMs`: how long an answer waits for an upload. */
export function createChartFiles(
  draw: DrawChart | null,
  { logger, clock, uploadMs = UPLOAD_MS }: { logger: Logger; clock: Clock; uploadMs?: number },
): ChartFiles {
  const held = new BoundedMap<string, ShownChart>(MOST_KNOWN);
  const failedUntil = new Map<string, number>();
  const keyOf = (team: string, chart: ChartData) =>
    createHash("sha256")
      .update(`${team} ${JSON.stringify(chart)}`)
      .digest("base64");

  /** Uploads; one that comes too late for its own answer is there for the next. */
  async function upload(
    client: WebClient,
    team: string,
    drawn: { readonly png: Buffer; readonly alt: string; readonly chart: ChartData },
  ): Promise<ShownChart | null> {
    const uploaded = await client.filesUploadV2({
      file: drawn.png,
      filename: "chart.png",
      title: drawn.chart.title,
      alt_text: drawn.alt.slice(0, 1_000),
    });
    const file = uploaded.files[0]?.files?.[0]?.id;
    if (!file) return null;
    const shown = { file, alt: drawn.alt };
    held.set(keyOf(team, drawn.chart), shown);
    return shown;
  }

  const fail = (team: string, why: string) => {
    failedUntil.set(team, clock.now() + FAILED_FOR_MS);
    logger.warn({ team, error: why }, "a chart could not be given to Slack; answers go without for a while");
    return null;
  };

  return {
    known: (team, chart) => (chart === null ? null : (held.get(keyOf(team, chart)) ?? null)),
    async give(client, team, chart) {
      if (!draw || !chart || clock.now() < (failedUntil.get(team) ?? 0)) return null;
      const before = held.get(keyOf(team, chart));
      if (before) return before;
      try {
        const drawn = { ...(await draw(chart)), chart };
        const late = Promise.withResolvers<null>();
        const timer = setTimeout(() => late.resolve(fail(team, "too slow")), uploadMs);
        const uploaded = upload(client, team, drawn);
        uploaded.catch(() => undefined);
        return await Promise.race([uploaded, late.promise]).finally(() => clearTimeout(timer));
      } catch (error) {
        return fail(team, codeOf(error));
      }
    },
  };
}
