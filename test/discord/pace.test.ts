import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createPace } from "../../adapters/discord/pace.ts";

/** Whether a promise has resolved after a few turns of the event loop. */
async function isOver(promise: Promise<unknown>): Promise<boolean> {
  let over = false;
  void promise.then(() => {
    over = true;
  });
  for (let turn = 0; turn < 5; turn++) await nextTurn();
  return over;
}

describe("given acknowledgements under way", () => {
  it("thinking waits until the last of them is sent", async () => {
    const pace = createPace();
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const sent = [pace.urgent(() => first.promise), pace.urgent(() => second.promise)];
    const turn = pace.turn();
    expect(await isOver(turn)).toBe(false);
    first.resolve();
    expect(await isOver(turn)).toBe(false);
    second.resolve();
    expect(await isOver(turn)).toBe(true);
    await Promise.all(sent);
  });

  it("thinking begins where they take too long, or fail", async () => {
    const pace = createPace(0);
    const never = new Promise<void>(() => undefined);
    void pace.urgent(() => never);
    await pace.turn();
    const patient = createPace();
    const failed = patient.urgent(() => Promise.reject(new Error("refused")));
    await expect(failed).rejects.toThrow("refused");
    await patient.turn();
  });
});

describe("given a crowd", () => {
  it("each thinks in a turn of its own, in the order of asking", async () => {
    const pace = createPace();
    const began: number[] = [];
    const turns: number[] = [];
    let turn = 0;
    const counting = (async () => {
      for (; turn < 20; turn++) await nextTurn();
    })();
    await Promise.all(
      [1, 2, 3].map(async (who) => {
        await pace.turn();
        began.push(who);
        turns.push(turn);
      }),
    );
    await counting;
    expect(began).toEqual([1, 2, 3]);
    expect(new Set(turns).size).toBe(3);
  });
});
