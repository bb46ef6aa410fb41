import { z } from "zod";
import type { Bot, Frame } from "../src/bot.ts";
import type { Reply } from "../src/reply/index.ts";

const lineSchema = z.object(
  {
    id: z
      .union([z.string().max(200), z.number(), z.null()], {
        error: "must be a number or a text of at most 200 characters",
      })
      .optional(),
    q: z.string({ error: ({ input }) => (input === undefined ? "is missing" : "must be a text") }),
    prior: z.array(z.string({ error: "must be a text" }), { error: "must be a list of texts" }).optional(),
  },
  { error: "must be an object" },
);

/** Earlier turns that are read again; what was said before them no follow-up reaches back to. */
const mostPrior = 20;

/** One answer in the form that other programs read. */
export interface AnswerLine {
  readonly id: string | number | null;
  readonly status: Reply["status"];
  readonly text: string;
  readonly confidence: number;
  readonly entry: string | null;
  readonly sources: readonly { readonly id: string; readonly title: string; readonly row?: string }[];
  readonly working?: Reply["working"];
}

/** A line that could not be read as a question, on its place in the output. */
export interface ErrorLine {
  readonly id: null;
  readonly status: "error";
  readonly error: string;
}

/** Answers one line of `ask --jsonl`; each line is a conversation of its own. `null`: a line that was too long. */
export function answerLine(bot: Bot, line: string | null): AnswerLine | ErrorLine {
  if (line === null) return failed("the line is longer than 1,000,000 characters");
  let json: unknown;
  try {
    // Some programs put a byte order mark before the first line.
    json = JSON.parse(line.replace(/^\uFEFF/, ""));
  } catch {
    return failed('not valid JSON; expected {"id", "q", "prior"?}');
  }
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue?.path.join(".") || "the line";
    return failed(`${place} ${issue?.message ?? "does not fit"}; expected {"id", "q", "prior"?}`);
  }
  const { id = null, q, prior = [] } = parsed.data;
  let frame: Frame | null = null;
  for (const [i, text] of prior.slice(-mostPrior).entries())
    frame = bot.answer({ id: `line:${id}:${i}`, text }, frame).frame;
  return toAnswerLine(id, bot.answer({ id: `line:${id}`, text: q }, frame).reply);
}

/** A reply in the line's form. */
export function toAnswerLine(id: string | number | null, reply: Reply): AnswerLine {
  return {
    id,
    status: reply.status,
    text: reply.text,
    confidence: Math.round(reply.confidence * 1e4) / 1e4,
    entry: reply.entry,
    sources: reply.citations.map(({ id, title, row }) => ({ id, title, ...(row !== undefined && { row }) })),
    ...(reply.working && { working: reply.working }),
  };
}

const failed = (error: string): ErrorLine => ({ id: null, status: "error", error });
