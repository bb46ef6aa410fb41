import { element } from "./dom.js";
import { phrases } from "./phrases.js";

/** Text with emphasis, code and links; only web addresses become links. */
export function inlines(children) {
  return children.map((child) => {
    switch (child.type) {
      case "text":
        return child.text;
      case "code":
        return element("code", {}, child.text);
      case "strong":
        return element("strong", {}, inlines(child.children));
      case "emphasis":
        return element("em", {}, inlines(child.children));
      case "link":
        return link(child.url, inlines(child.children));
      default:
        return "";
    }
  });
}

/** A link out of the page, or just its text where the address is none of the web's. */
export function link(url, children) {
  const safe = /^https?:\/\//i.test(url) && URL.canParse(url);
  if (!safe) return element("span", {}, children);
  return element("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, children);
}

const blocks = {
  paragraph: ({ children }) => element("p", {}, inlines(children)),
  heading: ({ level, children }) => element(`h${level + 2}`, {}, inlines(children)),
  list: ({ ordered, items, under = [] }) =>
    element(
      ordered ? "ol" : "ul",
      {},
      items.map((item, i) => element("li", {}, [...inlines(item), ...bodyOf(under[i] ?? [])])),
    ),
  quote: ({ children }) => element("blockquote", {}, inlines(children)),
  code: ({ text }) => element("pre", {}, element("code", {}, text)),
};

/** An answer's document, statement first. */
export const bodyOf = (body) => body.map((block) => blocks[block.type]?.(block));

/** A table that scrolls in its own frame where the screen is narrow. */
export function tableOf({ title, columns, rows }) {
  const align = (i) => (columns[i]?.align === "right" ? "right" : null);
  return element(
    "div",
    { class: "table", role: "region", tabindex: "0", "aria-label": phrases("table-of", { title }) },
    element(
      "table",
      {},
      element("caption", {}, title),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          columns.map(({ name }, i) => element("th", { scope: "col", class: align(i) }, name)),
        ),
      ),
      element(
        "tbody",
        {},
        rows.map((row) =>
          element(
            "tr",
            {},
            row.map((cell, i) =>
              i === 0
                ? element("th", { scope: "row", class: align(i) }, cell)
                : element("td", { class: align(i) }, cell),
            ),
          ),
        ),
      ),
    ),
  );
}
