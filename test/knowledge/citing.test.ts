import { describe, expect, it } from "vitest";
import { renderReply as terminal } from "../../adapters/cli/render.ts";
import { sourceLines as discord } from "../../adapters/discord/render/quiet.ts";
import { renderCitations as slack } from "../../adapters/slack/render/quiet.ts";
import { citationOf } from "../../src/knowledge/cite.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Reply } from "../../src/reply/index.ts";
import { shippedPhrases } from "../phrases/marked.ts";
import { edited, folderOf } from "./folder-of.ts";

const sources = `- id: handbook
  title: The Coffee Handbook, 2024
  publisher: Roasters' Press
  date: May 2024
  licence: CC BY 4.0
  attribution: The Coffee Handbook by Roasters' Press, used under CC BY 4.0
  url: https://example.org/a/rather/long/address/of/the/handbook/of/coffee
`;

async function knowledgeWith(changes: Parameters<typeof folderOf>[0]) {
  const { knowledge, problems } = await loadKnowledge(folderOf({ "sources.yaml": sources, ...changes }));
  expect(problems).toEqual([]);
  return knowledge!;
}

describe("a source", () => {
  it("says who published it, when, and under which licence", async () => {
    const { sources: read } = await knowledgeWith({});
    expect(read).toEqual([
      {
        id: "handbook",
        title: "The Coffee Handbook, 2024",
        publisher: "Roasters' Press",
        date: "May 2024",
        licence: "CC BY 4.0",
        attribution: "The Coffee Handbook by Roasters' Press, used under CC BY 4.0",
        url: "https://example.org/a/rather/long/address/of/the/handbook/of/coffee",
      },
    ]);
  });

  it("is linked in every citation, whatever the length of the title", async () => {
    const long =
      "Roasts and their temperatures in all the drums of the roastery, as they were measured in May";
    const knowledge = await knowledgeWith(
      edited("tables/roasts.md", "title: Roasts and their temperatures", `title: ${long}`),
    );
    const cited = citationOf(knowledge, knowledge.tables[0]!, "Light");
    const url = knowledge.sources[0]!.url!;
    expect(cited).toMatchObject({ id: "roasts", title: long, row: "Light", url });
    const reply = { body: [], table: null, chart: null, working: null, citations: [cited] };
    const shown = {
      slack: JSON.stringify(slack([cited], shippedPhrases)),
      discord: discord(shippedPhrases, [cited]).join("\n"),
      terminal: terminal({ ...reply, suggestions: [], explanation: null } as unknown as Reply, {
        phrases: shippedPhrases,
        columns: 200,
      }),
    };
    for (const text of Object.values(shown)) expect(text).toContain(url);
  });
});

describe("the note of a table", () => {
  it("stands with the section in its citations", async () => {
    const note = "medians of 10 drums or more";
    const knowledge = await knowledgeWith(
      edited("tables/roasts.md", "source: handbook", `source: handbook\nsection: Chapter 2\nnote: ${note}`),
    );
    const [table] = knowledge.tables;
    expect(table!.note).toBe(note);
    expect(citationOf(knowledge, table!).section).toBe(`Chapter 2; ${note}`);
    expect(citationOf(knowledge, knowledge.entries[0]!).section).toBeUndefined();
  });
});
