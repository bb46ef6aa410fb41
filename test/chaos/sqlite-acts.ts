import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { bareEnv } from "../support/bare-env.ts";
import type { Act } from "./act.ts";

const root = join(import.meta.dirname, "../..");

/** What the acts need of the bot's surroundings. */
export interface Stage {
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly clockFile: string;
  readonly restart: (signal: NodeJS.Signals) => Promise<void>;
  readonly stopBot: () => Promise<void>;
  readonly startBot: () => Promise<void>;
  readonly isShort: boolean;
}

/** What can happen to a bot on SQLite. `canFill`: the data folder is a file system of its own. */
export function sqliteActs(stage: Stage, canFill: boolean): Act[] {
  const { isShort } = stage;
  return [
    {
      name: "lock held by another process",
      recoveryMs: 15_000,
      play: () => holdLock(stage, isShort ? 5_000 : 25_000),
    },
    ...(canFill
      ? [{ name: "disk full", recoveryMs: 15_000, play: () => fillDisk(stage, isShort ? 4_000 : 20_000) }]
      : []),
    ...killActs(stage),
    { name: "clock two days ahead, then an hour back", recoveryMs: 5_000, play: () => moveClock(stage) },
    { name: "reload storm", recoveryMs: 10_000, play: () => reloadStorm(stage, isShort ? 10 : 60) },
    {
      name: "damaged file, restored from a backup",
      downs: true,
      recoveryMs: 10_000,
      play: () => restoreDamaged(stage),
    },
  ];
}

/** What can happen to a bot on any engine. */
export function killActs({ restart, isShort }: Stage): Act[] {
  return [
    {
      name: "SIGKILL in a loop",
      downs: true,
      recoveryMs: 10_000,
      async play() {
        for (let round = 0; round < (isShort ? 2 : 8); round++) {
          await setTimeout(1_000);
          await restart("SIGKILL");
        }
      },
    },
    {
      name: "SIGTERM and start",
      downs: true,
      recoveryMs: 10_000,
      play: () => restart("SIGTERM"),
    },
  ];
}

async function holdLock({ dataDir }: Stage, forMs: number): Promise<void> {
  const other = new DatabaseSync(join(dataDir, "bot.db"), { timeout: 5_000 });
  other.exec("BEGIN IMMEDIATE");
  await setTimeout(forMs);
  other.exec("ROLLBACK");
  other.close();
}

async function fillDisk({ dataDir }: Stage, forMs: number): Promise<void> {
  const filling = join(dataDir, "filling");
  const { bavail, bsize } = statfsSync(dataDir);
  try {
    writeFileSync(filling, Buffer.alloc(bavail * bsize));
  } catch {
    // It is full all the more.
  }
  await setTimeout(forMs);
  rmSync(filling);
}

async function moveClock({ clockFile }: Stage): Promise<void> {
  for (const offsetMs of [2 * 86_400_000, -3_600_000, 0]) {
    writeFileSync(clockFile, String(offsetMs));
    await setTimeout(1_500);
  }
}

async function reloadStorm({ knowledgeDir }: Stage, edits: number): Promise<void> {
  const file = join(knowledgeDir, "guide.yaml");
  const before = readFileSync(file, "utf8");
  for (let edit = 0; edit < edits; edit++) {
    writeFileSync(file, edit % 3 === 1 ? "broken: [" : `${before}\n# ${edit}\n`);
    await setTimeout(100);
  }
  writeFileSync(file, before);
}

async function restoreDamaged({ dataDir, stopBot, startBot }: Stage): Promise<void> {
  const store = (...args: string[]) =>
    execFileSync(process.execPath, ["adapters/cli/main.ts", "store", ...args], {
      cwd: root,
      env: { ...bareEnv, DATA_DIR: dataDir },
      stdio: "pipe",
    });
  const copy = join(dataDir, "copy.db");
  await stopBot();
  store("backup", copy);
  const file = join(dataDir, "bot.db");
  const bytes = readFileSync(file);
  bytes.fill(0xab, 0, 4_096);
  writeFileSync(file, bytes);
  store("restore", copy);
  rmSync(copy);
  await startBot();
}

/** A folder of its own for an act that edits it. */
export function copyKnowledge(to: string): void {
  cpSync(join(root, "knowledge"), to, { recursive: true });
}
