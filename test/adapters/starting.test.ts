import { expect, it, onTestFinished } from "vitest";
import { createServer } from "../../adapters/runtime/server.ts";
import { createStarting } from "../../adapters/runtime/starting.ts";

const logger = { debug() {}, info() {}, warn() {}, error() {} };

async function starting(options?: { heldMs: number }) {
  const server = createServer({ host: "127.0.0.1", port: 0, logger });
  const before = createStarting(() => "learning 42 %", options);
  server.mount("/", before.listener);
  await server.start();
  onTestFinished(() => server.stop());
  const get = (path: string) => fetch(`http://127.0.0.1:${server.port()}${path}`);
  const begin = (): void => {
    server.mount("/", (_, response) => response.end("the page"));
    before.ready(server.dispatch);
  };
  return { get, begin };
}

it("is alive and not ready from the first moment, and says how far it is", async () => {
  const { get } = await starting();
  expect((await get("/healthz")).status).toBe(200);
  const ready = await get("/readyz");
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({
    ready: false,
    parts: { knowledge: { ready: false, detail: "learning 42 %" } },
  });
});

it("holds whoever asks until it can be answered", async () => {
  const { get, begin } = await starting();
  const asked = get("/");
  await get("/healthz");
  begin();
  expect(await (await asked).text()).toBe("the page");
  expect(await (await get("/readyz")).text()).toBe("the page");
});

it("tells them to come again where that takes long", async () => {
  const { get } = await starting({ heldMs: 1 });
  const refused = await get("/api/topics");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await refused.json()).toMatchObject({
    error: { code: "unavailable", message: "The guide is starting (learning 42 %); try again in a moment." },
  });
});
