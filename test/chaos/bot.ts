import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { bareEnv } from "../support/bare-env.ts";

const root = join(import.meta.dirname, "../..");

/** The bot as its users run it: a process of its own, with these settings and no others. */
export interface BotProcess {
  readonly url: string;
  /** What it logged so far. */
  log(): string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts it, and waits until it answers. */
export async function startBot(settings: Readonly<Record<string, string>>): Promise<BotProcess> {
  const clock = join(import.meta.dirname, "clock.mjs");
  const child = spawn(process.execPath, ["--import", clock, "adapters/cli/main.ts", "start"], {
    cwd: root,
    env: { ...bareEnv, HOME: process.env.HOME, RATE_LIMIT_PER_MINUTE: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  const url = `http://127.0.0.1:${settings.PORT}`;
  await untilUp(url, child, () => output);
  return {
    url,
    log: () => output,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
  };
}

async function untilUp(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the bot ended:\n${output()}`);
    // It listens before the store is open: until that is told of, it has not started.
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    const body = (await answer?.json().catch(() => null)) as
      | { parts?: { store?: object } }
      | null
      | undefined;
    if (body?.parts?.store) return;
    await setTimeout(50);
  }
  child.kill("SIGKILL");
  throw new Error(`the bot does not answer within 30 s:\n${output()}`);
}

/** What `/readyz` says. */
export async function readiness(url: string): Promise<{ ready: boolean; store: string }> {
  const body = (await (await fetch(`${url}/readyz`)).json()) as {
    ready: boolean;
    parts: { store: { detail: string } };
  };
  return { ready: body.ready, store: body.parts.store.detail };
}
