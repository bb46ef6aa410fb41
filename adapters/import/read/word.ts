import { strFromU8, strToU8, zipSync } from "fflate";
import mammoth from "mammoth";
import { importLimits } from "../limits.ts";
import type { Page } from "../types.ts";
import { unpack } from "./archive.ts";
import { readHtml } from "./html.ts";

const documentName = "word/document.xml";

/** Reads a Word document by its styles: headings, lists and tables; pictures and layout are left. */
export async function readWord(bytes: Uint8Array): Promise<Page> {
  const files = unpack(bytes, importLimits.documentBytes);
  const document = files.get(documentName);
  // The parser knows one line through words, and not two.
  if (document !== undefined)
    files.set(documentName, strToU8(strFromU8(document).replaceAll("<w:dstrike", "<w:strike")));
  const safe = zipSync(Object.fromEntries(files), { level: 0 });
  let pictures = 0;
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(safe) },
    {
      // The title stands above all headings, also those of the first level.
      styleMap: [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        ...[1, 2, 3, 4, 5].map((level) => `p[style-name='heading ${level}'] => h${level + 1}:fresh`),
      ],
      convertImage: mammoth.images.imgElement(async () => {
        pictures++;
        return { src: "" };
      }),
      externalFileAccess: false,
    },
  );
  const page = readHtml(`<body>${value}</body>`);
  return { ...page, notes: pictures === 0 ? [] : [`${pictures} pictures are not shown`] };
}
