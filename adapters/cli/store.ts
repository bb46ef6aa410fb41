import { statSync } from "node:fs";
import type { Store } from "../../src/ports.ts";
import { createPersonHasher, describeForgotten } from "../../src/privacy/index.ts";
import { InputError } from "../input-error.ts";
import {
  adoptKey,
  createPseudonyms,
  createStore,
  migrateDatabase,
  openDatabase,
  restoreFromFile,
  type StoreOptions,
  storeOptions,
} from "../store/index.ts";
import { loadSettings } from "./settings.ts";

const clock = { now: () => Date.now() };

type Figures = Readonly<Record<string, string | number>>;

export interface PrintOptions {
  /** Figures as JSON. */
  readonly json?: boolean | undefined;
}

/** Prints what is stored, how much of it, and where. */
export async function stats({ json }: PrintOptions): Promise<void> {
  const options = openOptions();
  const { rows, engine, ...rest } = await withStore(options, (store) => store.stats());
  print({ engine, database: placeOf(options), ...rest, ...rows }, json);
}

export interface ReplaceOptions extends PrintOptions {
  /** Over what is there. */
  readonly replace?: boolean | undefined;
}

/** Writes a consistent copy, also while the bot runs. */
export async function backup(file: string, { replace = false, json }: ReplaceOptions): Promise<void> {
  const options = openOptions();
  await withStore(options, (store) => {
    refuseItself(file, options);
    if (!replace && statSync(file, { throwIfNoEntry: false })?.isFile())
      throw new InputError(`${file}: is there already; give another name, or --replace.`);
    return store.backup(file);
  });
  print({ "written to": file }, json);
}

/** Removes what has outlived its time. */
export async function sweep({ json }: PrintOptions): Promise<void> {
  print(await withStore(openOptions(), (store) => store.sweep(clock.now())), json);
}

/** Removes a person everywhere; says in words what went, and that nobody of that id is known where nothing did. */
export async function forget(user: string, { json }: PrintOptions): Promise<void> {
  const options = openOptions();
  const person = createPersonHasher(options.privacyKey)(user);
  const removed = await withStore(options, (store) => store.forget(person));
  console.log(json ? JSON.stringify(removed) : describeForgotten(removed, user));
}

const openOptions = (): StoreOptions => storeOptions(loadSettings(), clock);

async function withStore<T>(options: StoreOptions, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await createStore(options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Fills the database from a backup. */
export async function restore(file: string, { replace = false, json }: ReplaceOptions): Promise<void> {
  const options = openOptions();
  refuseItself(file, options);
  const target = {
    open: () => openDatabase(options),
    path: options.url === undefined ? (options.path ?? null) : null,
  };
  const names = createPseudonyms(options.privacyKey);
  const { rows, setAside } = await restoreFromFile(target, file, { replace, nowMs: clock.now(), names });
  print(setAside === null ? rows : { "damaged file set aside as": setAside, ...rows }, json);
}

/** Takes the present key where the old one is lost. */
export async function adopt(): Promise<void> {
  const adopted = await onDatabase((database, names) => adoptKey(database, names, clock.now()));
  console.log(
    adopted
      ? "The present key is taken. People count as new; ids, conversations, contacts, choices and installations that only the old key opened are removed."
      : "The database is written with the present key already; nothing was done.",
  );
}

/** Brings the database to this version's schema. */
export async function migrate(): Promise<void> {
  const { from, to } = await onDatabase((database, names) => migrateDatabase(database, clock.now(), names));
  console.log(
    from === to ? `The schema is at version ${to} already.` : `Schema brought from version ${from} to ${to}.`,
  );
}

type Database = Awaited<ReturnType<typeof openDatabase>>;
type Pseudonyms = ReturnType<typeof createPseudonyms>;

async function onDatabase<T>(work: (database: Database, names: Pseudonyms) => Promise<T>): Promise<T> {
  const options = openOptions();
  const database = await openDatabase(options);
  try {
    return await work(database, createPseudonyms(options.privacyKey));
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

function print(figures: Figures, asJson = false): void {
  if (asJson) {
    console.log(JSON.stringify(figures));
    return;
  }
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(width)}  ${value}`);
}
