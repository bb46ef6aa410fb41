import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distances, waysFrom } from "../../src/knowledge/tracks/path.ts";
import { stepOf, type Track } from "../../src/knowledge/tracks/track.ts";
import { type OnboardingEvent, type Transition, transition } from "../../src/onboarding/machine.ts";
import { migrateState } from "../../src/onboarding/migrate.ts";
import { after, progressOf } from "../../src/onboarding/progress.ts";
import { parseState, reminderKey, type State } from "../../src/onboarding/state.ts";
import { isWorkingTime } from "../../src/onboarding/working-time.ts";
import { shippedKnowledge } from "../support/shipped.ts";
import { anyTrack, stepWith, trackWith } from "./tracks.ts";

/** Tuesday, 9:30 in Berlin. */
const NOW = Date.parse("2026-11-24T08:30:00Z");
const HOUR = 3_600_000;
const start = (track: Track, zone = "Europe/Berlin") =>
  transition(track, null, { type: "start", zone }, NOW).state;
const on = (track: Track, state: State, event: OnboardingEvent, nowMs = NOW) =>
  transition(track, state, event, nowMs);

/** Something that may happen; `turn` is often the right one. */
const anyEvent = fc.oneof(
  fc.record({
    type: fc.constantFrom("next", "know", "skip", "back", "review", "finish"),
    late: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("pick"),
    late: fc.constant(false),
    option: fc.constantFrom("o0", "o1", "o2"),
  }),
  fc.record({
    type: fc.constantFrom("pause", "resume", "stop", "restart", "tomorrow", "seen", "due"),
    late: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("set"),
    late: fc.constant(false),
    choice: fc.constantFrom(
      { reminders: false },
      { reminders: true },
      { zone: "Asia/Tokyo" },
      { zone: "America/New_York" },
      { buddy: "b" },
      { consent: true },
    ),
  }),
);
type Any = typeof anyEvent extends fc.Arbitrary<infer T> ? T : never;

function eventOf(any: Any, state: State): OnboardingEvent {
  const turn = any.late ? state.turn - 1 : state.turn;
  if (any.type === "due") return { type: "due", key: reminderKey(state) ?? "none" };
  return { ...any, turn } as unknown as OnboardingEvent;
}

/** Answers as somebody would who wants to get to the end. */
function towardsTheEnd(track: Track, state: State): OnboardingEvent {
  const { turn } = state;
  if (state.status !== "active") return { type: "resume" };
  if (state.phase === "offer") return { type: "finish", turn };
  const current = stepOf(track, state.at);
  if (!current) throw new Error("active without a step");
  if (current.kind === "quiz") return { type: "pick", turn, option: current.options[0]!.id };
  if (current.kind !== "choice") return { type: "next", turn };
  const left = distances(track.steps);
  const far = (option: string) => {
    const next = after(track, current, option);
    return next === null ? 0 : left.get(next)!;
  };
  const best = current.options.toSorted((a, b) => far(a.id) - far(b.id))[0]!;
  return { type: "pick", turn, option: best.id };
}

describe("whatever happens, in any track", () => {
  it("every track can be finished, from wherever somebody is", () => {
    fc.assert(
      fc.property(anyTrack, fc.array(anyEvent, { maxLength: 25 }), (track, happenings) => {
        let state = start(track);
        for (const any of happenings) state = on(track, state, eventOf(any, state)).state;
        // One to wake up, one to leave the review, one to decline another.
        for (let n = 0; state.status !== "done" && n < track.steps.length + 3; n++)
          state = on(track, state, towardsTheEnd(track, state)).state;
        expect(state.status).toBe("done");
      }),
      { numRuns: 400 },
    );
  });

  it("no answer is lost: what was answered stays until it is answered anew or begun again", () => {
    fc.assert(
      fc.property(anyTrack, fc.array(anyEvent, { maxLength: 40 }), (track, happenings) => {
        let state = start(track);
        for (const any of happenings) {
          const event = eventOf(any, state);
          const next = on(track, state, event).state;
          if (event.type !== "restart")
            for (const [id, result] of Object.entries(state.results)) {
              const answered = "turn" in event && event.turn === state.turn && state.at === id;
              if (!answered) expect(next.results[id]).toEqual(result);
              else if (event.type === "skip" && result.kind !== "skipped")
                expect(next.results[id]).toEqual(result);
            }
          state = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("an answer to an earlier turn changes nothing", () => {
    fc.assert(
      fc.property(anyTrack, fc.array(anyEvent, { maxLength: 15 }), (track, happenings) => {
        let state = start(track);
        for (const any of happenings) state = on(track, state, eventOf(any, state)).state;
        for (const type of ["next", "know", "skip", "back", "review", "finish"] as const)
          expect(on(track, state, { type, turn: state.turn - 1 }).state).toEqual(state);
      }),
    );
  });

  it("every state survives store and reload", () => {
    fc.assert(
      fc.property(anyTrack, fc.array(anyEvent, { maxLength: 40 }), (track, happenings) => {
        let state = start(track);
        for (const any of happenings) {
          state = on(track, state, eventOf(any, state)).state;
          expect(parseState(JSON.parse(JSON.stringify(state)))).toEqual(state);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("a step is called to mind once unless more is asked for, in working hours, never to who wants none", () => {
    fc.assert(
      fc.property(
        anyTrack,
        fc.array(fc.tuple(anyEvent, fc.integer({ min: 0, max: 80 }), fc.boolean()), { maxLength: 40 }),
        (track, happenings) => {
          let nowMs = NOW;
          let state = start(track);
          const sent = new Map<string, Set<string>>();
          let asked = 0;
          for (const [any, hours, isBrought] of happenings) {
            nowMs += hours * HOUR;
            if (any.type === "tomorrow") asked++;
            const event = eventOf(any, state);
            const { state: next, effects } = on(track, state, event, nowMs);
            const reminds = effects.filter(({ type }) => type === "remind").length;
            if (reminds > 0) {
              expect(isWorkingTime(nowMs, state.zone, track.hours)).toBe(true);
              if (!state.reminder!.asked) {
                expect(state.reminders).toBe(true);
                expect(state.status).toBe("active");
                const step = `${state.run}.${state.turn}`;
                // Tried again under the same name, the platform takes it once.
                sent.set(step, (sent.get(step) ?? new Set()).add(reminderKey(state)!));
              } else expect(asked).toBeGreaterThan(0);
              state = next;
              if (!isBrought) continue;
              state = on(track, next, { type: "sent", key: reminderKey(next)! }, nowMs).state;
              expect(state.reminder).toBeNull();
            } else state = next;
          }
          for (const names of sent.values()) expect(names.size).toBe(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("what stands in the state as a reminder was planned, and what no longer does was cancelled", () => {
    fc.assert(
      fc.property(anyTrack, fc.array(anyEvent, { maxLength: 40 }), (track, happenings) => {
        const planned = new Set<string>();
        const carry = ({ effects, state }: Transition): State => {
          for (const effect of effects) {
            if (effect.type === "cancel") planned.delete(effect.key);
            if (effect.type === "schedule") planned.add(effect.key);
          }
          const key = reminderKey(state);
          expect(key === null || planned.has(key)).toBe(true);
          return state;
        };
        let state = carry(transition(track, null, { type: "start", zone: "UTC" }, NOW));
        for (const any of happenings) state = carry(on(track, state, eventOf(any, state)));
        expect(planned.size).toBeLessThanOrEqual(happenings.length + 1);
      }),
    );
  });

  it("an edited track leaves nobody nowhere, and keeps the answers", () => {
    fc.assert(
      fc.property(anyTrack, anyTrack, fc.array(anyEvent, { maxLength: 20 }), (track, edited, happenings) => {
        let state = start(track);
        for (const any of happenings) state = on(track, state, eventOf(any, state)).state;
        const moved = migrateState(edited, state, NOW);
        if (state.status === "active") {
          expect(stepOf(edited, moved.at) !== null || moved.phase === "offer" || moved.phase === "end").toBe(
            true,
          );
          if (moved.at !== state.at && moved.phase !== "end") expect(moved.moved).toBe(true);
        }
        expect(moved.results).toEqual(state.results);
        let going = moved;
        for (let n = 0; going.status !== "done" && n < 200; n++)
          going = on(edited, going, towardsTheEnd(edited, going)).state;
        expect(going.status).toBe("done");
      }),
      { numRuns: 300 },
    );
  });
});

describe("a track with a choice, a condition and a quiz", () => {
  const track = trackWith([
    stepWith("hello"),
    stepWith("level", {
      kind: "choice",
      options: [
        { id: "new", label: "New", next: null },
        { id: "old", label: "Old hand", next: "quiz" },
      ],
    }),
    stepWith("basics", { kind: "read", when: [{ step: "level", options: ["new"] }] }),
    stepWith("quiz", {
      kind: "quiz",
      options: [
        { id: "carp", label: "Carp", next: null },
        { id: "pike", label: "Pike", next: null },
      ],
      right: "pike",
    }),
    stepWith("bye", { kind: "person" }),
  ]);
  const at = (state: State) => state.at;
  const walk = (state: State, ...events: readonly [OnboardingEvent["type"], string?][]): State =>
    events.reduce(
      (now, [type, option]) =>
        on(track, now, { type, turn: now.turn, option } as unknown as OnboardingEvent).state,
      state,
    );

  it("branches by the option", () => {
    expect(at(walk(start(track), ["next"], ["pick", "new"]))).toBe("basics");
    expect(at(walk(start(track), ["next"], ["pick", "old"]))).toBe("quiz");
  });

  it("leaves out what is not for the person, when a choice is skipped", () => {
    expect(at(walk(start(track), ["next"], ["skip"]))).toBe("quiz");
  });

  it("goes back the way it came, and the answer can be changed", () => {
    const back = walk(start(track), ["next"], ["pick", "old"], ["back"]);
    expect(at(back)).toBe("level");
    expect(at(walk(back, ["pick", "new"]))).toBe("basics");
  });

  it("takes no option that is not there, and no `next` for an answer", () => {
    const asked = walk(start(track), ["next"]);
    expect(walk(asked, ["pick", "shark"])).toEqual(asked);
    expect(walk(asked, ["next"])).toEqual(asked);
  });

  it("offers again what went wrong, once, and then it is over", () => {
    const offered = walk(start(track), ["next"], ["pick", "old"], ["pick", "carp"], ["next"]);
    expect(offered).toMatchObject({ phase: "offer", queue: ["quiz"] });
    const again = walk(offered, ["review"]);
    expect(again).toMatchObject({ phase: "review", at: "quiz" });
    const right = walk(again, ["pick", "pike"]);
    expect(right).toMatchObject({ status: "done", results: { quiz: { kind: "right", tries: 2 } } });
  });

  it("goes on with an answer while it is paused", () => {
    const paused = walk(start(track), ["pause"]);
    expect(paused).toMatchObject({ status: "paused", reminder: null });
    expect(walk(paused, ["next"])).toMatchObject({ status: "active", at: "level" });
  });

  it("tells a buddy of start, half, talk and end, each once", () => {
    let { state, effects } = on(track, start(track), { type: "set", choice: { buddy: "b" } });
    const told = effects.flatMap((effect) => (effect.type === "tell" ? [effect.milestone] : []));
    for (const event of [
      ["next"],
      ["pick", "old"],
      ["back"],
      ["pick", "old"],
      ["pick", "pike"],
      ["next"],
    ] as const) {
      const outcome = on(track, state, {
        type: event[0],
        turn: state.turn,
        option: event[1],
      } as unknown as OnboardingEvent);
      state = outcome.state;
      told.push(...outcome.effects.flatMap((effect) => (effect.type === "tell" ? [effect.milestone] : [])));
    }
    effects = [];
    expect(told).toEqual(["1.start", "1.half", "1.meet.bye", "1.done"]);
  });

  it("takes any id for a step, also one that every object has", () => {
    const odd = trackWith([stepWith("constructor"), stepWith("bye")]);
    const skipped = on(odd, start(odd), { type: "skip", turn: 1 }).state;
    expect(parseState(JSON.parse(JSON.stringify(skipped)))).toEqual(skipped);
    expect(skipped.results.constructor).toMatchObject({ kind: "skipped" });
  });

  it("counts steps behind and ahead by what was chosen", () => {
    expect(progressOf(track, start(track))).toEqual({ done: 0, total: 4 });
    expect(progressOf(track, walk(start(track), ["next"], ["pick", "new"]))).toEqual({ done: 2, total: 5 });
  });
});

describe("reminders", () => {
  const track = trackWith([stepWith("a"), stepWith("b", { day: 5 }), stepWith("c", { due: "2026-11-25" })]);

  it("come on the next working morning, where the person is", () => {
    expect(new Date(start(track).reminder!.dueAtMs).toISOString()).toBe("2026-11-25T08:00:00.000Z");
    expect(new Date(start(track, "Asia/Tokyo").reminder!.dueAtMs).toISOString()).toBe(
      "2026-11-25T00:00:00.000Z",
    );
  });

  it("come on no weekend: who begins on Friday hears on Monday", () => {
    const friday = Date.parse("2026-11-27T10:00:00Z");
    const { state } = transition(track, null, { type: "start", zone: "Europe/Berlin" }, friday);
    expect(new Date(state.reminder!.dueAtMs).toISOString()).toBe("2026-11-30T08:00:00.000Z");
  });

  it("wait for the day that a step is planned for, and not past its deadline", () => {
    const second = on(track, start(track), { type: "next", turn: 1 }).state;
    expect(new Date(second.reminder!.dueAtMs).toISOString()).toBe("2026-11-30T08:00:00.000Z");
    const third = on(track, second, { type: "next", turn: 2 }).state;
    expect(new Date(third.reminder!.dueAtMs).toISOString()).toBe("2026-11-25T08:00:00.000Z");
  });

  it("given one that comes late at night, then it waits for the morning", () => {
    const state = start(track);
    const night = Date.parse("2026-11-25T21:00:00Z");
    const { state: later, effects } = on(track, state, { type: "due", key: reminderKey(state)! }, night);
    expect(effects.map(({ type }) => type)).toEqual(["schedule"]);
    expect(new Date(later.reminder!.dueAtMs).toISOString()).toBe("2026-11-26T08:00:00.000Z");
  });

  it("given one that could not be brought in the day, then it is tried again in the morning, under its name", () => {
    const state = start(track);
    const key = reminderKey(state)!;
    const sending = on(track, state, { type: "due", key }, Date.parse("2026-11-25T15:55:00Z"));
    expect(sending.effects).toEqual([{ type: "remind", key }]);
    const evening = on(track, sending.state, { type: "due", key }, Date.parse("2026-11-25T16:01:00Z"));
    expect(evening.effects).toEqual([{ type: "postpone", key, dueAtMs: Date.parse("2026-11-26T08:00:00Z") }]);
    const morning = on(track, evening.state, { type: "due", key }, Date.parse("2026-11-26T08:00:00Z"));
    expect(morning.effects).toEqual([{ type: "remind", key }]);
  });

  it("keep their hour when the clocks change", () => {
    const before = Date.parse("2026-10-23T10:00:00Z");
    const { state } = transition(track, null, { type: "start", zone: "Europe/Berlin" }, before);
    expect(new Date(state.reminder!.dueAtMs).toISOString()).toBe("2026-10-26T08:00:00.000Z");
  });
});

describe("the shipped tracks", async () => {
  const { tracks } = await shippedKnowledge();

  it.each(tracks.map((track) => [track.id, track] as const))(
    "%s: every option leads to the end",
    (_, track) => {
      const ends = (state: State, depth = 0): void => {
        expect(depth).toBeLessThan(80);
        if (state.status === "done") return;
        const current = stepOf(track, state.at);
        const ways = current?.kind === "choice" ? current.options : [null];
        for (const option of ways) {
          const event: OnboardingEvent = option
            ? { type: "pick", turn: state.turn, option: option.id }
            : towardsTheEnd(track, state);
          ends(on(track, state, event).state, depth + 1);
        }
      };
      ends(start(track));
      expect(track.steps.every((each) => waysFrom(track.steps, each).length > 0)).toBe(true);
    },
  );
});
