import { z } from "zod";
import { END, type StepKind, stepKinds } from "./track.ts";

const id = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id is lower-case letters and digits, joined by dashes");
const words = z.string().trim().min(1).max(300);
const label = z.string().trim().min(1).max(70);
const reference = z.string().max(80);

/** A real day, written `2027-03-31`. */
const day = z.string().refine((text) => isDay(text), {
  message: "not a day of the calendar",
  params: { remedy: 'write it as "2027-03-31"' },
});

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

const hours = z
  .string()
  .regex(/^\d{1,2}-\d{1,2}$/, 'hours are written "9-17"')
  .transform((text) => text.split("-").map(Number) as [number, number])
  .refine(([from, until]) => from < until && until <= 24, {
    message: "the day ends before it begins",
    params: { remedy: 'write the first and the last hour, such as "9-17"' },
  })
  .transform(([from, until]) => ({ from, until }));

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** Days of the week off, `[friday, saturday]`; as numbers, 1 for Monday. */
const weekend = z
  .array(z.enum(weekdays))
  .max(6, "at least one day of the week is worked on")
  .transform((days) => days.map((day) => weekdays.indexOf(day) + 1));

const holiday = z.string().refine(isDay, {
  message: "not a day of the calendar",
  params: { remedy: 'write it as "2027-12-25"' },
});

/** Where a quiz answer stands: a cell, the row with the most or least of a column, or words of an entry. */
const answer = z.strictObject({
  entry: reference.optional(),
  says: words.optional(),
  table: reference.optional(),
  column: words.optional(),
  row: words.optional(),
  find: z.enum(["most", "least"]).optional(),
});
export type AnswerPlace = z.output<typeof answer>;

const step = z.strictObject({
  id,
  kind: z.enum(stepKinds),
  title: words,
  text: z.string().trim().max(4_000).default(""),
  day: z.number().int().min(1).max(365).nullable().default(null),
  due: day.nullable().default(null),
  remind: z.number().int().min(0).max(30).nullable().default(null),
  entries: z.array(reference).max(3).default([]),
  options: z
    .array(z.strictObject({ id, label, next: id.nullable().default(null) }))
    .max(10)
    .default([]),
  choices: z.array(label).max(6).default([]),
  answer: answer.nullable().default(null),
  when: z.record(z.string(), z.array(reference).min(1)).default({}),
  next: id.nullable().default(null),
});
export type StepDraft = z.output<typeof step>;

const parts = ["entries", "options", "choices", "answer"] as const;
/** What a step of each kind must have; it has none of the others. */
const needs: Readonly<Record<StepKind, readonly (typeof parts)[number][]>> = {
  text: [],
  read: ["entries"],
  choice: ["options"],
  check: [],
  quiz: ["choices", "answer"],
  person: [],
};

const isMissing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

const checkedStep = step.superRefine((found, context) => {
  for (const part of parts) {
    const wanted = needs[found.kind].includes(part);
    if (wanted === !isMissing(found[part])) continue;
    context.addIssue({
      code: "custom",
      path: [part],
      message: wanted
        ? `missing in a step of kind "${found.kind}"`
        : `not known in a step of kind "${found.kind}"`,
      params: { remedy: wanted ? "add it" : "remove it, or change the kind" },
    });
  }
  const options = found.kind === "choice" ? found.options : found.choices;
  if (needs[found.kind].length > 0 && found.kind !== "read" && options.length === 1)
    context.addIssue({
      code: "custom",
      path: [found.kind === "choice" ? "options" : "choices"],
      message: "only one to choose",
      params: { remedy: "write two or more" },
    });
  if (found.id === END)
    context.addIssue({
      code: "custom",
      path: ["id"],
      message: `"${END}" stands for no step`,
      params: { remedy: "give the step another id" },
    });
});

/** A file in onboarding/. */
export const trackSchema = z.strictObject({
  id,
  title: words,
  audience: words,
  days: z.number().int().min(1).max(365),
  /** Checked with the steps, so that a slip here hides none there. */
  "time-zone": z.string().max(80).nullable().default(null),
  hours: hours.default({ from: 9, until: 17 }),
  weekend: weekend.default([6, 7]),
  holidays: z.array(holiday).max(400).default([]),
  remind: z.number().int().min(0).max(30).default(1),
  steps: z.array(checkedStep).min(1).max(200),
});
export type TrackDraft = z.output<typeof trackSchema>;
