import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PassageDocument } from "../src/passages/types.ts";

/** Entries of one directory: more slow a file system down. */
const together = 1_000;

/** Writes documents as a knowledge folder, each an FAQ in a file of its own. */
export function writeFolder(folder: string, documents: readonly PassageDocument[]): void {
  mkdirSync(join(folder, "faq"), { recursive: true });
  writeFileSync(
    join(folder, "guide.yaml"),
    "name: Measured\nsubject: made-up things\nintroduction: I answer from a benchmark's entries.\ntopics: []\n",
  );
  writeFileSync(join(folder, "sources.yaml"), "- id: made-up\n  title: Made up\n");
  for (const [at, document] of documents.entries()) {
    if (at % together === 0) mkdirSync(join(folder, `faq/${at / together}`), { recursive: true });
    writeEntry(folder, at, document);
  }
}

/** Writes the document at a place of the list, or another in its stead. */
export function writeEntry(folder: string, at: number, { id, title, wordings, text }: PassageDocument): void {
  // JSON is YAML, whatever signs a title holds.
  const also = wordings.length === 0 ? "" : `also: ${JSON.stringify(wordings)}\n`;
  writeFileSync(
    join(folder, `faq/${Math.floor(at / together)}/${id}.md`),
    `---\nid: ${id}\nquestion: ${JSON.stringify(title)}\nsource: made-up\n${also}---\n\n${text}\n`,
  );
}
