/** Words that stand in an order, lowest first; spaces part levels, `/` names of one level, `_` stands for a space. */
const scales: readonly (readonly string[])[] = [
  "none very_low/minimal/trivial low/minor medium/moderate/normal/middle high/major very_high/severe critical/urgent/blocker/extreme",
  "poor fair good very_good excellent/outstanding",
  "tiny small/s medium/m large/l extra_large/xl xxl xxxl",
  "xs s m l xl xxl xxxl",
  "beginner/novice/basic intermediate advanced expert",
  "easy moderate/medium hard/difficult very_hard/expert",
  "bronze silver gold platinum diamond",
  "never rarely sometimes often always",
  "none/no_degree high_school/school_diploma/secondary_school associate/associate_degree/associates_degree/vocational bachelor/bachelors/bachelor_s/bachelor_degree/bachelors_degree/bachelor_s_degree/undergraduate master/masters/master_s/master_degree/masters_degree/master_s_degree phd/ph_d/doctorate/doctoral/doctoral_degree/doctorate_degree",
  "intern/trainee/apprentice entry/entry_level/junior/graduate mid/mid_level/intermediate/middle senior/senior_level staff/lead principal distinguished/fellow",
  "yearly/annually quarterly monthly weekly daily hourly",
].map((line) => line.split(" "));

const rankOf = scales.map(
  (levels) =>
    new Map(
      levels.flatMap((names, rank) =>
        names.split("/").map((name) => [name.replace(/_/g, " "), rank] as const),
      ),
    ),
);

/** Codes that count down from the most urgent: P0, Sev 1. */
const coded = /^(?:p|prio|priority|sev|severity|s|tier|class|category|cat)[ -]?(\d{1,2})\b/i;
const urgent = /\b(?:priority|severity|urgency|sev|prio)\b/i;
/** Codes that count up: Level 3, Stage 2. */
const counted = /^(?:level|lvl|stage|phase|step|grade|tier|l|class)[ -]?(\d{1,2})\b/i;

/** Distinct cells of a column in their order, lowest first; `null` where they are in no order that is known. */
export function orderLevels(name: string, cells: readonly string[]): readonly string[] | null {
  const distinct = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ""))];
  if (distinct.length < 2 || distinct.length > mostLevels) return null;
  return byCode(name, distinct) ?? byScale(distinct);
}

const mostLevels = 20;

function byCode(name: string, cells: readonly string[]): readonly string[] | null {
  const numbers = (pattern: RegExp): number[] | null => {
    const found = cells.map((cell) => pattern.exec(cell)?.[1]);
    return found.every((text) => text !== undefined) ? found.map(Number) : null;
  };
  const down = urgent.test(name) ? numbers(coded) : null;
  const ranks = down?.map((number) => -number) ?? numbers(counted);
  return ranks === null ? null : sorted(cells, ranks);
}

function byScale(cells: readonly string[]): readonly string[] | null {
  // "62 m" is no size between S and L.
  if (cells.some((cell) => /^\W*\d/.test(cell))) return null;
  const plain = cells.map((cell) =>
    cell
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  for (const ranks of rankOf) {
    const found = plain.map((text) => ranks.get(text));
    if (found.every((rank) => rank !== undefined))
      return new Set(found).size > 1 ? sorted(cells, found) : null;
  }
  return null;
}

function sorted(cells: readonly string[], ranks: readonly number[]): readonly string[] {
  return cells
    .map((cell, i) => ({ cell, rank: ranks[i]! }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ cell }) => cell);
}
