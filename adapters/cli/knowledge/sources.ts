import { styleText } from "node:util";
import { type Knowledge, loadKnowledge, type Source } from "../../../src/knowledge/index.ts";
import { type FolderOptions, knowledgeFolder } from "../settings.ts";
import { modelCache } from "./model-cache.ts";

/** A source with the ids of what was made from it. */
interface UsedSource extends Source {
  readonly entries: readonly string[];
  readonly tables: readonly string[];
}

/** Lists the sources, and what stands on each. */
export async function sources(options: FolderOptions): Promise<void> {
  const dir = knowledgeFolder(options.dir);
  const { knowledge, problems } = await loadKnowledge(dir, { tolerant: true, cache: modelCache() });
  const broken = problems.some(({ severity }) => severity === "error");
  if (broken) {
    console.error(`${dir} has errors: "npm run knowledge -- check" tells which`);
    process.exitCode = 1;
  }
  if (knowledge === null) return;
  const used = usedSources(knowledge);
  if (options.json) console.log(JSON.stringify(used));
  else for (const source of used) printSource(source);
}

function usedSources({ sources, entries, tables }: Knowledge): UsedSource[] {
  const idsOn = (items: readonly { readonly id: string; readonly source: string }[], source: string) =>
    items.filter((item) => item.source === source).map(({ id }) => id);
  return sources.map((source) => ({
    ...source,
    entries: idsOn(entries, source.id),
    tables: idsOn(tables, source.id),
  }));
}

function printSource(source: UsedSource): void {
  const { id, title, publisher, date, licence, attribution, url, entries, tables } = source;
  console.log(`${styleText("bold", title)} (${id})`);
  const facts = [
    ["from", [publisher, date].filter((part) => part !== undefined).join(", ")],
    ["licence", licence ?? ""],
    ["credit", attribution ?? ""],
    ["address", url ?? ""],
    ["tables", tables.join(", ")],
    ["entries", entries.join(", ")],
  ];
  for (const [label, fact] of facts) if (fact !== "") console.log(`  ${label!.padEnd(8)} ${fact}`);
  if (entries.length + tables.length === 0) console.log(`  ${styleText("yellow", "nothing stands on it")}`);
}
