import { z } from "zod";

const id = z.string().max(80);
const ms = z.number();

const result = z.strictObject({
  /** `done`: read, ticked off or talked; `known`: known before; `picked`: chosen. */
  kind: z.enum(["done", "skipped", "known", "picked", "right", "wrong"]),
  option: id.nullable(),
  /** How often a quiz was answered. */
  tries: z.number().int(),
  atMs: ms,
});
export type Result = z.output<typeof result>;

/** Schema of a person's state in a track: position, path and answers, as plain data for the store. */
export const stateSchema = z.strictObject({
  form: z.literal(1),
  track: id,
  /** Of the track, as it was last seen. */
  revision: z.string(),
  /** Ids of its steps then: finds the nearest one where a step is gone. */
  order: z.array(id),
  /** Counts the starts. */
  run: z.number().int(),
  /** Counts the moves: what was offered on an earlier turn is not answered on a later one. */
  turn: z.number().int(),
  status: z.enum(["active", "paused", "stopped", "done"]),
  /** `offer`: quizzes that went wrong are offered again; `review`: they are asked again. */
  phase: z.enum(["steps", "offer", "review", "end"]),
  /** The step in front of the person. */
  at: id.nullable(),
  /** Quizzes still to be asked again. */
  queue: z.array(id),
  /** Steps that led here, the latest last. */
  path: z.array(id),
  results: z.record(id, result),
  zone: z.string().max(80),
  startedAtMs: ms,
  /** When the step came. */
  shownAtMs: ms,
  /** The only reminder to come. `sending`: on its way, perhaps there already. */
  reminder: z.strictObject({ dueAtMs: ms, asked: z.boolean(), sending: z.boolean() }).nullable(),
  /** The last turn that was reminded of. */
  reminded: z.number().int(),
  /** Whether reminders are wanted. */
  reminders: z.boolean(),
  /** Whether managers may see where the person is. */
  consent: z.boolean(),
  /** Keyed hash of somebody who is told at the milestones. */
  buddy: z.string().max(80).nullable(),
  /** Milestones that the buddy is still to be told. */
  announce: z.array(id),
  /** Milestones of this run that were reached. */
  reached: z.array(id),
  /** Tracks that were finished, each once; they stay when another one begins. */
  finished: z.array(z.strictObject({ track: id, atMs: ms })).default([]),
  /** An edit of the track moved the person, who does not know yet. */
  moved: z.boolean(),
});
export type State = z.output<typeof stateSchema>;

/** Parses a stored state; `null` where it does not fit the schema. */
export function parseState(data: unknown): State | null {
  const parsed = stateSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}

/** Look-up of the option that was picked at a step; `null` where none was. */
export const chosenIn =
  ({ results }: Pick<State, "results">) =>
  (step: string): string | null =>
    results[step]?.kind === "picked" ? results[step].option : null;

/** Key of the pending reminder, unique for its run, turn and time; `null`: none is pending. */
export const reminderKey = ({ run, turn, reminder }: State): string | null =>
  reminder && `${run}.${turn}.${reminder.dueAtMs}`;
