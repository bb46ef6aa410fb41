import { createRequire } from "node:module";
import { renderAsync } from "@resvg/resvg-js";
import { paletteOf, type Theme } from "./palette.ts";

// TTF on purpose: with WOFF every text vanishes without an error.
const require = createRequire(import.meta.url);
const fontFiles = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"].map((file) =>
  require.resolve(`@expo-google-fonts/inter/${file}`),
);

/** Pixels of the picture to one of the drawing: sharp on dense screens. */
const scale = 2;

/** Paints an SVG on its theme's background. */
export async function paintPng(svg: string, theme: Theme): Promise<Buffer> {
  const image = await renderAsync(svg, {
    background: paletteOf(theme).background,
    fitTo: { mode: "zoom", value: scale },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: "Inter" },
  });
  return image.asPng();
}
