import { spanText } from "../question/question.ts";
import type { Span } from "../question/span.ts";
import type { Scope } from "../scope/scope.ts";
import type { AmendContext } from "./context.ts";

const restOnly = /^(?:(?:all )?the )?(?:rest|others?|remaining|remainder)(?: ones)?$/;
const rest = /\b(?:rest|others|remaining|remainder)\b/;
const each = /\bothers\b/;

/** Whether a scope is nothing but "the rest", which a row may be called as well. */
export const isRest = ({ question, rows, index }: AmendContext, { atoms }: Scope): boolean =>
  rows.length > 0 &&
  rows.length < index.all.length &&
  atoms.every((atom) => restOnly.test(spanText(question, atom)));

/** "And the rest?" after some rows: what they leave of the whole; "and the others?": each of them. */
export function amendRest(context: AmendContext): void {
  const { question, rows, index } = context;
  if (!rest.test(question.text) || rows.length === 0 || rows.length >= index.all.length) return;
  const measure = context.measure();
  const words = question.words.flatMap(({ text }, at): Span[] =>
    rest.test(text) || text === "the" ? [{ from: at, to: at + 1 }] : [],
  );
  if (measure !== null && context.column(measure).unit.kind === "share" && !each.test(question.text))
    context.add([{ step: "rows", names: rows }], { operation: "complement", column: measure }, sure, words);
  const values = rows.map((text) => ({ kind: "text", text }) as const);
  const others = { step: "where", column: index.key, comparison: "eq", values, not: true } as const;
  const columns = [index.key, ...context.outputs().slice(0, 1)];
  context.add([others], { operation: "value", columns }, each.test(question.text) ? sure : likely, words);
}

const sure = 0.95;
const likely = 0.85;
