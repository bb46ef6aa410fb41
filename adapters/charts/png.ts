import { renderAsync } from "@resvg/resvg-js";
import { fontFiles } from "./fonts.ts";
import { paletteOf, type Theme } from "./palette.ts";

/** Pixels of the picture to one of the drawing: sharp on dense screens. */
const sharpest = 2;
/** Below this, letters of 12 pixels blur. */
const coarsest = 1.25;

/**
 * Pixels that a picture has at most, as long as letters stay sharp: encoding takes 9 ms a million. Only charts of
 * more than about twenty rows have more, and a chat shows those smaller than they are.
 */
const mostPixels = 1_500_000;

/** Rasterises an SVG on its theme's background. */
export async function paintPng(svg: string, theme: Theme): Promise<Buffer> {
  const image = await renderAsync(svg, {
    background: paletteOf(theme).background,
    fitTo: { mode: "zoom", value: scaleFor(svg) },
    // TTF on purpose: with WOFF every text vanishes without an error.
    font: { fontFiles: Object.values(fontFiles), loadSystemFonts: false, defaultFontFamily: "Inter" },
  });
  return image.asPng();
}

function scaleFor(svg: string): number {
  const side = (name: string) => Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 0);
  const pixels = side("width") * side("height");
  return Math.min(sharpest, Math.max(coarsest, Math.sqrt(mostPixels / pixels)));
}
