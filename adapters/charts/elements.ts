/** Families after Inter are for pages that do not have it. */
const fontFamily = "Inter, system-ui, sans-serif";

/** Characters that XML 1.0 does not have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(forbidden, "")
    .replace(/[&<>"]/g, (sign) => named[sign]!);

/** Attributes of an SVG element; `undefined` ones are omitted, lengths rounded to a hundredth of a pixel. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Serialises an SVG element; its content is SVG already. */
export function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === "number" ? rounded(value) : escaped(value)}"`],
  );
  return content === ""
    ? `<${name}${written.join("")}/>`
    : `<${name}${written.join("")}>${content}</${name}>`;
}

const rounded = (length: number): number => Math.round(length * 100) / 100;

/** Typography of a text element. */
export interface TextLook {
  readonly size: number;
  readonly color: string;
  readonly align: "left" | "right" | "center";
  readonly bold?: boolean;
  /** What of the first line stands at `y`: its middle, where it is not said. */
  readonly baseline?: "top" | "middle";
  readonly lineHeight?: number;
}

const anchors = { left: "start", right: "end", center: "middle" } as const;
/** Where letters stand below the place, as a share of their size: Inter's capitals are .73 of it high. */
const drops = { top: 0.79, middle: 0.3 } as const;

/** A text element of one or several lines at a position in pixels. */
export function textElement(
  lines: string | readonly string[],
  { x, y }: { readonly x: number; readonly y: number },
  { size, color, align, bold = false, baseline = "middle", lineHeight = size }: TextLook,
): string {
  const attributes = {
    x,
    y: y + Math.round(drops[baseline] * size),
    "text-anchor": anchors[align],
    "font-family": fontFamily,
    "font-size": `${size}px`,
    "font-weight": bold ? 600 : 400,
    fill: color,
  };
  if (typeof lines === "string") return element("text", attributes, escaped(lines));
  const spans = lines.map((line, index) =>
    element("tspan", { x, dy: index === 0 ? undefined : lineHeight }, escaped(line)),
  );
  return element("text", attributes, spans.join(""));
}

/** A diamond with `reach` pixels from its middle to each corner. */
export const diamond = (x: number, y: number, reach: number, look: Attributes): string =>
  element("path", { d: path(x, y, [-reach, 0], [0, -reach], [reach, 0], [0, reach]).concat("Z"), ...look });

/** Path data of a line through points, given by their offset from an origin. */
export const path = (
  x: number,
  y: number,
  ...points: readonly (readonly [right: number, down: number])[]
): string =>
  points
    .map(([right, down], index) => `${index === 0 ? "M" : "L"}${rounded(x + right)},${rounded(y + down)}`)
    .join("");
