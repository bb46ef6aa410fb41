import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chartBars, describeChart, renderChart, renderChartPng } from "../../adapters/charts/index.ts";
import { layOut } from "../../adapters/charts/layout.ts";
import { textWidth, wrapText } from "../../adapters/charts/measure.ts";
import { ticksBetween } from "../../adapters/charts/scale.ts";
import type { ChartData } from "../../src/reply/index.ts";

const bars: ChartData = {
  kind: "bars",
  title: "Share of ponds",
  unit: "percent",
  items: [
    { label: "Mill", value: 40 },
    { label: "Duck", value: 12.5, highlighted: true },
  ],
  source: "Survey",
};

const bands: ChartData = {
  kind: "bands",
  title: "Price of ponds",
  unit: "usd",
  items: [
    { label: "Small", low: 70_000, high: 120_000, mark: 80_000 },
    { label: "Large", low: 180_000, high: null, mark: 150_000 },
    { label: "Any", high: 90_000 },
  ],
  legend: { band: "range", mark: "average" },
  source: "Survey",
};

const item = fc.record(
  {
    label: fc.oneof(fc.string({ maxLength: 80, unit: "grapheme" }), fc.constant("x".repeat(300))),
    value: fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    low: fc.integer({ min: -1e6, max: 1e6 }),
    high: fc.option(fc.integer({ min: -1e6, max: 1e6 })),
    mark: fc.integer({ min: -1e6, max: 1e6 }),
    highlighted: fc.boolean(),
  },
  { requiredKeys: ["label"] },
);

/** Any chart that the types allow, bars with values and bands without. */
const anyChart: fc.Arbitrary<ChartData> = fc
  .record({
    title: fc.string({ maxLength: 120 }),
    unit: fc.constantFrom("percent", "usd", "years", "€", "CHF", "km", "applications a month", ""),
    items: fc.array(item, { maxLength: 40 }),
    source: fc.string({ maxLength: 200 }),
  })
  .chain((chart) =>
    fc.constantFrom<ChartData>(
      { ...chart, kind: "bars", items: chart.items.map(({ label, value = 0 }) => ({ label, value })) },
      { ...chart, kind: "bands", items: chart.items.map(({ value: _, ...rest }) => rest) },
    ),
  );

describe("a chart in words", () => {
  it("reads every figure with its unit, and the source", () => {
    expect(describeChart(bars)).toBe("Bar chart: Share of ponds. Mill: 40%; Duck: 12.5%. Source: Survey.");
  });

  it("says where bands are open and where other figures stand", () => {
    expect(describeChart(bands)).toBe(
      "Chart of ranges: Price of ponds (range, marked: average). Small: $70,000 – $120,000, marked at $80,000; " +
        "Large: $180,000+, marked at $150,000; Any: up to $90,000. Source: Survey.",
    );
  });

  it("stops reading after a dozen, and says how many are left", () => {
    const items = Array.from({ length: 40 }, (_, i) => ({ label: `Pond ${i}`, value: i }));
    expect(describeChart({ ...bars, items })).toContain("Pond 11: 11%; and 28 more.");
  });

  it.each([
    ["percent", -4.5, "−4.5%"],
    ["usd", -1200, "−$1,200"],
    ["€", 5, "€5"],
    ["CHF", 5, "CHF\u00a05"],
    ["km", 1234.567, "1,234.57 km"],
    ["applications a month", 3, "3"],
  ])("%s: %d is written %s", (unit, value, written) => {
    expect(describeChart({ ...bars, unit, items: [{ label: "A", value }] })).toContain(`A: ${written}.`);
  });
});

describe("a chart in the terminal", () => {
  it("draws bars in proportion, to an eighth of a character", () => {
    expect(chartBars(bars, { columns: 60 })).toEqual([
      `Mill ${"█".repeat(40)} 40%`,
      `Duck ${"█".repeat(12)}▌${" ".repeat(27)} 12.5%`,
    ]);
  });

  it("marks the other source's figure, and lets open ends fade", () => {
    const [small, large, , legend] = chartBars(bands, { columns: 80 });
    expect(small).toMatch(/^Small +█*◆█+ +\$70,000 – \$120,000, ◆ \$80,000$/);
    expect(large).toMatch(/◆ +█*▓▒░ +\$180,000\+/);
    expect(legend).toContain("█ range   ◆ average");
  });

  it("never throws, and gives a line an item", () => {
    fc.assert(
      fc.property(anyChart, fc.integer({ min: 40, max: 200 }), (chart, columns) => {
        expect(chartBars(chart, { columns }).length).toBeGreaterThanOrEqual(chart.items.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe("layout", () => {
  it("keeps every figure inside the picture, whatever the chart", () => {
    fc.assert(
      fc.property(anyChart, fc.integer({ min: 240, max: 920 }), (chart, width) => {
        const { rows, domain, from, to, size } = layOut(chart, width);
        const x = (value: number) => from + ((value - domain[0]) / (domain[1] - domain[0])) * (to - from);
        // Where two figures leave no room for a bar, there is nothing that layout could do.
        const widest = Math.max(0, ...rows.map(({ figure }) => textWidth(figure, size, true)));
        if (2 * widest + 60 > to - from) return;
        for (const { extent, item, figure } of rows) {
          const end = Math.max(extent.high, item.mark ?? extent.high);
          const room = textWidth(figure, size, true);
          if (item.value !== undefined && item.value < 0)
            expect(x(extent.low) - room).toBeGreaterThan(from - 1);
          else expect(x(end) + room).toBeLessThan(to + 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("puts labels above their bars where there is no room beside them", () => {
    expect(layOut(bars, 300).stacked).toBe(true);
    expect(layOut(bars, 600).stacked).toBe(false);
  });

  it("breaks long labels and long words, and says where it left something out", () => {
    expect(wrapText("integration and delivery of models", 13, 100, 3)).toEqual([
      "integration and",
      "delivery of",
      "models",
    ]);
    expect(wrapText("a b c d e f", 13, 20, 2).at(-1)).toMatch(/…$/);
    expect(wrapText("x".repeat(60), 13, 100, 9).every((line) => textWidth(line, 13) <= 100)).toBe(true);
  });

  it("chooses round ticks inside the bounds", () => {
    expect(ticksBetween(70_000, 215_000, 5)).toEqual([100_000, 150_000, 200_000]);
    expect(ticksBetween(-0.3, 0.3, 3)).toEqual([-0.2, 0, 0.2]);
  });
});

describe("a chart as a picture", () => {
  it("is SVG in Inter with every label and figure, and no script, style or link", async () => {
    const { svg, alt } = await renderChart(bands, { theme: "light" });
    for (const text of [
      "Price of ponds",
      "Small",
      "$70,000 – $120,000",
      "$150,000",
      "Source: Survey",
      "average",
    ])
      expect(svg).toContain(text);
    expect(svg).toContain("Inter");
    expect(svg).not.toMatch(/<(?:script|style|foreignObject|image|a)\b|\bon\w+=|href=/i);
    expect(alt).toBe(describeChart(bands));
  });

  it("escapes what a label holds", async () => {
    const { svg } = await renderChart({ ...bars, title: '<script>"&' }, { theme: "dark" });
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).not.toContain("<script");
  });

  it("is a PNG twice as wide as asked, with the fonts in it", async () => {
    const png = await renderChartPng(bars, { theme: "light", width: 400 });
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(800);
    const { svg } = await renderChart(bars, { theme: "light", width: 400 });
    const withoutFonts = new Resvg(svg, {
      fitTo: { mode: "zoom", value: 2 },
      font: { loadSystemFonts: false },
      background: "#ffffff",
    });
    expect(png.length).toBeGreaterThan(withoutFonts.render().asPng().length * 1.5);
  });

  it("for a chat is as narrow as a phone, unless it has so many rows that it would be shrunk", async () => {
    const widthWith = async (length: number) => {
      const items = Array.from({ length }, (_, i) => ({ label: `Pond ${i}`, value: i }));
      return (await renderChartPng({ ...bars, items }, { theme: "light" })).readUInt32BE(16);
    };
    expect([await widthWith(8), await widthWith(9)]).toEqual([840, 1280]);
  });

  it("has fewer pixels where it is very tall, so that forty rows are painted in time, and letters stay sharp", async () => {
    const items = Array.from({ length: 40 }, (_, i) => ({ label: `Pond ${i}`, value: i }));
    const png = await renderChartPng({ ...bars, items }, { theme: "light", width: 640 });
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(width * height).toBeLessThan(1_520_000);
    expect(width).toBeGreaterThanOrEqual(1.25 * 640);
  });

  it("is drawn once for the same content", async () => {
    const first = renderChartPng({ ...bars }, { theme: "dark" });
    expect(renderChartPng({ ...bars, items: [...bars.items] }, { theme: "dark" })).toBe(first);
    expect(renderChartPng(bars, { theme: "light" })).not.toBe(first);
    await first;
  });

  it("can be drawn of anything", async () => {
    await fc.assert(
      fc.asyncProperty(anyChart, async (chart) => {
        expect((await renderChart(chart, { theme: "light" })).svg).toMatch(/^<svg[\s\S]*<\/svg>$/);
      }),
      { numRuns: 25 },
    );
  });
});
