import { describeKnowledge, type KnowledgeStats, loadKnowledge } from "../../../src/knowledge/index.ts";
import { describeCall } from "../call.ts";
import { aligned, type KnowledgeCommand, knowledgeFolder, modelCache } from "./command.ts";

const call = describeCall({
  calls: ["knowledge -- stats [--dir DIR] [--json]"],
  about:
    "Counts what the folder holds. Where there are errors it counts what could be read, and ends with 1.",
  flags: {
    dir: { type: "string", value: "DIR", about: "folder to count (KNOWLEDGE_DIR, else knowledge)" },
    json: { type: "boolean", default: false, about: "print one JSON object" },
  },
});

export const command: KnowledgeCommand = {
  usage: call.usage,
  async run(args, output) {
    const { values } = call.read(args);
    const dir = knowledgeFolder(values.dir);
    const { knowledge, problems } = await loadKnowledge(dir, { tolerant: true, cache: modelCache() });
    const broken = problems.some(({ severity }) => severity === "error");
    if (broken)
      output.complain(
        `${dir} has errors: "npm run knowledge -- check${values.dir === undefined ? "" : ` --dir ${dir}`}" tells which`,
      );
    if (knowledge === null) return 1;
    const stats = describeKnowledge(knowledge);
    output.print(values.json ? JSON.stringify(stats) : statsText(stats));
    return broken ? 1 : 0;
  },
};

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
