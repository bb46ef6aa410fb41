import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { openKnowledge } from "../../../adapters/knowledge/live-knowledge.ts";
import { shippedVectors } from "../../../adapters/knowledge/model-cache.ts";
import { createServer } from "../../../adapters/runtime/server.ts";
import { parseSettings } from "../../../adapters/settings/index.ts";
import { createWebAdapter } from "../../../adapters/web/index.ts";
import type { Logger } from "../../../src/ports.ts";
import { type Files, folderOf } from "../../knowledge/folder-of.ts";
import { testGuide } from "../../support/guide.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

export const password = "nine bean rows in a glade";

/** The keepers' page before a real folder, a real bot and a store in memory. */
export async function startKeep(
  files: Files = {},
  variables: Readonly<Record<string, string>> = { KEEPERS_PASSWORD: password },
) {
  const dir = folderOf(files);
  const models = mkdtempSync(join(tmpdir(), "keep-"));
  const log: string[] = [];
  const write = (fields: object, message: string) => void log.push(`${message} ${JSON.stringify(fields)}`);
  const logger: Logger = { debug: write, info: write, warn: write, error: write };
  let nowMs = Date.now();
  const clock = { now: () => nowMs };
  const knowledge = await openKnowledge(dir, logger, { models: [models, shippedVectors] });
  const store = await createMemoryStore({ clock });
  const guide = testGuide({
    bot: knowledge.bot,
    store,
    clock,
  });
  const server = createServer({ host: "127.0.0.1", port: 0, logger });
  const settings = parseSettings({
    variables: { KNOWLEDGE_DIR: dir, DATA_DIR: models, ...variables },
    fromFile: new Set(),
    file: ".env",
  });
  const adapter = createWebAdapter({ settings, guide, logger, server, knowledge });
  await server.start();
  await adapter.start();
  const url = `http://127.0.0.1:${server.port()}`;
  onTestFinished(async () => {
    await adapter.stop();
    await server.stop();
    knowledge.close();
    await store.close();
    rmSync(models, { recursive: true, force: true });
  });

  let cookie = "";
  const call = async (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/keep/api/${path}`, {
      headers: { ...(cookie && { cookie }), "content-type": "application/json", ...headers },
      ...(body === undefined
        ? {}
        : { method: "POST", body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
    } as RequestInit);
  const json = async <T = Record<string, never>>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<T> => {
    const response = await call(path, body, headers);
    const answer = await response.json();
    if (!response.ok)
      throw new Error(`${response.status}: ${(answer as { error: { message: string } }).error.message}`);
    return answer as T;
  };
  return {
    url,
    dir,
    store,
    guide,
    knowledge,
    log,
    call,
    json,
    pass: (ms: number) => {
      nowMs += ms;
    },
    async login(name = "Ann") {
      const response = await call("login", { name, password });
      cookie = response.headers.get("set-cookie")!.split(";")[0]!;
      return response;
    },
    ask: async (q: string) =>
      (await (
        await fetch(`${url}/api/ask`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ q }),
        })
      ).json()) as { status: string; entry: string | null; text: string },
    /** Until what is on disk answers. */
    live: () =>
      vi.waitFor(
        async () => {
          const { live, disk, reading } = await json<{
            live: string;
            disk: string | null;
            reading: boolean;
          }>("state");
          if (reading || live !== disk) throw new Error("not live yet");
        },
        { timeout: 30_000, interval: 20 },
      ),
  };
}
