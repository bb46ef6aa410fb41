import { join } from "node:path";
import { parseArgs } from "node:util";
import { describeKnowledge } from "../../../src/knowledge/describe.ts";
import { loadKnowledge, type Problem } from "../../../src/knowledge/load.ts";
import { counted, type KnowledgeCommand, knowledgeFolder, type Output, sharedOptions } from "./command.ts";

const usage = `Usage: npm run knowledge -- check [--dir DIR] [--json]

Reads the whole folder and says what is wrong: file, line and remedy. Notes need no action.
Ends with 1 where there is an error.

  --dir DIR   folder to check (KNOWLEDGE_DIR, else knowledge)
  --json      print one JSON object: {ok, hash, errors, notes}
  --help      this text`;

export const command: KnowledgeCommand = {
  usage,
  async run(args, output) {
    const { values } = parseArgs({ args: [...args], options: sharedOptions });
    const dir = knowledgeFolder(values.dir);
    const { knowledge, problems } = await loadKnowledge(dir, { nowMs: Date.now() });
    const errors = problems.filter(({ severity }) => severity === "error");
    const notes = problems.filter(({ severity }) => severity === "info");
    if (values.json) {
      output.print(JSON.stringify({ ok: knowledge !== null, hash: knowledge?.hash ?? null, errors, notes }));
    } else {
      printProblems(dir, errors, "error", "red", output);
      printProblems(dir, notes, "note", "yellow", output);
      if (knowledge !== null) {
        const { entries, tables, rows, wordings } = describeKnowledge(knowledge);
        const held = `${counted(entries.faq + entries.article, "entry").replace("entrys", "entries")}, ${counted(wordings, "wording")}, ${counted(tables, "table")}, ${counted(rows, "row")}`;
        output.print(`${output.paint("green", "In order")}: ${held} (${knowledge.hash})`);
      }
    }
    return knowledge === null ? 1 : 0;
  },
};

/** A place wider than this is not waited for: its message simply stands further right. */
const widestPlace = 48;

function printProblems(
  dir: string,
  problems: readonly Problem[],
  noun: string,
  colour: "red" | "yellow",
  output: Output,
): void {
  if (problems.length === 0) return;
  output.print(output.paint(colour, counted(problems.length, noun)));
  const places = problems.map(({ file, line }) => `${join(dir, file)}:${line}:`);
  const width = Math.min(widestPlace, Math.max(...places.map((place) => place.length)));
  for (const [index, { message, remedy }] of problems.entries())
    output.print(
      `  ${output.paint("cyan", places[index]!.padEnd(width))} ${message}${output.paint("dim", `; ${remedy}`)}`,
    );
  output.print("");
}
