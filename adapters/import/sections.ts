import { rowsAsText } from "./clean.ts";
import { nodeText } from "./markdown.ts";
import type { Node } from "./types.ts";

/** A section of a page: a heading with what stands below it. */
export interface Section {
  /** Headings from the page's name down to its own. */
  readonly trail: readonly string[];
  readonly nodes: readonly Node[];
  readonly tables: readonly FoundTable[];
}

/** A table in a text. */
export interface FoundTable {
  /** What the text says of it: the line that leads to it, where it is short. */
  readonly caption: string | null;
  readonly rows: readonly (readonly string[])[];
}

/** Deeper headings stay in the text of the section that they part. */
const mostLevels = 3;
const longestHeading = 200;

/**
 * Splits a page into sections at its headings. Headings that ask are sections at any depth, since each is a
 * question with its answer.
 */
export function sectionsOf(title: string, nodes: readonly Node[]): Section[] {
  const flat = withDepths(withoutOwnName(withHeadings(nodes)));
  const depths = [...new Set(flat.filter(isHeading).map(({ depth = 1 }) => depth))].sort((a, b) => a - b);
  const highest = depths.filter(Number.isInteger).slice(0, mostLevels);
  const isSection = ({ depth = 1, opened }: Node): boolean => opened === true || highest.includes(depth);
  const sections: Section[] = [];
  let open: { level: number; name: string; opened: boolean }[] = [];
  let own: Node[] = [];
  const close = (): void => {
    const { text, tables } = apart(own);
    own = [];
    if (text.length > 0 || tables.length > 0)
      sections.push({ trail: [title, ...open.map(({ name }) => name)], nodes: text, tables });
  };
  for (const node of flat) {
    if (node.type === "sectionEnd") {
      close();
      // Questions in between are over; the section that they stand in goes on.
      open = open.filter(({ name, opened }) => !opened && !/\?$/.test(name));
      continue;
    }
    const level = isHeading(node) ? depths.indexOf(node.depth ?? 1) : -1;
    const name = level === -1 ? "" : headingOf(node);
    if (level === -1 || name === "" || (!isSection(node) && !/\?$/.test(name))) own.push(node);
    else {
      close();
      open = [...open.filter((each) => each.level < level), { level, name, opened: node.opened === true }];
    }
  }
  close();
  return sections;
}

/** Headings that fold a part open stand between the heading before them and the next deeper one. */
function withDepths(nodes: readonly Node[]): Node[] {
  let last = 1;
  return nodes.map((node) => {
    if (!isHeading(node)) return node;
    if (node.opened) return { ...node, depth: last + 0.5 };
    last = node.depth ?? 1;
    return node;
  });
}

/** The page's title: its first node, where that is the one heading of the highest level and no question. */
export function ownNameOf(nodes: readonly Node[]): string | null {
  const [first] = nodes;
  if (first?.type !== "heading") return null;
  const highest = Math.min(...nodes.filter(isHeading).map(({ depth = 1 }) => depth));
  const alone = nodes.filter((node) => isHeading(node) && node.depth === highest).length === 1;
  return first.depth === highest && alone && !/\?$/.test(nodeText(first)) ? headingOf(first) : null;
}

const withoutOwnName = (nodes: readonly Node[]): readonly Node[] =>
  ownNameOf(nodes) === null ? nodes : nodes.slice(1);

const isHeading = ({ type }: Node): boolean => type === "heading";

const headingOf = (node: Node): string =>
  nodeText(node)
    .replace(/\s*[¶#]\s*$/, "")
    // “3.2 Leave” is called “Leave”.
    .replace(/^(?:(?:chapter|section)\s+)?(?:\d+\.)+\d*\s+|^\d+\)\s+/i, "")
    .replace(/^Q\s*[:.]\s*/, "")
    .replace(/\s*:$/, "")
    .slice(0, longestHeading)
    .trim();

/** Bold lines that stand for headings, and “Q: … A: …”, made headings. */
function withHeadings(nodes: readonly Node[]): Node[] {
  const hasHeadings = nodes.filter(isHeading).length > 1;
  const deepest = Math.max(1, ...nodes.filter(isHeading).map(({ depth = 1 }) => depth));
  return nodes.flatMap((node): Node[] => {
    if (node.type !== "paragraph") return [node];
    const text = nodeText(node);
    const [first, ...rest] = node.children ?? [];
    const asked = /^Q(?:uestion)?\s*[:.]\s+(.{5,300}?\?)\s*(?:A(?:nswer)?\s*[:.]\s*([\s\S]*))?$/.exec(text);
    if (asked !== null)
      return [
        heading(asked[1]!, deepest + 1),
        ...(asked[2] ? [{ type: "paragraph", children: [{ type: "text", value: asked[2] }] }] : []),
      ];
    const answered = /^A(?:nswer)?\s*[:.]\s+/.exec(first?.type === "text" ? (first.value ?? "") : "");
    if (answered !== null)
      return [
        { ...node, children: [{ type: "text", value: first!.value!.slice(answered[0].length) }, ...rest] },
      ];
    const bold = first?.type === "strong" ? nodeText(first) : "";
    const alone = rest.every((each) => nodeText(each) === "");
    if (bold.endsWith("?") && bold.length > 8)
      return [
        heading(bold, deepest + 1),
        ...(alone ? [] : [{ type: "paragraph", children: trimmedStart(rest) }]),
      ];
    if (!hasHeadings && alone && bold !== "" && bold.length <= 80 && !/[.,;]$/.test(bold))
      return [heading(bold, deepest + 1)];
    return [node];
  });
}

const heading = (text: string, depth: number): Node => ({
  type: "heading",
  depth,
  children: [{ type: "text", value: text }],
});

function trimmedStart([first, ...rest]: readonly Node[]): Node[] {
  if (first?.type !== "text") return first === undefined ? [] : [first, ...rest];
  return [{ ...first, value: (first.value ?? "").replace(/^\s*[:–-]?\s*/, "") }, ...rest];
}

/** Tables apart from the text that they stand in; what is no table of anything becomes text. */
function apart(nodes: readonly Node[]): { text: Node[]; tables: FoundTable[] } {
  const text: Node[] = [];
  const tables: FoundTable[] = [];
  for (const node of nodes) {
    if (node.type !== "table") {
      text.push(node);
      continue;
    }
    const all = (node.children ?? []).map((row) => (row.children ?? []).map(nodeText));
    // Where nothing is marked as a heading, the reader puts a blank one there; the first line is meant.
    const rows = all[0]?.every((cell) => cell === "") ? all.slice(1) : all;
    if (rows.length < 2 || Math.max(...rows.map((row) => row.length)) < 2) {
      const lines = rowsAsText(node);
      if (lines !== "") text.push({ type: "paragraph", children: [{ type: "text", value: lines }] });
      continue;
    }
    const before = text.at(-1);
    const led = before?.type === "paragraph" ? nodeText(before) : "";
    const caption = led.length > 0 && led.length <= 120 && /:$/.test(led) ? led.replace(/:$/, "") : null;
    if (caption !== null) text.pop();
    tables.push({ caption, rows });
  }
  return { text, tables };
}
