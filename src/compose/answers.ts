import type { Candidate, Understood } from "../decision/index.ts";
import type { Entry } from "../knowledge/index.ts";
import { type Block, paragraph, plainText, text } from "../reply/index.ts";
import type { PlannedAnswer } from "../tables/index.ts";
import type { Holdings } from "./holdings.ts";
import { namesMissingIn } from "./missing.ts";
import type { ReplyContent } from "./types.ts";

/** A sentence that stands beside an answer. */
const aside = (value: string): Block => paragraph({ type: "emphasis", children: [text(value)] });

/** Creates the functions that compose the answer of a candidate. */
export function createAnswerComposer({ entries, tables, cite, suggest, phrases }: Holdings) {
  /** An answer that is an entry as its keepers wrote it. */
  const fromEntry = (entry: Entry): ReplyContent => ({
    status: "answered",
    title: entry.title,
    body: entry.answer,
    citations: [cite(entry)],
    suggestions: suggest(entry.related, [entry.id]),
    entry: entry.id,
    topic: entry.topics[0] ?? null,
  });

  /** An answer that was looked up in or computed from tables; where two disagree, from both. */
  const fromPlan = (candidate: PlannedAnswer): ReplyContent => {
    const { body, view, chart, working, rows } = candidate.statement();
    const cited = candidate.tables.flatMap((id) => tables.get(id) ?? []);
    const [first] = cited;
    const cautions = cited.flatMap(({ caution }) => (caution === undefined ? [] : [aside(caution)]));
    return {
      status: "answered",
      title: first?.title ?? null,
      body: [...body, ...cautions],
      table: view,
      chart,
      working,
      citations: cited.flatMap((table) => {
        const citation = cite(table);
        const own = rows.filter((row) => row.table === table.id);
        return own.length === 0 ? [citation] : own.map(({ name }) => ({ ...citation, row: name }));
      }),
      suggestions: first ? suggest(first.related, [first.id]) : [],
      entry: first?.id ?? null,
      topic: first?.topics[0] ?? null,
    };
  };

  const answerOf = ({ id, table }: Candidate): ReplyContent =>
    table ? fromPlan(table) : fromEntry(entries.get(id)!);

  /** A year or a name that was asked for and that the answer does not speak of. */
  const notesTo = (understood: Understood, body: readonly Block[]): Block[] => {
    const { year } = understood;
    const what = year === null || plainText(body).includes(year) ? namesMissingIn(understood) : year;
    return what === null ? [] : [aside(phrases("not-in-particular", { what }))];
  };

  return { fromEntry, answerOf, notesTo };
}
