import { randomBytes } from "node:crypto";
import type { ImportPlan } from "../../import/index.ts";
import { WebError } from "../errors.ts";

/** Uploaded files until they are imported, at most half an hour. */
export interface Uploads {
  take(person: string, name: string, body: ReadableStream<Uint8Array> | null): Promise<string>;
  files(
    person: string,
    ids: readonly string[],
  ): readonly { readonly name: string; readonly bytes: Uint8Array }[];
  keepPlan(person: string, plan: ImportPlan): string;
  plan(person: string, id: string): ImportPlan;
}

const forMs = 30 * 60_000;
const mostBytes = 50_000_000;
const mostTogether = 150_000_000;

/** Creates an in-memory store of uploads, bounded in size. */
export function createUploads(now: () => number): Uploads {
  const files = new Map<
    string,
    { readonly person: string; readonly name: string; readonly bytes: Uint8Array; readonly atMs: number }
  >();
  const plans = new Map<
    string,
    { readonly person: string; readonly plan: ImportPlan; readonly atMs: number }
  >();
  const sweep = (): void => {
    for (const map of [files, plans])
      for (const [id, { atMs }] of map) if (now() - atMs > forMs) map.delete(id);
  };
  const held = (): number => [...files.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const newId = (): string => randomBytes(9).toString("base64url");
  const gone = () => new WebError("not-found", "These files are not held any more; give them again.");
  return {
    async take(person, name, body) {
      sweep();
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of body ?? []) {
        size += chunk.byteLength;
        if (size > mostBytes || held() + size > mostTogether)
          throw new WebError("too-large", `${name} is too large for the page; use npm run import.`, {
            connection: "close",
          });
        chunks.push(chunk);
      }
      const id = newId();
      files.set(id, { person, name, bytes: Buffer.concat(chunks), atMs: now() });
      return id;
    },
    files(person, ids) {
      sweep();
      return ids.map((id) => {
        const file = files.get(id);
        if (file?.person !== person) throw gone();
        return file;
      });
    },
    keepPlan(person, plan) {
      const id = newId();
      plans.set(id, { person, plan, atMs: now() });
      return id;
    },
    plan(person, id) {
      sweep();
      const found = plans.get(id);
      if (found?.person !== person) throw gone();
      plans.delete(id);
      for (const [key, file] of files) if (file.person === person) files.delete(key);
      return found.plan;
    },
  };
}
