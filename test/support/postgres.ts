import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A PostgreSQL for tests: the server of `DATABASE_URL`, or one of our own in a temporary folder. */
export interface TestServer {
  /** An empty database; its address. */
  createDatabase(): Promise<string>;
  /** Ends every server process at once, as a crash would, and starts the server again; only for one of our own. */
  crash: (() => Promise<void>) | null;
  /** Sends a signal to every process of the server; only for one of our own. */
  signal: ((name: NodeJS.Signals) => void) | null;
  /** Starts it again after it was killed. */
  start: (() => void) | null;
  stop(): Promise<void>;
}

const DEBIAN = "/usr/lib/postgresql";

/** Why no PostgreSQL can be had here, or `null`. */
export function postgresMissing(): string | null {
  if (process.env.DATABASE_URL || binaries() !== null) return null;
  return `neither DATABASE_URL nor a server under ${DEBIAN}`;
}

function binaries(): string | null {
  if (!existsSync(DEBIAN)) return null;
  const newest = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))[0];
  const folder = join(DEBIAN, newest ?? "", "bin");
  return existsSync(join(folder, "initdb")) ? folder : null;
}

/** Starts (or joins) a server. `tls`: puts `server.crt` and `server.key` into its folder, and it takes TLS as well. */
export async function startPostgres({
  tls,
}: {
  readonly tls?: (folder: string) => void;
} = {}): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  if (given) return { ...databasesOn(given), crash: null, signal: null, start: null, stop: async () => {} };
  const bin = binaries()!;
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const user = ownerOfServer();
  if (user) chownSync(folder, user.uid, user.gid);
  const run = (name: string, args: readonly string[]) =>
    execFileSync(join(bin, name), args, { ...user, cwd: folder, stdio: "pipe" });
  const data = join(folder, "data");
  run("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--locale=C"]);
  const port = await freePort();
  const options = `-p ${port} -k ${folder} -h 127.0.0.1 -c fsync=off -c max_connections=60${tls ? " -c ssl=on" : ""}`;
  tls?.(data);
  const start = () => run("pg_ctl", ["-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start"]);
  start();
  return {
    ...databasesOn(`postgres://postgres@127.0.0.1:${port}/postgres`),
    crash: async () => {
      run("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
      start();
    },
    signal(name) {
      for (const pid of processesOf(data)) {
        try {
          process.kill(pid, name);
        } catch {
          // It ended by itself.
        }
      }
    },
    start() {
      rmSync(join(data, "postmaster.pid"), { force: true });
      start();
    },
    stop: async () => {
      run("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The postmaster and its children, in this order: it would start others in their place. */
function processesOf(data: string): number[] {
  const postmaster = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n", 1)[0]);
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === postmaster);
  return [postmaster, ...children];
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return null;
  }
}

/** PostgreSQL refuses to run as root. */
function ownerOfServer(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function databasesOn(url: string): Pick<TestServer, "createDatabase"> {
  return {
    async createDatabase() {
      const name = `bot_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
      const client = new pg.Client(url);
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    },
  };
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
