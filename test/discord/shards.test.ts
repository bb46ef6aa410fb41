import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { discordConfig } from "../../adapters/discord/config.ts";
import { createShardManager } from "../../adapters/discord/shards.ts";
import { parseSettings } from "../../adapters/settings/index.ts";
import { settingsSchema } from "../../adapters/settings/schema.ts";
import { soundFolder, writeInto } from "../knowledge/folder-of.ts";
import { commandsInOneProcess } from "../support/commands.ts";
import { APPLICATION, BOT, type LocalDiscord, startLocalDiscord, TOKEN } from "./local-discord.ts";
import { createPerson } from "./people.ts";
import { createLog } from "./setup.ts";

const root = join(import.meta.dirname, "../..");
/** One server on each of two shards: the shard is the id's time modulo their number. */
const servers = ["0", "1"].map((shard) => `${(1_000_000n + BigInt(shard)) << 22n}`);

let discord: LocalDiscord;
const data = mkdtempSync(join(tmpdir(), "shards-"));
// Read in no time: each shard reads it.
const small = join(data, "knowledge");
for (const [path, text] of Object.entries(soundFolder)) if (text !== null) writeInto(small, path, text);
const before = { ...process.env };
beforeAll(async () => {
  discord = await startLocalDiscord();
  discord.gateway.guilds.push(...servers.map((id) => ({ id, name: id })));
  Object.assign(process.env, {
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_SHARDS: "2",
    DATA_DIR: data,
    KNOWLEDGE_DIR: small,
    LOG_LEVEL: "error",
  });
});
afterAll(async () => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  await discord.close();
  rmSync(data, { recursive: true, force: true });
});

const configOf = (variables: Record<string, string>) =>
  discordConfig(
    parseSettings({ variables: { DISCORD_TOKEN: TOKEN, ...variables }, fromFile: new Set(), file: ".env" }),
  );

describe("two shards", () => {
  it("run as two processes on one store, each with its servers, and end with the manager", async () => {
    const config = configOf({ DISCORD_SHARDS: "2", DISCORD_API_URL: discord.apiUrl })!;
    const { logger } = createLog();
    const entry = join(root, "adapters/discord/shard.ts");
    const manager = createShardManager({ config, logger, entry });
    expect(manager.health().ready).toBe(false);
    await manager.start();
    expect(manager.health()).toEqual({ ready: true, detail: "2 shards ready" });
    expect(discord.gateway.identified.toSorted()).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const ada = createPerson(discord, "Ada", "600000000000000001");
    for (const [index, guild] of servers.entries()) {
      const { id } = ada.writes(`<@${BOT}> hello`, { guild, channel: `70000000000000000${index}` });
      await discord.request(({ body }) => body?.message_reference?.message_id === id);
    }
    // Both registered on the same store: only one did.
    const created = discord.requests.filter(
      ({ method, path }) => method === "POST" && path.endsWith("/commands"),
    );
    expect(new Set(created.map(({ body }) => body.name)).size).toBe(created.length);
    expect(discord.problems).toEqual([]);
    await manager.stop();
    await manager.stop();
  }, 60_000);
});

describe("the settings", () => {
  it("may give a machine some of the shards", () => {
    expect(configOf({ DISCORD_SHARDS: "4", DISCORD_SHARD_IDS: "2,3" })).toMatchObject({
      shards: 4,
      shardIds: [2, 3],
    });
    expect(configOf({ DISCORD_SHARDS: "2" })?.shardIds).toEqual([0, 1]);
  });

  it("say so where a shard is named that there is not", () => {
    expect(() => configOf({ DISCORD_SHARDS: "2", DISCORD_SHARD_IDS: "2" })).toThrow("0 to 1");
  });

  it("leave Discord out without a token", () => {
    expect(discordConfig(parseSettings({ variables: {}, fromFile: new Set(), file: ".env" }))).toBeNull();
    expect(Object.keys(settingsSchema.shape)).toContain("DISCORD_SHARD_IDS");
  });
});

describe("npm run discord", () => {
  const command = commandsInOneProcess();
  const run = async (...args: string[]) => {
    const call = { args: ["discord", ...args], env: process.env, cwd: root };
    const { code, out, err } = await command(call);
    return code === 0 ? out : err;
  };

  it("says what it would do, does it, and has nothing left to do", async () => {
    discord.commands.clear();
    expect(await run("register", "--dry-run")).toContain("+ ask would be created");
    expect(discord.commands.size).toBe(0);
    expect(await run("register", "--guild", "40000000000000000")).toContain("+ ask created");
    expect(discord.requests.some(({ path }) => path.includes(`${APPLICATION}/guilds/`))).toBe(true);
  });

  it("prints the invitation", async () => {
    expect(await run("invite")).toContain(`client_id=${APPLICATION}&scope=bot`);
  });

  it.each([
    [["register", "--help"], "--dry-run"],
    [["regster"], "(Did you mean register?)"],
    [["register", "--guild", "my server"], "Copy Server ID"],
  ])("%j says what to do", async (args, words) => {
    expect(await run(...args)).toContain(words);
  });
});
