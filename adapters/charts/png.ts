import { renderAsync } from "@resvg/resvg-js";
import { fontFiles } from "./fonts.ts";
import { paletteOf, type Theme } from "./palette.ts";

/** Pixels of the picture to one of the drawing: sharp on dense screens. */
const scale = 2;

/** Paints an SVG on its theme's background. */
export async function paintPng(svg: string, theme: Theme): Promise<Buffer> {
  const image = await renderAsync(svg, {
    background: paletteOf(theme).background,
    fitTo: { mode: "zoom", value: scale },
    // TTF on purpose: with WOFF every text vanishes without an error.
    font: { fontFiles: Object.values(fontFiles), loadSystemFonts: false, defaultFontFamily: "Inter" },
  });
  return image.asPng();
}
