import { type Knowledge, stepOf, type Track } from "../knowledge/index.ts";
import { list, type Prompt, paragraph, strong, text } from "../reply/index.ts";
import { action } from "./actions.ts";
import { promptOf } from "./document.ts";
import { progressOf } from "./progress.ts";
import type { State } from "./state.ts";
import { barOf, movedNote, type Sight } from "./view.ts";
import { commonZones, zoneLabel } from "./zones.ts";

/** The tracks to choose from. */
export function tracksView(knowledge: Knowledge, running: State | null, reachable = true): Prompt {
  const { tracks } = knowledge;
  if (tracks.length === 0)
    return promptOf(knowledge, { body: [paragraph(text("There is no onboarding track here yet."))] });
  return promptOf(knowledge, {
    title: "Onboarding",
    body: [
      paragraph(text("I can take you through your first weeks, step by step and at your own pace:")),
      list(
        tracks.map(({ id, title, audience, days }) => [
          strong(title),
          text(` – ${audience}. ${days} working days.`),
          ...(running?.finished.some(({ track }) => track === id) ? [text(" ✔ You finished it.")] : []),
        ]),
      ),
      paragraph(
        text(
          `${
            reachable
              ? "Reminders come in your working hours and can be turned off."
              : "Leave and come back as you like: your place is kept."
          } Nobody sees your progress unless you agree.`,
        ),
      ),
    ],
    actions: [
      ...tracks.slice(0, 20).map(({ id, title }) => action(`begin:${id}`, title, "answer")),
      ...(running && running.status !== "done" ? [action("step", "Back to where I was")] : []),
    ],
  });
}

/** What people can choose for themselves. */
export function settingsView(
  { knowledge, nowMs, reachable }: Omit<Sight, "known">,
  state: State,
  saved: boolean,
): Prompt {
  const { reminders, consent, buddy, zone } = state;
  return promptOf(knowledge, {
    title: "Onboarding settings",
    body: [
      ...(saved ? [paragraph(text("Saved."))] : []),
      list([
        ...(reachable
          ? [
              `Reminders: ${reminders ? "on, in working hours, at most one a step" : "off"}`,
              `Time zone: ${zoneLabel(zone, nowMs)}`,
            ]
          : ["Reminders: none can reach you here"]),
        ...(reachable
          ? [
              `Managers ${consent ? "see" : "do not see"} where you are`,
              buddy === null ? "No buddy is named" : "Your buddy is told at the milestones",
            ]
          : ["Nobody sees where you are"]),
      ]),
    ],
    actions: [
      action("step", "Go on", "primary"),
      ...(reachable
        ? [
            action(reminders ? "reminders:off" : "reminders:on", reminders ? "No reminders" : "Reminders on"),
            action(
              consent ? "consent:off" : "consent:on",
              consent ? "Hide from managers" : "Show to managers",
            ),
            action("zones", "Time zone"),
          ]
        : []),
      ...(buddy === null ? [] : [action("nobuddy", "No buddy")]),
      action("again", "Start again"),
      action("stop", "Stop"),
    ],
  });
}

/** Asks before answers are thrown away: `next` is the track that is to begin instead. */
export function sureView(track: Track, state: State, next: Track, knowledge: Knowledge): Prompt {
  const { done, total } = progressOf(track, state);
  const isSame = next.id === track.id;
  return promptOf(knowledge, {
    title: next.title,
    body: [
      paragraph(
        text(`You have done ${done} of ${total} steps of `),
        strong(track.title),
        text(`. ${isSame ? "Starting again" : "Another track"} removes what you answered there.`),
      ),
    ],
    actions: [
      isSame ? action("restart", "Start again", "primary") : action(`switch:${next.id}`, "Begin", "primary"),
      action("step", "Back to where I was"),
    ],
  });
}

/** Places to choose a time zone by. */
export function zonesView(knowledge: Knowledge, nowMs: number): Prompt {
  return promptOf(knowledge, {
    title: "Your time zone",
    body: [paragraph(text("Where are you, or which place keeps the same time?"))],
    actions: [
      ...commonZones.map((zone, index) => action(`zone:${index}`, zoneLabel(zone, nowMs), "answer")),
      action("settings", "Back"),
    ],
  });
}

/** What a reminder says; each can be turned off. */
export function reminderView(track: Track, state: State, knowledge: Knowledge): Prompt {
  const title = stepOf(track, state.at)?.title ?? "Questions to try again";
  return promptOf(knowledge, {
    title: track.title,
    body: [
      ...(state.moved ? [movedNote] : []),
      paragraph(text("Your next step waits: "), strong(title)),
      barOf(track, state),
    ],
    actions: [
      action(state.status === "paused" ? "resume" : "step", "Go on", "primary"),
      action("tomorrow", "Remind me tomorrow"),
      action("pause", "Pause"),
      action("reminders:off", "No more reminders"),
    ],
  });
}

/** A line that leads back after a question in between. */
export function resumeView(track: Track, state: State, knowledge: Knowledge): Prompt {
  const { done, total } = progressOf(track, state);
  const title = stepOf(track, state.at)?.title ?? track.title;
  return promptOf(knowledge, {
    body: [paragraph(text(`Your onboarding goes on with “${title}” (${done} of ${total} done).`))],
    actions: [action("step", "Go on", "primary")],
  });
}

/** What a buddy is told; `name`: how the platform shows the newcomer. */
export function milestoneView(track: Track, milestone: string, name: string, knowledge: Knowledge): Prompt {
  const [, kind, step] = milestone.split(".");
  const about = {
    start: `has begun “${track.title}”, with you as buddy`,
    half: `is half-way through “${track.title}”`,
    done: `has finished “${track.title}”`,
    meet: `is at “${stepOf(track, step ?? null)?.title ?? "a step to talk about"}”: a good moment to talk`,
  }[kind ?? ""];
  return promptOf(knowledge, {
    body: [paragraph(text(`${name} ${about ?? "goes on with the onboarding"}.`))],
    actions: [action("unbuddy", "Don’t tell me any more")],
  });
}

/** What somebody reads who does not want to be a buddy. */
export function unbuddyView(knowledge: Knowledge): Prompt {
  return promptOf(knowledge, {
    body: [paragraph(text("You are not told any more. Whoever named you can name somebody else."))],
  });
}
