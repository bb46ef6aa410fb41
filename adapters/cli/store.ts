import { statSync } from "node:fs";
import type { Store } from "../../src/ports.ts";
import { createPersonHasher, describeForgotten } from "../../src/privacy/index.ts";
import {
  adoptKey,
  createPseudonyms,
  createStore,
  migrateDatabase,
  openDatabase,
  PRIVACY_KEY_FILE,
  restoreFromFile,
  type StoreOptions,
  storeOptions,
} from "../store/index.ts";
import { describeCall } from "./call.ts";
import { InputError, loadSettings, runCommand, UsageError } from "./command.ts";

const call = describeCall({
  words: true,
  calls: ["store -- COMMAND"],
  parts: {
    stats: "what is stored, how much of it, and where",
    migrate: "brings the database to this version's schema",
    "backup FILE": "writes a consistent copy, also while the bot runs",
    "restore FILE [--replace]": "fills the database from a backup; stop the bot first",
    "forget USER": "removes a person everywhere, and says what: slack:T1:U2, discord:1234",
    "adopt-key": `takes the present PRIVACY_KEY where the old one is lost: people count as new,
and what only the old key opens is removed`,
    sweep: "removes what has outlived its time, as the running bot does",
  },
  flags: {
    replace: { type: "boolean", default: false, about: "restore over what the database holds" },
    json: { type: "boolean", default: false, about: "print figures as JSON" },
  },
  more: `The database is DATABASE_URL (PostgreSQL) or DATA_DIR/bot.db (SQLite). A backup is a SQLite file
for both, so that it can be restored to either. Keep ${PRIVACY_KEY_FILE} and ENCRYPTION_KEY with it:
without them people are not recognised and installations do not open.`,
});

const clock = { now: () => Date.now() };

type Figures = Readonly<Record<string, string | number>>;

type StoreCommand = (store: Store, operand: string | undefined, options: StoreOptions) => Promise<Figures>;

const storeCommands: Readonly<Record<string, StoreCommand>> = {
  async stats(store, _, options) {
    const { rows, engine, ...rest } = await store.stats();
    return { engine, database: placeOf(options), ...rest, ...rows };
  },
  async backup(store, operand, options) {
    const file = needed(operand, "FILE");
    refuseItself(file, options);
    await store.backup(file);
    return { "written to": file };
  },
  sweep: (store) => store.sweep(clock.now()),
};

const takesOperand = new Set(["backup", "restore", "forget"]);
const isKnown = (command = ""): boolean =>
  ["restore", "migrate", "forget", "adopt-key"].includes(command) || Object.hasOwn(storeCommands, command);

await runCommand(call.usage, async () => {
  const { values, positionals } = call.read();
  const [command, operand, surplus] = positionals;
  if (values.help) {
    console.log(call.usage);
    return;
  }
  const unwanted = takesOperand.has(command ?? "") ? surplus : operand;
  if (unwanted !== undefined && isKnown(command))
    throw new UsageError(`${unwanted}: one thing too many for "${command}", nothing was done.`);
  if (values.replace && command !== "restore")
    throw new UsageError('--replace goes with "restore" only; nothing was done.');
  if (command === "restore") print(await restore(needed(operand, "FILE"), values.replace), values.json);
  else if (command === "migrate") console.log(await migrateOnly());
  else if (command === "adopt-key") console.log(await adopt());
  else if (command === "forget") await forget(operand, values.json);
  else print(await onStore(command, operand), values.json);
});

async function onStore(command: string | undefined, operand: string | undefined): Promise<Figures> {
  const work = isKnown(command) ? storeCommands[command ?? ""] : undefined;
  if (!work) throw new UsageError(command ? `${command}: no such command.` : "Which command?");
  const options = storeOptions(loadSettings(), clock);
  const store = await createStore(options);
  try {
    return await work(store, operand, options);
  } finally {
    await store.close();
  }
}

/** Says in words what went, and that nobody of that id is known where nothing did. */
async function forget(operand: string | undefined, asJson: boolean): Promise<void> {
  const user = userId(operand);
  const options = storeOptions(loadSettings(), clock);
  const store = await createStore(options);
  try {
    const removed = await store.forget(createPersonHasher(options.privacyKey)(user));
    console.log(asJson ? JSON.stringify(removed) : describeForgotten(removed, user));
  } finally {
    await store.close();
  }
}

async function restore(file: string, replace: boolean): Promise<Figures> {
  const options = storeOptions(loadSettings(), clock);
  refuseItself(file, options);
  const target = {
    open: () => openDatabase(options),
    path: options.url === undefined ? (options.path ?? null) : null,
  };
  const names = createPseudonyms(options.privacyKey);
  const { rows, setAside } = await restoreFromFile(target, file, { replace, nowMs: clock.now(), names });
  return setAside === null ? rows : { "damaged file set aside as": setAside, ...rows };
}

async function adopt(): Promise<string> {
  const options = storeOptions(loadSettings(), clock);
  const database = await openDatabase(options);
  try {
    const adopted = await adoptKey(database, createPseudonyms(options.privacyKey), clock.now());
    return adopted
      ? "The present key is taken. People count as new; ids, conversations, contacts, choices and installations that only the old key opened are removed."
      : "The database is written with the present key already; nothing was done.";
  } finally {
    await database.close();
  }
}

async function migrateOnly(): Promise<string> {
  const options = storeOptions(loadSettings(), clock);
  const database = await openDatabase(options);
  try {
    const { from, to } = await migrateDatabase(database, clock.now(), createPseudonyms(options.privacyKey));
    return from === to
      ? `The schema is at version ${to} already.`
      : `Schema brought from version ${from} to ${to}.`;
  } finally {
    await database.close();
  }
}

/** Where the database is, without user and password. */
function placeOf({ url, path = "" }: StoreOptions): string {
  if (url === undefined) return path;
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** The database is no copy of itself: written over while it is open, or emptied to be filled from itself, it would be lost. */
function refuseItself(file: string, { url, path = "" }: StoreOptions): void {
  const [given, own] = [file, path].map((each) => statSync(each, { throwIfNoEntry: false }));
  if (url === undefined && given && own && given.dev === own.dev && given.ino === own.ino)
    throw new InputError(`${file}: is the database itself; give the file of a backup.`);
}

function userId(operand: string | undefined): string {
  const user = needed(operand, "USER");
  if (/^[a-z]+:\S+$/.test(user)) return user;
  throw new UsageError(
    `${user}: give the id with its platform in front, such as slack:T1:U2 or discord:1234.`,
  );
}

function needed(operand: string | undefined, name: string): string {
  if (operand === undefined) throw new UsageError(`${name} is missing.`);
  return operand;
}

function print(figures: Figures, asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify(figures));
    return;
  }
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(width)}  ${value}`);
}
