/** Tracks as adapters talk to them, over the pure machine and the ledger. */
import { unlessAway } from "../away.ts";
import type { Guide } from "../guide.ts";
import { chosenZone, type Track } from "../knowledge/index.ts";
import { parseMemory } from "../memory.ts";
import type { Job, PersonHash } from "../ports.ts";
import type { Prompt } from "../reply/index.ts";
import { type Panel, parseAction } from "./actions.ts";
import { createErrands, type Errand } from "./errands.ts";
import { type Applied, createLedger, type Enrolment, jobKinds } from "./ledger.ts";
import type { OnboardingEvent } from "./machine.ts";
import { contactOf, type Joining, joiningScope, type Newcomer, parseJoining, withReach } from "./newcomer.ts";
import { resumeView, settingsView, sureView, tracksView, unbuddyView, zonesView } from "./panels.ts";
import { type Overview, overviewOf } from "./report.ts";
import type { State } from "./state.ts";
import { zoneIn } from "./time-zone.ts";
import { actionOf, isMove, wordAction } from "./typed-actions.ts";
import { viewOf } from "./view.ts";
import { commonZones } from "./zones.ts";

/** What a view needs besides what happened. */
interface Beside {
  readonly reachable: boolean;
  /** The zone that stands for one nobody knows. */
  readonly guessed?: string | null;
  /** What was typed does not fit the step. */
  readonly isUnfit?: boolean;
}

/** Context of a typed message. */
export interface Typed {
  /** An earlier try may have acted on it already, so that the step is only shown. */
  readonly again?: boolean;
  /** Where it was typed: a number there may answer what the bot asked back. */
  readonly conversation?: string;
}

/** The onboarding's interface to adapters: most calls return the prompt to be shown next. */
export interface Onboarding {
  /** Whether there is any track. */
  available(): boolean;
  /** `/onboard`: where the person is, or the tracks to choose from. */
  open(who: Newcomer): Promise<Prompt>;
  /** An action was chosen. */
  act(who: Newcomer, action: string): Promise<Prompt>;
  /** Something was typed; `null` where it is none of the onboarding's and wants an answer. */
  type(who: Newcomer, text: string, about?: Typed): Promise<Prompt | null>;
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

/** Creates the onboarding over a guide's store. `zone`: time zone of people whose own is unknown. */
export function createOnboarding(guide: Guide, { zone: usualZone = "UTC" } = {}): Onboarding {
  const { store, clock } = guide;
  const ledger = createLedger(guide);
  const knowledge = () => guide.bot().knowledge;
  const sight = (reachable: boolean) => ({ knowledge: knowledge(), nowMs: clock.now(), reachable });
  const canReach = ({ reach }: Newcomer): boolean => reach !== null;

  async function view(
    { track, state, effects }: Applied,
    person: PersonHash,
    { reachable, guessed = null, isUnfit = false }: Beside,
  ): Promise<Prompt> {
    const answers = await store.answers.recent(person, 200);
    const known = new Set(
      answers.flatMap(({ status, entry }) => (status === "answered" && entry ? [entry] : [])),
    );
    const shown = effects.find((effect) => effect.type === "show");
    const note = isUnfit ? ("unfit" as const) : (shown?.note ?? null);
    const said = { note, about: shown?.about ?? null, guessed };
    const prompt = viewOf(track, state, { ...sight(reachable), known }, said);
    if (state.moved) await ledger.apply(person, { type: "seen" });
    return prompt;
  }

  /** `guessed`: the zone that stands for one nobody knows, where somebody is to be reminded by it. */
  async function begin(who: Newcomer, track: Track, before: State | null): Promise<Prompt> {
    const person = guide.hashPerson(who.user);
    const known = chosenZone(who.zone) ?? before?.zone ?? null;
    const zone = known ?? track.zone ?? usualZone;
    const contact = who.reach === null ? null : contactOf(who);
    const applied = await ledger.begin(person, who.workspace, track, zone, contact);
    return view(applied, person, {
      reachable: contact !== null,
      guessed: known === null && contact ? zone : null,
    });
  }

  /** Keeps how somebody is reached, where that is not known yet. */
  async function keepContact(who: Newcomer): Promise<void> {
    const person = guide.hashPerson(who.user);
    if (who.reach === null || (await ledger.contactOf(person)) !== null) return;
    await store.contacts.put({ person, data: contactOf(who), nowMs: clock.now() });
  }

  /** Lets an event happen and shows what comes of it. */
  async function happen(who: Newcomer, event: OnboardingEvent): Promise<Prompt> {
    const person = guide.hashPerson(who.user);
    if (event.type === "resume" || event.type === "restart") await keepContact(who);
    const applied = await ledger.apply(person, event);
    if (!applied) return tracksView(knowledge(), null, canReach(who));
    if (event.type === "set") {
      if (applied.state.consent) await keepContact(who);
      return settingsView(sight(canReach(who)), applied.state, true);
    }
    return view(applied, person, { reachable: canReach(who) });
  }

  async function show(who: Newcomer, what: Panel, isUnfit = false): Promise<Prompt> {
    const person = guide.hashPerson(who.user);
    const place = await ledger.find(person);
    if (!place?.track || what === "tracks")
      return tracksView(knowledge(), place?.track ? place.state : null, canReach(who));
    if (what === "settings") return settingsView(sight(canReach(who)), place.state, false);
    if (what === "zones") return zonesView(knowledge(), clock.now());
    if (what === "again") return sureView(place.track, place.state, place.track, knowledge());
    const still = { track: place.track, state: place.state, effects: [] };
    return view(still, person, { reachable: canReach(who), isUnfit });
  }

  async function act(who: Newcomer, id: string): Promise<Prompt> {
    const wish = parseAction(id, commonZones);
    if (!wish) return show(who, "step");
    if (wish.kind === "show") return show(who, wish.what);
    if (wish.kind === "event") return happen(who, wish.event);
    if (wish.kind === "unbuddy") return unbuddy(who);
    const track = ledger.trackOf(wish.track);
    if (!track) return show(who, "tracks");
    const place = await ledger.find(guide.hashPerson(who.user));
    // A second press of the same button begins nothing anew.
    const running = place?.state.track === track.id && ["active", "paused"].includes(place.state.status);
    if (running) return place.state.status === "paused" ? happen(who, { type: "resume" }) : show(who, "step");
    const isLost = place?.track && place.state.status !== "done" && place.state.path.length > 0;
    if (isLost && !wish.sure) return sureView(place.track, place.state, track, knowledge());
    return begin(who, track, place?.state ?? null);
  }

  async function unbuddy(who: Newcomer): Promise<Prompt> {
    const buddy = guide.hashPerson(who.user);
    for (const person of await ledger.newcomersOf(buddy))
      await ledger.apply(person, { type: "set", choice: { buddy: null } });
    await ledger.release(buddy);
    return unbuddyView(knowledge());
  }

  /** Whether the bot asked back last, with numbered choices. */
  async function askedBack(conversation: string | undefined): Promise<boolean> {
    if (conversation === undefined) return false;
    const memory = parseMemory(await store.frames.get(conversation, clock.now()));
    return (memory?.frame.turns.at(-1)?.choices.length ?? 0) > 0;
  }

  async function underWay(who: Newcomer): Promise<Enrolment | null> {
    const place = await ledger.find(guide.hashPerson(who.user));
    return place?.track && ["active", "paused"].includes(place.state.status) ? place : null;
  }

  const errands = createErrands({
    bot: guide.bot,
    store,
    ledger,
    usualZone,
    view: (applied, person, guessed) => view(applied, person, { reachable: true, guessed }),
  });

  async function type(
    who: Newcomer,
    text: string,
    { again = false, conversation }: Typed,
  ): Promise<Prompt | null> {
    const place = await ledger.find(guide.hashPerson(who.user));
    if (!place?.track)
      return knowledge().tracks.length > 0 && wordAction(text, false) === "step" ? show(who, "step") : null;
    const isUnderWay = place.state.status === "active" || place.state.status === "paused";
    const zone = isUnderWay ? zoneIn(text) : null;
    if (zone !== null) return happen(who, { type: "set", choice: { zone } });
    const step = isUnderWay ? await show(who, "step") : null;
    const meant = (step && actionOf(text, step.actions)?.id) ?? wordAction(text, isUnderWay);
    if (meant === null) return isUnderWay && isMove(text) ? show(who, "step", true) : null;
    if (/^\s*\d+\s*$/.test(text) && (await askedBack(conversation))) return null;
    return again ? (step ?? show(who, "step")) : act(who, meant);
  }

  async function after(who: Newcomer): Promise<Prompt | null> {
    const place = await underWay(who);
    return place?.track && place.state.status === "active"
      ? resumeView(place.track, place.state, knowledge())
      : null;
  }

  return {
    available: () => knowledge().tracks.length > 0,
    open: (who) => show(who, "step"),
    act,
    // While the store is away nobody knows who is where: what was typed is a question then.
    type: (who, text, typed = {}) => unlessAway(() => type(who, text, typed), null),
    after: (who) => unlessAway(() => after(who), null),
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
      if (isFirst) return;
      if (!(await ledger.isToBeWelcomed(person))) return isNew ? store.contacts.delete(person) : undefined;
      // Heard of twice: the second time may tell of a channel.
      const known = await ledger.contactOf(person);
      if (known) await store.contacts.put({ person, data: withReach(known, who.reach), nowMs });
    },
    async nameBuddy(newcomer, buddy) {
      const person = guide.hashPerson(buddy.user);
      if (buddy.reach === null || buddy.user === newcomer.user) return false;
      // First, so that what is told at once finds its way.
      await keepContact(buddy);
      const applied = await ledger.apply(guide.hashPerson(newcomer.user), {
        type: "set",
        choice: { buddy: person },
      });
      if (!applied) await ledger.release(person);
      return applied !== null;
    },
    joining: async (workspace) => parseJoining(await store.settings.get(joiningScope(workspace))),
    chooseJoining: (workspace, joining) => store.settings.put(joiningScope(workspace), joining, clock.now()),
    overview: (workspace) => overviewOf(guide, ledger, workspace),
    errand: errands.errand,
    brought: errands.brought,
    mend: () => ledger.mend(),
  };
}
