import type { Citation } from "../reply/index.ts";
import type { Entry, Knowledge, Table } from "./types.ts";

/** A citation of an entry or table, or of one of its rows: document, part of it, how figures were made, address. */
export function citationOf(knowledge: Knowledge, item: Entry | Table, row: string | null = null): Citation {
  const source = knowledge.sources.find((each) => each.id === item.source);
  const section = [item.section, "note" in item ? item.note : null]
    .filter((part) => part !== null)
    .join("; ");
  return {
    id: item.id,
    title: item.title,
    source: source?.title ?? item.source,
    ...(row !== null && { row }),
    ...(section !== "" && { section }),
    ...(source?.url !== undefined && { url: source.url }),
  };
}
