import { tableFromCsv } from "../bench/table-from-csv.ts";
import type { Entry, IntentSet, Knowledge } from "../src/knowledge/types.ts";

const origin = { file: "test", line: 1 };

const entry = (id: string, title: string, also: string[], text: string): Entry => ({
  id,
  kind: "faq",
  title,
  also,
  claim: null,
  answer: [{ type: "paragraph", children: [{ type: "text", text }] }],
  text,
  topics: ["shop"],
  related: [],
  source: "leaflet",
  section: null,
  origin,
});

const intent = (
  id: string,
  kind: IntentSet["kind"],
  examples: string[],
  rest: Partial<IntentSet> = {},
): IntentSet => ({
  id,
  kind,
  examples,
  replies: [],
  aspect: null,
  origin,
  ...rest,
});

/** A small knowledge of a made-up tea shop: for tests of the core that must not lean on the shipped content. */
export function teaShop(): Knowledge {
  const teas = tableFromCsv(
    [
      "Tea,Country,Price,Steeping minutes",
      "Green tea,Japan,$8,2",
      "Oolong,Taiwan,$14,4",
      "Black tea,India,$6,5",
    ].join("\n"),
    { id: "teas", title: "Teas on the shelf" },
  );
  return {
    hash: "0123456789ab",
    profile: {
      name: "Leaf",
      subject: "the tea shop",
      introduction: "I'm Leaf. Ask me about the tea shop.",
      topics: [{ id: "shop", label: "The shop" }],
      starters: ["What does green tea cost?", "When does the shop open?"],
    },
    sources: [{ id: "leaflet", title: "Leaflet of the shop" }],
    entries: [
      entry(
        "opening",
        "When does the shop open?",
        ["opening hours", "how late are you open", "what time do you close"],
        "The shop is open from 9 to 18.",
      ),
      entry(
        "payment",
        "How can I pay?",
        ["payment methods", "do you accept cards", "is cash alright"],
        "The shop accepts cards and cash.",
      ),
      entry(
        "returns",
        "Can I bring tea back?",
        ["return a tin", "money back for opened tea", "refund"],
        "Unopened tins can be returned within 30 days.",
      ),
    ],
    tables: [{ ...teas, source: "leaflet" }],
    vocabulary: { concepts: [{ id: "price", names: ["price", "cost"] }] },
    tracks: [],
    decision: null,
    intents: [
      intent("greeting", "smalltalk", ["hello", "hi there", "good morning"], { replies: ["Hello!"] }),
      intent("newcomer", "welcome", ["it's my first day here", "I am new"], { replies: ["Welcome!"] }),
      intent("help", "help", ["what can you do", "help"]),
      intent(
        "coffee",
        "out-of-scope",
        ["do you sell coffee", "espresso beans", "what does a cappuccino cost"],
        { aspect: "coffee" },
      ),
    ],
  };
}
