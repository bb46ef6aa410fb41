import { readFileSync } from "node:fs";
import Table from "cli-table3";
import { z } from "zod";
import type { PassageDocument } from "../src/passages/types.ts";
import { machine } from "./machine.ts";
import { type Peer, peers } from "./peers.ts";
import { createRandom, misspell, percentile } from "./random.ts";
import { wholeGuide } from "./whole-guide.ts";

const faqLine = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.string().default(""),
  also: z.array(z.string()).default([]),
});
const queryLine = z.object({ q: z.string(), id: z.string() });

const warmUp = 50;
/** The misspelt words are the same in every run. */
const seed = 20_261;

interface Scores {
  readonly p1: number;
  readonly mrr10: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly indexMs: number;
}

export interface RetrievalOptions {
  readonly faq: string;
  readonly queries: string;
  /** Whether alternative wordings are indexed. */
  readonly also: boolean;
  readonly questionOnly?: boolean | undefined;
  /** The share of words that are misspelt. */
  readonly typos: number;
  readonly peers?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Ranks an FAQ set for questions whose answer is known: P@1, MRR@10, time. */
export async function run(given: RetrievalOptions): Promise<void> {
  const alone = given.questionOnly === true;
  const wordings = !alone && given.also;
  const documents = readLines(given.faq, faqLine).map(
    ({ id, question, answer, also }): PassageDocument => ({
      id,
      title: question,
      wordings: wordings ? also : [],
      text: alone ? "" : answer,
    }),
  );
  const random = createRandom(seed);
  const queries = readLines(given.queries, queryLine).map(({ q, id }) => ({
    q: misspell(q, given.typos, random),
    id,
  }));

  const table = new Table({
    head: ["", "P@1", "MRR@10", "p50 ms", "p99 ms", "index ms"],
    style: { head: [] },
  });
  const [words, ...others] = peers;
  const tested = [words!, wholeGuide, ...(given.peers ? others : [])];
  const all: Record<string, Scores> = {};
  for (const peer of tested) {
    const scores = await measure(peer, documents, queries);
    all[peer.name] = scores;
    const { p1, mrr10, p50Ms, p99Ms, indexMs } = scores;
    table.push([
      peer.name,
      p1.toFixed(3),
      mrr10.toFixed(3),
      p50Ms.toFixed(2),
      p99Ms.toFixed(2),
      indexMs.toFixed(0),
    ]);
  }
  console.log(`${machine()}\n${documents.length} entries, ${queries.length} questions\n${table.toString()}`);
  if (given.json) {
    const { ours, guide, ...rest } = all;
    console.log(JSON.stringify({ ...ours, guide, ...(Object.keys(rest).length > 0 ? { peers: rest } : {}) }));
  }
}

async function measure(
  peer: Peer,
  documents: readonly PassageDocument[],
  queries: readonly { readonly q: string; readonly id: string }[],
): Promise<Scores> {
  const start = performance.now();
  const search = await peer.build(documents);
  const indexMs = performance.now() - start;
  for (const { q } of queries.slice(0, warmUp)) await search(`${q} `);
  let first = 0;
  let reciprocal = 0;
  const times: number[] = [];
  for (const { q, id } of queries) {
    const before = performance.now();
    const found = await search(q);
    times.push(performance.now() - before);
    const place = found.indexOf(id);
    if (place === 0) first++;
    if (place >= 0 && place < 10) reciprocal += 1 / (place + 1);
  }
  return {
    p1: first / queries.length,
    mrr10: reciprocal / queries.length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    indexMs,
  };
}

/** @throws with file and line where a line does not fit. */
function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, i) => {
      if (line.trim() === "") return [];
      const parsed = schema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}:${i + 1}: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}
