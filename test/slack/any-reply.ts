import fc from "fast-check";
import type { Block, Inline, Reply } from "../../src/reply/index.ts";

/**
 * Words as people, keepers and attackers write them. All of Unicode is laid out for them, which takes
 * a second: import this file only where it is needed.
 */
const text = fc.oneof(
  fc.string({ maxLength: 60, unit: "grapheme" }),
  fc.string({ maxLength: 40, unit: "binary" }),
  fc.constantFrom(
    "<!channel> <@U1> <#C1|x>",
    "a & b < c > d",
    "*bold* _x_ ~y~ `z` ```",
    "@here",
    "\u0000\u001b[31m",
    "x".repeat(4_000),
    "wörter ".repeat(900),
    "😀".repeat(2_000),
  ),
);

const inline: fc.Arbitrary<Inline> = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text.map((each): Inline => ({ type: "text", text: each })),
    text.map((each): Inline => ({ type: "code", text: each })),
    fc
      .tuple(
        fc.constantFrom("strong" as const, "emphasis" as const),
        fc.array(tie("inline"), { maxLength: 3 }),
      )
      .map(([type, children]): Inline => ({ type, children })),
    fc
      .tuple(
        fc.oneof(
          fc.webUrl(),
          fc.constantFrom("javascript:alert(1)", "not a url", `https://x.io/${"y".repeat(4_000)}`),
        ),
        fc.array(tie("inline"), { maxLength: 2 }),
      )
      .map(([url, children]): Inline => ({ type: "link", url, children })),
  ),
})).inline;

const inlines = fc.array(inline, { maxLength: 5 });
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    inlines.map((children): Block => ({ type: "paragraph", children })),
    fc
      .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), inlines)
      .map(([level, children]): Block => ({ type: "heading", level, children })),
    fc
      .tuple(fc.boolean(), fc.array(inlines, { maxLength: 30 }))
      .map(([ordered, items]): Block => ({ type: "list", ordered, items })),
    fc
      .tuple(
        fc.boolean(),
        fc.array(fc.tuple(inlines, fc.array(tie("block"), { maxLength: 2 })), { maxLength: 4 }),
      )
      .map(
        ([ordered, all]): Block => ({
          type: "list",
          ordered,
          items: all.map(([item]) => item),
          under: all.map(([, under]) => under),
        }),
      ),
    inlines.map((children): Block => ({ type: "quote", children })),
    text.map((each): Block => ({ type: "code", text: each })),
  ),
}));

const suggestion = fc.record({ label: text, question: text });
const table = fc
  .tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 130 }))
  .chain(([columns, rows]) =>
    fc.record({
      id: fc.constant("table"),
      title: text,
      columns: fc.array(
        fc.record({ name: text, align: fc.constantFrom("left" as const, "right" as const) }),
        {
          minLength: columns,
          maxLength: columns,
        },
      ),
      rows: fc.array(fc.array(fc.string({ maxLength: 20 }), { maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    }),
  );

/** Any reply that the types allow, far beyond what the core makes. */
export const anyReply: fc.Arbitrary<Reply> = fc.record({
  id: fc.stringMatching(/^[0-9a-f]{16}$/),
  status: fc.constantFrom("answered" as const, "clarify" as const, "declined" as const, "chitchat" as const),
  title: fc.option(text),
  body: fc.array(block, { maxLength: 12 }),
  text,
  table: fc.option(table),
  chart: fc.constant(null),
  working: fc.option(
    fc.record({
      plan: text,
      rows: fc.array(fc.record({ row: text, value: text }), { maxLength: 20 }),
      formula: text,
      result: text,
    }),
  ),
  citations: fc.array(
    fc.record(
      { id: fc.string(), title: text, row: text, source: text, section: text, url: fc.webUrl() },
      { requiredKeys: ["id", "title", "source"] },
    ) as fc.Arbitrary<Reply["citations"][number]>,
    { maxLength: 12 },
  ),
  choices: fc.array(suggestion, { maxLength: 3 }),
  suggestions: fc.array(suggestion, { maxLength: 3 }),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  entry: fc.option(fc.string()),
  topic: fc.option(fc.string()),
  offersOnboarding: fc.boolean(),
  knowledge: fc.constant("abc"),
  explanation: fc.constant({
    terms: [],
    corrections: [],
    entities: [],
    intent: null,
    resolved: "and <you>?",
    candidates: [],
    plan: null,
    uncovered: [],
    confidence: 0.5,
    reason: "made up",
  }),
  addressed: fc.record({
    kind: fc.constantFrom("asks" as const, "follows" as const, "about-us" as const, "chatters" as const),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
});
