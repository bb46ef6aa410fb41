import { setImmediate as nextRound } from "node:timers/promises";
import type { Bot } from "../../../src/bot.ts";
import { oncePer } from "../../../src/memo.ts";
import type { Intent } from "../intents.ts";
import { termQuestion } from "../receive/command.ts";
import { discordLimits, label } from "../render/limits.ts";

/** One choice of an autocomplete. */
export interface Completion {
  readonly name: string;
  readonly value: string;
}

/**
 * Choices for what was typed so far, best first, at most as many as Discord shows.
 * @param sure least confidence, 0 to 1, of a term's explanation
 */
export async function completionsFor(
  bot: Bot,
  { of, typed, sure }: { readonly of: Completed; readonly typed: string; readonly sure: number },
): Promise<readonly Completion[]> {
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
        catalogue
          .completeTable(typed, discordLimits.choices)
          .map(({ id, title }) => ({ name: title, value: id })),
      );
    case "name":
      return offered(named(beginningLike(rowsOf(bot), typed)));
    case "term":
      return offered(named(await explained(bot, beginningLike(namesOf(bot), typed), sure)));
  }
}

type Completed = Extract<Intent, { kind: "complete" }>["of"];

const named = (names: readonly string[]): Completion[] => names.map((name) => ({ name, value: name }));

/** More than are shown: what begins as it was typed may stand further down. */
const MOST_LOOKED_AT = 4 * discordLimits.choices;

/** Those with a word that begins as was typed before those that hold it somewhere; else in their own order. */
function beginningFirst(found: readonly string[], typed: string): readonly string[] {
  const start = ` ${typed.trim().toLowerCase()}`;
  const begins = (text: string) => ` ${text.toLowerCase()}`.includes(start);
  return [...found.filter(begins), ...found.filter((text) => !begins(text))];
}

/** Names twice or longer than Discord takes would have the whole list refused. */
function offered(found: readonly Completion[]): Completion[] {
  const lines = found.map(({ name, value }) => ({
    name: label(name, discordLimits.choiceText),
    value: label(value, discordLimits.choiceText),
  }));
  return [...new Map(lines.map((line) => [line.name.toLowerCase(), line])).values()].slice(
    0,
    discordLimits.choices,
  );
}

/** What rows of tables are called. */
const rowsOf = oncePer(({ knowledge: { tables } }: Bot): readonly string[] => [
  ...new Set(tables.flatMap((table) => table.rows.map(({ name }) => name))),
]);

/** Things by name: what rows and concepts are called. */
const namesOf = oncePer((bot: Bot): readonly string[] => [
  ...new Set([
    ...rowsOf(bot),
    ...bot.knowledge.vocabulary.concepts.flatMap(({ names: [first] }) => first ?? []),
  ]),
]);

/** Names that begin with what was typed, then those with a word that does, then those that hold it. */
function beginningLike(names: readonly string[], typed: string): readonly string[] {
  const start = typed.trim().toLowerCase();
  const ranks = names.flatMap((name) => {
    const at = ` ${name.toLowerCase()}`.indexOf(` ${start}`);
    const rank = at === 0 ? 0 : at > 0 ? 1 : name.toLowerCase().includes(start) ? 2 : null;
    return rank === null ? [] : [{ name, rank }];
  });
  return ranks.sort((a, b) => a.rank - b.rank).map(({ name }) => name);
}

/** Each takes some milliseconds, and whoever types waits. */
const MOST_TRIED = 3 * discordLimits.choices;

const confidences = oncePer((_: Bot) => new Map<string, number>());

/** Those of the names that the bot can say something about: a list that promises more leads to refusals. */
async function explained(bot: Bot, names: readonly string[], sure: number): Promise<readonly string[]> {
  const known = confidences(bot);
  const kept: string[] = [];
  for (const name of names.slice(0, MOST_TRIED)) {
    if (!known.has(name)) {
      // Others are heard in between.
      await nextRound();
      const { reply } = bot.answer({ id: name, text: termQuestion(name) }, null);
      known.set(name, reply.status === "answered" ? reply.confidence : 0);
    }
    if ((known.get(name) ?? 0) >= sure) kept.push(name);
    if (kept.length === discordLimits.choices) break;
  }
  return kept;
}
