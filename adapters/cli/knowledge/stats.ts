import { describeKnowledge, type KnowledgeStats, loadKnowledge } from "../../../src/knowledge/index.ts";
import { type FolderOptions, knowledgeFolder } from "../settings.ts";
import { aligned } from "../text.ts";
import { modelCache } from "./model-cache.ts";

/** Counts what the folder holds. */
export async function stats(options: FolderOptions): Promise<void> {
  const dir = knowledgeFolder(options.dir);
  const { knowledge, problems } = await loadKnowledge(dir, { tolerant: true, cache: modelCache() });
  const broken = problems.some(({ severity }) => severity === "error");
  if (broken)
    console.error(
      `${dir} has errors: "npm run knowledge -- check${options.dir === undefined ? "" : ` --dir ${dir}`}" tells which`,
    );
  if (broken) process.exitCode = 1;
  if (knowledge === null) return;
  const stats = describeKnowledge(knowledge);
  console.log(options.json ? JSON.stringify(stats) : statsText(stats));
}

/** Counts as a person reads them, a line each. */
function statsText(stats: KnowledgeStats): string {
  const parts = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${count} ${name}`)
      .join(", ");
  const total = (counts: Readonly<Record<string, number>>): string =>
    String(Object.values(counts).reduce((sum, count) => sum + count, 0));
  const withParts = (counts: Readonly<Record<string, number>>): string =>
    `${total(counts)} (${parts(counts)})`;
  return aligned([
    ["entries", withParts(stats.entries)],
    ["corrected beliefs", String(stats.claims)],
    ["wordings", String(stats.wordings)],
    ["tables", String(stats.tables)],
    ["rows", `${stats.rows}, with ${stats.rowAliases} other names`],
    ["cells", `${withParts(stats.cellsByType)}, ${stats.emptyCells} empty`],
    ["intents", withParts(stats.intents)],
    ["examples", String(stats.examples)],
    ["vocabulary", `${stats.concepts} concepts, ${stats.names} names`],
    ["topics", `${stats.topics} (${parts(stats.byTopic)})`],
    ["sources", String(stats.sources)],
    ["hash", stats.hash],
  ]);
}
