import { join } from "node:path";
import { createBot } from "../../../src/bot.ts";
import { counted } from "../../../src/counted.ts";
import { adviseOn } from "../../../src/insight/index.ts";
import {
  describeKnowledge,
  type Knowledge,
  loadKnowledge,
  type Problem,
} from "../../../src/knowledge/index.ts";
import { findEncoder } from "../../encoder/index.ts";
import { describeCall } from "../call.ts";
import { type KnowledgeCommand, knowledgeFolder, modelCache, type Output } from "./command.ts";

const call = describeCall({
  calls: ["knowledge -- check [--dir DIR] [--json]"],
  about: `Reads the whole folder and says what is wrong: file, line and remedy. Notes need no action. Advice follows
where nothing is wrong: entries that are not found by their own question, wordings that point at two entries,
tables that nobody finds, entries with one wording, figures older than "fresh" days of guide.yaml (730).
Ends with 1 where there is an error.`,
  flags: {
    quick: {
      type: "boolean",
      default: false,
      about: "leave the advice out, which has to ask the folder its own questions",
    },
    dir: { type: "string", value: "DIR", about: "folder to check (KNOWLEDGE_DIR, else knowledge)" },
    json: {
      type: "boolean",
      default: false,
      about: "print one JSON object: {ok, hash, errors, notes, advice}",
    },
  },
});

export const command: KnowledgeCommand = {
  usage: call.usage,
  async run(args, output) {
    const { values } = call.read(args);
    const dir = knowledgeFolder(values.dir);
    const { knowledge, problems } = await loadKnowledge(dir, { nowMs: Date.now(), cache: modelCache() });
    const errors = problems.filter(({ severity }) => severity === "error");
    const notes = problems.filter(({ severity }) => severity === "info");
    const advice = knowledge === null || values.quick ? [] : adviceOf(knowledge);
    if (values.json) {
      output.print(
        JSON.stringify({ ok: knowledge !== null, hash: knowledge?.hash ?? null, errors, notes, advice }),
      );
    } else {
      printProblems(dir, errors, "error", "red", output);
      printProblems(dir, notes, "note", "yellow", output);
      printProblems(dir, advice, "piece of advice", "cyan", output);
      if (knowledge !== null) {
        const { entries, tables, rows, wordings } = describeKnowledge(knowledge);
        const held = `${counted(entries.faq + entries.article, "entry", "entries")}, ${counted(wordings, "wording")}, ${counted(tables, "table")}, ${counted(rows, "row")}`;
        output.print(`${output.paint("green", "In order")}: ${held} (${knowledge.hash})`);
      }
    }
    return knowledge === null ? 1 : 0;
  },
};

function adviceOf(knowledge: Knowledge): readonly Problem[] {
  const bot = createBot(knowledge, {
    cache: modelCache(),
    encoder: findEncoder(),
    vectors: "kept",
  });
  return adviseOn(bot, { nowMs: Date.now() }).map((advice) => ({ severity: "info", line: 1, ...advice }));
}

/** A place wider than this is not waited for: its message simply stands further right. */
const widestPlace = 48;

function printProblems(
  dir: string,
  problems: readonly Problem[],
  noun: string,
  colour: "red" | "yellow" | "cyan",
  output: Output,
): void {
  if (problems.length === 0) return;
  output.print(
    output.paint(colour, counted(problems.length, noun).replace("piece of advices", "pieces of advice")),
  );
  const places = problems.map(({ file, line }) => `${join(dir, file)}:${line}:`);
  const width = Math.min(widestPlace, Math.max(...places.map((place) => place.length)));
  for (const [index, { message, remedy }] of problems.entries())
    output.print(
      `  ${output.paint("cyan", places[index]!.padEnd(width))} ${message}${output.paint("dim", `; ${remedy}`)}`,
    );
  output.print("");
}
