import type { Guide } from "../guide.ts";
import { chosenZone } from "../knowledge/index.ts";
import type { Job, PersonHash } from "../ports.ts";
import type { Prompt } from "../reply/index.ts";
import { type Applied, jobKinds, type Ledger } from "./ledger.ts";
import { type Contact, joiningScope, parseJoining } from "./newcomer.ts";
import { milestoneView, reminderView, tracksView } from "./panels.ts";

/** A prompt with its recipient, to be sent without a request of theirs. */
export interface Errand {
  readonly contact: Contact;
  readonly prompt: Prompt;
  /** Names it, so that it is brought once. */
  readonly id: string;
  readonly again: boolean;
}

/** Dependencies of `createErrands`. */
export interface ErrandParts extends Pick<Guide, "bot" | "store"> {
  readonly ledger: Ledger;
  /** Of people whose own nobody knows. */
  readonly usualZone: string;
  readonly view: (applied: Applied, person: PersonHash, guessed: string | null) => Promise<Prompt>;
}

/** Builds the prompts of due jobs: reminders, milestones for buddies, welcomes. */
export function createErrands({ bot, store, ledger, usualZone, view }: ErrandParts) {
  async function welcome(person: PersonHash, data: unknown, contact: Contact): Promise<Prompt | null> {
    const { workspace, zone } = data as { workspace: string; zone: string | null };
    const joining = parseJoining(await store.settings.get(joiningScope(workspace)));
    const { tracks } = bot().knowledge;
    const track = tracks.find(({ id }) => id === joining.track) ?? tracks[0];
    if (joining.mode === "off" || !track) return null;
    if (joining.mode === "offer") return tracksView(bot().knowledge, null);
    const place = await ledger.find(person);
    if (place?.track) return view({ track: place.track, state: place.state, effects: [] }, person, null);
    const known = chosenZone(zone);
    const began = await ledger.begin(person, workspace, track, known ?? track.zone ?? usualZone, contact);
    return view(began, person, known === null ? began.state.zone : null);
  }

  async function reminder(person: PersonHash, key: string): Promise<Errand | null> {
    const before = await ledger.find(person);
    const applied = await ledger.apply(person, { type: "due", key });
    if (!applied?.effects.some(({ type }) => type === "remind")) return null;
    const contact = await ledger.contactOf(person);
    if (!contact) {
      await ledger.apply(person, { type: "sent", key });
      return null;
    }
    const prompt = reminderView(applied.track, applied.state, bot().knowledge);
    return { contact, prompt, id: `${person}:${key}`, again: before?.state.reminder?.sending === true };
  }

  async function milestone(person: PersonHash, name: string, again: boolean): Promise<Errand | null> {
    const place = await ledger.find(person);
    if (!place?.track || !place.state.announce.includes(name) || place.state.buddy === null) return null;
    const contact = await ledger.contactOf(place.state.buddy as PersonHash);
    const newcomer = await ledger.contactOf(person);
    if (!contact) {
      await ledger.apply(person, { type: "told", milestone: name });
      return null;
    }
    const prompt = milestoneView(place.track, name, newcomer?.name ?? null, bot().knowledge);
    return { contact, prompt, id: `${person}:${name}`, again };
  }

  return {
    /** What a job that is due wants brought; `null` where it is not wanted any more. */
    async errand({ kind, person, data, attempt }: Job): Promise<Errand | null> {
      if (person === null) return null;
      if (kind === jobKinds.reminder) return reminder(person, (data as { key: string }).key);
      if (kind === jobKinds.milestone)
        return milestone(person, (data as { milestone: string }).milestone, attempt > 1);
      const contact = await ledger.contactOf(person);
      const prompt = contact && (await welcome(person, data, contact));
      if (contact && prompt) return { contact, prompt, id: `${person}:welcome`, again: attempt > 1 };
      await ledger.release(person, true);
      return null;
    },

    /** It was brought, or cannot be. */
    async brought({ kind, person, data }: Job): Promise<void> {
      if (person === null) return;
      if (kind === jobKinds.reminder)
        await ledger.apply(person, { type: "sent", key: (data as { key: string }).key });
      else if (kind === jobKinds.milestone)
        await ledger.apply(person, { type: "told", milestone: (data as { milestone: string }).milestone });
      else await ledger.release(person, true);
    },
  };
}
