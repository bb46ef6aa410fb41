/** Background that a chart is drawn for. */
export type Theme = "light" | "dark";

/**
 * Colours of a chart, distinguishable with any kind of colour vision; text has a contrast of 4.5:1 or more.
 */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  /** Bars and bands; all of them where none is named in the question. */
  readonly figure: string;
  /** Bars and bands that the question did not name. */
  readonly figureAside: string;
  readonly mark: string;
  readonly markText: string;
}

// Blue, vermilion, sky blue and orange: Okabe & Ito 2008, "Color Universal Design". Tints of them are ours.
const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    background: "#ffffff",
    text: "#1d2328",
    quiet: "#5c6670",
    line: "#e3e6e9",
    figure: "#0072b2",
    figureAside: "#a9cbe0",
    mark: "#d55e00",
    markText: "#b04c00",
  },
  dark: {
    background: "#1a1d21",
    text: "#eceef0",
    quiet: "#a3adb6",
    line: "#33393f",
    figure: "#56b4e9",
    figureAside: "#31597a",
    mark: "#f0a92b",
    markText: "#f0b64d",
  },
};

/** The colours of a theme. */
export const paletteOf = (theme: Theme): Palette => palettes[theme];
