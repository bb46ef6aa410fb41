import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
} from "./api.ts";
import { germanCommands } from "./commands/german.ts";
import { commandNames, options } from "./commands/names.ts";

/** An option of a command, or a subcommand. */
interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly name_localizations: LocalizationMap;
  readonly description: string;
  readonly description_localizations: LocalizationMap;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly choices?: readonly {
    readonly name: string;
    readonly name_localizations: LocalizationMap;
    readonly value: string;
  }[];
}

/** A command as it is registered. */
export interface Command {
  readonly type: number;
  readonly name: string;
  readonly name_localizations: LocalizationMap;
  readonly description: string;
  readonly description_localizations: LocalizationMap;
  readonly options: readonly CommandOption[];
  readonly contexts: readonly number[];
  readonly integration_types: readonly number[];
  /** A number on the way to Discord, which returns it as text. */
  readonly default_member_permissions: number | null;
}

const anywhere = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  default_member_permissions: null,
};

/** Only for people who manage the server, until its admins decide otherwise. */
const forAdmins = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
};

/** Every command, in the order in which people meet them. */
export const commands: readonly Command[] = [
  slash(commandNames.ask, "Ask a question and get an answer with its source", [
    typed(commandNames.ask, options.question, "Your question; suggestions appear while you type", 500),
    onlyMe(commandNames.ask),
  ]),
  slash(commandNames.topics, "See what you can ask about"),
  slash(commandNames.table, "See a whole table", [
    typed(commandNames.table, options.name, "Which table"),
    {
      ...option(commandNames.table, options.sort, "How the rows are ordered"),
      type: ApplicationCommandOptionType.String,
      choices: [
        ["down", "greatest figure first"],
        ["up", "smallest figure first"],
        ["name", "by name"],
      ].map(([value, name]) => ({
        name: name!,
        name_localizations: inGerman(`${commandNames.table}/${options.sort}/${value}`, "name"),
        value: value!,
      })),
    },
    {
      ...option(commandNames.table, options.chart, "Draw the figures"),
      type: ApplicationCommandOptionType.Boolean,
    },
    onlyMe(commandNames.table),
  ]),
  slash(commandNames.compare, "Put two things side by side", [
    typed(commandNames.compare, options.a, "The one"),
    typed(commandNames.compare, options.b, "The other"),
    onlyMe(commandNames.compare),
  ]),
  slash(commandNames.glossary, "Explain a term", [
    typed(commandNames.glossary, options.term, "Which term"),
    onlyMe(commandNames.glossary),
  ]),
  slash(commandNames.onboard, "Be introduced step by step"),
  slash(commandNames.feedback, "Say how the last answer was"),
  slash(commandNames.privacy, "See what is kept about you, and have it deleted"),
  {
    ...slash(commandNames.admin, "For those who manage the server", [
      subcommand(options.gaps, "Questions that were not answered well"),
      subcommand(options.settings, "How the bot behaves on this server"),
    ]),
    ...forAdmins,
  },
  { ...menu(commandNames.askAbout, ApplicationCommandType.Message), ...anywhere },
  { ...menu(commandNames.keep, ApplicationCommandType.Message), ...forAdmins },
  { ...menu(commandNames.welcome, ApplicationCommandType.User), ...forAdmins },
];

function slash(name: string, description: string, given: readonly CommandOption[] = []): Command {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    name_localizations: inGerman(name, "name"),
    description,
    description_localizations: inGerman(name, "description"),
    options: given,
    ...anywhere,
  };
}

function menu(name: string, type: number): Command {
  return { ...slash(name, ""), type, description_localizations: {} };
}

function option(command: string, name: string, description: string): Omit<CommandOption, "type"> {
  const path = `${command}/${name}`;
  return {
    name,
    name_localizations: inGerman(path, "name"),
    description,
    description_localizations: inGerman(path, "description"),
  };
}

/** Text that is completed while it is typed; free text is taken as well. */
function typed(command: string, name: string, description: string, maxLength = 100): CommandOption {
  return {
    ...option(command, name, description),
    type: ApplicationCommandOptionType.String,
    required: true,
    autocomplete: true,
    min_length: 1,
    max_length: maxLength,
  };
}

function onlyMe(command: string): CommandOption {
  return {
    ...option(command, options.private, "Only you see the answer"),
    type: ApplicationCommandOptionType.Boolean,
  };
}

function subcommand(name: string, description: string): CommandOption {
  return { ...option(commandNames.admin, name, description), type: ApplicationCommandOptionType.Subcommand };
}

function inGerman(path: string, part: "name" | "description"): LocalizationMap {
  const text = germanCommands[path]?.[part];
  return text === undefined ? {} : { de: text };
}
