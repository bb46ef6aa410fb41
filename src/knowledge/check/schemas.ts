import { z } from "zod";
import { faultIn, phraseKeys } from "../../phrases/index.ts";
import { didYouMean } from "./nearest.ts";

const id = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/, "an id is lower-case letters and digits, joined by dashes");
const text = z.string().trim().min(1).max(2_000);
const wording = z.string().trim().min(1).max(300);
/** Checked in one go: there are thousands of wordings, and a schema for each takes longer than reading them. */
const wordings = z
  .array(z.string())
  .max(2_000)
  .superRefine((texts, context) => {
    for (const [index, text] of texts.entries())
      if (text.length > 300 || text.trim() === "")
        context.addIssue({
          code: "custom",
          path: [index],
          message: text.length > 300 ? "longer than 300 characters" : "nothing in it",
          params: { remedy: text.length > 300 ? "shorten it" : "write it, or remove the line" },
        });
  });
const someWordings = wordings.refine((texts) => texts.length > 0, {
  message: "nothing in it",
  params: { remedy: "write at least one" },
});
const references = z.array(id).max(100);

/** What entries and tables share. */
const common = {
  id,
  also: wordings.default([]),
  topics: references.default([]),
  related: references.default([]),
  source: id,
  section: text.nullable().default(null),
};

/** Front matter of a file in faq/. */
export const faqSchema = z.strictObject({
  ...common,
  question: wording,
  claim: wording.nullable().default(null),
});

/** Front matter of a file in articles/. */
export const articleSchema = z.strictObject({
  ...common,
  title: wording,
  claim: wording.nullable().default(null),
});

export const columnTypes = [
  "text",
  "list",
  "number",
  "share",
  "money",
  "money-range",
  "years-range",
  "date",
] as const;

const columnSchema = z.strictObject({
  type: z.enum(columnTypes),
  aliases: wordings.default([]),
  unit: text.nullable().default(null),
  whole: z.boolean().default(false),
  key: z.boolean().default(false),
  /** Words of the column in their order, the lowest first. */
  order: z.array(wording).min(2).max(100).optional(),
});

/** Front matter of a Markdown table, or the YAML file beside a CSV. */
export const tableSchema = z.strictObject({
  ...common,
  title: wording,
  row: z.strictObject({ one: wording, many: wording }).optional(),
  measure: text.nullable().default(null),
  note: z.string().trim().min(1).max(200).nullable().default(null),
  caution: z.string().trim().min(1).max(200).optional(),
  columns: z.record(z.string(), columnSchema).optional(),
  values: z.record(z.string(), wordings).default({}),
});
export type TableFrontMatter = z.output<typeof tableSchema>;

/** Sentences of the guide in a folder's own words, by their keys. */
const phrases = z.record(z.string(), wording).superRefine((own, context) => {
  for (const [name, sentence] of Object.entries(own)) {
    const key = phraseKeys.find((each) => each === name);
    const { fault, remedy } =
      key === undefined
        ? {
            fault: "the guide says no sentence of that name",
            remedy: didYouMean(name, phraseKeys, "docs/phrases.md lists them"),
          }
        : (faultIn(key, sentence) ?? {});
    if (fault !== undefined)
      context.addIssue({ code: "custom", path: [name], message: fault, params: { remedy } });
  }
});

/** guide.yaml */
export const profileSchema = z.strictObject({
  name: wording,
  subject: wording,
  introduction: text,
  topics: z.array(z.strictObject({ id, label: wording })).max(500),
  starters: wordings.default([]),
  /** Days after which the figures of a dated source count as old: for keepers' advice alone. */
  fresh: z.number().int().min(1).max(36_500).optional(),
  distress: z
    .array(
      z.strictObject({
        locale: z.string().regex(/^[a-z]{2}$/, { error: "a language as two letters: en" }),
        text,
      }),
    )
    .max(50)
    .default([]),
  phrases: phrases.default({}),
});

/** sources.yaml */
export const sourcesSchema = z
  .array(
    z.strictObject({
      id,
      title: wording,
      publisher: wording.optional(),
      /** When it was published, or what time it is about. */
      date: wording.optional(),
      licence: wording.optional(),
      /** The line that the licence asks for. */
      attribution: text.optional(),
      url: z.url({ protocol: /^https?$/, error: "a url begins with https://" }).optional(),
      /** Its figures come first where other sources speak as well. */
      leads: z.boolean().optional(),
    }),
  )
  .max(10_000);

/** vocabulary.yaml */
export const conceptsSchema = z.array(z.strictObject({ id, names: someWordings })).max(50_000);

const needs = {
  smalltalk: "replies",
  welcome: "replies",
  help: null,
  "out-of-scope": "aspect",
} as const;

/** A file in intents/. */
export const intentsSchema = z
  .array(
    z
      .strictObject({
        id,
        kind: z.enum(Object.keys(needs) as (keyof typeof needs)[]),
        examples: someWordings,
        replies: z.array(text).max(100).default([]),
        aspect: wording.nullable().default(null),
      })
      .superRefine((set, context) => {
        const need = needs[set.kind];
        if (need !== null && (set[need] === null || set[need].length === 0))
          context.addIssue({
            code: "custom",
            path: [need],
            message: `missing in a set of kind "${set.kind}"`,
            params: { remedy: "add it" },
          });
      }),
  )
  .max(1_000);

const share = z.number().min(0).max(1);
const figures = z.array(z.number()).max(200);

/** A fitted logistic model: one mean, scale and weight for each feature. */
const weightsSchema = z
  .strictObject({
    features: z.array(z.string().max(100)).max(200),
    means: figures,
    scales: z.array(z.number().positive()).max(200),
    weights: figures,
    intercept: z.number(),
  })
  .refine(
    ({ features, ...rows }) =>
      [rows.means, rows.scales, rows.weights].every(({ length }) => length === features.length),
    { error: "means, scales and weights need one figure for each feature" },
  );

const waySchema = z.strictObject({ rank: weightsSchema, answers: weightsSchema });

/** decision.json: weights and limits that were fitted on the folder's own labelled questions. */
export const decisionSchema = z.strictObject({
  meaning: waySchema,
  words: waySchema,
  limits: z.strictObject({ answer: share, table: share, maybe: share, near: share, sure: share }),
});
