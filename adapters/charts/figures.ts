import { along, down, type Layer } from "./layers.ts";
import type { Layout, Row } from "./layout.ts";
import type { Palette } from "./palette.ts";

/** Bars and bands; an open end fades and goes on in small arrow heads. */
export function figures({ rows }: Layout, palette: Palette): Layer[] {
  return [true, false].flatMap((strong) =>
    (["closed", "openHigh", "openLow", "openBoth"] as const).flatMap((shape): Layer[] => {
      const chosen = rows.filter((row) => row.strong === strong && shapeOf(row) === shape);
      if (chosen.length === 0) return [];
      const color = strong ? palette.figure : palette.figureAside;
      const band = {
        data: {
          values: chosen.map(({ extent, top, bottom }) => ({
            low: extent.low,
            high: extent.high,
            top,
            bottom,
          })),
        },
        mark: { type: "rect", color: fill(shape, color), cornerRadius: 3 },
        encoding: { x: along("low"), x2: { field: "high" }, y: down("top"), y2: { field: "bottom" } },
      };
      return [band, ...arrows(chosen, color)];
    }),
  );
}

function shapeOf({ extent }: Row): "closed" | "openHigh" | "openLow" | "openBoth" {
  if (extent.openLow) return extent.openHigh ? "openBoth" : "openLow";
  return extent.openHigh ? "openHigh" : "closed";
}

function fill(shape: ReturnType<typeof shapeOf>, color: string): unknown {
  if (shape === "closed") return color;
  const clear = `${color}00`;
  const stops = {
    openHigh: [
      [0, color],
      [0.35, color],
      [1, clear],
    ],
    openLow: [
      [0, clear],
      [0.65, color],
      [1, color],
    ],
    openBoth: [
      [0, clear],
      [0.5, color],
      [1, clear],
    ],
  }[shape];
  return {
    gradient: "linear",
    x1: 0,
    y1: 0,
    x2: 1,
    y2: 0,
    stops: stops.map(([offset, each]) => ({ offset, color: each })),
  };
}

function arrows(rows: readonly Row[], color: string): Layer[] {
  const heads = (side: "high" | "low", shape: string) => {
    const open = rows.filter(({ extent }) => (side === "high" ? extent.openHigh : extent.openLow));
    if (open.length === 0) return [];
    return [0, 1].map((i) => ({
      data: {
        values: open.map(({ extent, top, bottom }) => ({ at: extent[side], middle: (top + bottom) / 2 })),
      },
      mark: {
        type: "point",
        shape,
        size: 70,
        filled: false,
        stroke: color,
        strokeWidth: 2,
        strokeCap: "round",
        strokeJoin: "round",
        opacity: 1 - i * 0.45,
        xOffset: (side === "high" ? -1 : 1) * (3 + i * 9),
      },
      encoding: { x: along("at"), y: down("middle") },
    }));
  };
  return [...heads("high", "M-0.4,-0.8L0.4,0L-0.4,0.8"), ...heads("low", "M0.4,-0.8L-0.4,0L0.4,0.8")];
}

/** Figures of another source: a diamond in the band or, where the two disagree, beside it on a dotted line. */
export function marks({ rows }: Layout, palette: Palette): Layer[] {
  const marked = rows.flatMap(({ item, extent, top, bottom }) => {
    if (item.mark === undefined) return [];
    const nearest = Math.min(Math.max(item.mark, extent.low), extent.high);
    return [{ at: item.mark, nearest, middle: (top + bottom) / 2 }];
  });
  if (marked.length === 0) return [];
  const outside = marked.filter(({ at, nearest }) => at !== nearest);
  return [
    {
      data: { values: outside },
      mark: { type: "rule", color: palette.mark, strokeWidth: 1.5, strokeDash: [2, 3] },
      encoding: { x: along("at"), x2: { field: "nearest" }, y: down("middle") },
    },
    {
      data: { values: marked },
      mark: {
        type: "point",
        shape: "diamond",
        size: 130,
        filled: true,
        opacity: 1,
        fill: palette.mark,
        stroke: palette.background,
        strokeWidth: 1.5,
      },
      encoding: { x: along("at"), y: down("middle") },
    },
  ];
}
