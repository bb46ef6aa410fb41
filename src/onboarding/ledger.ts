import type { Guide } from "../guide.ts";
import type { Track } from "../knowledge/index.ts";
import type { PersonHash } from "../ports.ts";
import { type Effect, type OnboardingEvent, transition } from "./machine.ts";
import { migrateState } from "./migrate.ts";
import { type Contact, parseContact } from "./newcomer.ts";
import { parseState, reminderKey, type State } from "./state.ts";

/** Job kinds of the onboarding in `store.jobs`. */
export const jobKinds = {
  reminder: "onboarding-reminder",
  milestone: "onboarding-milestone",
  welcome: "onboarding-welcome",
} as const;

/** A person's stored state with its track; `track` is `null` where keepers removed it. */
export interface Enrolment {
  readonly track: Track | null;
  readonly state: State;
  readonly workspace: string;
}

/** The state after an event, with the effects that are to be carried out. */
export interface Applied {
  readonly track: Track;
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** More writers than this never meet on one person. */
const MOST_TRIES = 10;

export type Ledger = ReturnType<typeof createLedger>;

/**
 * Reads and writes onboarding states, and schedules their jobs. The state is written first: jobs that are
 * missing after a kill are scheduled by `mend`, since all that is wanted follows from the state.
 */
export function createLedger({ bot, store, clock }: Pick<Guide, "bot" | "store" | "clock">) {
  const trackOf = (id: string): Track | null =>
    bot().knowledge.tracks.find((track) => track.id === id) ?? null;

  /** `stored`: before it was fitted to an edited track. */
  async function read(
    person: PersonHash,
  ): Promise<(Enrolment & { readonly version: number; readonly stored: State }) | null> {
    const record = await store.onboarding.get(person);
    const state = record && parseState(record.data);
    if (!record || !state) return null;
    const track = trackOf(state.track);
    const fitted = track ? migrateState(track, state, clock.now()) : state;
    return { track, state: fitted, stored: state, workspace: record.workspace, version: record.version };
  }

  function jobId(person: PersonHash, { startedAtMs }: State, what: string): string {
    return `onboarding:${person}:${startedAtMs}:${what}`;
  }

  const reminderJob = (person: PersonHash, id: string, dueAtMs: number, key: string) =>
    store.jobs.schedule({ id, kind: jobKinds.reminder, dueAtMs, data: { key }, person });

  /** True where it was not planned before. */
  async function carryOut(person: PersonHash, state: State, effect: Effect): Promise<boolean> {
    switch (effect.type) {
      case "schedule":
        return reminderJob(person, jobId(person, state, effect.key), effect.dueAtMs, effect.key);
      case "postpone": {
        const id = `${jobId(person, state, effect.key)}:${effect.dueAtMs}`;
        return reminderJob(person, id, effect.dueAtMs, effect.key);
      }
      case "tell":
        return store.jobs.schedule({
          id: jobId(person, state, effect.milestone),
          kind: jobKinds.milestone,
          dueAtMs: clock.now(),
          data: { milestone: effect.milestone },
          person,
        });
      case "cancel":
      case "remind":
      case "show":
      case "done":
        return false;
    }
  }

  async function write(person: PersonHash, workspace: string, state: State, version: number) {
    return store.onboarding.put({
      person,
      workspace,
      track: state.track,
      data: state,
      version,
      updatedAtMs: clock.now(),
    });
  }

  /** Drops how somebody is reached, once nothing wants it any more. */
  async function release(person: PersonHash, isWelcomed = false): Promise<void> {
    const record = await store.onboarding.get(person);
    const state = record && parseState(record.data);
    const isUnderWay = state?.status === "active" || state?.status === "paused";
    // The buddy is to read a name in what is still to be told.
    if (state && (state.consent || isUnderWay || state.announce.length > 0)) return;
    if (!isWelcomed && (await isToBeWelcomed(person))) return;
    if ((await newcomersOf(person)).length === 0) await store.contacts.delete(person);
  }

  const isToBeWelcomed = async (person: PersonHash): Promise<boolean> =>
    (await store.jobs.pending({ kind: jobKinds.welcome, person })).length > 0;

  /** Those who named this person as their buddy. */
  async function newcomersOf(buddy: PersonHash): Promise<PersonHash[]> {
    const records = await store.onboarding.list();
    return records.flatMap(({ person, data }) => (parseState(data)?.buddy === buddy ? [person] : []));
  }

  async function cancelOld(person: PersonHash, before: State | null, after: State): Promise<void> {
    const old = before && reminderKey(before);
    if (before && old !== null && (old !== reminderKey(after) || before.startedAtMs !== after.startedAtMs))
      await store.jobs.cancel(jobId(person, before, old));
  }

  return {
    trackOf,
    release,
    newcomersOf,
    isToBeWelcomed,

    async find(person: PersonHash): Promise<Enrolment | null> {
      return read(person);
    },

    /** Lets an event happen to somebody who is in a track; `null` where there is no track. */
    async apply(person: PersonHash, event: OnboardingEvent): Promise<Applied | null> {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const found = await read(person);
        if (!found?.track) return null;
        const { state, effects } = transition(found.track, found.state, event, clock.now());
        if (!(await write(person, found.workspace, state, found.version))) continue;
        await cancelOld(person, found.stored, state);
        for (const effect of effects) await carryOut(person, state, effect);
        if (state.status === "done" || state.status === "stopped") await release(person);
        const { buddy } = found.stored;
        if (buddy !== null && buddy !== state.buddy) await release(buddy as PersonHash);
        return { track: found.track, state, effects };
      }
      throw new Error("onboarding: too many changes at once; the last one is not stored");
    },

    /** Puts somebody at the beginning of a track; what they chose for themselves stays. */
    async begin(
      person: PersonHash,
      workspace: string,
      track: Track,
      zone: string,
      contact: Contact | null,
    ): Promise<Applied> {
      if (contact) await store.contacts.put({ person, data: contact, nowMs: clock.now() });
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const record = await store.onboarding.get(person);
        const before = record && parseState(record.data);
        const { state, effects } = transition(track, before, { type: "start", zone }, clock.now());
        if (!(await write(person, workspace, state, record?.version ?? 0))) continue;
        await cancelOld(person, before, state);
        for (const effect of effects) await carryOut(person, state, effect);
        return { track, state, effects };
      }
      throw new Error("onboarding: too many changes at once; the start is not stored");
    },

    async contactOf(person: PersonHash): Promise<Contact | null> {
      return parseContact(await store.contacts.get(person));
    },

    /** Plans what a state wants and a killed process did not plan; how many jobs were missing. */
    async mend(): Promise<number> {
      const pending = new Set<string>();
      for (const kind of [jobKinds.reminder, jobKinds.milestone])
        for (const { id } of await store.jobs.pending({ kind })) pending.add(id);
      let missing = 0;
      for (const { person, data } of await store.onboarding.list()) {
        const state = parseState(data);
        if (!state) continue;
        const key = reminderKey(state);
        const wanted: Effect[] = [
          ...(key === null ? [] : [{ type: "schedule", key, dueAtMs: state.reminder!.dueAtMs } as const]),
          ...state.announce.map((milestone) => ({ type: "tell", milestone }) as const),
        ];
        for (const effect of wanted) {
          const what =
            effect.type === "schedule" ? effect.key : effect.type === "tell" ? effect.milestone : "";
          if (pending.has(jobId(person, state, what))) continue;
          if (await carryOut(person, state, effect)) missing++;
        }
      }
      return missing;
    },
  };
}
