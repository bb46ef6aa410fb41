import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GatewayIntentBits } from "discord.js";
import { describe, expect, it } from "vitest";
import { commands } from "../../adapters/discord/commands.ts";
import { codes, explainDiscordError } from "../../adapters/discord/errors.ts";
import { intentsOf } from "../../adapters/discord/gateway.ts";
import { inviteUrl, permissions } from "../../adapters/discord/invite.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/discord.md"), "utf8");
const words = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
/** First cells of the table under a heading. */
const firstCells = (header: string) =>
  page
    .slice(page.indexOf(header))
    .split("\n\n")[0]!
    .split("\n")
    .slice(2)
    .map((row) => row.split("|")[1]!.trim());

describe("docs/discord.md", () => {
  it("explains each permission of the invitation, and no other", () => {
    expect(firstCells("| Permission | Why |").map((cell) => cell.toLowerCase())).toEqual(
      Object.keys(permissions).map((name) => words(name).toLowerCase()),
    );
    for (const [name, reason] of Object.entries(permissions)) expect(page, name).toContain(`| ${reason} |`);
    expect(new URL(inviteUrl("1")).searchParams.get("permissions")).toBe("309237763072");
  });

  it("explains each intent, and no other", () => {
    const names = intentsOf(true, true).map((bit) => words(GatewayIntentBits[bit]!));
    expect(firstCells("| Intent | Why |")).toEqual(names);
  });

  it("names every command", () => {
    for (const { name, type } of commands)
      expect(page).toContain(type === 1 ? `/${name}` : `**Apps → ${name}**`);
  });

  it("and the log say what to do about every error that Discord names", () => {
    const told = [10_062, 40_060, 50_001, 50_013, 50_007, 50_035, 10_008, 160_002];
    for (const code of told) expect(page, `${code}`).toMatch(new RegExp(`^\\| [^|]*${code}`, "m"));
    for (const code of Object.values(codes))
      expect(explainDiscordError({ code }).remedy, `${code}`).not.toContain("https://");
  });
});
