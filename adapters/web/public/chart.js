import { drawChart } from "./api.js";
import { element } from "./dom.js";

const elements = new Set([
  "svg",
  "g",
  "path",
  "text",
  "tspan",
  "rect",
  "line",
  "circle",
  "defs",
  "lineargradient",
  "stop",
  "clippath",
]);
const attributes =
  /^(?:d|x|y|x1|x2|y1|y2|cx|cy|r|dx|dy|rx|ry|width|height|viewbox|transform|fill|stroke|stop-color|offset|id|gradientunits|clip-path|opacity|text-anchor|(?:fill|stroke|stop|font)-[a-z]+|stroke-dasharray)$/;

/** Takes over what draws, and nothing else that an SVG can hold. */
function copy(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || !elements.has(node.localName.toLowerCase())) return "";
  const made = document.createElementNS("http://www.w3.org/2000/svg", node.localName);
  for (const { name, value } of node.attributes)
    if (attributes.test(name.toLowerCase())) made.setAttribute(name, value);
  made.append(...[...node.childNodes].map(copy));
  return made;
}

const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

let drawings = 0;

/** Two drawings on one page must not share the names of their gradients. */
function renameIds(svg) {
  const prefix = `chart${++drawings}-`;
  for (const node of svg.querySelectorAll("[id]")) node.id = prefix + node.id;
  for (const node of svg.querySelectorAll("*"))
    for (const name of ["fill", "stroke", "clip-path"]) {
      const value = node.getAttribute(name);
      if (value?.startsWith("url(#")) node.setAttribute(name, value.replace("url(#", `url(#${prefix}`));
    }
}

/** A chart that fits the page's width and theme, and is drawn anew when they change. */
export function chartFigure(chart, text) {
  const figure = element("figure", { class: "chart", "aria-label": chart.title });
  let drawn = "";
  const draw = async () => {
    const width = Math.min(760, Math.max(280, Math.floor(figure.clientWidth / 20) * 20));
    const theme = isDark() ? "dark" : "light";
    if (figure.clientWidth === 0 || drawn === `${theme} ${width}`) return;
    drawn = `${theme} ${width}`;
    try {
      const svg = copy(await drawChart(chart, theme, width));
      renameIds(svg);
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", text);
      figure.replaceChildren(svg);
    } catch {
      figure.replaceChildren();
    }
  };
  let waiting;
  new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, drawn ? 150 : 0);
  }).observe(figure);
  document.addEventListener("themechange", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  return figure;
}
