import { type Block, plainWords } from "../reply/index.ts";
import { type Placed, placed } from "./check/placed.ts";
import type { ProblemLog } from "./check/problems.ts";
import { articleSchema, faqSchema } from "./check/schemas.ts";
import { validate } from "./check/validate.ts";
import type { KnowledgeFile } from "./files/folder.ts";
import { readDocument } from "./front-matter.ts";
import type { Parser } from "./kept/parser.ts";
import type { Entry } from "./types.ts";

/** Reads a file of faq/ or articles/ as one entry; logs and gives `null` where it is none. */
export async function readEntry(
  file: KnowledgeFile,
  parser: Parser,
  log: ProblemLog,
): Promise<Placed<Entry> | null> {
  const document = await readDocument(file, parser, log);
  if (document === null) return null;
  const { front, body } = document;
  const answer = await parser.markdown(body, log);
  checkAnswer(answer, body.text, file.path, body.firstLine, log);
  const origin = { file: file.path, line: 1 };
  const text = plainWords(answer);
  if (file.path.startsWith("faq/")) {
    const faq = validate(faqSchema, front, file.path, log, { foreignKeys: true });
    if (faq === null) return null;
    const { question, ...rest } = faq;
    return placed({ ...rest, kind: "faq", title: question, answer, text, origin }, file.path, front);
  }
  const article = validate(articleSchema, front, file.path, log, { foreignKeys: true });
  return article === null
    ? null
    : placed({ ...article, kind: "article", answer, text, origin }, file.path, front);
}

/** The first paragraph is the direct statement that every reply begins with. */
function checkAnswer(
  answer: readonly Block[],
  body: string,
  file: string,
  firstLine: number,
  log: ProblemLog,
): void {
  const line =
    firstLine +
    Math.max(
      0,
      body.split("\n").findIndex((text) => text.trim() !== ""),
    );
  if (body.trim() === "") {
    log.error(file, firstLine, "the answer is empty", "write it below the front matter");
  } else if (answer.length === 0 && !log.failedIn(file)) {
    log.error(file, line, "nothing of the answer is shown", "write a paragraph that says it");
  } else if (answer.length > 0 && answer[0]!.type !== "paragraph") {
    log.info(
      file,
      line,
      `the answer begins with a ${answer[0]!.type}`,
      "begin with a paragraph, the direct statement, for whoever reads no further",
    );
  }
}
