import { z } from "zod";

const texts = z.array(z.string()).default([]);
const shared = {
  id: z.string(),
  also: texts,
  topics: texts,
  related: texts,
  source: z.string(),
  section: z.string().nullable().default(null),
};
const front = z.union([
  z.strictObject({ question: z.string(), ...shared }),
  z.strictObject({ title: z.string(), ...shared }),
]);

/**
 * Parses an entry into form fields, for those who do not write YAML; `null` where its file holds more than
 * the fields do.
 */
export async function fieldsOf(path: string, text: string) {
  if (!/^(?:faq|articles)\//.test(path)) return null;
  const parts = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text.replace(/\r\n?/g, "\n"));
  // A comment would be lost.
  if (parts === null || /^\s*#|\s#/m.test(parts[1]!)) return null;
  // Loaded where somebody edits: a start needs no parser.
  const { parse } = await import("yaml");
  try {
    const { data } = front.safeParse(parse(parts[1]!));
    if (data === undefined) return null;
    const { id, also, topics, related, source, section } = data;
    const named = "question" in data ? data.question : data.title;
    return {
      id,
      key: "question" in data ? "question" : "title",
      question: named,
      also,
      topics,
      related,
      source,
      section,
      answer: parts[2]!.trim(),
    };
  } catch {
    return null;
  }
}
