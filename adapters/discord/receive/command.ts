import type { z } from "zod";
import { ApplicationCommandType } from "../api.ts";
import { commandNames, options } from "../commands/names.ts";
import type { Intent, TableSort } from "../intents.ts";
import { commandSchema } from "../payloads.ts";

type Command = z.infer<typeof commandSchema>;

/** Longer texts are no questions; what stands first says most. */
const MOST_ASKED_CHARS = 1_000;

/** Parses a command's data; `null` for commands of an older or newer version. */
export function readCommand(data: unknown): Intent | null {
  const parsed = commandSchema.safeParse(data);
  if (!parsed.success) return null;
  const command = parsed.data;
  if (command.type === ApplicationCommandType.Message)
    return command.name === commandNames.keep ? keep(command) : askAbout(command);
  if (command.type === ApplicationCommandType.User) return welcome(command);
  const read = readOptions(command);
  const isPrivate = read.flag(options.private);
  switch (command.name) {
    case commandNames.ask:
      return { kind: "ask", question: read.text(options.question), private: isPrivate };
    case commandNames.compare: {
      const [a, b] = [read.text(options.a), read.text(options.b)];
      return { kind: "ask", question: `Compare ${a} and ${b}`, private: isPrivate, rows: [a, b] };
    }
    case commandNames.glossary:
      return { kind: "ask", question: termQuestion(read.text(options.term)), private: isPrivate };
    case commandNames.table:
      return {
        kind: "table",
        table: read.text(options.name),
        sort: sortOf(read.text(options.sort)),
        chart: read.flag(options.chart) ?? false,
        private: isPrivate,
      };
    case commandNames.topics:
      return { kind: "topics" };
    case commandNames.onboard:
      return { kind: "onboard" };
    case commandNames.feedback:
      return { kind: "feedback" };
    case commandNames.privacy:
      return { kind: "privacy" };
    case commandNames.admin:
      return { kind: command.options[0]?.name === options.gaps ? "gaps" : "settings" };
    default:
      return null;
  }
}

/** The question that `/glossary` asks about a term. */
export const termQuestion = (term: string): string => `What is ${term}?`;

const completed: Readonly<Record<string, Extract<Intent, { kind: "complete" }>["of"]>> = {
  [commandNames.ask]: "question",
  [commandNames.table]: "table",
  [commandNames.compare]: "name",
  [commandNames.glossary]: "term",
};

/** Parses an autocomplete request: the option and what is typed into it. */
export function readCompletion(data: unknown): Intent | null {
  const parsed = commandSchema.safeParse(data);
  const of = parsed.success ? completed[parsed.data.name] : undefined;
  const focused = parsed.data?.options.find((option) => option.focused);
  return of && focused ? { kind: "complete", of, typed: `${focused.value ?? ""}`.slice(0, 200) } : null;
}

function readOptions({ options: given }: Command) {
  const find = (name: string) => given.find((option) => option.name === name)?.value;
  return {
    text: (name: string) => `${find(name) ?? ""}`.trim().slice(0, MOST_ASKED_CHARS),
    flag: (name: string) => {
      const value = find(name);
      return typeof value === "boolean" ? value : null;
    },
  };
}

const sortOf = (text: string): TableSort | null =>
  text === "up" || text === "down" || text === "name" ? text : null;

function askAbout({ target_id, resolved }: Command): Intent | null {
  const content = resolved?.messages?.[target_id ?? ""]?.content;
  return content === undefined
    ? null
    : { kind: "ask", question: content.slice(0, MOST_ASKED_CHARS), private: true };
}

function keep({ target_id, resolved }: Command): Intent | null {
  const message = resolved?.messages?.[target_id ?? ""];
  return message === undefined || target_id == null
    ? null
    : { kind: "keep", message: target_id, text: message.content };
}

function welcome({ target_id, resolved }: Command): Intent | null {
  const user = resolved?.users?.[target_id ?? ""];
  return user
    ? { kind: "welcome", user: user.id, name: user.global_name ?? user.username, isBot: user.bot === true }
    : null;
}
