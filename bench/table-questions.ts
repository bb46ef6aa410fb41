import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Table } from "../src/knowledge/types.ts";
import { tableFromCsv } from "./table-from-csv.ts";

const questionSchema = z.object({
  id: z.string(),
  table: z.string(),
  question: z.string(),
  answer: z.array(z.string()),
});

/** A question to one table, with the set of values that answers it. */
export type LabelledTableQuestion = z.infer<typeof questionSchema>;

/** Reads questions, one JSON object a line. */
export function readTableQuestions(file: string): LabelledTableQuestion[] {
  return readFileSync(file, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => questionSchema.parse(JSON.parse(line)));
}

/** Reads the tables that the questions are about. */
export function readTables(folder: string, questions: readonly LabelledTableQuestion[]): Map<string, Table> {
  const ids = [...new Set(questions.map((question) => question.table))];
  return new Map(
    ids.map((id) => [id, tableFromCsv(readFileSync(join(folder, `${id}.csv`), "utf8"), { id, title: "" })]),
  );
}

/** Whether two sets of answers agree after trimming, case folding and number reading. */
export function answersAgree(given: readonly string[], expected: readonly string[]): boolean {
  const left = new Set(given.map(normalise));
  const right = new Set(expected.map(normalise));
  return left.size === right.size && [...left].every((value) => right.has(value));
}

function normalise(answer: string): string {
  const text = answer
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[‘’´`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/\[(?:\d+|[a-z]|nb \d+)\]/g, "")
    .replace(/^"([^"]*)"$/, "$1")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase()
    .replace(/\.$/, "");
  const number = /^[$£€]?(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)%?$/.exec(text);
  return number ? String(Number(number[1]!.replace(/,/g, ""))) : text;
}
