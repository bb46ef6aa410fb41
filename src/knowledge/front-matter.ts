import type { ProblemLog } from "./check/problems.ts";
import type { KnowledgeFile } from "./files/folder.ts";
import type { Parser } from "./kept/parser.ts";
import type { TextPart } from "./parse/part.ts";
import type { YamlNode } from "./parse/yaml-node.ts";

/** A Markdown file taken apart. */
export interface Document {
  readonly front: YamlNode;
  readonly body: TextPart;
}

/** Parts the YAML between two lines of `---` from the Markdown below; logs and gives `null` where there is none. */
export async function readDocument(
  { path, text }: KnowledgeFile,
  parser: Parser,
  log: ProblemLog,
): Promise<Document | null> {
  if (!/^---[ \t]*\n/.test(text)) {
    log.error(
      path,
      1,
      "no front matter",
      'begin the file with a line "---", then keys such as id and source, then "---"',
    );
    return null;
  }
  const start = text.indexOf("\n") + 1;
  const end = /^---[ \t]*$/m.exec(text.slice(start));
  if (end === null) {
    log.error(path, 1, "the front matter does not end", 'put a line "---" behind its last key');
    return null;
  }
  const yaml = text.slice(start, start + end.index);
  const front = await parser.yaml({ file: path, text: yaml, firstLine: 2 }, log);
  if (front === null) return null;
  if (front.kind !== "map") {
    log.error(
      path,
      2,
      "the front matter holds no keys",
      'write keys such as "id: my-entry" between the lines of "---"',
    );
    return null;
  }
  const rest = start + end.index + end[0].length;
  const firstLine = yaml.split("\n").length + 1;
  return { front, body: { file: path, text: text.slice(rest), firstLine } };
}
