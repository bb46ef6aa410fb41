import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { edited, folderOf, soundFolder, writeInto } from "../knowledge/folder-of.ts";
import { bareEnv } from "../support/bare-env.ts";
import { commandsInOneProcess } from "../support/commands.ts";

const root = resolve(import.meta.dirname, "../..");

let folder: string;
let running: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guide-"));
});
afterEach(() => {
  running?.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** What settings `npm start` gets: a folder of its own for data, and these. */
const environment = (settings: Record<string, string>) => ({
  ...bareEnv,
  // Read in no time: what is tested is the start, not what is answered.
  KNOWLEDGE_DIR: settings.KNOWLEDGE_DIR ?? folderOf(),
  DATA_DIR: join(folder, "data"),
  PORT: "0",
  ...settings,
});

const inOneProcess = commandsInOneProcess();
/** `npm start` where it comes to nothing. */
const startInVain = (settings: Record<string, string>, args: readonly string[] = []) =>
  inOneProcess({
    args: ["start", ...args],
    env: environment(settings),
    cwd: folder,
  });

/** `npm start`, in a folder of its own so that no `.env` is found, with no other settings than these. */
function start(
  settings: Record<string, string>,
  entry: readonly string[] = ["adapters/cli/main.ts", "start"],
) {
  const child = spawn(process.execPath, [join(root, entry[0]!), ...entry.slice(1)], {
    cwd: folder,
    env: environment(settings),
  });
  running = child;
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const ended = once(child, "exit").then(([code]) => code as number | null);
  const line = async (pattern: RegExp): Promise<string> => {
    while (!pattern.test(output)) {
      const outcome = await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), ended]);
      if (typeof outcome === "number" || outcome === null) throw new Error(`ended early: ${output}`);
    }
    return pattern.exec(output)![1] ?? "";
  };
  return { child, ended, line, output: () => output };
}

describe("npm start", () => {
  it("tells in one sentence why a platform could not be started, and runs on", async () => {
    const { line, output } = start({
      DISCORD_TOKEN: "a.token.for-tests-only",
      DISCORD_API_URL: "http://127.0.0.1:1/api",
      PRIVACY_KEY: "a key of sixteen characters",
    });
    await line(/(a platform could not be started)/);
    const [told] = /.*a platform could not be started.*/.exec(output()) ?? [];
    expect(told).toContain("could not be started: Discord cannot be reached; see whether DISCORD_API_URL");
    expect(output()).not.toMatch(/ {4}at |\\n +at |StartError/);
  });

  it("says what is on and off, answers, and ends cleanly on SIGTERM", async () => {
    // A knowledge that nobody has learnt before, so that there is something to keep.
    const dir = folderOf(edited("faq/roasting.md", "the drum", `the ${crypto.randomUUID()}`));
    const { child, ended, line, output } = start({ KNOWLEDGE_DIR: dir });
    const url = await line(/Web page +(\S+)/);
    await line(/Ctrl\+C stops/);
    expect(output()).toMatch(/is ready: 2 entries and 1 table from /);
    expect(output()).toMatch(/Slack +off; to turn it on, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN/);
    expect(output()).toMatch(/Discord +off; to turn it on, set DISCORD_TOKEN/);
    expect(output()).toMatch(/Data +\S+bot\.db \(SQLite\); question texts are kept for 30 days/);
    const response = await fetch(`${url}/api/ask`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ q: "hello" }),
    });
    expect(await response.json()).toMatchObject({ status: "chitchat" });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    // What is left behind stands in docs/privacy.md; a new file has to be described there.
    const left = readdirSync(join(folder, "data")).toSorted();
    expect(left.filter((name) => name !== "models")).toEqual(["bot.db", "privacy.key"]);
  });

  it("reloads on SIGHUP, and tells the reload command when it is live or why not", async () => {
    const dir = folderOf();
    const { child, line, output } = start({ KNOWLEDGE_DIR: dir, RELOAD_SECONDS: "0" });
    const url = await line(/Web page +(\S+)/);
    const nameNow = async () => ((await (await fetch(`${url}/api/topics`)).json()) as { name: string }).name;
    const guide = String(soundFolder["guide.yaml"]);
    writeInto(dir, "guide.yaml", guide.replace("Barista", "Roaster"));
    child.kill("SIGHUP");
    await line(/knowledge (reloaded)/);
    expect(await nameNow()).toBe("Roaster");

    const env = { ...bareEnv, DATA_DIR: join(folder, "data") };
    const reload = () => inOneProcess({ args: ["knowledge", "reload"], env, cwd: folder });
    writeInto(dir, "guide.yaml", guide.replace("Barista", "Grinder"));
    expect((await reload()).out).toMatch(/^Process \d+ answers from \S+ as it is now \(\w{12}\)\n$/);
    expect(await nameNow()).toBe("Grinder");
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^guide_knowledge_stale 0$/m);

    writeInto(dir, "guide.yaml", guide.replace("name:", "nmae:"));
    const refused = await reload();
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/still answers from the last good[\s\S]*guide\.yaml:1: unknown key "nmae"/);
    expect(await nameNow()).toBe("Grinder");
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^guide_knowledge_stale 1$/m);
    expect(output()).not.toMatch(/unhandled/i);
  });

  it("starts on a damaged store, answers, names it on /readyz, and is ready once the file is gone", async () => {
    const data = join(folder, "data");
    mkdirSync(data);
    writeFileSync(join(data, "bot.db"), "no database at all ".repeat(1_000));
    const { line, output } = start({ KNOWLEDGE_DIR: folderOf(), PRIVACY_KEY: "a key of sixteen characters" });
    const url = await line(/Web page +(\S+)/);
    const ask = await fetch(`${url}/api/ask`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ q: "How long does roasting take?" }),
    });
    expect(ask.status).toBe(200);
    expect(await ask.text()).toContain("may not remember");
    const readyz = await fetch(`${url}/readyz`);
    expect(readyz.status).toBe(503);
    expect(await readyz.json()).toMatchObject({
      parts: { store: { ready: false, detail: expect.stringContaining("sqlite") } },
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(output()).not.toMatch(/ at .*:\d+:\d+/);
    rmSync(join(data, "bot.db"));
    await line(/(the store answers again)/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it("ends in a sentence where the data folder cannot be made", async () => {
    writeFileSync(join(folder, "file"), "");
    const { code, err } = await startInVain({ DATA_DIR: join(folder, "file", "data") });
    expect(code).toBe(1);
    expect(err).toMatch(/^DATA_DIR: \S+ cannot be used as a folder for data \(.*\); name one that .*\n$/);
  });

  it.each([
    ["--help", 0, /^Usage: ml-career-guide start /],
    ["--port=80", 2, /^error: unknown option '--port=80'\n\nUsage: ml-career-guide start /],
  ])("given %s, explains itself in place of starting", async (argument, code, words) => {
    const { out, err, ...ended } = await startInVain({}, [argument]);
    expect(ended.code).toBe(code);
    expect(out + err).toMatch(words);
  });

  it("lists every bad setting at once, and ends with 1", async () => {
    const bad = { PORT: "eighty", LOG_LEVEL: "loud", SLACK_APP_TOKEN: "xapp-1" };
    const { code, err } = await startInVain(bad);
    expect(code).toBe(1);
    expect(err).toMatch(/PORT is "eighty"[\s\S]*LOG_LEVEL is "loud"[\s\S]*SLACK_APP_TOKEN is set, but/);
    expect(err).not.toMatch(/ at .*:\d+:\d+/);
  });

  it("names the port that is in use, and the remedy", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const { code, out, err } = await startInVain({ PORT: String(port) });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe(
      `Port ${port} on 127.0.0.1 is in use; stop what uses it, or choose another: PORT=${port + 1} npm start\n`,
    );
    other.close();
  });

  it("says where the knowledge is broken, also where a supervisor starts its file", async () => {
    const { ended, output } = start({ KNOWLEDGE_DIR: folder }, ["adapters/main.ts"]);
    expect(await ended).toBe(1);
    expect(output()).toContain("guide.yaml");
    expect(output()).not.toMatch(/ at .*:\d+:\d+/);
  });

  it("runs on where a platform refuses its token, and says so", async () => {
    const slack = createHttpServer((_, response) => {
      response.setHeader("content-type", "application/json").end('{"ok":false,"error":"invalid_auth"}');
    }).listen(0, "127.0.0.1");
    await once(slack, "listening");
    const { port } = slack.address() as { port: number };
    const { child, ended, line, output } = start({
      SLACK_BOT_TOKEN: "xoxb-wrong",
      SLACK_SIGNING_SECRET: "a signing secret",
      SLACK_API_URL: `http://127.0.0.1:${port}/`,
    });
    const url = await line(/Web page +(\S+)/);
    await line(/Ctrl\+C stops/);
    expect(output()).toMatch(/Slack +not running: Slack refuses SLACK_BOT_TOKEN/);
    expect(output()).not.toContain("xoxb-wrong");
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    slack.close();
  });
});
