import { type Knowledge, loadKnowledge, type Source } from "../../../src/knowledge/index.ts";
import { describeCall } from "../call.ts";
import { type KnowledgeCommand, knowledgeFolder, modelCache, type Output } from "./command.ts";

const call = describeCall({
  calls: ["knowledge -- sources [--dir DIR] [--json]"],
  about: `Lists the sources with date, licence, attribution and address, and what stands on each.
Ends with 1 where the folder has errors.`,
  flags: {
    dir: { type: "string", value: "DIR", about: "folder to read (KNOWLEDGE_DIR, else knowledge)" },
    json: {
      type: "boolean",
      default: false,
      about: "print one JSON array: [{id, title, …, entries, tables}]",
    },
  },
});

/** A source with the ids of what was made from it. */
interface UsedSource extends Source {
  readonly entries: readonly string[];
  readonly tables: readonly string[];
}

export const command: KnowledgeCommand = {
  usage: call.usage,
  async run(args, output) {
    const { values } = call.read(args);
    const dir = knowledgeFolder(values.dir);
    const { knowledge, problems } = await loadKnowledge(dir, { tolerant: true, cache: modelCache() });
    const broken = problems.some(({ severity }) => severity === "error");
    if (broken) output.complain(`${dir} has errors: "npm run knowledge -- check" tells which`);
    if (knowledge === null) return 1;
    const used = usedSources(knowledge);
    if (values.json) output.print(JSON.stringify(used));
    else for (const source of used) printSource(source, output);
    return broken ? 1 : 0;
  },
};

function usedSources({ sources, entries, tables }: Knowledge): UsedSource[] {
  const idsOn = (items: readonly { readonly id: string; readonly source: string }[], source: string) =>
    items.filter((item) => item.source === source).map(({ id }) => id);
  return sources.map((source) => ({
    ...source,
    entries: idsOn(entries, source.id),
    tables: idsOn(tables, source.id),
  }));
}

function printSource(source: UsedSource, output: Output): void {
  const { id, title, publisher, date, licence, attribution, url, entries, tables } = source;
  output.print(`${output.paint("bold", title)} (${id})`);
  const facts = [
    ["from", [publisher, date].filter((part) => part !== undefined).join(", ")],
    ["licence", licence ?? ""],
    ["credit", attribution ?? ""],
    ["address", url ?? ""],
    ["tables", tables.join(", ")],
    ["entries", entries.join(", ")],
  ];
  for (const [label, fact] of facts) if (fact !== "") output.print(`  ${label!.padEnd(8)} ${fact}`);
  if (entries.length + tables.length === 0)
    output.print(`  ${output.paint("yellow", "nothing stands on it")}`);
}
