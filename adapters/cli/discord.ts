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
import { describeCall } from "./call.ts";
import { InputError, loadSettings, runCommand, UsageError } from "./command.ts";

const call = describeCall({
  words: true,
  calls: ["discord -- invite", "discord -- register [--guild ID] [--dry-run]"],
  parts: {
    invite: "prints the address that invites the bot to a server, with the permissions that it needs",
    register:
      "tells Discord the bot's commands: creates what is missing, changes what differs, removes what is gone",
  },
  flags: {
    guild: {
      type: "string",
      about: "for one server only, where changes show at once: good for trying things",
    },
    "dry-run": { type: "boolean", default: false, about: "only says what would be done" },
  },
  more: "Needs DISCORD_TOKEN. The bot does the same at start unless DISCORD_REGISTER_COMMANDS=false.",
});

await runCommand(call.usage, async () => {
  const { values, positionals } = call.read();
  if (values.help) return console.log(call.usage);
  if (positionals.length !== 1 || !["register", "invite"].includes(positionals[0] ?? ""))
    throw new UsageError(`Unknown command "${positionals.join(" ")}".`);
  if (values.guild !== undefined && !/^\d{17,20}$/.test(values.guild))
    throw new InputError(
      `--guild ${values.guild} is no server id; switch on developer mode in Discord, then right-click the server → Copy Server ID.`,
    );
  const connection = connect();
  console.log(
    positionals[0] === "invite"
      ? await orExplain(null, async () => inviteUrl(await connection.application()))
      : await register(connection, values.guild ?? null, values["dry-run"]),
  );
});

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

/** Registers, and says what was done in a line for each command. */
async function register(connection: Connection, guild: string | null, dryRun: boolean): Promise<string> {
  const plan = await orExplain(guild, async () =>
    registerCommands(connection.rest, { application: await connection.application(), guild, dryRun }),
  );
  const would = dryRun ? "would be " : "";
  return [
    ...plan.create.map(({ name }) => `+ ${name} ${would}created`),
    ...plan.update.map(({ command }) => `~ ${command.name} ${would}changed`),
    ...plan.remove.map(({ name }) => `- ${name} ${would}removed`),
    ...plan.same.map((name) => `= ${name}`),
  ].join("\n");
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
