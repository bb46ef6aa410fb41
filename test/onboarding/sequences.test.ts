import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onboardingJobs } from "../../adapters/jobs/onboarding.ts";
import { createScheduler } from "../../adapters/jobs/scheduler.ts";
import type { Newcomer } from "../../src/onboarding/newcomer.ts";
import { isWorkingTime } from "../../src/onboarding/working-time.ts";
import type { OnboardingOutlet } from "../../src/ports.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { runs } from "../support/runs.ts";
import { chooses, createWorld, HOUR, logger, NOW } from "./world.ts";

const zones = ["Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo"];
const people = zones.map(
  (zone, at): Newcomer => ({
    user: `test:p${at}`,
    workspace: "test:1",
    platform: "test",
    zone,
    reach: { user: `p${at}` },
    name: `p${at}`,
  }),
);
const tracks = ["new-ml-engineer", "switching-into-ml", "managing-ml-engineers"];
const typed = ["pause", "stop", "resume onboarding", "restart", "remind me tomorrow", "next", "back", "2"];

/** What may happen: a press, a word, time that passes, a replica that looks for what is due. */
const anyHappening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("press" as const), who: fc.nat(2), at: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("type" as const),
      who: fc.nat(2),
      text: fc.constantFrom(...typed),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("buddy" as const), who: fc.nat(2) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("pass" as const),
      hours: fc.integer({ min: 1, max: 30 }),
      // What becomes of each message: it is taken, refused, or taken and nobody hears of it.
      fate: fc.constantFrom("taken", "taken", "refused", "unheard"),
    }),
  },
);

describe("whatever happens to three people on two replicas", () => {
  it("nothing is sent twice, at night or at a weekend, nobody gets stuck, and every answer is kept", async () => {
    let sentInAll = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyHappening, { minLength: 5, maxLength: 40 }), async (happenings) => {
        const time = { ms: NOW };
        const store = await createMemoryStore({ clock: { now: () => time.ms } });
        const replicas = [await createWorld(store), await createWorld(store)];
        const sent: string[] = [];
        const untimely: string[] = [];
        let fate = "taken";
        const outlet: OnboardingOutlet = {
          platform: "test",
          async send(contact, _, { id, again }) {
            if (fate === "refused") throw new Error("not now");
            const { user } = contact as { user: string };
            const reminder = /:(\d+\.\d+)\.\d+$/.exec(id);
            if (!(again && sent.includes(id))) {
              sent.push(id);
              const zone = (await replicas[0]!.stateOf(`test:${user}`))!.zone;
              if (reminder && !isWorkingTime(time.ms, zone, { from: 9, until: 17 })) untimely.push(id);
            }
            if (fate === "unheard") throw new Error("the line went dead");
            return true;
          },
        };
        const schedulers = replicas.map((world, at) =>
          createScheduler({
            store,
            clock: world.guide.clock,
            logger,
            owner: `replica ${at}`,
            kinds: onboardingJobs(world.onboarding, [{ onboarding: outlet }]),
            calendars: [],
            chores: [],
            perSecond: 100_000,
          }),
        );
        const move = (ms: number) => {
          time.ms = ms;
          for (const world of replicas) world.nowMs = ms;
        };
        for (const [at, who] of people.entries())
          await replicas[at % 2]!.onboarding.act(who, `begin:${tracks[at]}`);

        for (const [turn, happening] of happenings.entries()) {
          const { onboarding } = replicas[turn % 2]!;
          if (happening.kind === "pass") {
            fate = happening.fate;
            move(time.ms + happening.hours * HOUR);
            await Promise.all(schedulers.map((each) => each.tick()));
            continue;
          }
          const who = people[happening.who]!;
          const before = await replicas[0]!.stateOf(who.user);
          if (happening.kind === "type") await onboarding.type(who, happening.text);
          else if (happening.kind === "buddy")
            await onboarding.nameBuddy(who, people[(happening.who + 1) % 3]!);
          else {
            const { actions } = await onboarding.open(who);
            // Only asked for twice does it take answers away.
            const harmless = actions.filter(({ id }) => !/^(?:restart|switch|begin)/.test(id));
            const pressed = harmless[happening.at % Math.max(1, harmless.length)];
            if (pressed) await onboarding.act(who, pressed.id);
          }
          const after = await replicas[1]!.stateOf(who.user);
          expect(after?.run).toBe(before?.run);
          for (const [id, result] of Object.entries(before?.results ?? {}))
            if (id !== before?.at) expect(after?.results[id]).toEqual(result);
        }

        expect(new Set(sent).size).toBe(sent.length);
        for (const [at, who] of people.entries()) {
          const { onboarding, stateOf } = replicas[at % 2]!;
          for (let turn = 0; (await stateOf(who.user))?.status !== "done"; turn++) {
            expect(turn).toBeLessThan(60);
            const { actions } = await onboarding.open(who);
            const waking = actions.find(({ id }) => id === "resume");
            await onboarding.act(who, waking?.id ?? chooses("", actions, turn));
          }
        }
        // All that was still to be told is told once the platform takes it, and nothing waits any more.
        fate = "taken";
        for (let hours = 0; hours < 80; hours += 4) {
          move(time.ms + 4 * HOUR);
          await Promise.all(schedulers.map((each) => each.tick()));
        }
        expect(new Set(sent).size).toBe(sent.length);
        expect(await store.jobs.pending({})).toEqual([]);
        for (const who of people)
          expect(await replicas[0]!.stateOf(who.user)).toMatchObject({ reminder: null, announce: [] });
        expect(untimely).toEqual([]);
        sentInAll += sent.length;
        await store.close();
      }),
      runs(60),
    );
    expect(sentInAll).toBeGreaterThan(100);
  }, 120_000);
});
