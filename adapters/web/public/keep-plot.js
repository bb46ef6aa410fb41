import { element } from "./dom.js";
import { words } from "./keep-words.js";

const width = 720;
const height = 200;
const left = 50;
const bottom = 22;
const kinds = ["answered", "clarify", "declined"];
const names = words.outcomes;

function shape(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A round figure at or above the highest bar. */
function topOf(highest) {
  for (let step = 1; ; step *= 10)
    for (const factor of [1, 2, 4, 5, 8, 10])
      if (factor * step >= highest && factor * step >= 4) return factor * step;
}

/** Bars of each day: how many questions, and how they ended. */
export function dayPlot(days) {
  const totals = days.map((day) => kinds.reduce((sum, kind) => sum + day[kind], 0));
  const top = topOf(Math.max(1, ...totals));
  const scale = (height - bottom - 8) / top;
  const step = (width - left) / days.length;
  const svg = shape("svg", {
    class: "plot",
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": words.plotted(
      totals.reduce((a, b) => a + b, 0),
      days.length,
      Math.max(...totals),
    ),
  });
  for (const mark of [0, top / 2, top]) {
    const y = height - bottom - mark * scale;
    svg.append(
      shape("line", { class: "axis", x1: left, x2: width, y1: y, y2: y }),
      shape("text", { x: left - 6, y: y + 4, "text-anchor": "end" }, String(mark)),
    );
  }
  for (const [at, day] of days.entries()) {
    let y = height - bottom;
    for (const kind of kinds) {
      const tall = day[kind] * scale;
      y -= tall;
      if (tall > 0)
        svg.append(
          shape(
            "rect",
            { class: kind, x: left + at * step + step * 0.15, y, width: step * 0.7, height: tall },
            shape("title", {}, words.ofDay(day.day, day[kind], names[kind])),
          ),
        );
    }
    if (at % 7 === (days.length - 1) % 7)
      svg.append(
        shape(
          "text",
          {
            x: left + (at + 0.5) * step,
            y: height - 6,
            "text-anchor": at === days.length - 1 ? "end" : "middle",
          },
          day.day.slice(5),
        ),
      );
  }
  const keys = kinds.map((kind) =>
    element("li", {}, element("span", { class: `key ${kind}`, "aria-hidden": "true" }), names[kind]),
  );
  return element("figure", {}, svg, element("ul", { class: "row quiet" }, keys));
}
