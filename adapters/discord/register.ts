import type { REST } from "discord.js";
import { z } from "zod";
import { ApplicationCommandType, Routes } from "./api.ts";
import { type Command, commands } from "./commands.ts";

/** Difference between the declared and the registered commands. */
export interface RegistrationPlan {
  readonly create: readonly Command[];
  readonly update: readonly { readonly id: string; readonly command: Command }[];
  readonly remove: readonly { readonly id: string; readonly name: string }[];
  /** Names of those that are registered as they are. */
  readonly same: readonly string[];
}

const registeredSchema = z.array(
  z.looseObject({ id: z.string(), name: z.string(), type: z.int().default(1) }),
);

/** A registered command, as Discord returns it. */
export type Registered = z.infer<typeof registeredSchema>[number];

/** Diffs declared against registered commands. Entry points of activities are Discord's own and stay. */
export function planRegistration(
  wanted: readonly Command[],
  registered: readonly Registered[],
): RegistrationPlan {
  const keyOf = ({ type, name }: { type: number; name: string }) => `${type} ${name}`;
  const ours = registered.filter(({ type }) => type in namedTypes);
  const known = new Map(ours.map((command) => [keyOf(command), command]));
  const names = new Set(wanted.map(keyOf));
  const pairs = wanted.map((command) => ({ command, before: known.get(keyOf(command)) }));
  const differ = ({ command, before }: (typeof pairs)[number]) =>
    before !== undefined && canonical(command) !== canonical(before);
  return {
    create: pairs.flatMap(({ command, before }) => (before ? [] : [command])),
    update: pairs.filter(differ).map(({ command, before }) => ({ id: before!.id, command })),
    remove: ours.filter((command) => !names.has(keyOf(command))).map(({ id, name }) => ({ id, name })),
    same: pairs.filter((pair) => pair.before && !differ(pair)).map(({ command }) => command.name),
  };
}

/**
 * Registers commands that differ, for one server (`guild`) or globally; returns what differed. `dryRun`:
 * changes nothing.
 */
export async function registerCommands(
  rest: REST,
  { application, guild, dryRun = false }: { application: string; guild: string | null; dryRun?: boolean },
): Promise<RegistrationPlan> {
  const all =
    guild === null
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const query = new URLSearchParams({ with_localizations: "true" });
  const plan = planRegistration(wantedFor(guild), registeredSchema.parse(await rest.get(all, { query })));
  if (dryRun) return plan;
  for (const { id } of plan.remove) await rest.delete(`${all}/${id}`);
  for (const { id, command } of plan.update) await rest.patch(`${all}/${id}`, { body: changeable(command) });
  for (const command of plan.create) await rest.post(all, { body: command });
  return plan;
}

/** Commands of one server cannot be used anywhere else, so they say nothing about it. */
function wantedFor(guild: string | null): readonly Command[] {
  return guild === null
    ? commands
    : commands.map(({ contexts: _, integration_types: __, ...command }) => command as Command);
}

/** A command's type never changes. */
const changeable = ({ type: _, ...command }: Command): Omit<Command, "type"> => command;

const namedTypes: Readonly<Record<number, true>> = {
  [ApplicationCommandType.ChatInput]: true,
  [ApplicationCommandType.User]: true,
  [ApplicationCommandType.Message]: true,
};

const compared = new Set([
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "options",
  "choices",
  "value",
  "required",
  "autocomplete",
  "min_length",
  "max_length",
  "contexts",
  "integration_types",
  "default_member_permissions",
]);

/** A command in one form: Discord leaves out, adds and reorders what makes no difference. */
function canonical(command: object): string {
  return JSON.stringify(command, (key, value: unknown) => {
    if (Array.isArray(value)) {
      const plain = value.every((each) => typeof each === "number");
      return value.length === 0 ? undefined : plain ? value.toSorted((a, b) => a - b) : value;
    }
    if (value === null || value === "" || value === false) return undefined;
    if (typeof value !== "object") return key === "default_member_permissions" ? `${value}` : value;
    const translations = key.endsWith("_localizations");
    const entries = Object.entries(value)
      .filter(([name]) => translations || compared.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  });
}
