import { oncePer } from "../../memo.ts";
import type { ConceptIndex } from "../index/concept-index.ts";
import type { TableIndex } from "../index/table-index.ts";
import { isNear, prefixLength } from "../link/near.ts";
import { holdsPhrase, phraseOf } from "../question/folded-words.ts";
import type { TableQuestion } from "../question/question.ts";
import { covers, type Span } from "../question/span.ts";
import type { TableRelevance } from "./features/types.ts";

/** A table with all that is known about it. */
export interface IndexedTable {
  readonly index: TableIndex;
  readonly concepts: ConceptIndex;
  /** Stems of column names, aliases, title and wordings. */
  readonly vocabulary: ReadonlySet<string>;
  /** The same by their first letters, for words of one origin. */
  readonly byPrefix: ReadonlyMap<string, readonly string[]>;
  /** Title, wordings, headings and words for a row as stems, parted by a sign that no phrase has. */
  readonly spoken: string;
  /** Stems of `measure`. */
  readonly measure: ReadonlySet<string>;
}

/** A table that the question touches, and how it stands among the others. */
export interface RoutedTable {
  readonly table: IndexedTable;
  readonly route: TableRelevance | null;
}

/** A table that holds less than this share of what the best one does is not tried. */
const leastTouch = 0.3;

type Place = "cell" | "column" | "subject" | null;

/** The tables that a question may be about, most touched first, at most `limit`. */
export function routeQuestion(
  question: TableQuestion,
  tables: readonly IndexedTable[],
  limit: number,
): RoutedTable[] {
  if (tables.length === 1) return [{ table: tables[0]!, route: null }];
  // "In alphabetical order" says how to tell, not what of.
  const telling = question.cues.filter(({ kind }) => kind === "sort" || kind === "listed");
  const content = question.words.flatMap((word, at) =>
    word.frame || telling.some((cue) => covers(cue, { from: at, to: at + 1 }))
      ? []
      : [contentWord(question, at)],
  );
  const places = tables.map((table) => content.map((word) => placeOf(table, word)));
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
  const elsewhere = rowsNamed(question, tables).filter(({ phrase }) => !common.has(phrase));
  const led = tables.some(({ index }) => index.table.leads === true);
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
          subject: share((_, i) => table.index.subject.has(content[i]!.stem)),
          foreign: share((where, i) => where === null && known[i]! > 0),
          unknown,
          lead: touch[t]! - rival,
          common,
          leading: led ? table.index.table.leads === true : null,
          elsewhere: elsewhere.filter(({ phrase }) => !speaksOf(table, phrase)),
          measure: content.some(({ stem }) => table.measure.has(stem)),
        },
      };
    });
}

/** Below this number of tables nothing is common to most of them by more than chance. */
const fewTables = 5;

/** Stems, and runs of up to three, in the wordings of at least four in ten tables. */
const commonStems = oncePer((tables: readonly IndexedTable[]): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const { index } of tables) {
    const wordings = [index.table.title, ...index.table.also].map((text) => phraseOf(text).split(" "));
    for (const run of new Set(wordings.flatMap(runsOf))) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  if (tables.length < fewTables) return new Set();
  return new Set([...counts].filter(([, count]) => count >= 0.4 * tables.length).map(([stem]) => stem));
});

const longestRun = 3;

/** Runs of words that name a row of some table: "data engineer". A single word may mean anything. */
function rowsNamed({ words }: TableQuestion, tables: readonly IndexedTable[]): NamedRow[] {
  return words.flatMap((_, from) =>
    Array.from({ length: Math.min(longestRun, words.length - from) }, (__, i) => from + i + 1).flatMap(
      (to) => {
        if (to - from < 2 || words[from]!.frame || words[to - 1]!.frame) return [];
        const phrase = words
          .slice(from, to)
          .map(({ stem }) => stem)
          .join(" ");
        const named = tables.some(({ index }) =>
          index.named
            .get(phrase)
            ?.some(({ value, naming }) => value.column === index.key && naming !== "part"),
        );
        return named ? [{ from, to, phrase }] : [];
      },
    ),
  );
}

interface NamedRow extends Span {
  readonly phrase: string;
}

/** Whether a table speaks of a thing: in a cell, a heading, its title or a wording. */
const speaksOf = ({ index, spoken }: IndexedTable, phrase: string): boolean =>
  index.named.has(phrase) || holdsPhrase(spoken, phrase);

const runsOf = (stems: readonly string[]): string[] =>
  stems.flatMap((_, at) =>
    Array.from({ length: Math.min(longestRun, stems.length - at) }, (__, i) =>
      stems.slice(at, at + i + 1).join(" "),
    ),
  );

/** A word of a question that may stand in a table. */
interface ContentWord {
  readonly stem: string;
  readonly prefix: string;
  /** Ids of the concepts that it is part of. */
  readonly concepts: readonly string[];
  readonly figure: boolean;
}

function contentWord({ words, concepts, figures }: TableQuestion, at: number): ContentWord {
  const { stem } = words[at]!;
  const word = { from: at, to: at + 1 };
  return {
    stem,
    prefix: stem.slice(0, prefixLength),
    concepts: concepts.filter((span) => covers(span, word)).map(({ concept }) => concept),
    figure: figures.some((figure) => covers(figure, word)),
  };
}

function placeOf(
  { index, concepts, vocabulary, byPrefix }: IndexedTable,
  { stem, prefix, concepts: named, figure }: ContentWord,
): Place {
  if (index.postings.has(stem) || index.named.has(stem)) return "cell";
  for (const concept of named) {
    if (concepts.values.has(concept)) return "cell";
    if (concepts.columns.has(concept)) return "column";
    if (concepts.subject.has(concept)) return "subject";
  }
  if (vocabulary.has(stem)) return index.subject.has(stem) ? "subject" : "column";
  if (figure && index.columns.some((column) => column.ordered)) return "cell";
  const alike = byPrefix.get(prefix);
  return alike?.some((word) => isNear(stem, word)) ? "column" : null;
}
