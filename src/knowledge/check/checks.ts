import type { Steps } from "../../steps.ts";
import type { Entry, FittedDecision, IntentSet, Profile, Source, Vocabulary } from "../types.ts";
import { didYouMean, named } from "./nearest.ts";
import type { Placed, PlacedTable } from "./placed.ts";
import type { ProblemLog } from "./problems.ts";

/** All that was read, each item with its place, before it becomes one knowledge. */
export interface KnowledgeParts {
  readonly profile: Placed<Profile> | null;
  readonly sources: Placed<readonly Source[]> | null;
  /** Sources that stand for files which name none. */
  readonly ownSources: readonly Source[];
  readonly vocabulary: Placed<Vocabulary> | null;
  readonly entries: readonly Placed<Entry>[];
  readonly tables: readonly PlacedTable[];
  readonly intents: readonly Placed<IntentSet>[];
  readonly decision: Placed<FittedDecision> | null;
  /** Ids of entries and tables that have errors of their own: what leads to them is not at fault. */
  readonly unreadIds: readonly string[];
}

/** What holds only between files: ids and wordings stand once, references lead somewhere. */
export function* checkParts(parts: KnowledgeParts, log: ProblemLog): Steps<void> {
  yield* checkIds(parts, log);
  yield* checkWordings(parts, log);
  yield* checkReferences(parts, log);
  checkVocabulary(parts.vocabulary, log);
}

/** Two wordings are the same when they differ only in case, punctuation and spaces; + # % tell words apart (C, C++, C#). */
export function sameWording(text: string): string {
  const lower = text.toLowerCase();
  // Nearly all wordings are ASCII, and patterns of Unicode classes take three times as long.
  const words = /^[ -~]*$/.test(lower)
    ? lower.replace(/['`]/g, "").replace(/[^a-z0-9+#%$]+/g, " ")
    : lower
        .normalize("NFKC")
        .replace(/['’`]/g, "")
        .replace(/[^\p{L}\p{N}+#%$€£]+/gu, " ");
  return words.trim();
}

/** Where something stands; the line is worked out only when it is told. */
interface Place {
  readonly home: Placed<unknown>;
  readonly path: readonly PropertyKey[];
}

const told = ({ home, path }: Place): string => `${home.file}:${home.line(path)}`;

/** Reports the second and later places of a key; the message takes the first place. */
function once(
  log: ProblemLog,
): (key: string, place: Place, message: (first: string) => string, remedy: string) => void {
  const first = new Map<string, Place>();
  return (key, place, message, remedy) => {
    const before = first.get(key);
    if (before === undefined) first.set(key, place);
    else log.error(place.home.file, place.home.line(place.path), message(told(before)), remedy);
  };
}

function* checkIds(
  { entries, tables, intents, sources, profile, vocabulary }: KnowledgeParts,
  log: ProblemLog,
): Steps<void> {
  const message = (id: string) => (first: string) => `the id "${id}" stands in ${first} as well`;
  const answers = once(log);
  for (const home of [...entries, ...tables]) {
    yield;
    answers(
      home.item.id,
      { home, path: ["id"] },
      message(home.item.id),
      "give each entry and table an id of its own",
    );
  }
  const sets = once(log);
  for (const home of intents)
    sets(
      home.item.id,
      { home, path: ["id"] },
      message(home.item.id),
      "give each intent set an id of its own",
    );
  const lists = [
    { home: sources, list: sources?.item, path: [] },
    { home: profile, list: profile?.item.topics, path: ["topics"] },
    { home: vocabulary, list: vocabulary?.item.concepts, path: [] },
  ] as const;
  for (const { home, list = [], path } of lists) {
    const ids = once(log);
    for (const [index, { id }] of list.entries())
      ids(id, { home: home!, path: [...path, index, "id"] }, message(id), "keep one of them");
  }
}

/** Whether a text that is no Markdown has the marks that strike words out. */
const strikesOut = (text: string): boolean => /~~[^\s~].*?~~|<(?:del|s|strike)(?:\s[^<>]*)?>/i.test(text);

function* checkWordings({ entries, tables, intents }: KnowledgeParts, log: ProblemLog): Steps<void> {
  const wordings = once(log);
  const remedy = "keep it where it belongs, and remove or reword it here";
  const add = (text: string, home: Placed<unknown>, path: readonly PropertyKey[]): void => {
    const key = sameWording(text);
    if (strikesOut(text))
      log.info(home.file, home.line(path), "what is struck out is read as words here", "take it out");
    if (key === "") log.error(home.file, home.line(path), `the wording "${text}" holds no word`, "remove it");
    else wordings(key, { home, path }, (first) => `the wording "${text}" stands in ${first} as well`, remedy);
  };
  for (const home of entries) {
    yield;
    add(home.item.title, home, [home.item.kind === "faq" ? "question" : "title"]);
    if (home.item.claim !== null) add(home.item.claim, home, ["claim"]);
    for (const [index, text] of home.item.also.entries()) add(text, home, ["also", index]);
  }
  for (const home of tables) {
    add(home.item.title, home, ["title"]);
    for (const [index, text] of home.item.also.entries()) add(text, home, ["also", index]);
  }
  for (const home of intents)
    for (const [index, text] of home.item.examples.entries()) add(text, home, ["examples", index]);
}

function* checkReferences(parts: KnowledgeParts, log: ProblemLog): Steps<void> {
  const { entries, tables, sources, ownSources, profile, unreadIds } = parts;
  const items = [...entries, ...tables];
  const ids = new Set([...items.map(({ item }) => item.id), ...unreadIds]);
  const sourceIds = new Set([...(sources?.item ?? []), ...ownSources].map(({ id }) => id));
  // Without a readable guide every topic would seem unknown, and every source without a readable list:
  // that they are broken has been told.
  const sourcesBroken = log.failedIn("sources.yaml");
  const topicIds = profile === null ? null : new Set(profile.item.topics.map(({ id }) => id));
  for (const { item, file, line } of items) {
    yield;
    if (!sourcesBroken && !sourceIds.has(item.source))
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
      const path = [index, "names", at];
      if (own.has(key))
        log.error(
          vocabulary.file,
          vocabulary.line(path),
          `"${name}" stands twice in "${concept.id}"`,
          "remove one of them",
        );
      else
        names(
          key,
          { home: vocabulary, path },
          (first) => `"${name}" names another concept as well (${first})`,
          "keep it at one of them",
        );
      own.add(key);
    }
  }
}
