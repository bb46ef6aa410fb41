/** Readers of the import, one a format; each gives documents or sheets, or says why not. */
import { importLimits } from "../limits.ts";
import { type Read, UnreadableError } from "../types.ts";
import { decodeText } from "./text.ts";

/** What the names of readable files end with. */
export const readable =
  /\.(?:md|mdx|markdown|txt|html?|xhtml|docx|xlsx|xlsm|ods|xls|csv|tsv|tab|psv|json|ya?ml|rst|adoc|asciidoc|asc|xml)$/i;

/** The id that Notion puts behind each name. */
const notionId = / [0-9a-f]{32}(?:_all)?(?=\.\w+$)/;

/**
 * Reads one file by what its name says it is. Parsers are loaded when they are needed.
 * @throws UnreadableError with the reason, in words that follow the file's name.
 */
export async function readFile(path: string, bytes: Uint8Array): Promise<readonly Read[]> {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  if (["docx", "xlsx", "xlsm", "ods", "xls"].includes(extension)) return readDocument(extension, bytes);
  const mostBytes = extension === "xml" ? importLimits.spaceBytes : importLimits.textBytes;
  if (bytes.byteLength > mostBytes) throw new UnreadableError(`larger than ${mostBytes / 1e6} MB`);
  const { text, notes } = decodeText(bytes);
  if (text.trim() === "") throw new UnreadableError("it is empty");
  const reads = await readText(extension, text, path);
  return reads.map((read) => ({ ...read, notes: [...notes, ...read.notes] }));
}

async function readDocument(extension: string, bytes: Uint8Array): Promise<readonly Read[]> {
  if (extension === "docx") return [await (await import("./word.ts")).readWord(bytes)];
  const reads = (await import("./workbook.ts")).readWorkbook(bytes, extension !== "xls");
  if (reads.length === 0) throw new UnreadableError("it holds no table");
  return reads;
}

async function readText(extension: string, text: string, path: string): Promise<readonly Read[]> {
  switch (extension) {
    case "html":
    case "htm":
    case "xhtml":
      return [(await import("./html.ts")).readHtml(text)];
    case "csv":
    case "tsv":
    case "tab":
    case "psv": {
      const [{ readDelimited }, { asQuestions }] = await Promise.all([
        import("./csv.ts"),
        import("./questions.ts"),
      ]);
      const rows = readDelimited(text);
      if (rows.length < 2 || rows[0]!.length < 2) throw new UnreadableError("it holds no table");
      return [asQuestions(rows) ?? { kind: "sheet", title: null, rows, notes: [] }];
    }
    case "json":
    case "yaml":
    case "yml":
      return [
        (await import("./questions.ts")).readQuestionList(text, extension === "json" ? "json" : "yaml"),
      ];
    case "xml":
      return (await import("./confluence.ts")).readConfluence(text);
    case "rst":
      return [(await import("./plain-formats.ts")).readRestructuredText(text)];
    case "adoc":
    case "asciidoc":
    case "asc":
      return [await (await import("./plain-formats.ts")).readAsciiDoc(text)];
    default:
      return [(await import("./markdown.ts")).readMarkdownFile(text, { notion: notionId.test(path) })];
  }
}
