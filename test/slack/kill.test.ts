import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { secret } from "./harness.ts";
import { type LocalSlack, signed, startLocalSlack } from "./local-slack.ts";

type Child = ChildProcessByStdio<Writable, Readable, null>;

let slack: LocalSlack;
let folder: string;
const children = new Set<Child>();

beforeEach(async () => {
  slack = await startLocalSlack({ knowsRepeats: true });
  folder = mkdtempSync(join(tmpdir(), "slack-kill-"));
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function startProcess(aheadMs: number, dies = "no") {
  const script = join(import.meta.dirname, "killed-process.ts");
  const child = spawn(
    process.execPath,
    [script, slack.apiUrl, join(folder, "bot.db"), String(aheadMs), dies],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  children.add(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, port: Number(String(line).trim()), ended: once(child, "exit") };
}

const body = JSON.stringify({
  type: "event_callback",
  team_id: "T1",
  event_id: "Ev1",
  event: { type: "app_mention", user: "U1", channel: "C1", ts: "100.1", text: "<@UBOT> how wide?" },
});

function send(port: number, retry: number) {
  const { headers } = signed(secret, body);
  return fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: "POST",
    body,
    headers: { ...headers, ...(retry > 0 && { "x-slack-retry-num": String(retry) }) },
  });
}

/** A later process hears of the same event again, and finishes in peace. */
async function carryOn(): Promise<void> {
  const { child, port, ended } = await startProcess(60_000);
  await send(port, 1);
  await send(port, 2);
  child.stdin.end();
  await ended;
}

/** A process posts an answer and is killed before it hears of that, however fast it is. */
async function dieOnPosting(): Promise<void> {
  const release = slack.hold("chat.postMessage");
  const { child, port, ended } = await startProcess(0);
  const posted = slack
    .called(({ method }) => method === "chat.postMessage")
    .then(() => child.kill("SIGKILL"));
  await send(port, 0);
  await Promise.all([posted, ended]);
  release();
}

const answers = () => slack.of("chat.postMessage").filter(({ args }) => args.thread_ts === "100.1");

describe("a process that is killed", () => {
  it("between claim and answer leaves the question to the next, which answers once", async () => {
    const { port, ended } = await startProcess(0, "yes");
    await send(port, 0);
    await ended;
    expect(answers()).toHaveLength(0);
    await carryOn();
    expect(answers()).toHaveLength(1);
  });

  it("between the call that posts and its notes leaves the answer as it stands", async () => {
    await dieOnPosting();
    await carryOn();
    expect(answers()).toHaveLength(1);
  });

  it("there, where the bot may not read the thread, repeats itself in a way that Slack can see through", async () => {
    slack.fail("conversations.replies", { error: "missing_scope" }, 10);
    await dieOnPosting();
    await carryOn();
    const [first, second] = answers().map(({ args }) => args.client_msg_id);
    expect(second).toBe(first);
    expect(slack.thread("100.1")).toHaveLength(1);
  });

  it("whose event Slack does not send again is made good for as well", async () => {
    const { port, ended } = await startProcess(0, "yes");
    await send(port, 0);
    await ended;
    const next = await startProcess(60_000);
    await slack.called(({ method }) => method === "chat.postMessage");
    next.child.stdin.end();
    await next.ended;
    expect(answers()).toHaveLength(1);
  });
});
