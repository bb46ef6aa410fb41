import mammoth from "mammoth";
import { importLimits } from "../limits.ts";
import type { Page } from "../types.ts";
import { repacked } from "./archive.ts";
import { readHtml } from "./html.ts";

/** Reads a Word document by its styles: headings, lists and tables; pictures and layout are left. */
export async function readWord(bytes: Uint8Array): Promise<Page> {
  const safe = repacked(bytes, importLimits.documentBytes);
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
