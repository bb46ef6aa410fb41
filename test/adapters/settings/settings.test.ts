import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  parseSettings,
  readEnvironment,
  SettingsError,
  secretsIn,
} from "../../../adapters/settings/index.ts";
import { described } from "../../../adapters/settings/kinds.ts";
import { settingsSchema } from "../../../adapters/settings/schema.ts";
import { settingsExample } from "./example.ts";

const fromProcess = (variables: Record<string, string>) =>
  parseSettings({ variables, fromFile: new Set(), file: ".env" });

const fromFile = (variables: Record<string, string>) =>
  parseSettings({ variables, fromFile: new Set(Object.keys(variables)), file: ".env" });

function problemsOf(parse: () => unknown): readonly string[] {
  try {
    parse();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("given nothing at all", () => {
  it("has a default for what is needed, and leaves the rest out", () => {
    const settings = fromProcess({});
    expect(settings).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      KNOWLEDGE_DIR: "knowledge",
      DATA_DIR: "data",
    });
    expect(settings).toMatchObject({ KEEP_QUESTIONS_DAYS: 30, LOG_LEVEL: "info", ADMINS: [] });
    expect(settings.SLACK_BOT_TOKEN).toBeUndefined();
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it("takes an empty value for not set, as .env.example has them", () => {
    expect(fromProcess({ PORT: "", DATABASE_URL: "" })).toEqual(fromProcess({}));
  });

  it("leaves the variables of others alone", () => {
    const others = { PATH: "/bin", HOME: "/root", HOSTNAME: "box", TOKEN: "x", CLIENT_SECRET: "x" };
    expect(problemsOf(() => fromProcess(others))).toEqual([]);
  });
});

describe("given good values", () => {
  it.each([
    ["PORT", "0", 0],
    ["DISCORD_MESSAGE_CONTENT", "true", true],
    ["ADMINS", "slack:T1:U1, discord:9", ["slack:T1:U1", "discord:9"]],
    ["DATABASE_URL", "postgres://a:b@localhost/bot", "postgres://a:b@localhost/bot"],
    ["ENCRYPTION_KEY", "00".repeat(32), Buffer.alloc(32)],
    ["ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"), Buffer.alloc(32, 7)],
  ] as const)("reads %s=%s", (name, value, expected) => {
    const settings = fromProcess({ PRIVACY_KEY: "sixteen or longer", [name]: value });
    expect(settings[name]).toEqual(expected);
  });
});

describe("given bad values", () => {
  it("lists every one of them at once, each with its remedy", () => {
    const problems = problemsOf(() =>
      fromProcess({ PORT: "70000", LOG_LEVEL: "loud", KEEP_QUESTIONS_DAYS: "-1", DISCORD_SHARDS: "two" }),
    );
    expect(problems).toEqual([
      'PORT is "70000", but must be a whole number from 0 to 65535; mend it, or leave it out for "3000".',
      'LOG_LEVEL is "loud", but must be one of debug, info, warn, error, silent; mend it, or leave it out for "info".',
      'KEEP_QUESTIONS_DAYS is "-1", but must be a whole number from 0 to 3650; mend it, or leave it out for "30".',
      'DISCORD_SHARDS is "two", but must be a whole number from 1 to 1000; mend it, or leave it out for "1".',
    ]);
  });

  it.each([
    ["DATABASE_URL", "mysql://a:hunter2@b/c"],
    ["ENCRYPTION_KEY", "hunter2"],
    ["SLACK_BOT_TOKEN", "hunter2"],
    ["PRIVACY_KEY", "hunter2"],
  ])("never shows the value of %s", (name, value) => {
    const problems = problemsOf(() => fromProcess({ [name]: value }));
    expect(problems[0]).toContain(`${name} is (hidden)`);
    expect(problems.join()).not.toContain("hunter2");
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "set SLACK_APP_TOKEN or SLACK_SIGNING_SECRET too"],
    [{ SLACK_APP_TOKEN: "xapp-1" }, "set SLACK_BOT_TOKEN too"],
    [{ DATABASE_URL: "postgres://localhost/bot" }, "set PRIVACY_KEY too"],
    [{ DISCORD_APPLICATION_ID: "1" }, "set DISCORD_TOKEN too"],
  ])("says what %j lacks", (variables, remedy) => {
    expect(problemsOf(() => fromProcess(variables)).join()).toContain(remedy);
  });

  it("asks for everything that installation into many workspaces needs", () => {
    expect(problemsOf(() => fromProcess({ SLACK_CLIENT_ID: "1.2" }))).toHaveLength(4);
  });
});

describe("what is never logged", () => {
  it("is the value of each setting that its schema calls secret, and of no other", () => {
    const token = "xoxb-a-token";
    const settings = fromProcess({
      DISCORD_TOKEN: token,
      KEEPERS_PASSWORD: "nine bean rows",
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
      PORT: "4000",
    });
    expect(secretsIn(settings)).toEqual(
      expect.arrayContaining([token, "nine bean rows", Buffer.alloc(32, 7).toString("base64")]),
    );
    expect(secretsIn(settings)).toHaveLength(3);
  });
});

describe("given a name that is none of ours", () => {
  it.each([
    ["SLACK_TOKEN", "did you mean SLACK_BOT_TOKEN?"],
    ["SLAK_BOT_TOKEN", "did you mean SLACK_BOT_TOKEN?"],
    ["KEEP_QUESTION_DAYS", "did you mean KEEP_QUESTIONS_DAYS?"],
    ["slack_bot_token", "did you mean SLACK_BOT_TOKEN?"],
    ["DISCORD_COLOUR", "is no setting; see .env.example"],
    ["SLACK_COLOUR", "is no setting; see .env.example"],
  ])("asks about %s in the environment", (name, question) => {
    expect(problemsOf(() => fromProcess({ [name]: "x" })).join()).toContain(question);
  });

  it("reports any other name in the file, where only settings belong", () => {
    expect(problemsOf(() => fromFile({ COLOUR: "red" }))).toEqual([
      "COLOUR in .env is no setting; see .env.example for those there are, or take it out.",
    ]);
  });
});

describe("readEnvironment", () => {
  const folder = mkdtempSync(join(tmpdir(), "settings-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("completes the process's variables by the file; the process's win", () => {
    const file = join(folder, ".env");
    writeFileSync(file, 'PORT=1\nHOST="0.0.0.0"\n');
    const environment = readEnvironment({ PORT: "2" }, file);
    expect(environment.variables).toEqual({ PORT: "2", HOST: "0.0.0.0" });
    expect([...environment.fromFile]).toEqual(["HOST"]);
  });

  it("says that a file is there which cannot be read", () => {
    expect(() => readEnvironment({}, import.meta.dirname)).toThrow(SettingsError);
    expect(() => readEnvironment({}, import.meta.dirname)).toThrow(
      /cannot be read \(EISDIR.*let this user read it/,
    );
  });

  it("does without a file", () => {
    expect(readEnvironment({ PORT: "2" }, join(folder, "none")).variables).toEqual({ PORT: "2" });
  });
});

describe("the schema", () => {
  it("describes each setting with a section, a range and a sentence", () => {
    for (const [name, schema] of Object.entries(settingsSchema.shape)) {
      const about = described(schema);
      expect(name).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      expect(about.section, name).toBeTruthy();
      expect(about.range, name).toBeTruthy();
      expect(about.description, name).toMatch(/^\S.*\.$/);
    }
  });

  it("is what .env.example says (npx vitest -u writes it anew)", async () => {
    await expect(settingsExample()).toMatchFileSnapshot("../../../.env.example");
  });

  it("has an example that parses to the defaults", () => {
    const environment = readEnvironment({}, join(import.meta.dirname, "../../../.env.example"));
    expect(parseSettings(environment)).toEqual(fromProcess({}));
  });
});
