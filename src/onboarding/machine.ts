import { enter, stepOf, type Track, type TrackStep } from "../knowledge/index.ts";
import { after, progressOf } from "./progress.ts";
import { dueReminder } from "./reminder.ts";
import { chosenIn, type Result, reminderKey, type State } from "./state.ts";
import { nextWorkingTime, workingMorning } from "./working-time.ts";

/** Input of the state machine. `turn`: the turn that was answered; an event of an earlier turn is stale. */
export type OnboardingEvent =
  | { readonly type: "start"; readonly zone: string }
  | { readonly type: "next" | "know" | "skip" | "back" | "review" | "finish"; readonly turn: number }
  | { readonly type: "pick"; readonly turn: number; readonly option: string }
  | { readonly type: "pause" | "resume" | "stop" | "restart" | "tomorrow" | "seen" }
  | { readonly type: "set"; readonly choice: Choices }
  /** The time of the reminder has come; it has gone out. */
  | { readonly type: "due" | "sent"; readonly key: string }
  | { readonly type: "told"; readonly milestone: string };

/** The part of a state that people set themselves. */
export type Choices = Partial<Pick<State, "reminders" | "consent" | "zone" | "buddy">>;

/** The outcome of an event, said above the step that is shown next. */
export type Note = "right" | "wrong" | "stale" | "moved" | "tomorrow" | "saved" | "known" | "skipped";

/** Output of the state machine besides the state, carried out by ledger, adapters and scheduler. */
export type Effect =
  | { readonly type: "show"; readonly note: Note | null; readonly about: string | null }
  | { readonly type: "schedule"; readonly key: string; readonly dueAtMs: number }
  /** It may be there already, so it keeps its name; it is tried again then. */
  | { readonly type: "postpone"; readonly key: string; readonly dueAtMs: number }
  | { readonly type: "cancel"; readonly key: string }
  | { readonly type: "remind"; readonly key: string }
  | { readonly type: "tell"; readonly milestone: string }
  | { readonly type: "done" };

export interface Transition {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Nobody goes back further than this. */
const LONGEST_PATH = 400;

/**
 * Transition function of one person's onboarding: state and event → next state and effects. Pure. `before`:
 * `null` until the start.
 */
export function transition(
  track: Track,
  before: State | null,
  event: OnboardingEvent,
  nowMs: number,
): Transition {
  if (event.type === "start") return settled(before, begin(track, before, event.zone, nowMs), track, nowMs);
  if (before === null) throw new Error(`onboarding: "${event.type}" before the start`);
  if (event.type === "due") return due(track, before, event.key, nowMs);
  const { state, note = null, about = null } = happen(track, before, event, nowMs);
  const { state: after, effects } = settled(before, state, track, nowMs);
  const quiet = event.type === "sent" || event.type === "told" || event.type === "seen";
  return { state: after, effects: quiet ? effects : [{ type: "show", note, about }, ...effects] };
}

interface Happened {
  readonly state: State;
  readonly note?: Note;
  /** The step that the note is about. */
  readonly about?: string;
}

function happen(track: Track, state: State, event: OnboardingEvent, nowMs: number): Happened {
  switch (event.type) {
    case "pause":
      return { state: state.status === "active" ? { ...state, status: "paused", reminder: null } : state };
    case "stop":
      return {
        state:
          state.status === "done" ? state : { ...state, status: "stopped", reminder: null, announce: [] },
      };
    case "resume":
      return { state: state.status === "done" ? state : woken(state, nowMs) };
    case "restart":
      return { state: begin(track, state, state.zone, nowMs) };
    case "tomorrow":
      return tomorrow(track, state, nowMs);
    case "set":
      return { state: chosen(track, state, event.choice, nowMs), note: "saved" };
    case "seen":
      return { state: { ...state, moved: false } };
    case "sent":
      return { state: reminderKey(state) === event.key ? { ...state, reminder: null } : state };
    case "told":
      return { state: { ...state, announce: state.announce.filter((each) => each !== event.milestone) } };
    case "due":
    case "start":
      return { state };
    default:
      return answered(track, state, event, nowMs);
  }
}

type Answer = Extract<OnboardingEvent, { readonly turn: number }>;

/** Whoever answers while paused goes on; whoever stopped has to say so first. */
function answered(track: Track, state: State, event: Answer, nowMs: number): Happened {
  if (event.turn !== state.turn) return { state, note: "stale" };
  if (state.status === "done" || state.status === "stopped") return { state };
  const awake = state.status === "paused" ? woken(state, nowMs) : state;
  if (event.type === "back") return { state: goBack(track, awake, nowMs) };
  if (awake.phase === "offer") return { state: fromOffer(track, awake, event, nowMs) };
  const current = stepOf(track, awake.at);
  if (!current) return { state: awake };
  // A step may be called "constructor".
  const before = Object.hasOwn(awake.results, current.id) ? awake.results[current.id] : undefined;
  const result = resultOf(current, event, before, nowMs);
  if (!result) return { state: awake };
  const noted = { ...awake, results: { ...awake.results, [current.id]: result } };
  const note = noteOf(result);
  const moved = awake.phase === "review" ? nextInQueue(noted, nowMs) : onward(track, noted, current, nowMs);
  return note === null ? { state: moved } : { state: moved, note, about: current.id };
}

const noteOf = ({ kind }: Result): Note | null => (kind === "done" || kind === "picked" ? null : kind);

/** What an event says about a step; `null` where it does not fit the step's kind. */
function resultOf(
  current: TrackStep,
  event: Answer,
  before: Result | undefined,
  atMs: number,
): Result | null {
  const tries = before?.tries ?? 0;
  // Skipping what was answered before takes nothing back.
  if (event.type === "skip")
    return before && before.kind !== "skipped" ? before : { kind: "skipped", option: null, tries, atMs };
  if (current.kind === "choice" || current.kind === "quiz") {
    const option = event.type === "pick" && current.options.find(({ id }) => id === event.option);
    if (!option) return null;
    if (current.kind === "choice") return { kind: "picked", option: option.id, tries: 0, atMs };
    const kind = option.id === current.right ? "right" : "wrong";
    return { kind, option: option.id, tries: tries + 1, atMs };
  }
  if (event.type === "next") return { kind: "done", option: null, tries: 0, atMs };
  const readable = current.kind === "text" || current.kind === "read";
  return event.type === "know" && readable ? { kind: "known", option: null, tries: 0, atMs } : null;
}

function begin(track: Track, before: State | null, zone: string, nowMs: number): State {
  const { reminders = true, consent = false, buddy = null, run = 0, turn = 0, finished = [] } = before ?? {};
  const fresh: State = {
    form: 1,
    track: track.id,
    revision: track.revision,
    order: track.steps.map(({ id }) => id),
    run: run + 1,
    turn,
    status: "active",
    phase: "steps",
    at: null,
    queue: [],
    path: [],
    results: {},
    zone,
    startedAtMs: nowMs,
    shownAtMs: nowMs,
    reminder: null,
    reminded: -1,
    reminders,
    consent,
    buddy,
    announce: [],
    reached: [],
    finished,
    moved: false,
  };
  return arrive(track, fresh, track.steps[0]?.id ?? null, nowMs);
}

/**
 * The state with a step as the current one. Past the last step, or for `null`: at the end, or at the offer to
 * repeat quizzes that were answered wrong.
 */
export function arrive(track: Track, state: State, id: string | null, nowMs: number): State {
  const at = enter(track, id, chosenIn(state));
  const turned = { ...state, turn: state.turn + 1, shownAtMs: nowMs, reminder: null };
  if (at !== null) return { ...turned, phase: "steps", at };
  const struggled = track.steps.filter((each) => state.results[each.id]?.kind === "wrong");
  if (struggled.length === 0) return ended(turned);
  return { ...turned, phase: "offer", at: null, queue: struggled.map((each) => each.id) };
}

const ended = (state: State): State => ({
  ...state,
  phase: "end",
  at: null,
  queue: [],
  status: "done",
  reminder: null,
  finished: [
    ...state.finished.filter(({ track }) => track !== state.track),
    { track: state.track, atMs: state.shownAtMs },
  ],
});

function onward(track: Track, state: State, current: TrackStep, nowMs: number): State {
  const path = [...state.path, current.id].slice(-LONGEST_PATH);
  const option = chosenIn(state)(current.id);
  return arrive(track, { ...state, path }, after(track, current, option), nowMs);
}

function nextInQueue(state: State, nowMs: number): State {
  const queue = state.queue.slice(1);
  const turned = { ...state, turn: state.turn + 1, shownAtMs: nowMs, reminder: null };
  const [at] = queue;
  return at === undefined ? ended(turned) : { ...turned, phase: "review", at, queue };
}

function fromOffer(track: Track, state: State, event: Answer, nowMs: number): State {
  const turned = { ...state, turn: state.turn + 1, shownAtMs: nowMs, reminder: null };
  const queue = state.queue.filter((id) => stepOf(track, id)?.kind === "quiz");
  const [at] = queue;
  if (event.type === "review" && at !== undefined) return { ...turned, phase: "review", at, queue };
  return event.type === "finish" || event.type === "skip" || at === undefined ? ended(turned) : state;
}

function goBack(track: Track, state: State, nowMs: number): State {
  if (state.phase === "review") return arrive(track, { ...state, queue: [] }, null, nowMs);
  const at = state.path.at(-1);
  if (at === undefined) return state;
  const turned = { ...state, turn: state.turn + 1, shownAtMs: nowMs, reminder: null };
  return { ...turned, phase: "steps", at, queue: [], path: state.path.slice(0, -1) };
}

const woken = (state: State, nowMs: number): State =>
  state.status === "active" ? state : { ...state, status: "active", shownAtMs: nowMs };

/** Asked for: it comes even to somebody who paused, or who wants no reminders otherwise. */
function tomorrow(track: Track, state: State, nowMs: number): Happened {
  if (state.status === "done" || state.status === "stopped") return { state };
  const dueAtMs = workingMorning(nowMs, 1, state.zone, track.hours);
  return { state: { ...state, reminder: { dueAtMs, asked: true, sending: false } }, note: "tomorrow" };
}

function chosen(track: Track, state: State, choice: Choices, nowMs: number): State {
  const next = { ...state, ...choice };
  const announce = next.buddy === null ? [] : next.announce;
  if (choice.reminders === false) return { ...next, announce, reminder: null };
  if (choice.zone !== undefined && next.reminder !== null && !next.reminder.sending) {
    const dueAtMs = nextWorkingTime(Math.max(next.reminder.dueAtMs, nowMs), next.zone, track.hours);
    return { ...next, announce, reminder: { ...next.reminder, dueAtMs } };
  }
  return { ...next, announce };
}

/** A reminder goes out in working hours only; what comes late waits for the next morning. */
function due(track: Track, state: State, key: string, nowMs: number): Transition {
  const { reminder } = state;
  if (reminder === null || reminderKey(state) !== key) return settled(state, state, track, nowMs);
  if (nowMs < reminder.dueAtMs && !reminder.sending)
    return { state, effects: [{ type: "schedule", key, dueAtMs: reminder.dueAtMs }] };
  const dueAtMs = nextWorkingTime(nowMs, state.zone, track.hours);
  if (dueAtMs > nowMs && reminder.sending) return { state, effects: [{ type: "postpone", key, dueAtMs }] };
  if (dueAtMs > nowMs) {
    const later: State = { ...state, reminder: { ...reminder, dueAtMs } };
    return { state: later, effects: [{ type: "schedule", key: reminderKey(later)!, dueAtMs }] };
  }
  const sending = { ...state, reminded: state.turn, reminder: { ...reminder, sending: true } };
  return { state: sending, effects: [{ type: "remind", key }] };
}

/** What every change brings with it: the reminder of the step, milestones, and the effects of both. */
function settled(before: State | null, changed: State, track: Track, nowMs: number): Transition {
  const state = reachMilestones(track, dueReminder(track, changed, nowMs));
  const effects: Effect[] = [];
  const old = before && reminderKey(before);
  const key = reminderKey(state);
  if (old !== null && old !== key) effects.push({ type: "cancel", key: old });
  if (key !== null && key !== old) effects.push({ type: "schedule", key, dueAtMs: state.reminder!.dueAtMs });
  for (const milestone of state.announce)
    if (!before?.announce.includes(milestone)) effects.push({ type: "tell", milestone });
  if (state.status === "done" && before?.status !== "done") effects.push({ type: "done" });
  return { state, effects };
}

/** Milestones are reached once a run; a buddy who is named later hears of those to come, and of the start. */
function reachMilestones(track: Track, state: State): State {
  const { done, total } = progressOf(track, state);
  const names = [
    `${state.run}.start`,
    ...(total > 1 && done * 2 >= total ? [`${state.run}.half`] : []),
    ...(state.status === "done" ? [`${state.run}.done`] : []),
    ...(stepOf(track, state.at)?.kind === "person" ? [`${state.run}.meet.${state.at}`] : []),
  ];
  if (state.status === "stopped" || state.buddy === null) return state;
  const fresh = names.filter((name) => !state.reached.includes(name));
  if (fresh.length === 0) return state;
  const reached = [...state.reached, ...fresh].slice(-LONGEST_PATH);
  return { ...state, reached, announce: [...state.announce, ...fresh] };
}
