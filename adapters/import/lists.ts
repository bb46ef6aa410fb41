import { isMap, isSeq, parseDocument, stringify } from "yaml";
import type { MadeKnowledge, MadeSource } from "./make.ts";

/** Content of the guide.yaml of a new folder. */
export interface NewGuide {
  readonly name: string;
  readonly starters: readonly string[];
}

/**
 * guide.yaml with missing topics added; a new one where there is none. `null`: nothing to add, or unreadable.
 */
export function guideWith(
  text: string | null,
  topics: MadeKnowledge["topics"],
  fresh: NewGuide,
): string | null {
  if (text === null) {
    const { name, starters } = fresh;
    return stringify(
      {
        name: `${name} guide`,
        subject: name.toLowerCase() === name ? name : `“${name}”`,
        introduction: `I answer from ${name}, and say where it stands.`,
        topics,
        starters,
      },
      { lineWidth: 0 },
    );
  }
  return withItems(text, topics, (document) => {
    const list = document.get("topics");
    return isSeq(list) ? list : null;
  });
}

/** sources.yaml with missing sources added. `null`: nothing to add, or unreadable. */
export function sourcesWith(text: string | null, sources: readonly MadeSource[]): string | null {
  if (text === null) return sources.length === 0 ? null : stringify(sources, { lineWidth: 0 });
  return withItems(text, sources, (document) => (isSeq(document.contents) ? document.contents : null));
}

type Doc = ReturnType<typeof parseDocument>;

/** Adds to a list of a YAML file what its ids lack; comments and order stay. */
function withItems(
  text: string,
  items: readonly { readonly id: string }[],
  listIn: (document: Doc) => unknown,
): string | null {
  const document = parseDocument(text);
  if (document.errors.length > 0) return null;
  const list = listIn(document);
  if (!isSeq(list)) return null;
  const known = new Set(list.items.map((item) => (isMap(item) ? String(item.get("id")) : "")));
  const missing = items.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return null;
  for (const item of missing) list.add(document.createNode(item));
  return document.toString({ lineWidth: 0 });
}
