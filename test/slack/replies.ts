import { type Reply, replyOf, say } from "../../src/reply/index.ts";

/** A plain answer, with what a test wants to be different. */
export const replyWith = (parts: Partial<Reply> = {}): Reply => ({
  ...replyOf("abc", "a message", {
    status: "answered",
    title: "Sizes",
    body: [say("The box is 18 cm wide.")],
    citations: [{ id: "sizes", title: "Sizes of boxes", source: "Catalogue" }],
    confidence: 0.93,
    entry: "sizes",
    topic: "boxes",
    explanation: { reason: "title matched" },
    addressed: { kind: "asks", probability: 0.95 },
  }),
  id: "0123456789abcdef",
  ...parts,
});
