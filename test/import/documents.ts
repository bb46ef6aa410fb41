import { type CellObject, utils, write } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";

/** A zip archive of texts and bytes. */
export const archiveOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === "string" ? strToU8(content) : content,
      ]),
    ),
  );

/** A part of a Word document. */
export type WordPart =
  | {
      readonly style?: "Title" | "Heading1" | "Heading2";
      readonly text: string;
      readonly struck?: string;
      readonly lines?: 1 | 2;
    }
  | { readonly rows: readonly (readonly string[])[] };

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const run = (text: string, properties = ""): string =>
  `<w:r>${properties}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A Word document as Word itself writes one, as far as it is read. */
export function wordOf(parts: readonly WordPart[]): Uint8Array {
  const body = parts.map((part) => {
    if ("rows" in part)
      return `<w:tbl>${part.rows
        .map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:p>${run(cell)}</w:p></w:tc>`).join("")}</w:tr>`)
        .join("")}</w:tbl>`;
    const style = part.style === undefined ? "" : `<w:pPr><w:pStyle w:val="${part.style}"/></w:pPr>`;
    const struck =
      part.struck === undefined
        ? ""
        : run(part.struck, `<w:rPr><w:${part.lines === 2 ? "dstrike" : "strike"}/></w:rPr>`);
    return `<w:p>${style}${run(part.text)}${struck}</w:p>`;
  });
  const styles = [
    ["Title", "Title"],
    ["Heading1", "heading 1"],
    ["Heading2", "heading 2"],
  ].map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`);
  const xmlns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const types = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return archiveOf({
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": `${head}<w:styles ${xmlns}>${styles.join("")}</w:styles>`,
    "word/document.xml": `${head}<w:document ${xmlns}><w:body>${body.join("")}</w:body></w:document>`,
  });
}

/** A sheet of a workbook: its rows, with formats and merged cells where there are any. */
export interface SheetPart {
  readonly rows: readonly (readonly (string | number | Date | null)[])[];
  readonly formats?: Readonly<Record<string, string>>;
  readonly merged?: readonly string[];
}

/** An Excel workbook. */
export function workbookOf(sheets: Readonly<Record<string, SheetPart>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, { rows, formats = {}, merged = [] }] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows as unknown[][], { cellDates: true });
    for (const [cell, format] of Object.entries(formats)) (sheet[cell] as CellObject).z = format;
    sheet["!merges"] = merged.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: "buffer", bookType: "xlsx", cellDates: true }));
}
