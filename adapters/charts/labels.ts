import type { ChartData } from "../../src/reply/index.ts";
import { formatTick } from "./format.ts";
import { along, down, type Layer, texts } from "./layers.ts";
import { figureIsLeft, type Layout, type Row, sourceLine } from "./layout.ts";
import type { Palette } from "./palette.ts";

/** Labels, and the figures beside their bars. */
export function rowTexts({ rows, stacked, from, size }: Layout, palette: Palette): Layer[] {
  const line = size * 1.3;
  const labels = (strong: boolean) =>
    texts(
      rows
        .filter((row) => row.strong === strong)
        .map(({ label, labelY }) => ({ text: label, x: stacked ? 0 : from - 10, y: labelY })),
      {
        size,
        color: strong ? palette.text : palette.quiet,
        align: stacked ? "left" : "right",
        lineHeight: line,
      },
    );
  const beside = (left: boolean) => {
    const chosen = rows.filter((row) => figureIsLeft(row) === left);
    const place = ({ item, extent }: Row) =>
      left ? extent.low : Math.max(extent.high, item.mark ?? extent.high);
    const middle = ({ top, bottom }: Row) => (top + bottom) / 2;
    const second = chosen.filter(({ marked }) => marked !== null);
    return [
      ...[true, false].flatMap((strong) =>
        texts(
          chosen
            .filter((row) => row.strong === strong)
            .map((row) => ({
              text: row.figure,
              at: place(row),
              y: middle(row) - (row.marked === null ? 0 : line / 2),
            })),
          {
            size,
            color: strong ? palette.text : palette.quiet,
            bold: strong,
            align: left ? "right" : "left",
            dx: left ? -8 : 10,
          },
        ),
      ),
      ...texts(
        second.map((row) => ({ text: row.marked!, at: place(row), y: middle(row) + line / 2 })),
        { size, color: palette.markText, align: "left", dx: 25 },
      ),
      ...(second.length === 0
        ? []
        : [
            {
              data: { values: second.map((row) => ({ at: place(row), y: middle(row) + line / 2 })) },
              mark: {
                type: "point",
                shape: "diamond",
                size: 60,
                filled: true,
                opacity: 1,
                fill: palette.mark,
                xOffset: 15,
              },
              encoding: { x: along("at"), y: down("y") },
            },
          ]),
    ];
  };
  return [...labels(true), ...labels(false), ...beside(false), ...beside(true)];
}

/** Round figures under the grid's lines. */
export function axis({ unit }: ChartData, { ticks, height }: Layout, palette: Palette): Layer[] {
  const shown = ticks.map((at) => ({ text: formatTick(at, unit), at, y: height + 12 }));
  return texts(shown, { size: 11.5, color: palette.quiet, align: "center" });
}

/** Title, unit, legend and source. */
export function headings(layout: Layout, palette: Palette): Layer[] {
  const { header, title, note, legend, source, height, footer, titleSize } = layout;
  const belowTitle = -header + title.length * 21;
  const legendTop = belowTitle + note.length * 18 + 12;
  const legendY = ({ y }: Layout["legend"][number]) => legendTop + y * 20;
  const swatch = (kind: "band" | "mark") => legend.filter((each) => each.kind === kind);
  const point = (kind: "band" | "mark", look: object) =>
    swatch(kind).map((each) => ({
      data: { values: [{}] },
      mark: { type: "point", filled: true, opacity: 1, ...look },
      encoding: { x: { value: each.x + 9 }, y: { value: legendY(each) } },
    }));
  return [
    ...texts([{ text: title, x: 0, y: -header }], {
      size: titleSize,
      color: palette.text,
      bold: true,
      align: "left",
      baseline: "top",
      lineHeight: 21,
    }),
    ...texts(note.length > 0 ? [{ text: note, x: 0, y: belowTitle + 4 }] : [], {
      size: 12.5,
      color: palette.quiet,
      align: "left",
      baseline: "top",
      lineHeight: 18,
    }),
    ...point("band", { shape: "M-1,-0.5L1,-0.5L1,0.5L-1,0.5Z", size: 330, fill: palette.figure }),
    ...point("mark", { shape: "diamond", size: 110, fill: palette.mark }),
    ...texts(
      legend.map((each) => ({ text: each.text, x: each.x + 26, y: legendY(each) })),
      { size: 12.5, color: palette.quiet, align: "left" },
    ),
    ...texts([{ text: source, x: 0, y: height + footer - source.length * sourceLine }], {
      size: 11.5,
      color: palette.quiet,
      align: "left",
      baseline: "top",
      lineHeight: sourceLine,
    }),
  ];
}
