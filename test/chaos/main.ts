/**
 * Plays what goes wrong in operation while people ask, on SQLite and on PostgreSQL, and counts: every question
 * gets an answer, no answer that was given as remembered is lost, none is doubled. Exit code 1 where one is.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Option } from "commander";
import { createProgram, runProgram } from "../../adapters/cli/command.ts";
import { openDatabase } from "../../adapters/store/index.ts";
import { postgresMissing, startPostgres } from "../support/postgres.ts";
import { type Act, type Outcome, perform } from "./act.ts";
import { startAskers } from "./askers.ts";
import { layWire } from "./black-hole.ts";
import { type BotProcess, startBot } from "./bot.ts";
import { postgresActs } from "./postgres-acts.ts";
import { copyKnowledge, type Stage, sqliteActs } from "./sqlite-acts.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** A run on one engine: its database, its acts, and how many faults came of it. */
interface Run {
  readonly engine: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly acts: (stage: Stage) => readonly Act[];
  /** Where the answers are counted in the end. */
  readonly database: { readonly url?: string; readonly path?: string };
  readonly dataDir: string;
  /** Every act once and briefly. */
  readonly isShort: boolean;
}

async function play({ engine, settings, acts, database, dataDir, isShort }: Run): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "chaos-"));
  const knowledgeDir = join(folder, "knowledge");
  copyKnowledge(knowledgeDir);
  const clockFile = join(folder, "clock");
  writeFileSync(clockFile, "0");
  const all = {
    PORT: String(await freePort()),
    DATA_DIR: dataDir,
    KNOWLEDGE_DIR: knowledgeDir,
    CHAOS_CLOCK: clockFile,
    DRAIN_SECONDS: "0",
    ...settings,
  };
  let bot: BotProcess = await startBot(all);
  const start = async () => {
    bot = await startBot(all);
  };
  const stage: Stage = {
    dataDir,
    knowledgeDir,
    clockFile,
    isShort,
    stopBot: () => bot.kill("SIGTERM"),
    startBot: start,
    async restart(signal) {
      await bot.kill(signal);
      await start();
    },
  };
  const askers = startAskers(bot.url, 3);
  const outcomes: Outcome[] = [];
  try {
    for (const act of acts(stage)) {
      const outcome = await perform(act, () => bot, askers);
      outcomes.push(outcome);
      print(lineOf(engine, outcome));
    }
    await askers.stop();
  } finally {
    await bot.kill("SIGTERM");
  }
  const { lost, doubled, rows } = await count(database, askers.acknowledged());
  print(`${engine}: ${rows} answers in the store, ${lost} lost, ${doubled} doubled`);
  if (outcomes.some(({ faults }) => faults.length > 0)) print(bot.log().slice(-2_000));
  rmSync(folder, { recursive: true, force: true });
  return outcomes.flatMap(({ faults }) => faults).length + lost + doubled;
}

function lineOf(engine: string, { name, faults, ...figures }: Outcome): string {
  const { answered, marked, failed, unheard, slowestMs, recoveredMs } = figures;
  const counts = `${answered} answered, ${marked} without memory, ${failed} failed, ${unheard} unheard`;
  const verdict = faults.length === 0 ? "ok" : `FAULT: ${faults.join("; ")}`;
  return `${engine}: ${name}: ${counts}; slowest ${slowestMs} ms, ready after ${recoveredMs} ms: ${verdict}`;
}

async function count(
  address: Run["database"],
  acknowledged: ReadonlySet<string>,
): Promise<{ lost: number; doubled: number; rows: number }> {
  const database = await openDatabase({
    ...address,
    keepQuestionsDays: 30,
    privacyKey: "",
    clock: { now: Date.now },
  });
  const rows = await database.all("SELECT id, question FROM answers");
  await database.close();
  const stored = new Set(rows.map(({ id }) => id));
  const questions = new Set(rows.map(({ question }) => question));
  return {
    lost: [...acknowledged].filter((id) => !stored.has(id)).length,
    doubled: rows.length - questions.size,
    rows: rows.length,
  };
}

/** A small file system for the data, so that it can be filled; without the right to mount one, a plain folder. */
function smallDisk(): { folder: string; canFill: boolean; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "chaos-data-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=96m", "tmpfs", folder], { stdio: "pipe" });
  } catch {
    return { folder, canFill: false, remove: () => rmSync(folder, { recursive: true, force: true }) };
  }
  const remove = () => {
    execFileSync("umount", [folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, canFill: true, remove };
}

async function onSqlite(isShort: boolean): Promise<number> {
  const { folder, canFill, remove } = smallDisk();
  if (!canFill) print("sqlite: no right to mount a file system: a full disk is not played");
  try {
    const dataDir = join(folder, "data");
    mkdirSync(dataDir, { mode: 0o700 });
    return await play({
      engine: "sqlite",
      settings: {},
      dataDir,
      isShort,
      database: { path: join(dataDir, "bot.db") },
      acts: (stage) => sqliteActs(stage, canFill),
    });
  } finally {
    remove();
  }
}

async function onPostgres(isShort: boolean): Promise<number> {
  const missing = postgresMissing();
  if (missing !== null || process.env.DATABASE_URL) {
    print(`postgres: not played: ${missing ?? "a server of one's own is needed"}`);
    return 0;
  }
  const server = await startPostgres();
  const direct = await server.createDatabase();
  const wire = await layWire(Number(new URL(direct).port));
  const dataDir = mkdtempSync(join(tmpdir(), "chaos-data-"));
  const url = new URL(direct);
  url.port = String(wire.port);
  try {
    return await play({
      engine: "postgres",
      settings: { DATABASE_URL: url.href, PRIVACY_KEY: "a key for this run only" },
      dataDir,
      isShort,
      database: { url: direct },
      acts: (stage) => postgresActs(stage, server, wire),
    });
  } finally {
    wire.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

interface ChaosOptions {
  readonly short?: boolean | undefined;
  readonly only?: string | undefined;
}

async function chaos({ short = false, only }: ChaosOptions): Promise<void> {
  const runs = [
    ...(only === "postgres" ? [] : [onSqlite(short)]),
    ...(only === "sqlite" ? [] : [onPostgres(short)]),
  ];
  const faults = (await Promise.all(runs)).reduce((sum, count) => sum + count, 0);
  print(faults === 0 ? "Nothing lost, nothing doubled, everybody answered." : `${faults} faults.`);
  process.exit(faults === 0 ? 0 : 1);
}

await runProgram(
  createProgram("chaos")
    .description("Plays what goes wrong in operation while people ask.")
    .option("--short", "every act once and briefly: under a minute, for each commit")
    .addOption(new Option("--only <engine>", "one of both").choices(["sqlite", "postgres"]))
    .action(chaos),
);
