import { type Knowledge, stepOf, type Track } from "../knowledge/index.ts";
import { phrasesOf } from "../phrases/index.ts";
import { list, type Prompt, paragraph, say, strong, text } from "../reply/index.ts";
import { action } from "./actions.ts";
import { promptOf, withStrong } from "./document.ts";
import { progressOf } from "./progress.ts";
import type { State } from "./state.ts";
import { barOf, type Sight } from "./view.ts";
import { commonZones, zoneLabel } from "./zones.ts";

/**
 * Prompt that lists the tracks. `running`: the state of a track under way; `reachable`: reminders can be
 * sent.
 */
export function tracksView(knowledge: Knowledge, running: State | null, reachable = true): Prompt {
  const { tracks } = knowledge;
  const phrases = phrasesOf(knowledge);
  if (tracks.length === 0) return promptOf(knowledge, { body: [say(phrases("track-none"))] });
  return promptOf(knowledge, {
    title: phrases("track-title"),
    body: [
      say(phrases("track-choose-track")),
      list(
        tracks.map(({ id, title, audience, days }) => [
          strong(title),
          text(` – ${phrases("track-about", { audience, days })}`),
          ...(running?.finished.some(({ track }) => track === id)
            ? [text(` ${phrases("track-finished")}`)]
            : []),
        ]),
      ),
      say(phrases(reachable ? "track-about-reminders" : "track-about-place")),
    ],
    actions: [
      ...tracks.slice(0, 20).map(({ id, title }) => action(`begin:${id}`, title, "answer")),
      ...(running && running.status !== "done" ? [action("step", phrases("track-back-there"))] : []),
    ],
  });
}

/** Prompt with a person's settings and the actions that change them. */
export function settingsView(
  { knowledge, nowMs, reachable }: Omit<Sight, "known">,
  state: State,
  saved: boolean,
): Prompt {
  const { reminders, consent, buddy, zone } = state;
  const phrases = phrasesOf(knowledge);
  return promptOf(knowledge, {
    title: phrases("track-onboarding-settings"),
    body: [
      ...(saved ? [say(phrases("track-saved"))] : []),
      list(
        reachable
          ? [
              phrases(reminders ? "track-reminders-on" : "track-reminders-off"),
              phrases("track-zone-is", { zone: zoneLabel(zone, nowMs) }),
              phrases(consent ? "track-managers-see" : "track-managers-blind"),
              phrases(buddy === null ? "track-no-buddy" : "track-has-buddy"),
            ]
          : [phrases("track-reminders-none"), phrases("track-nobody-sees")],
      ),
    ],
    actions: [
      action("step", phrases("track-go-on"), "primary"),
      ...(reachable
        ? [
            reminders
              ? action("reminders:off", phrases("track-turn-off"))
              : action("reminders:on", phrases("track-turn-on")),
            consent
              ? action("consent:off", phrases("track-hide"))
              : action("consent:on", phrases("track-show")),
            action("zones", phrases("track-zone")),
          ]
        : []),
      ...(buddy === null ? [] : [action("nobuddy", phrases("track-drop-buddy"))]),
      action("again", phrases("track-start-again")),
      action("stop", phrases("track-stop")),
    ],
  });
}

/**
 * Prompt that asks for confirmation before answers are deleted; `next` is the track that replaces this one.
 */
export function sureView(track: Track, state: State, next: Track, knowledge: Knowledge): Prompt {
  const { done, total } = progressOf(track, state);
  const isSame = next.id === track.id;
  const phrases = phrasesOf(knowledge);
  const key = isSame ? "track-sure-again" : "track-sure-other";
  return promptOf(knowledge, {
    title: next.title,
    body: [paragraph(...withStrong((title) => phrases(key, { done, total, track: title }), track.title))],
    actions: [
      isSame
        ? action("restart", phrases("track-start-again"), "primary")
        : action(`switch:${next.id}`, phrases("track-begin"), "primary"),
      action("step", phrases("track-back-there")),
    ],
  });
}

/** Prompt with time zones to choose from. */
export function zonesView(knowledge: Knowledge, nowMs: number): Prompt {
  const phrases = phrasesOf(knowledge);
  return promptOf(knowledge, {
    title: phrases("track-your-zone"),
    body: [say(phrases("track-which-zone"))],
    actions: [
      ...commonZones.map((zone, index) => action(`zone:${index}`, zoneLabel(zone, nowMs), "answer")),
      action("settings", phrases("track-back")),
    ],
  });
}

/** Prompt of a reminder, with an action that turns reminders off. */
export function reminderView(track: Track, state: State, knowledge: Knowledge): Prompt {
  const phrases = phrasesOf(knowledge);
  const title = stepOf(track, state.at)?.title ?? phrases("track-steps-again");
  return promptOf(knowledge, {
    title: track.title,
    body: [
      ...(state.moved ? [say(phrases("track-edited"))] : []),
      paragraph(...withStrong((step) => phrases("track-step-waits", { step }), title)),
      barOf(track, state, phrases),
    ],
    actions: [
      action(state.status === "paused" ? "resume" : "step", phrases("track-go-on"), "primary"),
      action("tomorrow", phrases("track-tomorrow")),
      action("pause", phrases("track-pause")),
      action("reminders:off", phrases("track-no-more")),
    ],
  });
}

/** Prompt that leads back to the track after a question in between. */
export function resumeView(track: Track, state: State, knowledge: Knowledge): Prompt {
  const { done, total } = progressOf(track, state);
  const step = stepOf(track, state.at)?.title ?? track.title;
  const phrases = phrasesOf(knowledge);
  return promptOf(knowledge, {
    body: [say(phrases("track-goes-on", { step, done, total }))],
    actions: [action("step", phrases("track-go-on"), "primary")],
  });
}

/**
 * Prompt that tells a buddy of a milestone; `known`: the newcomer's name, `null` where it is not to be shown.
 */
export function milestoneView(
  track: Track,
  milestone: string,
  known: string | null,
  knowledge: Knowledge,
): Prompt {
  const phrases = phrasesOf(knowledge);
  const name = known ?? phrases("track-newcomer");
  const [, kind, id = null] = milestone.split(".");
  const step = stepOf(track, id)?.title ?? phrases("track-step-to-talk");
  const about = { name, track: track.title };
  const told = {
    start: phrases("track-buddy-start", about),
    half: phrases("track-buddy-half", about),
    done: phrases("track-buddy-done", about),
    meet: phrases("track-buddy-meet", { name, step }),
  }[kind ?? ""];
  return promptOf(knowledge, {
    body: [say(told ?? phrases("track-buddy-other", { name }))],
    actions: [action("unbuddy", phrases("track-tell-no-more"))],
  });
}

/** Prompt that confirms to a buddy that no more milestones follow. */
export function unbuddyView(knowledge: Knowledge): Prompt {
  return promptOf(knowledge, {
    body: [say(phrasesOf(knowledge)("track-buddy-released"))],
  });
}
