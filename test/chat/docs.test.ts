import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const file = join(import.meta.dirname, "../../docs/platforms.md");
const page = readFileSync(file, "utf8");
const side = /export interface PlatformSide<[\s\S]*?\n}/.exec(
  readFileSync(join(import.meta.dirname, "../../adapters/chat/answering.ts"), "utf8"),
)![0];

describe("docs/platforms.md", () => {
  it("names all that a platform has to do, and no more", () => {
    const members = [...side.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name);
    const table = page.slice(page.indexOf("| Of `PlatformSide` |"));
    const named = [...table.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(named.toSorted()).toEqual(members.toSorted());
  });

  it("leads to files that are there", () => {
    const targets = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target!);
    for (const target of targets) expect(existsSync(join(dirname(file), target)), target).toBe(true);
  });
});
