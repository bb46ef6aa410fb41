import type { Inline, Reply } from "../../src/reply/index.ts";

const words = (value: string): Inline => ({ type: "text", text: value });

/** A plain answer, with what a test wants to be different. */
export function replyWith(parts: Partial<Reply> = {}): Reply {
  return {
    id: "0123456789abcdef",
    status: "answered",
    title: "Sizes",
    body: [{ type: "paragraph", children: [words("The box is 18 cm wide.")] }],
    text: "The box is 18 cm wide.",
    table: null,
    chart: null,
    working: null,
    citations: [{ id: "sizes", title: "Sizes of boxes", source: "Catalogue" }],
    choices: [],
    suggestions: [],
    confidence: 0.93,
    entry: "sizes",
    topic: "boxes",
    offersOnboarding: false,
    knowledge: "abc",
    explanation: {
      terms: [],
      corrections: [],
      entities: [],
      intent: null,
      resolved: null,
      candidates: [],
      plan: null,
      uncovered: [],
      confidence: 0.93,
      reason: "title matched",
    },
    addressed: { kind: "asks", probability: 0.95 },
    ...parts,
  };
}
