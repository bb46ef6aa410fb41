import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findDraft } from "../../../adapters/cli/knowledge/workshop.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { NOW } from "../../support/records.ts";

it.each(["../../evil", "..", ".hidden", "README", "a/b"])(
  "a draft with the id %s is refused: its entry would be read by nobody",
  async (id) => {
    const dir = mkdtempSync(join(tmpdir(), "draft-"));
    const store = await createMemoryStore({ clock: { now: () => NOW } });
    try {
      const file = join(dir, "draft.md");
      writeFileSync(file, `---\nid: ${id}\nquestion: What is it?\n---\nNothing.\n`);
      await expect(findDraft(store, dir, file)).rejects.toThrow("cannot be an entry's id");
      writeFileSync(file, "---\nid: pond-depth\n---\nNothing.\n");
      expect(await findDraft(store, dir, file)).toMatchObject({ id: "pond-depth" });
    } finally {
      await store.close();
      rmSync(dir, { recursive: true });
    }
  },
);
