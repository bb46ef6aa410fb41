import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BotProcess, startBot } from "../chaos/bot.ts";
import { type LocalDiscord, startLocalDiscord, TOKEN } from "../discord/local-discord.ts";
import { CHANNEL, createPerson, GUILD, inChannel } from "../discord/people.ts";
import { folderOf } from "../knowledge/folder-of.ts";
import { type LocalSlack, signed, startLocalSlack } from "../slack/local-slack.ts";
import { bareEnv } from "../support/bare-env.ts";

/** Words that stand in no dictionary and no knowledge, so that whatever holds one got it from a person. */
const word = "frobozz";
const sentence = (door: string) =>
  `Does my manager Plugh ${word}${door} earn more than seniors? Ask zorbu@xyzzy.example or https://secret.example/token=qux, key xoxb-99887766-abcdefghijkl`;
const neverKept = ["zorbu@", "xyzzy.example", "secret.example", "99887766"];
const ids = ["T0PLATEAU", "C0CAVERN00", "U0GRUE0000", GUILD, CHANNEL, "600000000000000077"];
const signingSecret = "a signing secret";

// A process of its own starts for each.
describe("a sentence through every door", { timeout: 180_000 }, () => {
  let folder: string;
  let slack: LocalSlack;
  let discord: LocalDiscord;
  let bot: BotProcess;
  let beganMs: number;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "doors-"));
    beganMs = statSync(folder).mtimeMs;
    mkdirSync(join(folder, "tmp"));
    slack = await startLocalSlack();
    discord = await startLocalDiscord({ privileged: true });
  });
  afterEach(async () => {
    await bot.kill("SIGKILL");
    await slack.stop();
    await discord.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (keepDays: string) => {
    bot = await startBot({
      PORT: String(await freePort()),
      // Read in no time: what is tested is what is written, not what is answered.
      KNOWLEDGE_DIR: folderOf(),
      DATA_DIR: join(folder, "data"),
      TMPDIR: join(folder, "tmp"),
      LOG_LEVEL: "debug",
      KEEP_QUESTIONS_DAYS: keepDays,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_BOT_TOKEN: "xoxb-local-bot",
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_MESSAGE_CONTENT: "true",
    });
    while (!(await isReady()) || !bot.log().includes("Ctrl+C stops")) await setTimeout(50);
  };
  const isReady = async () => (await fetch(`${bot.url}/readyz`)).ok;

  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(bot.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const cookie = response.headers.get("set-cookie")?.split(";", 1)[0] ?? "";
    return { cookie, ...((await response.json()) as { id: string; conversation: string }) };
  };

  const slackEvent = async (event: object) => {
    const body = JSON.stringify({
      type: "event_callback",
      team_id: "T0PLATEAU",
      event_id: `Ev${Math.random()}`,
      authorizations: [{ team_id: "T0PLATEAU", enterprise_id: null, user_id: "UBOT", is_bot: true }],
      event: { team: "T0PLATEAU", user: "U0GRUE0000", ...event },
    });
    const response = await fetch(`${bot.url}/slack/events`, {
      method: "POST",
      ...signed(signingSecret, body),
    });
    expect(response.status).toBe(200);
  };

  /** Asks, follows up, votes and misspells, on the page, in Slack and in Discord; waits for every reply. */
  async function throughEveryDoor(): Promise<string> {
    const first = await post("/api/ask", { q: sentence("web") });
    const headers = { cookie: first.cookie };
    await post("/api/ask", { q: `and for ${word}juniors?`, conversation: first.conversation }, headers);
    await post("/api/feedback", { answer: first.id, vote: "down", reason: sentence("vote") }, headers);
    await post("/api/onboard", {}, headers);
    await post("/api/ask", { q: `x${word}`, conversation: `${word}-chosen` }, headers);
    await fetch(`${bot.url}/api/complete?q=${word}complete`);
    await fetch(`${bot.url}/${word}path?q=${word}`);
    await fetch(`${bot.url}/api/ask`, { method: "POST", body: `{"q":"${word}broken` });
    const ts = slack.stamp();
    await slackEvent({
      type: "app_mention",
      channel: "C0CAVERN00",
      ts,
      text: `<@UBOT> ${sentence("slack")}`,
    });
    await slackEvent({
      type: "message",
      channel_type: "im",
      channel: "D0CAVERN00",
      ts: slack.stamp(),
      text: sentence("slackdirect"),
    });
    await slack.called((_, all) => all.filter(({ method }) => method === "chat.postMessage").length >= 2);
    const grue = createPerson(discord, "Grue", "600000000000000077");
    const before = discord.messages.size;
    grue.writes(`<@${"100000000000000001"}> ${sentence("discord")}`, inChannel);
    await discord.until(() => discord.messages.size > before);
    grue.slash("ask", { question: sentence("slash") });
    await setTimeout(300);
    return first.cookie;
  }

  /** Everything that is written anywhere: each file below the folder, compiled code that is new, the log, the figures. */
  async function written(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const place of [folder, bareEnv.NODE_COMPILE_CACHE])
      for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        const about = entry.isFile() ? statSync(path, { throwIfNoEntry: false }) : undefined;
        if (about && about.mtimeMs >= beganMs) found.set(relative(place, path), readFileSync(path, "latin1"));
      }
    found.set("log", bot.log());
    found.set("metrics", await (await fetch(`${bot.url}/metrics`)).text());
    return found;
  }
  const holding = (found: ReadonlyMap<string, string>, what: readonly string[]) =>
    [...found].flatMap(([place, text]) =>
      what
        .filter((each) => text.toLowerCase().includes(each.toLowerCase()))
        .map((each) => `${place}: ${each}`),
    );

  it("given KEEP_QUESTIONS_DAYS=0, then no word of it is written anywhere, before and after the end", async () => {
    await start("0");
    await throughEveryDoor();
    expect(holding(await written(), [word, ...neverKept])).toEqual([]);
    const found = await written();
    expect(holding(new Map([...found].filter(([place]) => place.startsWith("data/bot.db"))), ids)).toEqual(
      [],
    );
    expect([...found.keys()]).toContain("data/bot.db");
    await bot.kill("SIGTERM");
    expect(readFileSync(join(folder, "data/bot.db"), "latin1")).not.toContain(word);
  });

  it("given questions are kept, then no address, link, token or platform id is, and forgetting leaves nothing", async () => {
    await start("30");
    const cookie = await throughEveryDoor();
    const found = await written();
    const database = new Map([...found].filter(([place]) => place.startsWith("data/bot.db")));
    expect(holding(database, [word])).not.toEqual([]);
    expect(holding(found, neverKept)).toEqual([]);
    expect(holding(database, ids)).toEqual([]);
    const elsewhere = new Map([...found].filter(([place]) => !database.has(place)));
    expect(holding(elsewhere, [word])).toEqual([]);
    await post("/api/forget", {}, { cookie });
    expect(holding(await written(), [`${word}web`, `${word}vote`, `${word}juniors`])).toEqual([]);
  });

  it("given a database that another process holds, then page, Slack and Discord answer all the same", async () => {
    await start("30");
    const before = discord.messages.size;
    const other = new DatabaseSync(join(folder, "data/bot.db"));
    other.exec("BEGIN IMMEDIATE");
    try {
      const page = await post("/api/ask", { q: "How is coffee roasted?" });
      expect(page).toMatchObject({ text: expect.stringContaining("I may not remember") });
      const text = "<@UBOT> How is coffee roasted?";
      await slackEvent({ type: "app_mention", channel: "C0CAVERN00", ts: slack.stamp(), text });
      await slack.called(
        ({ method, args }) => method === "chat.postMessage" && /drum/.test(JSON.stringify(args)),
      );
      const grue = createPerson(discord, "Grue", "600000000000000077");
      grue.writes("<@100000000000000001> How is coffee roasted?", inChannel);
      await discord.until(() => discord.messages.size > before);
      expect((await fetch(`${bot.url}/readyz`)).status).toBe(503);
      expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    } finally {
      other.exec("ROLLBACK");
    }
    while (!(await isReady())) await setTimeout(50);
    const rows = other.prepare("SELECT platform FROM answers ORDER BY platform").all();
    other.close();
    expect(rows.map(({ platform }) => platform)).toEqual(["discord", "slack", "web"]);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
