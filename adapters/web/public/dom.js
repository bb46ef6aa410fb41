/** Makes an element. Children are elements or texts; a text is never read as HTML. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== false));
  return made;
}

/** A line drawing of 24 × 24. */
export function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24",
    width: 18,
    height: 18,
    "aria-hidden": "true",
  }))
    svg.setAttribute(key, value);
  for (const [key, value] of Object.entries({
    d: path,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 1.8,
    "stroke-linejoin": "round",
    "stroke-linecap": "round",
  }))
    line.setAttribute(key, value);
  svg.append(line);
  return svg;
}

/** Says something to those who listen instead of look. */
export function announce(text) {
  document.getElementById("status").textContent = text;
}
