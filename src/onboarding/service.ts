import type { Guide } from "../guide.ts";
import type { Job, PersonHash, Prompt } from "../ports.ts";
import { parseAction } from "./actions.ts";
import { type Applied, createLedger, jobKinds, type Place } from "./ledger.ts";
import type { OnboardingEvent } from "./machine.ts";
import { milestoneView, reminderView, resumeView, settingsView, tracksView, zonesView } from "./panels.ts";
import {
  type Contact,
  contactOf,
  type Joining,
  joiningScope,
  type Newcomer,
  parseJoining,
} from "./people.ts";
import { type Overview, overviewOf } from "./report.ts";
import { chosenZone } from "./time-zone.ts";
import type { Track } from "./track.ts";
import { viewOf } from "./view.ts";
import { actionOf } from "./words.ts";
import { commonZones } from "./zones.ts";

/** A prompt that is to be brought to somebody. */
export interface Errand {
  readonly contact: Contact;
  readonly prompt: Prompt;
  /** Names it, so that it is brought once. */
  readonly id: string;
  readonly again: boolean;
}

/** The onboarding as adapters talk to it: each call gives what is to be shown. */
export interface Onboarding {
  /** Whether there is any track. */
  available(): boolean;
  /** `/onboard`: where the person is, or the tracks to choose from. */
  open(who: Newcomer): Promise<Prompt>;
  /** An action was chosen. */
  act(who: Newcomer, action: string): Promise<Prompt>;
  /**
   * Something was typed; `null` where it is none of the onboarding's and wants an answer. `again`: an earlier
   * try may have acted on it already, so that the step is only shown.
   */
  type(who: Newcomer, text: string, again?: boolean): Promise<Prompt | null>;
  /** After a question in between: the way back, for somebody who is in a track. */
  after(who: Newcomer): Promise<Prompt | null>;
  /** Somebody joined; once a person it leads to what the workspace's admins chose. */
  joined(who: Newcomer): Promise<void>;
  /** Names the person who is told at the milestones; false where the newcomer is in no track. */
  nameBuddy(newcomer: Newcomer, buddy: Newcomer): Promise<boolean>;
  joining(workspace: string): Promise<Joining>;
  chooseJoining(workspace: string, joining: Joining): Promise<void>;
  overview(workspace?: string): Promise<Overview>;
  /** The reminder, milestone or welcome of a job that is due; `null` where it is not wanted any more. */
  errand(job: Job): Promise<Errand | null>;
  /** It was brought, or cannot be. */
  brought(job: Job): Promise<void>;
  /** Plans what a killed process left unplanned; how many jobs. */
  mend(): Promise<number>;
}

/** Puts the onboarding together over the guide. `zone`: of people whose own nobody knows. */
export function createOnboarding(guide: Guide, { zone: usualZone = "UTC" } = {}): Onboarding {
  const { store, clock } = guide;
  const ledger = createLedger(guide);
  const knowledge = () => guide.bot().knowledge;

  async function view({ track, state, effects }: Applied, person: PersonHash): Promise<Prompt> {
    const answers = await store.answers.recent(person, 200);
    const known = new Set(
      answers.flatMap(({ status, entry }) => (status === "answered" && entry ? [entry] : [])),
    );
    const shown = effects.find((effect) => effect.type === "show");
    const said = { note: shown?.note ?? null, about: shown?.about ?? null };
    const prompt = viewOf(track, state, { knowledge: knowledge(), known, nowMs: clock.now() }, said);
    if (state.moved) await ledger.apply(person, { type: "seen" });
    return prompt;
  }

  async function begin(who: Newcomer, track: Track): Promise<Applied> {
    const before = await ledger.find(guide.hashPerson(who.user));
    const zone = chosenZone(who.zone) ?? before?.state.zone ?? track.zone ?? usualZone;
    const contact = who.reach === null ? null : contactOf(who);
    return ledger.begin(guide.hashPerson(who.user), who.workspace, track, zone, contact);
  }

  /** Lets an event happen and shows what comes of it. */
  async function happen(who: Newcomer, event: OnboardingEvent): Promise<Prompt> {
    const person = guide.hashPerson(who.user);
    if (who.reach !== null && (event.type === "resume" || event.type === "restart"))
      await store.contacts.put({ person, data: contactOf(who), nowMs: clock.now() });
    const applied = await ledger.apply(person, event);
    if (!applied) return tracksView(knowledge(), null);
    if (event.type === "set") {
      if (applied.state.consent && who.reach !== null)
        await store.contacts.put({ person, data: contactOf(who), nowMs: clock.now() });
      return settingsView(knowledge(), applied.state, true, clock.now());
    }
    return view(applied, person);
  }

  async function show(who: Newcomer, what: "step" | "tracks" | "settings" | "zones"): Promise<Prompt> {
    const person = guide.hashPerson(who.user);
    const place = await ledger.find(person);
    if (!place?.track || what === "tracks") return tracksView(knowledge(), place?.track ? place.state : null);
    if (what === "settings") return settingsView(knowledge(), place.state, false, clock.now());
    if (what === "zones") return zonesView(knowledge(), clock.now());
    return view({ track: place.track, state: place.state, effects: [] }, person);
  }

  async function act(who: Newcomer, id: string): Promise<Prompt> {
    const wish = parseAction(id, commonZones);
    if (!wish) return show(who, "step");
    if (wish.kind === "show") return show(who, wish.what);
    if (wish.kind === "event") return happen(who, wish.event);
    const track = ledger.trackOf(wish.track);
    if (!track) return show(who, "tracks");
    const place = await ledger.find(guide.hashPerson(who.user));
    // A second press of the same button begins nothing anew.
    const running = place?.state.track === track.id && ["active", "paused"].includes(place.state.status);
    if (running) return place.state.status === "paused" ? happen(who, { type: "resume" }) : show(who, "step");
    return view(await begin(who, track), guide.hashPerson(who.user));
  }

  async function underWay(who: Newcomer): Promise<Place | null> {
    const place = await ledger.find(guide.hashPerson(who.user));
    return place?.track && ["active", "paused"].includes(place.state.status) ? place : null;
  }

  async function welcome(person: PersonHash, data: unknown, contact: Contact): Promise<Prompt | null> {
    const { workspace, zone } = data as { workspace: string; zone: string | null };
    const joining = parseJoining(await store.settings.get(joiningScope(workspace)));
    const { tracks } = knowledge();
    const track = tracks.find(({ id }) => id === joining.track) ?? tracks[0];
    if (joining.mode === "off" || !track) return null;
    if (joining.mode === "offer") return tracksView(knowledge(), null);
    const place = await ledger.find(person);
    const began = place?.track
      ? { track: place.track, state: place.state, effects: [] }
      : await ledger.begin(person, workspace, track, chosenZone(zone) ?? track.zone ?? usualZone, contact);
    return view(began, person);
  }

  const isWaiting = async (person: PersonHash): Promise<boolean> =>
    (await store.jobs.pending({ kind: jobKinds.welcome, person })).length > 0;

  return {
    available: () => knowledge().tracks.length > 0,
    open: (who) => show(who, "step"),
    act,
    async type(who, text, again = false) {
      const place = await underWay(who);
      if (!place?.track) return null;
      const zone = /^time ?zone:?\s+([\w/+-]{1,60})$/i.exec(text.trim())?.[1];
      if (chosenZone(zone)) return happen(who, { type: "set", choice: { zone: zone! } });
      const step = await show(who, "step");
      const meant = actionOf(text, step.actions);
      if (meant === null || again) return meant && step;
      return act(who, meant.id);
    },
    async after(who) {
      const place = await underWay(who);
      return place?.track && place.state.status === "active"
        ? resumeView(place.track, place.state, knowledge())
        : null;
    },
    async joined(who) {
      const person = guide.hashPerson(who.user);
      const { mode } = parseJoining(await store.settings.get(joiningScope(who.workspace)));
      if (mode === "off" || knowledge().tracks.length === 0 || who.reach === null) return;
      if ((await store.onboarding.get(person)) !== null) return;
      const nowMs = clock.now();
      const isNew = (await store.contacts.get(person)) === null;
      if (isNew) await store.contacts.put({ person, data: contactOf(who), nowMs });
      const isFirst = await store.jobs.schedule({
        id: `onboarding:${person}:welcome`,
        kind: jobKinds.welcome,
        dueAtMs: nowMs,
        data: { workspace: who.workspace, zone: who.zone },
        person,
      });
      if (!isFirst && isNew && !(await isWaiting(person))) await store.contacts.delete(person);
    },
    async nameBuddy(newcomer, buddy) {
      const person = guide.hashPerson(buddy.user);
      if (buddy.reach === null || buddy.user === newcomer.user) return false;
      const applied = await ledger.apply(guide.hashPerson(newcomer.user), {
        type: "set",
        choice: { buddy: person },
      });
      if (!applied) return false;
      await store.contacts.put({ person, data: contactOf(buddy), nowMs: clock.now() });
      return true;
    },
    joining: async (workspace) => parseJoining(await store.settings.get(joiningScope(workspace))),
    chooseJoining: (workspace, joining) => store.settings.put(joiningScope(workspace), joining, clock.now()),
    overview: (workspace) => overviewOf(guide, ledger, workspace),
    async errand({ kind, person, data, attempt }) {
      if (person === null) return null;
      if (kind === jobKinds.reminder) {
        const { key } = data as { key: string };
        const before = await ledger.find(person);
        const applied = await ledger.apply(person, { type: "due", key });
        if (!applied?.effects.some(({ type }) => type === "remind")) return null;
        const contact = await ledger.contactOf(person);
        if (!contact) {
          await ledger.apply(person, { type: "sent", key });
          return null;
        }
        const prompt = reminderView(applied.track, applied.state, knowledge());
        return { contact, prompt, id: `${person}:${key}`, again: before?.state.reminder?.sending === true };
      }
      if (kind === jobKinds.welcome) {
        const contact = await ledger.contactOf(person);
        const prompt = contact && (await welcome(person, data, contact));
        return contact && prompt ? { contact, prompt, id: `${person}:welcome`, again: attempt > 1 } : null;
      }
      const { milestone } = data as { milestone: string };
      const place = await ledger.find(person);
      if (!place?.track || !place.state.announce.includes(milestone) || place.state.buddy === null)
        return null;
      const contact = await ledger.contactOf(place.state.buddy as PersonHash);
      const newcomer = await ledger.contactOf(person);
      if (!contact) {
        await ledger.apply(person, { type: "told", milestone });
        return null;
      }
      const prompt = milestoneView(place.track, milestone, newcomer?.name ?? "A newcomer", knowledge());
      return { contact, prompt, id: `${person}:${milestone}`, again: attempt > 1 };
    },
    async brought({ kind, person, data }) {
      if (person === null) return;
      if (kind === jobKinds.reminder)
        await ledger.apply(person, { type: "sent", key: (data as { key: string }).key });
      else if (kind === jobKinds.milestone)
        await ledger.apply(person, { type: "told", milestone: (data as { milestone: string }).milestone });
      else if ((await ledger.find(person)) === null) await store.contacts.delete(person);
    },
    mend: () => ledger.mend(),
  };
}
