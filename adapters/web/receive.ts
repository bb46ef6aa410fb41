import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Newcomer } from "../../src/onboarding/index.ts";
import type { ChartData, Message } from "../../src/reply/index.ts";

/** A question longer than this is refused: nobody types it. */
const mostChars = 100_000;

/** Half of a surrogate pair is no character, and no database takes it. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .transform((value) => value.toWellFormed());

const conversation = z.string().regex(/^[\w-]{8,64}$/);
/** Of a reply, or of an action of the onboarding. */
const givenId = z.string().regex(/^[\w:.-]{1,200}$/);

/** `POST /api/ask`. */
export const askSchema = z.strictObject({ q: text(mostChars), conversation: conversation.optional() });

/** `POST /api/onboard`: an action of the last prompt; without one, where the person is. */
export const onboardSchema = z.strictObject({
  action: givenId.optional(),
  zone: z.string().max(80).optional(),
  conversation: conversation.optional(),
});

/** `POST /api/feedback`. */
export const feedbackSchema = z.strictObject({
  answer: givenId,
  vote: z.enum(["up", "down", "none", "wrong"]),
  reason: text(1_000).optional(),
});

/** `POST /api/forget`: an empty object. That it is JSON keeps forms of other pages out. */
export const forgetSchema = z.strictObject({});

/** `GET /api/complete?q=`. */
export const completeSchema = z.object({ q: text(200).default("") });

export type Ask = z.infer<typeof askSchema>;

/** The platform's name in front of every id that is made here. */
const platform = "web";

/** Builds the guide's message of a question from the page, or from a program. */
export function messageFrom(
  { q, conversation }: Pick<Ask, "q"> & { readonly conversation: string },
  person: string,
): Message & { readonly key: string } {
  const id = `${platform}:${conversation}`;
  return {
    id: `${id}:${newId()}`,
    text: q,
    conversation: id,
    user: `${platform}:${person}`,
    place: { platform, kind: "direct", workspace: platform },
    key: conversation,
  };
}

/** A visitor of the page as the onboarding knows one; `name` stands for all. Nothing can be brought to a page that is closed. */
export const newcomerOf = (user: string, name: string, zone: string | null = null): Newcomer => ({
  user,
  workspace: platform,
  platform,
  zone,
  reach: null,
  name,
});

/** A random id of 128 bits, base64url. */
export const newId = (): string => randomBytes(16).toString("base64url");

const figure = z.number().min(-1e15).max(1e15);
const words = z.string().max(500);

const chartItem = z.strictObject({
  label: words,
  value: figure.exactOptional(),
  low: figure.exactOptional(),
  high: figure.nullable().exactOptional(),
  mark: figure.exactOptional(),
  highlighted: z.boolean().exactOptional(),
});

const chart: z.ZodType<ChartData> = z.strictObject({
  kind: z.enum(["bars", "bands"]),
  title: words,
  unit: words,
  items: z.array(chartItem).max(60),
  legend: z.strictObject({ band: words, mark: words }).exactOptional(),
  source: words,
});

/** `POST /api/chart`: the chart of a reply, as it is to be drawn on this screen. */
export const chartSchema = z.strictObject({
  chart,
  theme: z.enum(["light", "dark"]),
  width: z.number().int().min(280).max(960),
});
