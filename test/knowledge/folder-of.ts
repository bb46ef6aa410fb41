import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Files by path; `null` leaves one of the sound folder out. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A small folder with nothing wrong in it; line numbers in tests count from here. */
export const soundFolder: Files = {
  "guide.yaml": `name: Barista
subject: coffee
introduction: I know about coffee.
topics:
  - {id: beans, label: Beans}
  - {id: brewing, label: Brewing}
starters:
  - How is coffee roasted?
`,
  "sources.yaml": `- id: handbook
  title: The Coffee Handbook
  url: https://example.org/handbook
`,
  "vocabulary.yaml": `- id: espresso
  names: [espresso, short black]
`,
  "faq/roasting.md": `---
id: roasting
question: How is coffee roasted?
topics: [beans]
related: [roasts]
source: handbook
also:
  - what happens in the drum
  - green beans to brown beans
---

Green beans are heated in a **drum** until they crack.

- First crack: light roast.
- Second crack: dark roast.
`,
  "articles/water.md": `---
id: water
title: Water for coffee
source: handbook
section: Chapter 3
---

Soft water brings out acidity.
`,
  "tables/roasts.md": `---
id: roasts
title: Roasts and their temperatures
row: {one: roast, many: roasts}
columns:
  Roast: {type: text, key: true}
  Temperature: {type: number, unit: °C, aliases: [heat]}
  Share: {type: share, whole: true}
values:
  Light: [blond]
source: handbook
also:
  - table of roasts
---

| Roast | Temperature | Share |
| --- | ---: | --- |
| Light | 205 | 30% |
| Dark | 230 °C | 70% |
`,
  "intents/smalltalk.yaml": `- id: greeting
  kind: smalltalk
  examples: [hi, hello there]
  replies: [Hello!]
- id: tea
  kind: out-of-scope
  examples:
    - how long does tea steep
  aspect: tea
`,
};

/** Writes the sound folder with some files changed to a temporary place, which goes when the test ends. */
export function folderOf(changes: Files = {}): string {
  const dir = mkdtempSync(join(tmpdir(), "knowledge-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [path, content] of Object.entries({ ...soundFolder, ...changes }))
    if (content !== null) writeInto(dir, path, content);
  return dir;
}

/** Writes one file, with its folders. */
export function writeInto(dir: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
}

/** The text of a file of the sound folder with one part replaced. */
export function edited(path: string, from: string, to: string): Files {
  const text = String(soundFolder[path]);
  if (!text.includes(from)) throw new Error(`${path} holds no ${JSON.stringify(from)}`);
  return { [path]: text.replace(from, () => to) };
}
