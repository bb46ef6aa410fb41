import { didYouMean, named } from "./nearest.ts";
import type { Placed } from "./placed.ts";
import type { ProblemLog } from "./problems.ts";
import type { Entry, IntentSet, Profile, Source, Table, Vocabulary } from "./types.ts";

/** All that was read, each item with its place, before it becomes one knowledge. */
export interface Parts {
  readonly profile: Placed<Profile> | null;
  readonly sources: Placed<readonly Source[]> | null;
  /** Sources that stand for files which name none. */
  readonly ownSources: readonly Source[];
  readonly vocabulary: Placed<Vocabulary> | null;
  readonly entries: readonly Placed<Entry>[];
  readonly tables: readonly Placed<Table>[];
  readonly intents: readonly Placed<IntentSet>[];
}

/** What holds only between files: ids and wordings stand once, references lead somewhere. */
export function checkParts(parts: Parts, log: ProblemLog): void {
  checkIds(parts, log);
  checkWordings(parts, log);
  checkReferences(parts, log);
  checkVocabulary(parts.vocabulary, log);
}

/** Two wordings are the same when they differ only in case, punctuation and spaces; + # % tell words apart (C, C++, C#). */
export const sameWording = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’`]/g, "")
    .replace(/[^\p{L}\p{N}+#%$€£]+/gu, " ")
    .trim();

/** Reports the second and later places of a key. */
function once(
  log: ProblemLog,
): (key: string, file: string, line: number, message: (first: string) => string, remedy: string) => void {
  const first = new Map<string, string>();
  return (key, file, line, message, remedy) => {
    const place = first.get(key);
    if (place === undefined) first.set(key, `${file}:${line}`);
    else log.error(file, line, message(place), remedy);
  };
}

function checkIds({ entries, tables, intents, sources, profile, vocabulary }: Parts, log: ProblemLog): void {
  const answers = once(log);
  for (const { item, file, line } of [...entries, ...tables])
    answers(
      item.id,
      file,
      line(["id"]),
      (first) => `the id "${item.id}" stands in ${first} as well`,
      "give each entry and table an id of its own",
    );
  const sets = once(log);
  for (const { item, file, line } of intents)
    sets(
      item.id,
      file,
      line(["id"]),
      (first) => `the id "${item.id}" stands in ${first} as well`,
      "give each intent set an id of its own",
    );
  const lists = [
    [sources?.item, sources, []],
    [profile?.item.topics, profile, ["topics"]],
    [vocabulary?.item.concepts, vocabulary, []],
  ] as const;
  for (const [list, home, path] of lists) {
    const ids = once(log);
    for (const [index, { id }] of (list ?? []).entries())
      ids(
        id,
        home!.file,
        home!.line([...path, index, "id"]),
        (first) => `the id "${id}" stands in ${first} as well`,
        "keep one of them",
      );
  }
}

function checkWordings({ entries, tables, intents }: Parts, log: ProblemLog): void {
  const wordings = once(log);
  const add = (text: string, home: Placed<{ readonly id: string }>, path: readonly PropertyKey[]): void => {
    const key = sameWording(text);
    if (key === "") {
      log.error(home.file, home.line(path), `the wording "${text}" holds no word`, "remove it");
      return;
    }
    wordings(
      key,
      home.file,
      home.line(path),
      (first) => `the wording "${text}" stands in ${first} as well`,
      "keep it where it belongs, and remove or reword it here",
    );
  };
  for (const entry of entries) {
    add(entry.item.title, entry, [entry.item.kind === "faq" ? "question" : "title"]);
    if (entry.item.claim !== null) add(entry.item.claim, entry, ["claim"]);
    for (const [index, text] of entry.item.also.entries()) add(text, entry, ["also", index]);
  }
  for (const table of tables) {
    add(table.item.title, table, ["title"]);
    for (const [index, text] of table.item.also.entries()) add(text, table, ["also", index]);
  }
  for (const set of intents)
    for (const [index, text] of set.item.examples.entries()) add(text, set, ["examples", index]);
}

function checkReferences({ entries, tables, sources, ownSources, profile }: Parts, log: ProblemLog): void {
  const items = [...entries, ...tables];
  const ids = new Set(items.map(({ item }) => item.id));
  const sourceIds = new Set([...(sources?.item ?? []), ...ownSources].map(({ id }) => id));
  // Without a readable guide every topic would seem unknown: that it is broken has been told.
  const topicIds = profile === null ? null : new Set(profile.item.topics.map(({ id }) => id));
  for (const { item, file, line } of items) {
    if (!sourceIds.has(item.source))
      log.error(
        file,
        line(["source"]),
        `unknown source "${item.source}"`,
        didYouMean(item.source, [...sourceIds], "add it to sources.yaml"),
      );
    for (const [index, topic] of item.topics.entries())
      if (topicIds !== null && !topicIds.has(topic))
        log.error(
          file,
          line(["topics", index]),
          `unknown topic "${topic}"`,
          didYouMean(topic, [...topicIds], `topics of guide.yaml are ${named([...topicIds])}`),
        );
    for (const [index, id] of item.related.entries()) {
      if (id === item.id) log.error(file, line(["related", index]), "related to itself", "remove it");
      else if (!ids.has(id))
        log.error(
          file,
          line(["related", index]),
          `no entry or table has the id "${id}"`,
          didYouMean(id, [...ids], "remove it, or write that entry"),
        );
    }
  }
}

function checkVocabulary(vocabulary: Placed<Vocabulary> | null, log: ProblemLog): void {
  if (vocabulary === null) return;
  const names = once(log);
  for (const [index, concept] of vocabulary.item.concepts.entries()) {
    const own = new Set<string>();
    for (const [at, name] of concept.names.entries()) {
      const key = name.normalize("NFKC").toLowerCase();
      if (own.has(key)) {
        log.error(
          vocabulary.file,
          vocabulary.line([index, "names", at]),
          `"${name}" stands twice in "${concept.id}"`,
          "remove one of them",
        );
        continue;
      }
      own.add(key);
      names(
        key,
        vocabulary.file,
        vocabulary.line([index, "names", at]),
        (first) => `"${name}" names another concept as well (${first})`,
        "keep it at one of them",
      );
    }
  }
}
