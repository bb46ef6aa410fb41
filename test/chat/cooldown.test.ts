import { describe, expect, it } from "vitest";
import { createCooldown } from "../../adapters/chat/cooldown.ts";
import { phrasesOf } from "../../src/phrases/index.ts";

const phrases = phrasesOf({ profile: {} });

const started = (perMinute: number) => {
  const clock = { ms: 0, now: () => clock.ms };
  return { clock, cooldown: createCooldown(perMinute, clock, () => phrases) };
};

describe("how often one person may ask", () => {
  it("is not limited by 0", () => {
    const { cooldown } = started(0);
    expect(Array.from({ length: 500 }, () => cooldown("ada").goes).every(Boolean)).toBe(true);
  });

  it("is each person's own, and told once until it is over", () => {
    const { clock, cooldown } = started(1);
    expect(cooldown("ada")).toEqual({ goes: true });
    expect(cooldown("ada")).toEqual({ goes: false, say: phrases("wait-seconds", { seconds: 60 }) });
    expect(cooldown("ada")).toEqual({ goes: false, say: null });
    expect(cooldown("bob")).toEqual({ goes: true });
    clock.ms = 60_000;
    expect(cooldown("ada")).toEqual({ goes: true });
    expect(cooldown("ada")).toEqual({ goes: false, say: phrases("wait-seconds", { seconds: 60 }) });
  });
});
