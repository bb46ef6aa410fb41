import { REST } from "discord.js";
import { z } from "zod";
import {
  codeOf,
  discordConfig,
  inviteUrl,
  Routes,
  registerCommands,
  startError,
  statusOf,
} from "../discord/index.ts";
import { InputError } from "../input-error.ts";
import { loadSettings } from "./settings.ts";

/** Prints the address that invites the bot to a server. */
export async function invite(): Promise<void> {
  const connection = connect();
  console.log(await orExplain(null, async () => inviteUrl(await connection.application())));
}

export interface RegisterOptions {
  /** The one server to register them on; all, where there is none. */
  readonly guild?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

/** Registers the bot's commands, and prints what was done in a line for each. */
export async function register({ guild: server, dryRun = false }: RegisterOptions): Promise<void> {
  const guild = server ?? null;
  const connection = connect();
  const plan = await orExplain(guild, async () =>
    registerCommands(connection.rest, { application: await connection.application(), guild, dryRun }),
  );
  const would = dryRun ? "would be " : "";
  const lines = [
    ...plan.create.map(({ name }) => `+ ${name} ${would}created`),
    ...plan.update.map(({ command }) => `~ ${command.name} ${would}changed`),
    ...plan.remove.map(({ name }) => `- ${name} ${would}removed`),
    ...plan.same.map((name) => `= ${name}`),
  ];
  console.log(lines.join("\n"));
}

/** Requests with the token of the settings. */
interface Connection {
  readonly rest: REST;
  application(): Promise<string>;
}

function connect(): Connection {
  const config = discordConfig(loadSettings());
  if (!config) throw new InputError("DISCORD_TOKEN is not set; docs/discord.md says where to get it.");
  const rest = new REST({ api: config.apiUrl, version: "10" }).setToken(config.token);
  return { rest, application: async () => config.application ?? (await applicationOf(rest)) };
}

/** Says in words why Discord would not. */
async function orExplain<T>(guild: string | null, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (statusOf(error) === 401 || codeOf(error) === null) throw new InputError(startError(error).message);
    const where = guild === null ? "" : ` on server ${guild}`;
    throw new InputError(
      `Discord refused the commands${where} (${codeOf(error)}); see whether the bot was invited with the scope applications.commands.`,
    );
  }
}

async function applicationOf(rest: REST): Promise<string> {
  return z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication())).id;
}
