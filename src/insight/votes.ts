import type { CountedVote, Tally } from "../ports.ts";

/** Votes on one entry or row, over all its versions. */
export interface VoteSummary {
  readonly entry: string;
  readonly row: string | null;
  readonly tally: Tally;
  readonly people: number;
  /** Reasons in people's words, latest first. */
  readonly reasons: readonly string[];
  /** How many versions of the knowledge the votes are for; above 1 some may be out of date. */
  readonly versions: number;
}

const MOST_REASONS = 10;

/** Aggregates votes by answer, those with most against them first. */
export function summariseVotes(votes: readonly CountedVote[]): readonly VoteSummary[] {
  const named = votes.flatMap((vote) => (vote.entry === null ? [] : [{ ...vote, entry: vote.entry }]));
  const groups = Map.groupBy(named, ({ entry, row }) => JSON.stringify([entry, row]));
  return [...groups.values()]
    .map((group) => summaryOf(group))
    .sort(
      (a, b) => against(b.tally) - against(a.tally) || b.people - a.people || (a.entry < b.entry ? -1 : 1),
    );
}

/** Number of votes in a tally that found something wrong. */
export function against({ down, none, wrong }: Tally): number {
  return down + none + wrong;
}

function summaryOf(group: readonly (CountedVote & { readonly entry: string })[]): VoteSummary {
  const tally = { up: 0, down: 0, none: 0, wrong: 0 };
  for (const { kind } of group) tally[kind]++;
  return {
    entry: group[0]!.entry,
    row: group[0]!.row,
    tally,
    people: new Set(group.map(({ person }) => person)).size,
    reasons: group
      .toSorted((a, b) => b.atMs - a.atMs)
      .flatMap(({ reason }) => (reason ? [reason] : []))
      .slice(0, MOST_REASONS),
    versions: new Set(group.map(({ knowledge }) => knowledge)).size,
  };
}
