import type { Bot } from "../bot.ts";
import { readDate } from "../figures/index.ts";
import type { Entry, Knowledge, Table } from "../knowledge/index.ts";

/** A suggestion to keepers; no error. */
export interface Advice {
  /** Relative to the knowledge folder. */
  readonly file: string;
  readonly message: string;
  readonly remedy: string;
}

/** What advice is given by. */
export interface AdviceOptions {
  readonly nowMs: number;
  /** Of a large folder only so many entries and tables are asked for. */
  readonly mostAsked?: number;
}

type Item = Entry | Table;
type Asker = Pick<Bot, "answer" | "terms" | "knowledge">;

const usualFreshDays = 730;

/**
 * Finds weaknesses of a knowledge: items that are not found by their titles, wordings of several items,
 * entries without wordings, sources that have aged.
 */
export function adviseOn(bot: Asker, { nowMs, mostAsked = 1_000 }: AdviceOptions): readonly Advice[] {
  const { entries, tables } = bot.knowledge;
  return [
    ...entries.slice(0, mostAsked).flatMap((entry) => notFound(entry, bot)),
    ...tables.slice(0, mostAsked).flatMap((table) => notAsked(table, bot)),
    ...sharedWordings([...entries, ...tables], bot),
    ...withoutWordings(entries),
    ...aged(bot.knowledge, nowMs),
  ];
}

/** Whether a question leads to an item, as its answer. */
function leadsTo(
  question: string,
  { id }: Item,
  bot: Asker,
): { readonly found: boolean; readonly instead: string } {
  const { reply } = bot.answer({ id: "advice", text: question }, null);
  const found = reply.status === "answered" && reply.entry === id;
  const instead =
    reply.status === "answered" && reply.entry !== null
      ? `"${reply.entry}" answers in its place`
      : {
          answered: "something else answers",
          clarify: "it is asked back",
          declined: "it is declined",
          chitchat: "it is taken for small talk",
        }[reply.status];
  return { found, instead };
}

function notFound(entry: Entry, bot: Asker): Advice[] {
  const { found, instead } = leadsTo(entry.title, entry, bot);
  if (found) return [];
  return [
    {
      file: entry.origin.file,
      message: `"${entry.id}" is not found by its own ${entry.kind === "faq" ? "question" : "title"}: ${instead}`,
      remedy: "say in it what only this one is about, or put the two together",
    },
  ];
}

/** A table is asked for by its title, or for a cell by its row and column. */
function notAsked(table: Table, bot: Asker): Advice[] {
  const row = table.rows[0];
  const columns = table.columns.filter(({ key }) => !key).slice(0, 2);
  const questions = [
    table.title,
    ...(row === undefined
      ? []
      : columns.map(({ name }) => `What is the ${name.toLowerCase()} of ${row.name}?`)),
  ];
  if (questions.some((question) => leadsTo(question, table, bot).found)) return [];
  return [
    {
      file: table.origin.file,
      message: `nobody finds the table "${table.id}": neither by its title nor by its rows and columns`,
      remedy: 'give it wordings ("also"), and its columns names that people use ("aliases")',
    },
  ];
}

/**
 * Wordings whose telling words are those of another item's, and that lead there when somebody asks them: they
 * point at two, and the other one has them.
 */
function sharedWordings(items: readonly Item[], bot: Asker): Advice[] {
  const wordings = items.flatMap((item) => [item.title, ...item.also].map((text) => ({ item, text })));
  const groups = Map.groupBy(wordings, ({ text }) => [...new Set(bot.terms(text))].sort().join(" "));
  return [...groups].flatMap(([key, same]) => {
    const owners = [...new Set(same.map(({ item }) => item))];
    if (key === "" || owners.length < 2) return [];
    return same
      .filter(({ item, text }) => text !== item.title || "rows" in item) // An entry's own question is asked above.
      .flatMap(({ item, text }): Advice[] => {
        const { found, instead } = leadsTo(text, item, bot);
        const other = owners.find((owner) => owner !== item)!;
        return found
          ? []
          : [
              {
                file: item.origin.file,
                message: `the wording "${text}" of "${item.id}" points at "${other.id}" as well: ${instead}`,
                remedy: "keep it at one of them, or say what makes it different",
              },
            ];
      });
  });
}

const mostNamed = 5;

function withoutWordings(entries: readonly Entry[]): Advice[] {
  const bare = entries.filter(({ also, claim }) => also.length === 0 && claim === null);
  if (bare.length === 0) return [];
  const named = bare.slice(0, mostNamed).map(({ id }) => id);
  const rest = bare.length > mostNamed ? ` and ${bare.length - mostNamed} more` : "";
  return [
    {
      file: bare[0]!.origin.file,
      message: `${bare.length} of ${entries.length} entries have one wording only: ${named.join(", ")}${rest}`,
      remedy: 'write under "also" how people ask for them; npm run gaps shows their words',
    },
  ];
}

const dayMs = 86_400_000;

/** Sources of tables that are older than the guide wants its figures to be. */
function aged({ profile, sources, tables }: Knowledge, nowMs: number): Advice[] {
  const days = profile.fresh ?? usualFreshDays;
  return sources.flatMap(({ id, date }) => {
    const standing = tables.filter(({ source }) => source === id);
    const ms = date === undefined ? null : endOf(date);
    if (standing.length === 0 || ms === null || nowMs - ms <= days * dayMs) return [];
    const age = Math.floor((nowMs - ms) / dayMs);
    return [
      {
        file: "sources.yaml",
        message: `the figures of "${id}" (${date}) are ${age} days old, ${days} are fresh: ${standing
          .slice(0, mostNamed)
          .map((table) => table.id)
          .join(", ")}${standing.length > mostNamed ? ` and ${standing.length - mostNamed} more` : ""}`,
        remedy: 'look for newer ones, or set "fresh" in guide.yaml',
      },
    ];
  });
}

/** The last day that a date may mean: `2024` ends with December; of `2023 to 2024` the end counts. */
function endOf(text: string): number | null {
  const years = text.match(/\b\d{4}\b(?:-\d{2}){0,2}/g) ?? [];
  const value = readDate(years.length > 1 ? years.at(-1)! : text) ?? readDate(years.at(-1) ?? "");
  if (value === null || value.year === null) return null;
  const { year, month, day } = value;
  if (month === null) return Date.UTC(year + 1, 0, 1);
  return day === null ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day);
}
