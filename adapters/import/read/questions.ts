import { parse as parseYaml } from "yaml";
import { parseMarkdown } from "../markdown.ts";
import { type Node, type QuestionAnswer, type QuestionList, UnreadableError } from "../types.ts";
import { listIn, textIn } from "./front-matter.ts";
import { htmlNodes, looksLikeHtml } from "./html.ts";

const questionNames = ["question", "questions", "q", "title", "prompt", "ask", "frage", "pregunta", "faq"];
const answerNames = [
  "answer",
  "answers",
  "a",
  "response",
  "reply",
  "text",
  "content",
  "body",
  "antwort",
  "respuesta",
];
const keywordNames = [
  ...["keywords", "keyword", "tags", "tag", "aliases", "alias", "also", "synonyms", "labels"],
  ...["variants", "variations", "utterances", "alternatives", "alternative questions", "similar questions"],
];
const groupNames = ["category", "categories", "topic", "topics", "section", "group", "kategorie"];
const idNames = ["id", "key", "slug", "number", "no", "no.", "#"];

/** The nodes of an answer as a list gives it: HTML where it looks so, else Markdown. */
export const answerNodes = (text: string): Node[] =>
  looksLikeHtml(text) ? htmlNodes(text) : parseMarkdown(text);

/** Whether rows are questions with answers: a column for each, and the questions look like it. */
export function asQuestions(rows: readonly (readonly string[])[]): QuestionList | null {
  const [heading = [], ...rest] = rows;
  const names = heading.map((name) => name.trim().toLowerCase());
  const strict = names.some((name) => questionNames.slice(0, 3).includes(name) || name === "frage");
  const answers = names.some((name) => answerNames.includes(name));
  if (!answers || !names.some((name) => questionNames.includes(name))) return null;
  // “Title” and “text” may head any table.
  if (!strict && rest.filter((row) => row.some((cell) => /\?\s*$/.test(cell))).length < rest.length / 2)
    return null;
  const records = rest.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ""])));
  return questionsOf(records);
}

/** Reads a list of questions in JSON or YAML: a list of records, one in a record, or questions as keys. */
export function readQuestionList(text: string, format: "json" | "yaml"): QuestionList {
  let value: unknown;
  try {
    value = format === "json" ? JSON.parse(text) : parseYaml(text, { maxAliasCount: 50 });
  } catch (error) {
    throw new UnreadableError(`it is no ${format.toUpperCase()}: ${(error as Error).message.split("\n")[0]}`);
  }
  const records = recordsIn(value, 0);
  if (records.length === 0)
    throw new UnreadableError('it holds no questions: each needs a "question" and an "answer"');
  return questionsOf(records);
}

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isQuestion = (value: unknown): value is Fields =>
  isRecord(value) && questionOf(value) !== null && answerOf(value) !== null;

/** The records of questions wherever they stand; a name above a list is what its questions belong to. */
function recordsIn(value: unknown, depth: number, group: string | null = null): Fields[] {
  if (depth > 6) return [];
  if (Array.isArray(value)) return value.flatMap((each) => recordsIn(each, depth + 1, group));
  if (!isRecord(value)) return [];
  if (isQuestion(value)) return [group === null ? value : { group, ...value }];
  const pairs = Object.entries(value);
  const texts = pairs.filter(([key, each]) => typeof each === "string" && /\?\s*$/.test(key));
  const own = texts.map(([question, answer]) => ({ question, answer, ...(group === null ? {} : { group }) }));
  const named = textIn(value, "category", "name", "title", "topic", "section") ?? group;
  return [
    ...own,
    ...pairs.flatMap(([key, each]) =>
      typeof each === "object"
        ? recordsIn(
            each,
            depth + 1,
            /^(?:faqs?|questions|items|entries|data|list)$/i.test(key) ||
              (depth === 0 && Array.isArray(each) && pairs.length === 1)
              ? named
              : (named ?? key),
          )
        : [],
    ),
  ];
}

/** The first of a question's wordings is the question; the others ask the same. */
function questionOf(record: Fields): string | null {
  return textIn(record, ...questionNames) ?? listIn(record, "questions", "question")[0] ?? null;
}

function answerOf(record: Fields): string | null {
  const text = textIn(record, ...answerNames);
  if (text !== null) return text;
  const [first] = Object.entries(record).filter(
    ([key, value]) => answerNames.includes(key.toLowerCase()) && Array.isArray(value),
  );
  const parts = (first?.[1] as unknown[] | undefined)?.filter((part) => typeof part === "string") ?? [];
  return parts.length > 0 ? parts.join("\n\n") : null;
}

function questionsOf(records: readonly Fields[]): QuestionList {
  const items: QuestionAnswer[] = [];
  let dropped = 0;
  for (const record of records) {
    const question = questionOf(record);
    const answer = answerOf(record);
    if (question === null || answer === null) {
      dropped++;
      continue;
    }
    const others = Object.entries(record).flatMap(([key, value]) =>
      questionNames.includes(key.toLowerCase()) && Array.isArray(value) ? value.slice(1).map(String) : [],
    );
    items.push({
      question,
      answer: answerNodes(answer),
      keywords: [...others, ...listIn(record, ...keywordNames)],
      group: textIn(record, ...groupNames) ?? listIn(record, ...groupNames)[0] ?? null,
      id: textIn(record, ...idNames),
    });
  }
  const notes = dropped === 0 ? [] : [`${dropped} without a question or an answer`];
  return { kind: "questions", items, notes };
}
