import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { StoreHealth } from "../../src/ports.ts";

/** Prometheus metrics of requests, answers and votes; no text, no person. */
export interface Metrics {
  request(route: string, method: string, status: number, seconds: number): void;
  answer(status: string): void;
  vote(kind: string): void;
  /** The knowledge is asked each time that the figures are. */
  knowledge(state: () => KnowledgeFigures): void;
  /** The store is asked how it is each time that the figures are. */
  store(health: () => StoreHealth): void;
  readonly contentType: string;
  text(): Promise<string>;
}

/** Gauges of the knowledge. */
export interface KnowledgeFigures {
  readonly live: string;
  /** `null`: what is on disk has errors. */
  readonly disk: string | null;
  /** From 0 to 1; `null`: all is learnt. */
  readonly learning: number | null;
  readonly entries: number;
  readonly tables: number;
}

/** Creates metrics in a registry of their own, so that two adapters in one process do not share them. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "guide_http_requests_total",
    help: "HTTP requests by route, method and status.",
    labelNames: ["route", "method", "status"],
    registers,
  });
  const durations = new Histogram({
    name: "guide_http_request_duration_seconds",
    help: "Time from a request's arrival to its answer, by route.",
    labelNames: ["route"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const answers = new Counter({
    name: "guide_web_answers_total",
    help: "Replies given on the web by how they ended: answered, clarify, declined, chitchat.",
    labelNames: ["status"],
    registers,
  });
  const votes = new Counter({
    name: "guide_web_votes_total",
    help: "Votes given on the web by kind.",
    labelNames: ["kind"],
    registers,
  });
  return {
    request(route, method, status, seconds) {
      requests.inc({ route, method, status });
      durations.observe({ route }, seconds);
    },
    answer: (status) => answers.inc({ status }),
    vote: (kind) => votes.inc({ kind }),
    knowledge: (state) => measureKnowledge(registers, state),
    store(health) {
      for (const [name, help, value] of storeFigures)
        new Gauge({
          name,
          help,
          registers,
          collect() {
            this.set(value(health()));
          },
        });
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

function measureKnowledge(registers: Registry[], state: () => KnowledgeFigures): void {
  const gauges = [
    [
      "guide_knowledge_stale",
      "1 where the knowledge on disk is not the one that answers: broken, or not read yet.",
      (figures: KnowledgeFigures) => Number(figures.disk !== figures.live),
    ],
    [
      "guide_knowledge_broken",
      "1 where the knowledge on disk has errors and the last good one answers.",
      (figures: KnowledgeFigures) => Number(figures.disk === null),
    ],
    [
      "guide_knowledge_learnt_ratio",
      "How far the learning of meanings is; below 1 words alone answer for what is not learnt yet.",
      (figures: KnowledgeFigures) => figures.learning ?? 1,
    ],
    ["guide_knowledge_entries", "Entries that answer.", (figures: KnowledgeFigures) => figures.entries],
    ["guide_knowledge_tables", "Tables that answer.", (figures: KnowledgeFigures) => figures.tables],
  ] as const;
  for (const [name, help, read] of gauges)
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read(state()));
      },
    });
}

const storeFigures: readonly (readonly [
  name: string,
  help: string,
  value: (health: StoreHealth) => number,
])[] = [
  [
    "guide_store_ready",
    "1 while the store answers, 0 while questions are answered without it.",
    ({ ready }) => Number(ready),
  ],
  ["guide_store_failures", "Calls to the store that failed since the start.", ({ failures }) => failures],
  ["guide_store_waiting_writes", "Writes that wait for the store.", ({ waitingWrites }) => waitingWrites],
  [
    "guide_store_lost_writes",
    "Writes given up since the start, because too many waited.",
    ({ lostWrites }) => lostWrites,
  ],
];
