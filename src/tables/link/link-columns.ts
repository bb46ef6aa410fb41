import {
  adjectiveOf,
  comparing,
  fitsHint,
  isFrameWord,
  measureHints,
  verbHints,
} from "../../language/index.ts";
import { oncePer } from "../../memo.ts";
import type { ConceptIndex } from "../index/concept-index.ts";
import type { ColumnIndex, TableIndex } from "../index/table-index.ts";
import { splitWords } from "../question/folded-words.ts";
import type { TableQuestion } from "../question/question.ts";
import { covers, meets, type Span } from "../question/span.ts";
import { isNear } from "./near.ts";

/** A phrase of the question that names a column. */
export interface ColumnLink extends Span {
  readonly column: number;
  /** Share of the column's name that was said. */
  readonly share: number;
  /** Named only by what an adjective measures: "tallest" for a height. */
  readonly hinted: boolean;
  /** Said by another name than its heading. */
  readonly alias?: boolean;
}

const mostLinks = 40;
const leastShare = 0.25;
const hintShare = 0.5;
const conceptShare = 0.9;

/** Finds the columns that a question names, those most fully named first. */
export function linkColumns(
  question: TableQuestion,
  index: TableIndex,
  concepts: ConceptIndex,
): ColumnLink[] {
  const names = namesOf(index);
  const links: ColumnLink[] = [];
  for (const name of names.touchedBy(question)) {
    const link = nameLink(question, name);
    if (link) links.push(link);
  }
  question.words.forEach((word, at) => {
    const how = comparing.grading.has(question.words[at - 1]?.text ?? "") ? measureHints(word.text) : [];
    const hints = [...(adjectiveOf(word.text)?.hints ?? how), ...verbHints(word.text)];
    for (const column of new Set([...names.hinted(hints), ...names.counted(word.stem)]))
      links.push({ from: at, to: at + 1, column, share: hintShare, hinted: true });
  });
  for (const { concept, from, to } of question.concepts) {
    for (const column of concepts.columns.get(concept) ?? []) {
      links.push({ from, to, column, share: conceptShare, hinted: false, alias: true });
    }
  }
  return bestOfEach(narrowed(ofFamilies(question, links, index), index));
}

/** Columns whose headings differ in a number alone: "Visitors 2023", "Visitors 2024". */
const familiesOf = oncePer(({ columns, key }: TableIndex): readonly (readonly Member[])[] => {
  const members = columns.flatMap(({ index, names: [heading = ""] }): Member[] => {
    const stems = heading.split(" ");
    const numbers = stems.filter((stem) => /^\d+$/.test(stem));
    if (index === key || numbers.length !== 1 || stems.length < 2) return [];
    return [{ column: index, number: numbers[0]!, rest: stems.filter((stem) => stem !== numbers[0]) }];
  });
  const groups = Map.groupBy(members, ({ rest }) => rest.join(" "));
  return [...groups.values()].filter((group) => group.length > 1);
});

interface Member {
  readonly column: number;
  /** What tells it from the others. */
  readonly number: string;
  /** The stems that all of them have. */
  readonly rest: readonly string[];
}

/** "Visitors in 2023 and 2024": where the words of a family are said, its numbers name its columns, and those alone. */
function ofFamilies(
  { words }: TableQuestion,
  links: readonly ColumnLink[],
  index: TableIndex,
): readonly ColumnLink[] {
  return familiesOf(index).reduce<readonly ColumnLink[]>((all, family) => {
    const said = (stem: string): boolean => isFrameWord(stem) || words.some((word) => word.stem === stem);
    if (!family[0]!.rest.every(said)) return all;
    const places = new Map(
      family.flatMap(({ column, number }) => {
        const at = words.findIndex(({ stem }) => stem === number);
        return at < 0 ? [] : [[column, { from: at, to: at + 1 }] as const];
      }),
    );
    if (!places.size) return all;
    const own = new Set(family.map(({ column }) => column));
    const kept = all.flatMap((link) => {
      const place = places.get(link.column);
      if (place === undefined) return own.has(link.column) ? [] : [link];
      return covers(link, place) ? [{ ...link, share: 1 }] : [link];
    });
    const named = [...places].flatMap(([column, place]): ColumnLink[] =>
      kept.some((link) => link.column === column && covers(link, place))
        ? []
        : [{ ...place, column, share: 1, hinted: false, alias: false }],
    );
    return [...kept, ...named];
  }, links);
}

/** The words of a name inside a longer one, or of a general one behind it, name no column of their own: "reduced price", "Friday closes". */
function narrowed(links: readonly ColumnLink[], { columns }: TableIndex): ColumnLink[] {
  const sure = links.filter(({ hinted, share }) => !hinted && share > sureShare);
  return links.filter((link) => {
    const others = sure.filter(({ column }) => column !== link.column);
    const inside = others.some((other) => covers(other, link) && other.to - other.from > link.to - link.from);
    const general = others.some(
      (other) =>
        link.alias === true &&
        other.alias === false &&
        other.to === link.from &&
        columns[other.column]!.ordered &&
        columns[other.column]!.unit.kind === columns[link.column]!.unit.kind,
    );
    return link.hinted || !(inside || general);
  });
}

const sureShare = 0.9;

interface ColumnName {
  readonly column: number;
  /** What the heading says, not another name for it. */
  readonly own: boolean;
  readonly stems: readonly string[];
  readonly weight: number;
}

/** Words that every heading may have weigh less than those that tell columns apart. */
function weightOf(stem: string): number {
  // "25th" and "75th" tell two percentiles apart, a year in a heading hardly does.
  if (isFrameWord(stem) || (/^\d/.test(stem) && !/\d(?:st|nd|rd|th)$/.test(stem))) return 0.2;
  return stem.length === 1 ? 0.4 : 1;
}

/** The names of a table's columns by their stems, so that a thousand columns cost no more than those that are named. */
class ColumnNames {
  readonly #byStem = new Map<string, ColumnName[]>();
  /** stem of any of a column's names → columns */
  readonly #own = new Map<string, number[]>();
  /** stem of a declared unit → columns */
  readonly #units = new Map<string, number[]>();

  constructor(columns: readonly ColumnIndex[]) {
    for (const column of columns) {
      for (const [place, text] of column.names.entries()) {
        const stems = text.split(" ").filter(Boolean);
        const name = {
          column: column.index,
          own: place === 0,
          stems,
          weight: stems.reduce((sum, stem) => sum + weightOf(stem), 0),
        };
        for (const stem of new Set(stems)) this.#byStem.set(stem, [...(this.#byStem.get(stem) ?? []), name]);
      }
      for (const stem of unitStems(column))
        this.#units.set(stem, [...(this.#units.get(stem) ?? []), column.index]);
      for (const stem of new Set(column.names.flatMap((name) => name.split(" "))))
        this.#own.set(stem, [...(this.#own.get(stem) ?? []), column.index]);
    }
  }

  /** Columns whose figures are counted in a unit: "how many litres". */
  counted(stem: string): readonly number[] {
    return this.#units.get(stem) ?? [];
  }

  touchedBy({ words }: TableQuestion): Iterable<ColumnName> {
    const touched = new Set<ColumnName>();
    for (const word of words) {
      for (const name of this.#byStem.get(word.stem) ?? []) touched.add(name);
      if (word.frame) continue;
      for (const [stem, names] of this.#byStem) {
        if (isNear(word.stem, stem)) for (const name of names) touched.add(name);
      }
    }
    return touched;
  }

  hinted(hints: readonly string[]): Iterable<number> {
    if (!hints.length) return [];
    const found = new Set<number>();
    for (const [stem, columns] of this.#own) {
      if (hints.some((hint) => fitsHint(stem, hint))) for (const column of columns) found.add(column);
    }
    return found;
  }
}

/** What a unit counts: "visitors", "working days"; "of all boulders" says of what. */
function unitStems({ column: { unit }, ordered }: ColumnIndex): string[] {
  if (!ordered || !unit || /^of\b/.test(unit)) return [];
  const last = splitWords(unit).at(-1);
  return last && !isFrameWord(last.text) && last.text.length > 1 ? [last.stem] : [];
}

const namesOf = oncePer(({ columns }: TableIndex) => new ColumnNames(columns));

/** The place where most of a column's name is said. */
function nameLink({ words }: TableQuestion, { column, own, stems, weight }: ColumnName): ColumnLink | null {
  let best: ColumnLink | null = null;
  for (let from = 0; from < words.length; from++) {
    if (words[from]!.frame && stems.length > 1 && words[from]!.stem !== stems[0]) continue;
    const left = new Set(stems);
    let said = 0;
    let content = false;
    for (let to = from + 1; to <= Math.min(words.length, from + stems.length + 1); to++) {
      const word = words[to - 1]!;
      const near = (): string | undefined =>
        word.frame ? undefined : [...left].find((stem) => isNear(word.stem, stem));
      const hit = left.has(word.stem) ? word.stem : near();
      if (hit === undefined) {
        if (to === from + 1) break;
        continue;
      }
      left.delete(hit);
      content ||= !word.frame || stems.length === 1;
      said += hit === word.stem ? weightOf(hit) : 0.8 * weightOf(hit);
      const share = said / weight;
      if (content && (!best || share > best.share))
        best = { from, to, column, share, hinted: false, alias: !own };
    }
  }
  return best && best.share >= leastShare ? best : null;
}

/** At most two places for each column. */
function bestOfEach(links: readonly ColumnLink[]): ColumnLink[] {
  const sorted = [...links].sort((a, b) => b.share - a.share || b.to - b.from - (a.to - a.from));
  const kept: ColumnLink[] = [];
  for (const link of sorted) {
    if (kept.length >= mostLinks) break;
    const own = kept.filter((other) => other.column === link.column);
    if (own.length < 2 && !own.some((other) => meets(other, link))) kept.push(link);
  }
  return kept;
}
