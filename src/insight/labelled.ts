import { z } from "zod";
import type { Reply } from "../reply/index.ts";

/** A labelled question: patterns are regular expressions without case, tried on the reply's text. */
const labelledSchema = z.object({
  id: z.string(),
  kind: z.string(),
  q: z.string(),
  prior: z.array(z.string()).default([]),
  expect: z.enum(["answer", "clarify", "chitchat", "decline"]),
  must: z.array(z.string()).default([]),
  any: z.array(z.string()).default([]),
  mustNot: z.array(z.string()).default([]),
});
export type Labelled = z.infer<typeof labelledSchema>;

/**
 * Reads labelled questions, one JSON object a line.
 * @throws Error with file and line where one does not fit.
 */
export function parseLabelled(text: string, file: string): Labelled[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === "") return [];
    try {
      return [labelledSchema.parse(JSON.parse(line))];
    } catch (cause) {
      throw new Error(
        `${file}:${i + 1}: not a labelled question; write {"id", "kind", "q", "prior"?, "expect", "must"?, "any"?, "mustNot"?}`,
        { cause },
      );
    }
  });
}

/** Folds what people read as the same: dashes, quotes, odd spaces, emphasis marks. */
const folded = (text: string): string =>
  text
    .replace(/[\u200b\u200c\u2060\ufeff]|\u200d|\ufe0f/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019\u201b\u2032]/g, "'")
    .replace(/[\u201c\u201d\u2033]/g, '"')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
    .replace(/[*_`~]/g, "")
    .trim();

const longestAnswerChars = 1500;

/** Whether the patterns of a labelled question hold on a text. */
export function patternsHold(item: Labelled, text: string): boolean {
  const forms = [text.trim(), folded(text)];
  const matches = (pattern: string) => forms.some((form) => new RegExp(pattern, "i").test(form));
  return (
    text.length <= longestAnswerChars &&
    item.must.every(matches) &&
    (item.any.length === 0 || item.any.some(matches)) &&
    !item.mustNot.some(matches)
  );
}

export interface GradedQuestion {
  /** 1 right, 0.5 asked back where declining was right, 0 otherwise. */
  readonly score: number;
  /** Answered, and not right: the costly mistake. */
  readonly wrong: boolean;
}

/** Scores one reply as the product's measure does. */
export function judge(item: Labelled, { status, text }: Pick<Reply, "status" | "text">): GradedQuestion {
  const holds = patternsHold(item, text);
  const score = {
    answer: () => (status === "answered" && holds ? 1 : 0),
    chitchat: () => ((status === "chitchat" || status === "answered") && holds ? 1 : 0),
    clarify: () => (status === "clarify" && holds ? 1 : 0),
    decline: () => (!holds ? 0 : status === "declined" ? 1 : status === "clarify" ? 0.5 : 0),
  }[item.expect]();
  return { score, wrong: status === "answered" && score === 0 };
}
