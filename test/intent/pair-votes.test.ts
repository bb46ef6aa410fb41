import { describe, expect, it } from "vitest";
import { ArchiveReader, ArchiveWriter } from "../../src/intent/archive.ts";
import { trainPairs } from "../../src/intent/pair-machines.ts";
import { PairVotes } from "../../src/intent/pair-votes.ts";
import { type SparseRow, SparseRowsBuilder } from "../../src/intent/sparse.ts";

const featureCount = 4;

function row(...values: readonly number[]): SparseRow {
  const length = Math.hypot(...values) || 1;
  return {
    indices: Int32Array.from(values.keys()),
    values: Float32Array.from(values, (value) => value / length),
    length: values.length,
  };
}

/** Two examples a class: feature 0 is everybody's, feature c + 1 marks class c. */
function train(classCount = 3) {
  const builder = new SparseRowsBuilder();
  const classes: number[] = [];
  for (let c = 0; c < classCount; c++)
    for (const strength of [1, 2]) {
      builder.add(row(3, ...[0, 1, 2].map((mark) => (mark === c ? strength : 0))));
      classes.push(c);
    }
  return trainPairs(builder.finish(), Int32Array.from(classes), classCount, featureCount)!;
}

function votesFor(
  text: SparseRow,
  scores: readonly number[],
  votes = new PairVotes(train(scores.length), 4),
) {
  const added = Float32Array.from(scores);
  votes.addTo(added, text);
  return [...added].map((score, c) => score - scores[c]!);
}

describe("classes compared two by two", () => {
  it.each([
    [0, row(3, 1, 0, 0)],
    [1, row(3, 0, 1, 0)],
    [2, row(3, 0, 0, 1)],
  ])("a text with the mark of class %i is voted there, whatever the order of the scores", (right, text) => {
    for (const scores of [
      [0.3, 0.2, 0.1],
      [0.1, 0.2, 0.3],
    ]) {
      const votes = votesFor(text, scores);
      expect(votes.indexOf(Math.max(...votes))).toBe(right);
      expect(Math.max(...votes.map(Math.abs))).toBeLessThanOrEqual(1.000001);
      // What one wins, another loses.
      expect(votes.reduce((sum, vote) => sum + vote, 0)).toBeCloseTo(0, 5);
    }
  });

  it("given an example, then its machine says what least squares say", () => {
    // Two examples of opposite classes: α (1 − k + ridge) = 1, so the vote is (1 − k) / (1 − k + 0.3).
    const builder = new SparseRowsBuilder();
    builder.add(row(1, 0));
    builder.add(row(0.6, 0.8));
    const machines = trainPairs(builder.finish(), Int32Array.of(0, 1), 2, 2)!;
    const [first, second] = votesFor(row(1, 0), [0, 0], new PairVotes(machines, 2));
    expect(first).toBeCloseTo(0.4 / 0.7, 5);
    expect(second).toBeCloseTo(-0.4 / 0.7, 5);
  });

  it("given a class of many and one of few, then a text between them leans to neither by number alone", () => {
    const builder = new SparseRowsBuilder();
    for (const marks of [...Array.from({ length: 9 }, () => [1, 0]), [0, 1]]) builder.add(row(...marks));
    const machines = trainPairs(builder.finish(), Int32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1), 2, 2)!;
    expect(votesFor(row(1, 1), [0, 0], new PairVotes(machines, 2))[0]).toBeCloseTo(0, 5);
  });

  it("a class alone gets no vote", () => {
    expect(votesFor(row(3, 1), [0.5])).toEqual([0]);
  });

  it("a text leaves nothing behind for the next", () => {
    const votes = new PairVotes(train(), featureCount);
    const first = votesFor(row(3, 1, 0, 0), [0, 0, 0], votes);
    votesFor(row(0, 0, 1, 1), [0, 0, 0], votes);
    expect(votesFor(row(3, 1, 0, 0), [0, 0, 0], votes)).toEqual(first);
  });

  it("what is laid down votes the same", () => {
    const archive = new ArchiveWriter();
    new PairVotes(train(), featureCount).write(archive);
    const read = PairVotes.read(ArchiveReader.open(archive.finish())!, featureCount);
    const text = row(3, 0, 1, 0.5);
    expect(votesFor(text, [0, 0, 0], read)).toEqual(votesFor(text, [0, 0, 0]));
  });

  it("given more examples than can be compared in good time, then there are no machines", () => {
    const builder = new SparseRowsBuilder();
    const count = 3_001;
    for (let i = 0; i < count; i++) builder.add(row(1));
    expect(trainPairs(builder.finish(), new Int32Array(count), 1, 1)).toBeNull();
  });
});
