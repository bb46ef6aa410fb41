import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStore } from "../../../adapters/store/index.ts";
import { readPostgresAddress } from "../../../adapters/store/postgres-address.ts";
import { postgresMissing, startPostgres, type TestServer } from "../../support/postgres.ts";
import { answerOf, NOW } from "../../support/records.ts";

const options = { keepQuestionsDays: 30, privacyKey: "a key for tests only", clock: { now: () => NOW } };
const missing = postgresMissing() ?? (process.env.DATABASE_URL ? "a server of one's own is needed" : null);

/** Opens a store there, writes, reads, and says whether the connection was encrypted. */
async function writes(url: string): Promise<boolean> {
  const store = await createStore({ ...options, url });
  try {
    await store.answers.put(answerOf());
    return (await store.answers.get("answer-1"))?.entry === "ponds";
  } finally {
    await store.close();
  }
}

describe("sslmode", () => {
  it.each([
    ["", false, false],
    ["?sslmode=disable", false, false],
    ["?sslmode=allow", false, false],
    ["?sslmode=prefer", { rejectUnauthorized: false }, true],
    ["?sslmode=require", { rejectUnauthorized: false }, false],
    ["?sslmode=no-verify", { rejectUnauthorized: false }, false],
    ["?sslmode=verify-full", { rejectUnauthorized: true }, false],
  ])("given %j, means what it means to libpq", (query, ssl, orPlain) => {
    expect(readPostgresAddress(`postgres://a:b@c/d${query}`)).toEqual({
      url: "postgres://a:b@c/d",
      ssl,
      orPlain,
    });
  });

  it("given verify-ca, checks the chain and not the name; with a root certificate, require does as well", () => {
    const folder = mkdtempSync(join(tmpdir(), "root-"));
    const root = join(folder, "root.crt");
    writeFileSync(root, "certificate");
    for (const mode of ["verify-ca", "require"]) {
      const { ssl } = readPostgresAddress(`postgres://a@c/d?sslmode=${mode}&sslrootcert=${root}`);
      expect(ssl).toMatchObject({ ca: "certificate", rejectUnauthorized: true });
      expect((ssl as { checkServerIdentity(): unknown }).checkServerIdentity()).toBeUndefined();
    }
    rmSync(folder, { recursive: true });
  });

  it.each([
    ["sslmode=sometimes", "sslmode=sometimes is not known"],
    ["sslmode=verify-full&sslrootcert=/none/root.crt", "sslrootcert=/none/root.crt cannot be read"],
  ])("given %s, says what is wrong", (query, words) => {
    expect(() => readPostgresAddress(`postgres://a:secret@c/d?${query}`)).toThrow(words);
    expect(() => readPostgresAddress(`postgres://a:secret@c/d?${query}`)).not.toThrow("secret");
  });
});

describe.skipIf(missing !== null)(`ways to PostgreSQL${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it("given a server without TLS, then prefer takes it and require does not", async () => {
    const url = await server.createDatabase();
    expect(await writes(`${url}?sslmode=prefer`)).toBe(true);
    await expect(writes(`${url}?sslmode=require`)).rejects.toMatchObject({ code: "unreadable" });
  });

  it("given a self-signed certificate, then require and prefer encrypt, and verify-full refuses", async () => {
    const secured = await startPostgres({ tls: selfSigned });
    try {
      const url = await secured.createDatabase();
      for (const mode of ["prefer", "require"]) expect(await writes(`${url}?sslmode=${mode}`)).toBe(true);
      const refused = await writes(`${url}?sslmode=verify-full`).catch((error: Error) => error.message);
      expect(refused).toMatch(/certificate.*sslmode=require/);
    } finally {
      await secured.stop();
    }
  });

  const bouncer = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].find(existsSync);
  describe.skipIf(!bouncer)(`PgBouncer${bouncer ? "" : " (skipped: apt-get install pgbouncer)"}`, () => {
    let child: ChildProcess;
    let folder: string;
    afterAll(() => {
      child?.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    });

    it.each(["session", "transaction"])(
      "in its default settings and %s pooling, is spoken through",
      async (pooling) => {
        const address = new URL(await server.createDatabase());
        folder = mkdtempSync(join(tmpdir(), "bouncer-"));
        const port = await freePort();
        writeFileSync(
          join(folder, "bouncer.ini"),
          `[databases]\n* = host=127.0.0.1 port=${address.port} user=postgres\n[pgbouncer]\nlisten_addr=127.0.0.1\n` +
            `listen_port=${port}\nunix_socket_dir=${folder}\nauth_type=any\npool_mode=${pooling}\n`,
        );
        chmodSync(folder, 0o755);
        const asUser = process.getuid?.() === 0 ? ["-u", "postgres"] : [];
        if (asUser.length > 0) chownSync(folder, userId("-u"), userId("-g"));
        child = spawn(bouncer!, [...asUser, "-q", join(folder, "bouncer.ini")], { stdio: "ignore" });
        await untilOpen(port);
        address.port = String(port);
        expect(await writes(address.href)).toBe(true);
        child.kill("SIGKILL");
      },
    );
  });
});

const userId = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));

/** Makes a certificate and key in a folder. */
function selfSigned(folder: string): void {
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=db.example"].concat([
      "-keyout",
      join(folder, "server.key"),
      "-out",
      join(folder, "server.crt"),
    ]),
    { stdio: "pipe" },
  );
  chmodSync(join(folder, "server.key"), 0o600);
  if (process.getuid?.() === 0)
    for (const name of ["server.key", "server.crt"])
      chownSync(join(folder, name), userId("-u"), userId("-g"));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.on("error", () => resolve(false));
      socket.unref();
    });
    if (open) return;
    await setTimeout(25);
  }
  throw new Error("PgBouncer does not listen");
}
