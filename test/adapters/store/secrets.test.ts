import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStore } from "../../../adapters/store/index.ts";
import { privacyKey } from "../../../adapters/store/privacy-key.ts";
import { createSealer, deriveKey } from "../../../adapters/store/sealing.ts";
import { createPersonHasher } from "../../../src/privacy/person.ts";
import { NOW, person } from "../../support/records.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("people's hashes", () => {
  it("are the same for one key and user, and others for another of either", () => {
    const hash = createPersonHasher("a key of the team");
    expect(hash("slack:T1:U1")).toMatch(/^[0-9a-f]{32}$/);
    expect(hash("slack:T1:U1")).toBe(createPersonHasher("a key of the team")("slack:T1:U1"));
    expect(hash("slack:T1:U1")).not.toBe(hash("slack:T1:U2"));
    expect(hash("slack:T1:U1")).not.toBe(createPersonHasher("another key")("slack:T1:U1"));
  });
});

describe("the privacy key", () => {
  it("is the one from the settings, and then no file is made", () => {
    expect(privacyKey(folder, "from the settings")).toBe("from the settings");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is made once, for its owner's eyes only", () => {
    const data = join(folder, "data");
    const key = privacyKey(data, undefined);
    expect(key.length).toBeGreaterThanOrEqual(43);
    expect(privacyKey(data, undefined)).toBe(key);
    expect(statSync(join(data, "privacy.key")).mode & 0o777).toBe(0o600);
    expect(readdirSync(data)).toEqual(["privacy.key"]);
  });

  it("refuses a file that was cut off", () => {
    writeFileSync(join(folder, "privacy.key"), "short");
    expect(() => privacyKey(folder, undefined)).toThrow("shorter than 16 characters");
  });
});

describe("sealing", () => {
  const sealer = createSealer(deriveKey("secret", "test"), "TEST_KEY");

  it("opens what it sealed, and never seals alike twice", () => {
    const sealed = sealer.seal("installation a", "xoxb-token 😀");
    expect(sealed).not.toContain("xoxb");
    expect(sealer.open("installation a", sealed)).toBe("xoxb-token 😀");
    expect(sealer.seal("installation a", "xoxb-token 😀")).not.toBe(sealed);
  });

  it.each([
    ["under another label", (sealed: string) => sealer.open("installation b", sealed)],
    [
      "with another key",
      (sealed: string) => createSealer(deriveKey("other", "test"), "TEST_KEY").open("installation a", sealed),
    ],
    [
      "when a byte was changed",
      (sealed: string) => sealer.open("installation a", `${sealed.slice(0, -2)}AA`),
    ],
    ["when it was cut off", (sealed: string) => sealer.open("installation a", sealed.slice(0, 20))],
    ["when it is nothing at all", () => sealer.open("installation a", "")],
  ])("does not open %s, and names the key", (_, open) => {
    expect(() => open(sealer.seal("installation a", "token"))).toThrow("TEST_KEY");
  });

  it("leaves no token and no address in the file", async () => {
    const path = join(folder, "bot.db");
    const store = await createStore({
      path,
      keepQuestionsDays: 30,
      privacyKey: "a key for tests only",
      encryptionKey: Buffer.alloc(32, 1),
      clock: { now: () => NOW },
    });
    await store.installations.put("slack:T1", { token: "xoxb-very-secret" }, NOW);
    await store.contacts.put({ person: person("ada"), data: { user: "U-very-secret" }, nowMs: NOW });
    await store.close();
    expect(readFileSync(path, "latin1")).not.toContain("very-secret");
  });
});
