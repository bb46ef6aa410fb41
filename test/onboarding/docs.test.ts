import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { stepKinds } from "../../src/knowledge/tracks/track.ts";
import { folderOf } from "../knowledge/folder-of.ts";

const page = readFileSync(`${import.meta.dirname}/../../docs/onboarding.md`, "utf8");

describe("docs/onboarding.md", () => {
  it("shows a track that the loader takes", async () => {
    const track = /```yaml\n([\s\S]*?)```/.exec(page)![1]!;
    const shares = readFileSync(`${import.meta.dirname}/../../knowledge/tables/industry-shares.md`, "utf8");
    const entry = readFileSync(`${import.meta.dirname}/../../knowledge/faq/what-engineers-do.md`, "utf8");
    const dir = folderOf({
      "onboarding/first-days.yaml": track,
      "tables/industry-shares.md": shares,
      "faq/what-engineers-do.md": entry,
    });
    const { problems } = await loadKnowledge(dir, { nowMs: Date.parse("2026-11-24") });
    expect(
      problems.filter(({ file, severity }) => severity === "error" && file.startsWith("onboarding/")),
    ).toEqual([]);
  });

  it("names every kind of step, and no other", () => {
    const table = page.split("| Kind | What it is | Needs |")[1]!.split("\n\n")[0]!;
    expect([...table.matchAll(/^\| `(\w+)`/gm)].map(([, kind]) => kind)).toEqual([...stepKinds]);
  });
});
