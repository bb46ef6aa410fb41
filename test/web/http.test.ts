import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Harness, startWeb } from "./harness.ts";

let web: Harness;
beforeEach(async () => {
  web = await startWeb();
});
afterEach(() => web.stop());

// biome-ignore lint/suspicious/noExplicitAny: each test states what it expects of the JSON
const json = (response: Response) => response.json() as Promise<Record<string, any>>;
const ask = async (q: string, headers = {}) => json(await web.post("/api/ask", { q }, headers));

/** Bytes as they are, past any client that would mend them. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      answer += chunk;
    });
    socket.on("close", () => resolve(answer)).on("error", reject);
  });
}

describe("POST /api/ask", () => {
  it("gives the line contract's object, the whole reply, and a conversation", async () => {
    const answer = await ask("How deep?");
    expect(answer).toMatchObject({
      status: "answered",
      text: expect.stringContaining("2 metres deeper"),
      confidence: 0.9,
      entry: "ponds",
      sources: [{ id: "ponds", title: "Ponds", row: "Mill pond" }],
      working: { result: "2 m" },
      reply: { table: { id: "ponds" }, chart: { kind: "bars" } },
      chartText: "Bar chart: Ponds. Mill pond: 5 m; Duck pond: 3 m. Source: Survey.",
      conversation: expect.stringMatching(/^[\w-]{39}$/),
    });
  });

  it("continues the conversation that is named, and only that one", async () => {
    const { conversation } = await ask("Who is there?");
    const next = await json(await web.post("/api/ask", { q: "and then", conversation }));
    expect(next).toMatchObject({ conversation, text: "After “Who is there?” comes this." });
    expect(await ask("and then")).toMatchObject({ text: "After “null” comes this." });
  });

  it("knows a browser by a cookie that scripts cannot read", async () => {
    const first = await web.post("/api/ask", { q: "hello" });
    const cookie = first.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^guide_person=[\w-]{22}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    const second = await web.post("/api/ask", { q: "hello" }, { cookie: cookie.split(";")[0]! });
    expect(second.headers.get("set-cookie")).toBeNull();
  });

  it("stores a hash of the person, never the cookie", async () => {
    const first = await web.post("/api/ask", { q: "hello" });
    const id = /=([\w-]+)/.exec(first.headers.get("set-cookie")!)![1]!;
    const answer = await web.store.answers.get((await json(first)).id);
    expect(answer).toMatchObject({ question: "hello", place: { platform: "web", kind: "direct" } });
    expect(JSON.stringify(answer)).not.toContain(id);
  });
});

describe("hostile questions get a clear reply, as text", () => {
  it.each([
    ["nothing", ""],
    ["100,000 characters", "a".repeat(100_000)],
    ["control characters", "\u0000\u0007\u001b[31mred\u009b"],
    ["emoji only", "🦆🦆🦆"],
    ["right-to-left", "كم عمق البركة؟ \u202e drawkcab"],
    ["HTML", '<img src=x onerror="alert(1)"><script>alert(2)</script>'],
    ["mentions", "@everyone <!channel> <@U1>"],
    ["half a surrogate pair", "\ud800 and \udfff"],
  ])("%s", async (_, q) => {
    const response = await web.post("/api/ask", { q });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await json(response)).toMatchObject({ status: "answered", reply: { body: expect.anything() } });
  });

  it.each([
    [
      "more than 100,000 characters",
      { q: "a".repeat(100_001) },
      400,
      "bad-request",
      /^q must have at most 100,000 characters; shorten it\.$/,
    ],
    ["no object", "[1,2]", 400, "bad-request", /^The request must be a JSON object\.$/],
    ["no question", {}, 400, "bad-request", /^q must be a JSON string\.$/],
    ["a question that is no text", { q: { $gt: "" } }, 400, "bad-request", /^q must be a JSON string\.$/],
    [
      "an unknown key",
      { q: "a", admin: true },
      400,
      "bad-request",
      /^The request has an unknown key "admin"; leave it out\.$/,
    ],
    ["a prototype", '{"q":"a","__proto__":{"x":1}}', 400, "bad-request", /unknown key/],
    [
      "a conversation that is none",
      { q: "a", conversation: "../../x" },
      400,
      "bad-request",
      /^conversation must be what an earlier answer named/,
    ],
    ["half of a JSON", '{"q": "a', 400, "not-json", /not valid JSON/],
    ["nested brackets, a bomb", "[".repeat(500_000), 400, "not-json", /not valid JSON/],
    [
      "closed brackets, a bomb",
      "[".repeat(400_000) + "]".repeat(400_000),
      400,
      "bad-request",
      /^The request must be a JSON object\.$/,
    ],
    ["a megabyte and more", { q: "a".repeat(1_100_000) }, 413, "too-large", /larger than 1 MB/],
    ["invalid UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0xfe]), 400, "not-utf8", /not valid UTF-8/],
  ])("%s is refused with a reason", async (_, body, status, code, message) => {
    const response = await web.post("/api/ask", body);
    expect(response.status).toBe(status);
    expect(await json(response)).toEqual({
      error: {
        code,
        message: expect.stringMatching(message as RegExp),
        reference: expect.stringMatching(/^[0-9a-f]{8}$/),
      },
    });
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "content type %j is refused: no other site's form can ask",
    async (type) => {
      const response = await web.post("/api/ask", '{"q":"a"}', { "content-type": type });
      expect(response.status).toBe(415);
    },
  );

  it.each(["ask", "onboard", "feedback", "chart", "forget"])(
    "GET /api/%s is told which method to use",
    async (name) => {
      const response = await web.get(`/api/${name}`);
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
      expect(await response.json()).toMatchObject({ error: { code: "method-not-allowed" } });
    },
  );

  it.each([
    ["DELETE", "/api/ask", "POST"],
    ["OPTIONS", "/api/onboard", "POST"],
    ["POST", "/api/topics", "GET, HEAD"],
    ["DELETE", "/", "GET, HEAD"],
    ["PUT", "/nowhere", null],
  ])("%s %s is told what fits", async (method, path, allowed) => {
    const response = await fetch(new URL(path, web.url), { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allowed]);
  });

  it.each([
    [{ action: "zzz" }, /^action must be the id of one of the actions/],
    [{ action: "zone:999" }, /^action must be/],
    [{ zone: "Mars/X" }, /^zone must be a time zone such as Europe\/Berlin, or left out\.$/],
  ])("POST /api/onboard %j is refused", async (body, message) => {
    const response = await web.post("/api/onboard", body);
    expect(response.status).toBe(400);
    expect((await json(response)).error.message).toMatch(message);
  });

  it("what is refused stands in the log by its reference, without what was sent", async () => {
    const { error } = await json(await web.post("/api/ask", { q: 7, secret: "a" }));
    const line = web.log.find((each) => each.includes(error.reference));
    expect(line).toMatch(/^info .*"code":"bad-request".*"route":"\/api\/ask"/);
    expect(line).not.toContain("secret");
  });

  it("a body that never ends is cut off", async () => {
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536).fill(97)) });
    const init = {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "content-type": "application/json" },
    };
    const outcome = await fetch(`${web.url}/api/ask`, init as RequestInit).then(
      ({ status }) => status,
      () => "cut off",
    );
    expect([413, "cut off"]).toContain(outcome);
    expect((await web.get("/healthz")).status).toBe(200);
  });

  it.each([
    "GET // HTTP/1.1\r\nHost: x",
    "GET http://[ HTTP/1.1\r\nHost: x",
    "GET /%zz%00 HTTP/1.1\r\nHost: x",
    "GET / HTTP/1.1\r\nHost: \u00ff\u00ff:99999999",
    "NONSENSE",
  ])("the request %j ends in an answer, and the server lives", async (head) => {
    expect(await raw(web.server.port(), `${head}\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 [2345]\d\d/,
    );
    expect((await web.get("/healthz")).status).toBe(200);
  });

  it("no path leads out of the page's folder", async () => {
    for (const path of [
      "/../index.ts",
      "/..%2findex.ts",
      "/%2e%2e/app.ts",
      "/page.css/../../app.ts",
      "/constructor",
    ])
      expect(
        (await raw(web.server.port(), `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).slice(
          9,
          12,
        ),
      ).toBe("404");
  });
});

describe("what goes wrong on our side", () => {
  it("is told with a reference that the log has too, and the log has no text", async () => {
    const response = await web.post("/api/ask", { q: "crash of my secret" });
    const { error } = (await response.json()) as {
      error: { code: string; reference: string; message: string };
    };
    expect(response.status).toBe(500);
    expect(error.code).toBe("internal");
    expect(error.message).not.toContain("secret");
    expect(web.log.join("\n")).toContain(error.reference);
  });
});

describe("feedback", () => {
  it("counts one changeable vote a person", async () => {
    const { id } = await ask("How deep?");
    const cookie = { cookie: "guide_person=AAAAAAAAAAAAAAAAAAAAAA" };
    await web.post("/api/feedback", { answer: id, vote: "up" }, cookie);
    const second = await web.post("/api/feedback", { answer: id, vote: "down", reason: "too deep" }, cookie);
    expect(second.status).toBe(200);
    expect(await web.store.votes.since(0)).toMatchObject([{ kind: "down", reason: "too deep" }]);
  });

  it("of an unknown reply is refused, and so is an unknown vote", async () => {
    expect((await web.post("/api/feedback", { answer: "0123456789abcdef", vote: "up" })).status).toBe(404);
    expect((await web.post("/api/feedback", { answer: "0123456789abcdef", vote: "sideways" })).status).toBe(
      400,
    );
  });
});

describe("the person", () => {
  it("is forgotten on request, everywhere", async () => {
    const cookie = { cookie: "guide_person=AAAAAAAAAAAAAAAAAAAAAA" };
    const { id } = await ask("How deep?", cookie);
    const response = await web.post("/api/forget", {}, cookie);
    expect(response.headers.get("set-cookie")).toContain("Max-Age=0");
    expect(await web.store.answers.get(id)).toBeNull();
  });
});

describe("browsing", () => {
  it("lists who the guide is, and what there is to ask", async () => {
    expect(await json(await web.get("/api/topics"))).toMatchObject({
      name: "Heron",
      starters: [expect.any(String), expect.any(String)],
      topics: [{ id: "water", items: [{ question: "How deep are the ponds?" }] }],
    });
  });

  it("completes what is typed, and nothing for nothing", async () => {
    expect(await json(await web.get("/api/complete?q=how%20d"))).toEqual({
      questions: ["How deep are the ponds?"],
    });
    expect(await json(await web.get("/api/complete"))).toEqual({ questions: [] });
    expect((await web.get(`/api/complete?q=${"a".repeat(300)}`)).status).toBe(400);
  });
});

describe("charts", () => {
  const chart = {
    kind: "bars",
    title: "Ponds",
    unit: "m",
    items: [{ label: "Mill", value: 5 }],
    source: "Survey",
  };

  it("are drawn as SVG for the page's theme and width", async () => {
    const narrow = await json(await web.post("/api/chart", { chart, theme: "dark", width: 100 }));
    expect(narrow.error.message).toBe("width must be from 280 to 960.");
    const response = await web.post("/api/chart", { chart, theme: "dark", width: 400 });
    expect(response.headers.get("content-type")).toBe("image/svg+xml");
    expect(await response.text()).toContain('width="400"');
  });

  it.each([
    ["too wide", { chart, theme: "dark", width: 1e9 }],
    [
      "too many items",
      { chart: { ...chart, items: Array(61).fill(chart.items[0]) }, theme: "dark", width: 400 },
    ],
    [
      "figures without bounds",
      { chart: { ...chart, items: [{ label: "a", value: 1e300 }] }, theme: "dark", width: 400 },
    ],
  ])("%s are refused", async (_, body) => {
    expect((await web.post("/api/chart", body)).status).toBe(400);
  });
});

describe("the page", () => {
  it("comes with a policy that lets nothing in from elsewhere, and runs nothing that stands in it", async () => {
    const response = await web.get("/");
    const policy = response.headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const html = await response.text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|style=|https?:\/\/(?!www\.w3\.org)/);
  });

  it.each(["/page.css", "/answer.css", "/page.js", "/theme.js", "/icon.svg", "/inter-400.ttf"])(
    "%s is served, and not sent twice",
    async (path) => {
      const first = await web.get(path);
      expect(first.status).toBe(200);
      const again = await web.get(path, { "if-none-match": first.headers.get("etag")! });
      expect(again.status).toBe(304);
      await first.arrayBuffer();
    },
  );

  it("says so in a refused request too", async () => {
    expect((await web.get("/nowhere")).headers.get("content-security-policy")).toContain(
      "default-src 'none'",
    );
  });
});

describe("health", () => {
  it("/healthz while the process lives, /readyz while messages arrive", async () => {
    expect((await web.get("/healthz")).status).toBe(200);
    expect(await json(await web.get("/readyz"))).toMatchObject({ ready: true, knowledge: "abcdef012345" });
    await web.adapter.stop();
    expect((await web.get("/readyz")).status).toBe(503);
  });

  it("/metrics counts by route and outcome, with no text and no made-up path in it", async () => {
    await ask("How deep?");
    await web.get("/made-up-path");
    const text = await (await web.get("/metrics")).text();
    expect(text).toContain('guide_http_requests_total{route="/api/ask",method="POST",status="200"} 1');
    expect(text).toContain('guide_web_answers_total{status="answered"} 1');
    expect(text).toContain('route="other"');
    expect(text).not.toMatch(/deep|made-up/);
  });
});

describe("rate limit", () => {
  it("answers 429 with the time to wait, and goes on after it", async () => {
    await web.stop();
    web = await startWeb({ RATE_LIMIT_PER_MINUTE: "3" });
    for (const _ of [1, 2, 3]) expect((await web.post("/api/ask", { q: "a" })).status).toBe(200);
    const refused = await web.post("/api/ask", { q: "a" });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("20");
    expect(await json(refused)).toMatchObject({
      error: { code: "too-many-requests", message: expect.stringContaining("20 seconds") },
    });
    web.pass(20_000);
    expect((await web.post("/api/ask", { q: "a" })).status).toBe(200);
  });

  it("tells clients behind a proxy apart only where the proxy is trusted", async () => {
    await web.stop();
    web = await startWeb({ RATE_LIMIT_PER_MINUTE: "1", TRUST_PROXY: "true" });
    const from = (address: string) =>
      web.post("/api/ask", { q: "a" }, { "x-forwarded-for": `1.1.1.1, ${address}` });
    expect((await from("10.0.0.1")).status).toBe(200);
    expect((await from("10.0.0.2")).status).toBe(200);
    expect((await from("10.0.0.1")).status).toBe(429);
  });
});
