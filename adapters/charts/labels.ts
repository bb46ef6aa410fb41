import type { ChartData } from "../../src/reply/index.ts";
import { diamond, element, textElement } from "./elements.ts";
import { formatTick } from "./format.ts";
import { figureIsLeft, type Layout, placeOn, sourceLineHeight } from "./layout.ts";
import type { Palette } from "./palette.ts";

/** SVG of the labels, and of the figures beside their bars. */
export function rowTexts(layout: Layout, palette: Palette): string[] {
  const { rows, stacked, from, size } = layout;
  const x = placeOn(layout);
  const line = size * 1.3;
  return rows.flatMap((row) => {
    const { item, extent, strong, figure, marked } = row;
    const color = strong ? palette.text : palette.quiet;
    const left = figureIsLeft(row);
    const end = x(left ? extent.low : Math.max(extent.high, item.mark ?? extent.high));
    const middle = (row.top + row.bottom) / 2;
    const label = { size, color, align: stacked ? "left" : "right", lineHeight: line } as const;
    const beside = { size, color, bold: strong, align: left ? "right" : "left" } as const;
    return [
      textElement(row.label, { x: stacked ? 0 : from - 10, y: row.labelY }, label),
      textElement(
        figure,
        { x: end + (left ? -8 : 10), y: middle - (marked === null ? 0 : line / 2) },
        beside,
      ),
      ...(marked === null
        ? []
        : [
            textElement(
              marked,
              { x: end + 25, y: middle + line / 2 },
              { size, color: palette.markText, align: "left" },
            ),
            diamond(end + 15, middle + line / 2, 3.87, { fill: palette.mark }),
          ]),
    ];
  });
}

/** SVG of the grid's axis labels. */
export function axis({ unit }: ChartData, layout: Layout, palette: Palette): string[] {
  const x = placeOn(layout);
  return layout.ticks.map((at) =>
    textElement(
      formatTick(at, unit),
      { x: x(at), y: layout.height + 12 },
      { size: 11.5, color: palette.quiet, align: "center" },
    ),
  );
}

/** SVG of title, unit, legend and source. */
export function headings(layout: Layout, palette: Palette): string[] {
  const { header, title, note, legend, source, height, footer, titleSize } = layout;
  const belowTitle = -header + title.length * 21;
  const legendTop = belowTitle + note.length * 18 + 12;
  const quiet = { color: palette.quiet, align: "left" } as const;
  return [
    textElement(
      title,
      { x: 0, y: -header },
      {
        size: titleSize,
        color: palette.text,
        bold: true,
        align: "left",
        baseline: "top",
        lineHeight: 21,
      },
    ),
    ...(note.length === 0
      ? []
      : [
          textElement(
            note,
            { x: 0, y: belowTitle + 4 },
            { ...quiet, size: 12.5, baseline: "top", lineHeight: 18 },
          ),
        ]),
    ...legend.flatMap((each) => {
      const y = legendTop + each.y * 20;
      const swatch =
        each.kind === "mark"
          ? diamond(each.x + 9, y, 5.24, { fill: palette.mark })
          : element("rect", { x: each.x, y: y - 4.5, width: 18, height: 9, fill: palette.figure });
      return [swatch, textElement(each.text, { x: each.x + 26, y }, { ...quiet, size: 12.5 })];
    }),
    textElement(
      source,
      { x: 0, y: height + footer - source.length * sourceLineHeight },
      { ...quiet, size: 11.5, baseline: "top", lineHeight: sourceLineHeight },
    ),
  ];
}
