import { oncePer } from "../../memo.ts";
import type { ConceptIndex } from "../index/concept-index.ts";
import type { ColumnValue, NamedValue, TableIndex } from "../index/table-index.ts";
import { holdsPhrase } from "../question/folded-words.ts";
import type { TableQuestion } from "../question/question.ts";
import type { Span } from "../question/span.ts";
import { isNear, prefixLength } from "./near.ts";

/** Kinds of matches between a phrase of the question and a cell; the order is part of the model's layout. */
export const linkKinds = ["whole", "alias", "part", "concept", "inside", "near", "frame"] as const;
/** One kind of match. */
export type LinkKind = (typeof linkKinds)[number];

/** A phrase of the question that stands in cells of one column. */
export interface CellLink extends Span {
  readonly column: number;
  readonly kind: LinkKind;
  /** Ascending. */
  readonly rows: readonly number[];
  /** What a plan compares with: whole cells, or a text inside them. */
  readonly texts: readonly string[];
  readonly inside: boolean;
}

const maxPhraseWords = 12;
/** A word in more distinct values than this says little and would cost much. */
const maxPosting = 20_000;

/** All matches of phrases with cells, however uninformative. */
export function findCellLinks(
  question: TableQuestion,
  index: TableIndex,
  concepts: ConceptIndex,
): CellLink[] {
  const links: CellLink[] = [];
  namedLinks(question, index, links);
  conceptLinks(question, index, concepts, links);
  insideLinks(question, index, links);
  nearLinks(question, index, links);
  return links;
}

function namedLinks(question: TableQuestion, index: TableIndex, links: CellLink[]): void {
  const { words } = question;
  for (let from = 0; from < words.length; from++) {
    let phrase = "";
    let content = false;
    const longest = Math.min(maxPhraseWords, index.longestNames.get(words[from]!.stem) ?? 0);
    for (let to = from + 1; to <= Math.min(words.length, from + longest); to++) {
      const word = words[to - 1]!;
      phrase = phrase ? `${phrase} ${word.stem}` : word.stem;
      content ||= !word.frame;
      const found = index.named.get(phrase);
      if (!content) {
        // "Other than" is no row that is called "Other".
        if (found && phrase.length > 3 && words[to]?.text !== "than") addFrame(index, from, to, found, links);
        continue;
      }
      if (found) addNamed(index, from, to, found, links);
    }
  }
}

/** A row may be called by a word of grammar: "Other". */
function addFrame(
  index: TableIndex,
  from: number,
  to: number,
  found: readonly NamedValue[],
  links: CellLink[],
): void {
  const values = found
    .filter((entry) => entry.naming === "whole" && entry.value.column === index.key)
    .map((entry) => entry.value);
  if (values.length) links.push(cellLink(index, from, to, index.key, "frame", values));
}

function addNamed(
  index: TableIndex,
  from: number,
  to: number,
  found: readonly NamedValue[],
  links: CellLink[],
): void {
  for (const column of new Set(found.map((entry) => entry.value.column))) {
    const own = found.filter((entry) => entry.value.column === column);
    const naming = own.some((entry) => entry.naming === "whole") ? "whole" : own[0]!.naming;
    const values = own
      .filter((entry) => naming !== "whole" || entry.naming === "whole")
      .map((entry) => entry.value);
    links.push(cellLink(index, from, to, column, naming, values));
  }
}

function cellLink(
  index: TableIndex,
  from: number,
  to: number,
  column: number,
  kind: LinkKind,
  values: readonly ColumnValue[],
): CellLink {
  return {
    from,
    to,
    column,
    kind,
    rows: rowsOf(values),
    texts: values.map((value) => index.table.rows[value.rows[0]!]!.cells[column]!.raw),
    inside: false,
  };
}

function rowsOf(values: readonly ColumnValue[]): number[] {
  if (values.length === 1) return values[0]!.rows;
  return values.flatMap((value) => value.rows).sort((a, b) => a - b);
}

function conceptLinks(
  question: TableQuestion,
  index: TableIndex,
  concepts: ConceptIndex,
  links: CellLink[],
): void {
  for (const { concept, from, to } of question.concepts) {
    const found = concepts.values.get(concept);
    if (!found) continue;
    for (const column of new Set(found.map((value) => value.column))) {
      const values = found.filter((value) => value.column === column);
      links.push(cellLink(index, from, to, column, "concept", values));
    }
  }
}

/** The longest phrases that stand inside cells, for each word that they can begin with. */
function insideLinks(question: TableQuestion, index: TableIndex, links: CellLink[]): void {
  const { words } = question;
  for (let from = 0; from < words.length; from++) {
    if (words[from]!.frame) continue;
    let values = index.postings.get(words[from]!.stem) ?? [];
    if (!values.length || values.length > maxPosting) continue;
    let phrase = words[from]!.stem;
    let to = from + 1;
    const best = new Map<
      number,
      { readonly to: number; readonly phrase: string; readonly values: readonly ColumnValue[] }
    >();
    for (;;) {
      for (const column of new Set(values.map((value) => value.column))) {
        if (to > from + 1 && words[to - 1]!.frame) continue;
        best.set(column, { to, phrase, values: values.filter((value) => value.column === column) });
      }
      const next = words[to];
      if (!next || to - from >= maxPhraseWords) break;
      const longer = `${phrase} ${next.stem}`;
      const fitting = values.filter((value) => holdsPhrase(value.phrase, longer));
      if (!fitting.length) break;
      values = fitting;
      phrase = longer;
      to++;
    }
    for (const [column, found] of best) {
      const text = words
        .slice(from, found.to)
        .map((word) => word.text)
        .join(" ");
      links.push({
        from,
        to: found.to,
        column,
        kind: "inside",
        rows: rowsOf(found.values),
        texts: [text],
        inside: true,
      });
    }
  }
}

const maxNearStems = 50_000;

/** Stems of cells by their first letters. */
const stemsByPrefix = oncePer(({ postings }: TableIndex): ReadonlyMap<string, readonly string[]> => {
  const stems = postings.size <= maxNearStems ? [...postings.keys()] : [];
  return Map.groupBy(
    stems.filter((stem) => /^\p{L}{4}/u.test(stem)),
    (stem) => stem.slice(0, prefixLength),
  );
});

const nearStems = (index: TableIndex, stem: string): readonly string[] =>
  (stemsByPrefix(index).get(stem.slice(0, prefixLength)) ?? []).filter((known) => isNear(stem, known));

function nearLinks(question: TableQuestion, index: TableIndex, links: CellLink[]): void {
  question.words.forEach((word, at) => {
    if (word.frame || word.stem.length < prefixLength || index.postings.has(word.stem)) return;
    if (links.some((link) => link.from <= at && at < link.to)) return;
    for (const stem of nearStems(index, word.stem).slice(0, 3)) {
      const values = index.postings.get(stem)!;
      for (const column of new Set(values.map((value) => value.column))) {
        const own = values.filter((value) => value.column === column);
        links.push({
          from: at,
          to: at + 1,
          column,
          kind: "near",
          rows: rowsOf(own),
          texts: [stem],
          inside: true,
        });
      }
    }
  });
}
