import { z } from "zod";
import type { Block, Inline } from "./block.ts";
import type { ChartData, ChartItem, TableView, Working } from "./figures.ts";
import type { Addressed, Place } from "./message.ts";
import type { Citation, Explanation, Reply, Suggestion } from "./reply.ts";

/** Each key of `T`, optional ones too: a field added to the port does not compile until it is stored. */
type Shape<T> = {
  readonly [K in keyof Required<T>]: z.ZodType<object extends Pick<T, K> ? T[K] | undefined : T[K]>;
};

function objectOf<T>(shape: Shape<T>): z.ZodType<T> {
  return z.object(shape as unknown as z.ZodRawShape) as unknown as z.ZodType<T>;
}

const text = z.string();
const number = z.number();

const inline: z.ZodType<Inline> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.object({ type: z.literal(["text", "code"]), text }),
    z.object({ type: z.literal(["strong", "emphasis"]), children: z.array(inline) }),
    z.object({ type: z.literal("link"), url: text, children: z.array(inline) }),
  ]),
);

const inlines = z.array(inline);

/** By kind: a kind of block that cannot be stored does not compile. */
const blockKinds: { readonly [K in Block["type"]]: z.ZodType<Extract<Block, { type: K }>> } = {
  paragraph: z.object({ type: z.literal("paragraph"), children: inlines }),
  quote: z.object({ type: z.literal("quote"), children: inlines }),
  heading: z.object({ type: z.literal("heading"), level: z.literal([1, 2, 3]), children: inlines }),
  code: z.object({ type: z.literal("code"), text }),
  list: z.object({
    type: z.literal("list"),
    ordered: z.boolean(),
    items: z.array(inlines),
    under: z.array(z.lazy(() => blocks)).exactOptional(),
  }),
};

const block: z.ZodType<Block> = z.union(Object.values(blockKinds));

/** A document; blocks of a kind that this version does not know are read as their words: the answer stays. */
const blocks: z.ZodType<readonly Block[]> = z.array(z.unknown()).transform((all) =>
  all.flatMap((each): Block[] => {
    const known = block.safeParse(each);
    if (known.success) return [known.data];
    const words = wordsIn(each).join(" ").trim();
    return words === "" ? [] : [{ type: "paragraph", children: [{ type: "text", text: words }] }];
  }),
);

const DEEPEST = 12;

function wordsIn(value: unknown, depth = 0): string[] {
  if (depth > DEEPEST || value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === "text" && typeof each === "string" ? [each] : wordsIn(each, depth + 1),
  );
}

const citation = objectOf<Citation>({
  id: text,
  title: text,
  row: text.optional(),
  source: text,
  section: text.optional(),
  url: text.optional(),
});

const table = objectOf<TableView>({
  id: text,
  title: text,
  columns: z.array(z.object({ name: text, align: z.enum(["left", "right"]) })),
  rows: z.array(z.array(text)),
});

const chartItem = objectOf<ChartItem>({
  label: text,
  value: number.optional(),
  low: number.optional(),
  high: number.nullable().optional(),
  mark: number.optional(),
  highlighted: z.boolean().optional(),
});

const chart = objectOf<ChartData>({
  kind: z.enum(["bars", "bands"]),
  title: text,
  unit: text,
  items: z.array(chartItem),
  legend: z.object({ band: text, mark: text }).optional(),
  source: text,
});

const working = objectOf<Working>({
  plan: text,
  rows: z.array(z.object({ row: text, value: text })),
  formula: text.optional(),
  result: text,
});

const suggestion = objectOf<Suggestion>({ label: text, question: text });

const explanation = objectOf<Explanation>({
  terms: z.array(text),
  corrections: z.array(z.object({ from: text, to: text })),
  entities: z.array(text),
  intent: z.object({ label: text, probability: number }).nullable(),
  resolved: text.nullable(),
  candidates: z.array(z.object({ id: text, title: text, score: number, evidence: z.array(text) })),
  plan: text.nullable(),
  uncovered: z.array(text),
  confidence: number,
  reason: text,
});

const addressed = objectOf<Addressed>({
  kind: z.enum(["asks", "follows", "about-us", "chatters"]),
  probability: number,
});

/** How a question can end. */
export const replyStatus = z.enum(["answered", "clarify", "declined", "chitchat"]);

/** Where a message was written. */
export const placeKind: z.ZodType<Place["kind"]> = z.enum(["direct", "channel", "thread", "command"]);

/** A stored reply. Fields that earlier versions kept and this one does not know are left out. */
export const replySchema = objectOf<Reply>({
  id: text,
  status: replyStatus,
  title: text.nullable(),
  body: blocks,
  text,
  // What is drawn beside the text may change its form; the text is worth keeping without it.
  table: table.nullable().catch(null),
  chart: chart.nullable().catch(null),
  working: working.nullable().catch(null),
  citations: z.array(citation),
  choices: z.array(suggestion),
  suggestions: z.array(suggestion),
  confidence: number,
  entry: text.nullable(),
  topic: text.nullable(),
  offersOnboarding: z.boolean(),
  knowledge: text,
  explanation,
  // Replies that were kept before it was judged were answers to somebody who asked.
  addressed: addressed.default({ kind: "asks", probability: 1 }),
  unlogged: z.literal(true).optional(),
});
