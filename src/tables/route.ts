import type { ConceptIndex } from "./concept-index.ts";
import type { Route } from "./features/context.ts";
import { isNear, prefixLength } from "./near.ts";
import type { Question } from "./question.ts";
import type { TableIndex } from "./table-index.ts";
import { phraseOf } from "./text.ts";

/** A table with all that is known about it. */
export interface IndexedTable {
  readonly index: TableIndex;
  readonly concepts: ConceptIndex;
  /** Stems of column names, aliases, title and wordings. */
  readonly vocabulary: ReadonlySet<string>;
  /** The same by their first letters, for words of one origin. */
  readonly byPrefix: ReadonlyMap<string, readonly string[]>;
  /** Stems of `measure`. */
  readonly measure: ReadonlySet<string>;
}

/** A table that the question touches, and how it stands among the others. */
export interface RoutedTable {
  readonly table: IndexedTable;
  readonly route: Route | null;
}

/** A table that holds less than this share of what the best one does is not tried. */
const leastTouch = 0.3;

type Place = "cell" | "column" | "subject" | null;

/** The tables that a question may be about, most touched first, at most `limit`. */
export function routeQuestion(
  question: Question,
  tables: readonly IndexedTable[],
  limit: number,
): RoutedTable[] {
  if (tables.length === 1) return [{ table: tables[0]!, route: null }];
  const content = question.words.flatMap((word, at) => (word.frame ? [] : [at]));
  const places = tables.map((table) => content.map((at) => placeOf(table, question, at)));
  const known = content.map((_, i) => places.filter((place) => place[i] !== null).length);
  const weights = known.map((count) => Math.log(1 + (tables.length + 1) / (count + 0.5)));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const touch = places.map(
    (place) =>
      place.reduce(
        (sum, where, i) => sum + (where === null ? 0 : weights[i]! * (where === "subject" ? 0.8 : 1)),
        0,
      ) / total,
  );
  const unknown = weights.reduce((sum, weight, i) => sum + (known[i] === 0 ? weight : 0), 0) / total;
  const common = commonStems(tables);
  const ranked = tables
    .map((table, t) => ({ table, t }))
    .sort((a, b) => touch[b.t]! - touch[a.t]! || a.t - b.t);
  return ranked
    .filter(({ t }, _, [first]) => touch[t]! > leastTouch * touch[first!.t]!)
    .slice(0, limit)
    .map(({ table, t }) => {
      const rival = Math.max(0, ...touch.filter((_, other) => other !== t));
      const share = (test: (where: Place, i: number) => boolean): number =>
        places[t]!.reduce((sum, where, i) => sum + (test(where, i) ? weights[i]! : 0), 0) / total;
      return {
        table,
        route: {
          subject: share((_, i) => table.index.subject.has(question.words[content[i]!]!.stem)),
          foreign: share((where, i) => where === null && known[i]! > 0),
          unknown,
          lead: touch[t]! - rival,
          common,
          measure: content.some((at) => table.measure.has(question.words[at]!.stem)),
        },
      };
    });
}

const commonCache = new WeakMap<readonly IndexedTable[], ReadonlySet<string>>();
/** Below this number of tables nothing is common to most of them by more than chance. */
const fewTables = 5;

/** Stems in the titles of at least four in ten tables. */
function commonStems(tables: readonly IndexedTable[]): ReadonlySet<string> {
  const known = commonCache.get(tables);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { index } of tables) {
    for (const stem of new Set(phraseOf([index.table.title, ...index.table.also].join(" ")).split(" ")))
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const common = new Set(
    tables.length < fewTables
      ? []
      : [...counts].filter(([, count]) => count >= 0.4 * tables.length).map(([stem]) => stem),
  );
  commonCache.set(tables, common);
  return common;
}

function placeOf(table: IndexedTable, question: Question, at: number): Place {
  const { stem } = question.words[at]!;
  if (table.index.postings.has(stem) || table.index.named.has(stem)) return "cell";
  for (const { concept, from, to } of question.concepts) {
    if (at < from || at >= to) continue;
    if (table.concepts.values.has(concept)) return "cell";
    if (table.concepts.columns.has(concept)) return "column";
    if (table.concepts.subject.has(concept)) return "subject";
  }
  if (table.vocabulary.has(stem)) return table.index.subject.has(stem) ? "subject" : "column";
  if (
    question.figures.some(
      (figure) => figure.from <= at && at < figure.to && table.index.columns.some((column) => column.ordered),
    )
  )
    return "cell";
  const alike = table.byPrefix.get(stem.slice(0, prefixLength)) ?? [];
  return alike.some((word) => isNear(stem, word)) ? "column" : null;
}
