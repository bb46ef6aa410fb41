import fc from "fast-check";
import { expect, it } from "vitest";
import { replySchema } from "../../src/reply/index.ts";
import { anyReply } from "../slack/any-reply.ts";
import { replyWith } from "../slack/replies.ts";

const stored = (reply: unknown): unknown => JSON.parse(JSON.stringify(reply));

it("any reply is read back as it was stored", () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      expect(replySchema.parse(stored(reply))).toEqual(stored(reply));
    }),
    { numRuns: 100 },
  );
});

it("a block of a kind that is not known any more, or not yet, leaves its words and the rest of the answer", () => {
  const preview = {
    type: "preview",
    title: { text: "The map" },
    children: [{ type: "text", text: "of ponds" }],
  };
  const reply = replyWith();
  const read = replySchema.parse(stored({ ...reply, body: [...reply.body, preview, { type: "rule" }] }));
  expect(read).toEqual({
    ...reply,
    body: [...reply.body, { type: "paragraph", children: [{ type: "text", text: "The map of ponds" }] }],
  });
});

it("a table or chart of another form costs that alone", () => {
  const reply = replyWith();
  expect(replySchema.parse(stored({ ...reply, table: { rows: 3 }, chart: { kind: "pie" } }))).toEqual(reply);
});

it("a reply of a version that gave second answers is kept without the second", () => {
  const [reply] = fc.sample(anyReply, { numRuns: 1, seed: 7 });
  const also = { entry: "fish", title: "Fish", body: reply!.body, hasFigures: false };
  expect(replySchema.parse(stored({ ...reply!, also }))).toEqual(stored(reply));
});
