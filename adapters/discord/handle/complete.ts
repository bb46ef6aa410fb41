import type { Bot } from "../../../src/bot.ts";
import { oncePer } from "../../../src/memo.ts";
import { label, limits } from "../render/limits.ts";

/** One line that autocomplete offers. */
export interface Completion {
  readonly name: string;
  readonly value: string;
}

/** What may be meant by what was typed so far; at most what Discord shows, best first. */
export function completionsFor(
  bot: Bot,
  of: "question" | "table" | "name" | "term",
  typed: string,
): readonly Completion[] {
  const { catalogue } = bot;
  switch (of) {
    case "question":
      return offered(
        beginningFirst(catalogue.complete(typed, MOST_LOOKED_AT), typed).map((text) => ({
          name: text,
          value: text,
        })),
      );
    case "table":
      return offered(
        catalogue.completeTable(typed, limits.choices).map(({ id, title }) => ({ name: title, value: id })),
      );
    default:
      return offered(namesLike(bot, typed).map((name) => ({ name, value: name })));
  }
}

/** More than are shown: what begins as it was typed may stand further down. */
const MOST_LOOKED_AT = 4 * limits.choices;

/** Those with a word that begins as was typed before those that hold it somewhere; else in their own order. */
function beginningFirst(found: readonly string[], typed: string): readonly string[] {
  const start = ` ${typed.trim().toLowerCase()}`;
  const begins = (text: string) => ` ${text.toLowerCase()}`.includes(start);
  return [...found.filter(begins), ...found.filter((text) => !begins(text))];
}

/** Names twice or longer than Discord takes would have the whole list refused. */
function offered(found: readonly Completion[]): Completion[] {
  const lines = found.map(({ name, value }) => ({
    name: label(name, limits.choiceText),
    value: label(value, limits.choiceText),
  }));
  return [...new Map(lines.map((line) => [line.name.toLowerCase(), line])).values()].slice(0, limits.choices);
}

/** Things by name: what rows and concepts are called. */
const namesOf = oncePer(({ knowledge: { tables, vocabulary } }: Bot): readonly string[] => {
  const rows = tables.flatMap((table) => table.rows.map(({ name }) => name));
  return [...new Set([...rows, ...vocabulary.concepts.flatMap(({ names: [first] }) => first ?? [])])];
});

/** Names that begin with what was typed, then those with a word that does, then those that hold it. */
function namesLike(bot: Bot, typed: string): readonly string[] {
  const start = typed.trim().toLowerCase();
  const ranks = namesOf(bot).flatMap((name) => {
    const at = ` ${name.toLowerCase()}`.indexOf(` ${start}`);
    const rank = at === 0 ? 0 : at > 0 ? 1 : name.toLowerCase().includes(start) ? 2 : null;
    return rank === null ? [] : [{ name, rank }];
  });
  return ranks.sort((a, b) => a.rank - b.rank).map(({ name }) => name);
}
