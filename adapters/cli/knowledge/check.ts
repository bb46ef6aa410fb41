import { join } from "node:path";
import { styleText } from "node:util";
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
import { type FolderOptions, knowledgeFolder } from "../settings.ts";
import { modelCache } from "./model-cache.ts";

export interface CheckOptions extends FolderOptions {
  /** Leaves the advice out, for which the folder is asked its own questions. */
  readonly quick?: boolean | undefined;
}

/** Reads the whole folder, and prints what is wrong with it. */
export async function check(options: CheckOptions): Promise<void> {
  const dir = knowledgeFolder(options.dir);
  const { knowledge, problems } = await loadKnowledge(dir, { nowMs: Date.now(), cache: modelCache() });
  const errors = problems.filter(({ severity }) => severity === "error");
  const notes = problems.filter(({ severity }) => severity === "info");
  const advice = knowledge === null || options.quick ? [] : adviceOf(knowledge);
  if (options.json) {
    console.log(
      JSON.stringify({ ok: knowledge !== null, hash: knowledge?.hash ?? null, errors, notes, advice }),
    );
  } else {
    printProblems(dir, errors, "error", "red");
    printProblems(dir, notes, "note", "yellow");
    printProblems(dir, advice, "piece of advice", "cyan");
    if (knowledge !== null) {
      const { entries, tables, rows, wordings } = describeKnowledge(knowledge);
      const held = `${counted(entries.faq + entries.article, "entry", "entries")}, ${counted(wordings, "wording")}, ${counted(tables, "table")}, ${counted(rows, "row")}`;
      console.log(`${styleText("green", "In order")}: ${held} (${knowledge.hash})`);
    }
  }
  if (knowledge === null) process.exitCode = 1;
}

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
): void {
  if (problems.length === 0) return;
  console.log(
    styleText(colour, counted(problems.length, noun).replace("piece of advices", "pieces of advice")),
  );
  const places = problems.map(({ file, line }) => `${join(dir, file)}:${line}:`);
  const width = Math.min(widestPlace, Math.max(...places.map((place) => place.length)));
  for (const [index, { message, remedy }] of problems.entries())
    console.log(
      `  ${styleText("cyan", places[index]!.padEnd(width))} ${message}${styleText("dim", `; ${remedy}`)}`,
    );
  console.log("");
}
