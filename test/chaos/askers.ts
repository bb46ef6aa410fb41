import { setTimeout } from "node:timers/promises";

/** What became of one question. */
interface Asked {
  readonly number: number;
  /** `answered`: and remembered; `marked`: answered, perhaps not remembered; `failed`: an error; `unheard`: nobody was there. */
  readonly kind: "answered" | "marked" | "failed" | "unheard";
  readonly id: string;
  readonly ms: number;
}

/** How a number of questions ended. */
export interface Tally {
  readonly answered: number;
  readonly marked: number;
  readonly failed: number;
  readonly unheard: number;
  readonly slowestMs: number;
}

/** People who go on asking, whatever happens. */
export interface Askers {
  /** Since the last call. */
  tally(): Tally;
  /** Ids of all replies that were given as remembered. */
  acknowledged(): ReadonlySet<string>;
  stop(): Promise<void>;
}

const mark = "I may not remember";
const pauseMs = 120;

/** Starts them: `count` at a time, each question with a number of its own. */
export function startAskers(url: string, count: number, from = 0): Askers {
  let number = from;
  let stopped = false;
  let told = 0;
  const asked: Asked[] = [];

  async function ask(): Promise<void> {
    const mine = number++;
    const startedMs = performance.now();
    const result = await say(url, `What does a senior engineer earn in year ${10_000 + mine}?`);
    asked.push({ number: mine, ms: performance.now() - startedMs, ...result });
    await setTimeout(pauseMs);
  }
  const loops = Array.from({ length: count }, async () => {
    while (!stopped) await ask();
  });

  return {
    tally() {
      const since = asked.slice(told);
      told = asked.length;
      const of = (kind: Asked["kind"]) => since.filter((each) => each.kind === kind).length;
      return {
        answered: of("answered"),
        marked: of("marked"),
        failed: of("failed"),
        unheard: of("unheard"),
        slowestMs: Math.round(Math.max(0, ...since.map(({ ms }) => ms))),
      };
    },
    acknowledged: () => new Set(asked.filter(({ kind }) => kind === "answered").map(({ id }) => id)),
    async stop() {
      stopped = true;
      await Promise.all(loops);
    },
  };
}

async function say(url: string, q: string): Promise<Pick<Asked, "kind" | "id">> {
  try {
    const answer = await fetch(`${url}/api/ask`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ q }),
      signal: AbortSignal.timeout(20_000),
    });
    if (!answer.ok) return { kind: "failed", id: "" };
    const { id, text } = (await answer.json()) as { id: string; text: string };
    return { kind: text.includes(mark) ? "marked" : "answered", id };
  } catch (error) {
    return { kind: (error as Error).name === "TimeoutError" ? "failed" : "unheard", id: "" };
  }
}
