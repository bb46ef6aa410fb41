import { REST } from "discord.js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { germanCommands } from "../../adapters/discord/commands/german.ts";
import { type Command, commands } from "../../adapters/discord/commands.ts";
import { planRegistration, type Registered, registerCommands } from "../../adapters/discord/register.ts";
import { checkRequest } from "./check.ts";
import { APPLICATION, type LocalDiscord, startLocalDiscord } from "./local-discord.ts";

let discord: LocalDiscord;
let rest: REST;
beforeAll(async () => {
  discord = await startLocalDiscord();
  rest = new REST({ api: discord.apiUrl, version: "10" }).setToken("t");
});
beforeEach(() => discord.commands.clear());
afterAll(() => discord.close());

const register = (options: { dryRun?: boolean; guild?: string } = {}) =>
  registerCommands(rest, { application: APPLICATION, guild: options.guild ?? null, ...options });
const writes = () => discord.requests.filter(({ method }) => method !== "GET").length;

describe("the commands", () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    "%s are as Discord describes",
    (_, command) => {
      expect(checkRequest("POST", `/applications/${APPLICATION}/commands`, command)).toEqual([]);
    },
  );

  it.each(commands.filter(({ type }) => type === 1).map((command) => [command.name, command] as const))(
    "/%s keeps to Discord's rules that the description does not say",
    (_, { name, options }) => {
      const names = [name, ...options.map((option) => option.name)];
      const translated = options.flatMap((option) => Object.values(option.name_localizations));
      for (const each of [...names, ...translated]) expect(each).toMatch(/^[\p{Ll}\p{N}_-]{1,32}$/u);
      const required = options.map((option) => option.required ?? false);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    },
  );

  it("are all translated, and nothing else is", () => {
    const paths = commands.flatMap(({ name, options }) => [
      name,
      ...options.flatMap((option) => [
        `${name}/${option.name}`,
        ...(option.choices ?? []).map(({ value }) => `${name}/${option.name}/${value}`),
      ]),
    ]);
    expect(Object.keys(germanCommands).toSorted()).toEqual(paths.toSorted());
  });

  it("for admins stay on servers and are hidden from others", () => {
    for (const { contexts, default_member_permissions } of commands.filter(({ name }) =>
      /admin|Welcome/.test(name),
    ))
      expect({ contexts, default_member_permissions }).toEqual({
        contexts: [0],
        default_member_permissions: 32,
      });
  });
});

describe("registering", () => {
  it("creates what is missing, then has nothing to do", async () => {
    expect((await register()).create).toHaveLength(commands.length);
    const before = writes();
    expect((await register()).same).toHaveLength(commands.length);
    expect(writes()).toBe(before);
    expect(discord.problems).toEqual([]);
  });

  it("only looks with dryRun", async () => {
    const before = writes();
    expect((await register({ dryRun: true })).create).toHaveLength(commands.length);
    expect(writes()).toBe(before);
  });

  it("changes what differs and removes what is gone, but not Discord's own", async () => {
    await register();
    const [id, ask] = [...discord.commands].find(([, { name }]) => name === "ask")!;
    discord.commands.set(id, { ...ask, description: "old" });
    discord.commands.set("8", { id: "8", name: "gone", type: 1, description: "x" });
    discord.commands.set("9", { id: "9", name: "launch", type: 4, description: "x" });
    const plan = await register();
    expect(plan.update.map(({ command }) => command.name)).toEqual(["ask"]);
    expect(plan.remove).toEqual([{ id: "8", name: "gone" }]);
    expect([...discord.commands.keys()]).toContain("9");
    expect(discord.commands.get(id)?.description).toBe(commands[0]?.description);
  });

  it("works for one server alone", async () => {
    await register({ guild: "4" });
    expect(discord.requests.at(-1)?.path).toContain("/guilds/4/commands");
    expect(discord.problems).toEqual([]);
  });
});

describe("comparing", () => {
  const asReturned = (command: Command): Registered => ({
    ...(JSON.parse(JSON.stringify(command)) as Command),
    id: "1",
    version: "2",
    nsfw: false,
    dm_permission: true,
    default_member_permissions: null,
    contexts: [2, 0, 1],
    options: command.options.map(({ required: _, ...option }) => ({ ...option, ...(_ && { required: _ }) })),
  });

  it("sees no difference in what Discord adds, leaves out and reorders", () => {
    const [ask] = commands;
    expect(planRegistration([ask!], [asReturned(ask!)]).same).toEqual(["ask"]);
  });

  it.each([
    ["a translation", { description_localizations: { de: "anders" } }],
    ["who may use it", { default_member_permissions: "8" }],
    ["where it may be used", { contexts: [0] }],
  ])("sees another %s", (_, change) => {
    const [ask] = commands;
    expect(planRegistration([ask!], [{ ...asReturned(ask!), ...change }]).update).toHaveLength(1);
  });
});
