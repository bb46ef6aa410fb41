import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { storeContract } from "../../contract/store.ts";
import { postgresMissing, startPostgres, type TestServer } from "../../support/postgres.ts";

describe("SQLite", () => {
  const folder = mkdtempSync(join(tmpdir(), "store-"));
  let count = 0;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  storeContract({
    name: "SQLite",
    emptyDatabase: async () => ({ path: join(folder, `${++count}.db`) }),
  });
});

const missing = postgresMissing();

describe.skipIf(missing)(`PostgreSQL${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  storeContract({
    name: "PostgreSQL",
    emptyDatabase: async () => ({ url: await server.createDatabase() }),
  });
});
