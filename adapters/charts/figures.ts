import { diamond, element, path } from "./elements.ts";
import { type ChartRow, type Layout, placeOn } from "./layout.ts";
import type { Palette } from "./palette.ts";

/** SVG of the bars and bands; an open end fades out and has arrow heads. */
export function figures(layout: Layout, palette: Palette): string[] {
  const x = placeOn(layout);
  // Those that were not named lie below the others.
  return [true, false].flatMap((strong) => {
    const color = strong ? palette.figure : palette.figureAside;
    return layout.rows
      .filter((row) => row.strong === strong)
      .flatMap((row) => [bar(row, color, x), ...arrows(row, color, x)]);
  });
}

type Place = (at: number) => number;

function bar({ extent, top, bottom }: ChartRow, color: string, x: Place): string {
  const width = x(extent.high) - x(extent.low);
  const height = bottom - top;
  const round = Math.max(0, Math.min(3, width / 2, height / 2));
  const fade = fadeOf(extent);
  return element("rect", {
    x: x(extent.low),
    y: top,
    width: Math.max(0, width),
    height,
    rx: round,
    fill: fade === null ? color : `url(#${fadeId(fade, color)})`,
  });
}

type Fade = keyof typeof fades;

function fadeOf({ openLow, openHigh }: ChartRow["extent"]): Fade | null {
  if (openLow) return openHigh ? "both" : "low";
  return openHigh ? "high" : null;
}

/** Where along an open bar its colour is full, and where it is gone. */
const fades = {
  high: [
    [0, 1],
    [0.35, 1],
    [1, 0],
  ],
  low: [
    [0, 0],
    [0.65, 1],
    [1, 1],
  ],
  both: [
    [0, 0],
    [0.5, 1],
    [1, 0],
  ],
} as const;

/** Says what the gradient looks like, so that two charts on one page may share the name. */
const fadeId = (fade: Fade, color: string): string => `fade-${fade}-${color.slice(1)}`;

/** SVG definitions of the gradients of open ends. */
export function gradients({ rows }: Layout, palette: Palette): string[] {
  const used = new Map(
    rows.flatMap(({ extent, strong }) => {
      const fade = fadeOf(extent);
      const color = strong ? palette.figure : palette.figureAside;
      return fade === null ? [] : [[fadeId(fade, color), { fade, color }] as const];
    }),
  );
  return [...used].map(([id, { fade, color }]) =>
    element(
      "linearGradient",
      { id },
      fades[fade]
        .map(([offset, opacity]) =>
          element("stop", { offset, "stop-color": color, "stop-opacity": opacity === 1 ? undefined : 0 }),
        )
        .join(""),
    ),
  );
}

function arrows({ extent, top, bottom }: ChartRow, color: string, x: Place): string[] {
  const middle = (top + bottom) / 2;
  const heads = (at: number, inwards: 1 | -1) =>
    [0, 1].map((index) =>
      element("path", {
        d: path(
          x(at) + inwards * (3 + index * 9),
          middle,
          [inwards * 1.67, -3.35],
          [inwards * -1.67, 0],
          [inwards * 1.67, 3.35],
        ),
        fill: "none",
        stroke: color,
        "stroke-width": 2,
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
        opacity: 1 - index * 0.45,
      }),
    );
  return [
    ...(extent.openHigh ? heads(extent.high, -1) : []),
    ...(extent.openLow ? heads(extent.low, 1) : []),
  ];
}

const markReach = 5.7;

/** Figures of another source: a diamond in the band or, where the two disagree, beside it on a dotted line. */
export function sourceMarks(layout: Layout, palette: Palette): string[] {
  const x = placeOn(layout);
  const marked = layout.rows.flatMap(({ item, extent, top, bottom }) => {
    if (item.mark === undefined) return [];
    const nearest = Math.min(Math.max(item.mark, extent.low), extent.high);
    return [{ at: item.mark, nearest, middle: (top + bottom) / 2 }];
  });
  return [
    ...marked
      .filter(({ at, nearest }) => at !== nearest)
      .map(({ at, nearest, middle }) =>
        element("line", {
          x1: x(at),
          x2: x(nearest),
          y1: middle,
          y2: middle,
          stroke: palette.mark,
          "stroke-width": 1.5,
          "stroke-dasharray": "2,3",
        }),
      ),
    ...marked.map(({ at, middle }) =>
      diamond(x(at), middle, markReach, {
        fill: palette.mark,
        stroke: palette.background,
        "stroke-width": 1.5,
      }),
    ),
  ];
}
