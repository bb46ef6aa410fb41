import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientOf, isSecure } from "../../adapters/web/client.ts";
import { createConversations } from "../../adapters/web/conversations.ts";
import { type Harness, startWeb } from "./harness.ts";

let web: Harness;
beforeEach(async () => {
  web = await startWeb();
});
afterEach(() => web.stop());

const restart = async (variables: Readonly<Record<string, string>>) => {
  await web.stop();
  web = await startWeb(variables);
};

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly cookie: string | undefined;
  readonly location: string | undefined;
}

/** `fetch` sets Host and Origin by itself; this sends what it is told. */
function send(path: string, headers: Record<string, string>, body?: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const outgoing = request(web.url + path, { method, headers }, (incoming) => {
      let text = "";
      incoming.on("data", (chunk) => {
        text += chunk;
      });
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          body: text,
          cookie: incoming.headers["set-cookie"]?.join(),
          location: incoming.headers.location,
        }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const json = { "content-type": "application/json" };
const posts: readonly (readonly [path: string, body: string])[] = [
  ["/api/ask", '{"q":"a"}'],
  ["/api/onboard", "{}"],
  ["/api/feedback", '{"answer":"a","vote":"up"}'],
  ["/api/chart", "{}"],
  ["/api/forget", "{}"],
];

describe("requests that other pages make", () => {
  it.each(posts)("are refused at %s, and get no cookie", async (path, body) => {
    const attempts = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: web.url.replace(/\d+$/, "1") },
    ];
    for (const headers of attempts) {
      const { status, cookie } = await send(path, { ...json, ...headers }, body);
      expect({ headers, status, cookie }).toEqual({ headers, status: 403, cookie: undefined });
    }
  });

  it.each([
    ["the page itself", { "sec-fetch-site": "same-origin", origin: "http://whatever" }],
    ["an older browser", { origin: "SELF" }],
    ["a program", {}],
  ])("are taken from %s", async (_, headers: Record<string, string>) => {
    const own = { ...headers, ...(headers.origin === "SELF" && { origin: web.url }) };
    expect((await send("/api/ask", { ...json, ...own }, '{"q":"a"}')).status).toBe(200);
  });

  it("cannot make anybody forgotten by a form", async () => {
    const type = { "content-type": "application/x-www-form-urlencoded" };
    expect(await send("/api/forget", type, "")).toMatchObject({ status: 415, cookie: undefined });
  });
});

describe("names of this server", () => {
  it.each(["127.0.0.1", "localhost:3000", "[::1]:3000", "10.1.2.3:80", "guide:3000", "guide.local"])(
    "include %s",
    async (host) => {
      expect((await send("/", { host })).status).toBe(200);
    },
  );

  it.each(["attacker.example.com", "127.0.0.1.nip.io", "localhost.evil.com:3000", "GUIDE.com."])(
    "do not include %j, and the refusal says what to set",
    async (host) => {
      const refused = await send("/api/ask", { ...json, host }, '{"q":"a"}');
      expect(refused).toMatchObject({ status: 421, body: expect.stringContaining("PUBLIC_URL") });
      expect((await send("/healthz", { host })).status).toBe(200);
    },
  );

  it("include that of PUBLIC_URL", async () => {
    await restart({ PUBLIC_URL: "https://guide.team.com" });
    expect((await send("/", { host: "guide.team.com" })).status).toBe(200);
    const origin = "https://guide.team.com";
    expect((await send("/api/ask", { ...json, host: "inner:3000", origin }, '{"q":"a"}')).status).toBe(200);
    expect((await send("/", { host: "other.team.com" })).status).toBe(421);
  });
});

describe("the cookie", () => {
  it.each([
    [{}, {}, false],
    [{ PUBLIC_URL: "https://guide.team.com" }, { host: "guide.team.com" }, true],
    [{ TRUST_PROXY: "true" }, { "x-forwarded-proto": "https" }, true],
    [{ TRUST_PROXY: "2" }, { "x-forwarded-proto": "https, http" }, true],
    [{ TRUST_PROXY: "2" }, { "x-forwarded-proto": "https" }, true],
    [{ TRUST_PROXY: "true" }, { "x-forwarded-proto": "https, http" }, true],
    [{ TRUST_PROXY: "true" }, { "x-forwarded-proto": "http, https" }, false],
    [{}, { "x-forwarded-proto": "https" }, false],
  ])("given %j and %j, is Secure: %s", async (settings, headers, secure) => {
    await restart(settings);
    const { cookie } = await send("/api/ask", { ...json, ...headers }, '{"q":"a"}');
    expect(cookie?.includes("; Secure")).toBe(secure);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  });
});

describe("clients", () => {
  it.each([
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ])("given %s, count as %s", (remote, expected) => {
    expect(clientOf({ remote, forwardedFor: undefined, forwardedProto: undefined }, 0)).toBe(expected);
  });

  it.each([
    [0, "9.9.9.9"],
    [1, "3.3.3.3"],
    [2, "2.2.2.2"],
    [5, "1.1.1.1"],
  ])("behind %i proxies, are who the outermost of ours says", (proxies, expected) => {
    const origin = { remote: "9.9.9.9", forwardedFor: "1.1.1.1, 2.2.2.2, 3.3.3.3", forwardedProto: "https" };
    expect(clientOf(origin, proxies)).toBe(expected);
    expect(isSecure(origin, proxies)).toBe(proxies > 0);
  });

  it("given a clock set back by a day, then nobody is locked out", async () => {
    await restart({ RATE_LIMIT_PER_MINUTE: "2" });
    await web.post("/api/ask", { q: "a" });
    web.pass(-86_400_000);
    expect((await web.post("/api/ask", { q: "a" })).status).toBe(200);
    web.pass(60_000);
    expect((await web.post("/api/ask", { q: "a" })).status).toBe(200);
  });
});

describe("conversations", () => {
  it("given a name that somebody chose, then nobody's conversation is continued by it", async () => {
    const ask = async (q: string, conversation: string) =>
      (await (await web.post("/api/ask", { q, conversation })).json()) as {
        conversation: string;
        text: string;
      };
    const first = await ask("Who is there?", "team-bot-1");
    const stranger = await ask("and then", "team-bot-1");
    expect(first.conversation).not.toBe("team-bot-1");
    expect(stranger.text).not.toContain("Who is there?");
    expect((await ask("and then", first.conversation)).text).toContain("Who is there?");
  });

  it("are resumed only as they were issued, by whichever replica has the key", () => {
    const [ours, replica, other] = ["k", "k", "x"].map((key) =>
      createConversations((text) => `${key}${[...text].reverse().join("")}${text}`),
    );
    const name = ours!.begin();
    expect(name).toMatch(/^[\w-]{8,64}$/);
    expect(replica!.resume(name)).toBe(name);
    for (const odd of [`${name}a`, name.slice(0, -1), "team-bot-1", "", undefined])
      expect(ours!.resume(odd)).not.toBe(odd);
    expect(other!.resume(name)).not.toBe(name);
  });
});

describe("below a path", () => {
  it.each([
    ["a proxy that leaves it", "/bot"],
    ["a proxy that takes it off", ""],
  ])("given %s, then page and questions work", async (_, prefix) => {
    await restart({ PUBLIC_URL: "https://team.com/bot" });
    const host = "team.com";
    const page = await send(`${prefix}/`, { host });
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('src="page.js"') });
    expect(page.body).not.toMatch(/(?:src|href)="\//);
    for (const file of ["/page.js", "/page.css", "/api/topics"])
      expect((await send(prefix + file, { host })).status).toBe(200);
    const asked = await send(`${prefix}/api/ask`, { ...json, host }, '{"q":"a"}');
    expect(asked).toMatchObject({ status: 200, cookie: expect.stringContaining("Path=/bot/;") });
    expect((await send("/healthz", {})).status).toBe(200);
  });

  it("leads from the path without its slash to the one with it", async () => {
    await restart({ PUBLIC_URL: "https://team.com/bot/" });
    expect(await send("/bot", { host: "team.com" })).toMatchObject({ status: 308, location: "/bot/" });
    expect((await send("/bottom", { host: "team.com" })).status).toBe(404);
  });
});

describe("bodies that do not come whole", () => {
  it("given a client that goes away while it sends, then it is no fault of ours", async () => {
    const { port } = new URL(web.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(
      "POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{",
    );
    while (!web.log.length) {
      await setTimeout(20);
      socket.destroy();
    }
    expect(web.log.filter((line) => line.startsWith("error"))).toEqual([]);
    expect(await (await web.get("/metrics")).text()).not.toMatch(/status="500"/);
  });

  it("given 8 MB, then the client reads why they are refused", async () => {
    const body = JSON.stringify({ q: "a".repeat(8_000_000) });
    for (let n = 0; n < 5; n++) expect((await web.post("/api/ask", body)).status).toBe(413);
  });
});

describe("bodies that are too large", () => {
  it("given a client that sends 9 MB before it reads, then it reads why they are refused", async () => {
    const { port } = new URL(web.url);
    const socket = connect(Number(port), "127.0.0.1");
    const body = Buffer.alloc(9_000_000, "a");
    const head = `POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    socket.write(head);
    await new Promise<void>((resolve, reject) => {
      socket.on("error", reject);
      socket.write(body, () => resolve());
    });
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });
});

describe("before the end", () => {
  it("given that it drains, then requests are answered and every connection ends with its answer", async () => {
    web.server.drain();
    const answer = await web.post("/api/ask", { q: "a" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("connection")).toBe("close");
  });
});
