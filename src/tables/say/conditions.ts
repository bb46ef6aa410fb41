import { monthNames, withUnit, writeFigure } from "../../figures/index.ts";
import { enumerate } from "../../language/index.ts";
import { flagOf } from "../index/column-kinds.ts";
import { isPlace, isTime, looksLikeYears } from "../index/columns.ts";
import type { Condition, Literal } from "../plan/plan.ts";
import { bold, only, type Saying, withArticle } from "./saying.ts";
import { adverbial, type Wording } from "./wording.ts";

/** How a limit reads: before a figure, and before a date. */
const limits: Readonly<Record<string, readonly [figure: string, date: string]>> = {
  gt: ["above", "after"],
  ge: ["of at least", "from or after"],
  lt: ["below", "before"],
  le: ["of at most", "in or before"],
};
const counting: Readonly<Record<string, string>> = {
  gt: "more than",
  ge: "at least",
  lt: "fewer than",
  le: "at most",
};
const dating: Readonly<Record<string, string>> = {
  gt: "after $",
  ge: "$ or later",
  lt: "before $",
  le: "$ or earlier",
};
const mostValues = 4;

/** What the conditions of a plan say of rows: `have a share of at most 21%`; empty where they only name rows. */
export function conditionPhrase(wording: Wording, several: boolean): string {
  const { plan } = wording.result;
  const phrases = plan.steps.flatMap((step) =>
    step.step === "where" ? (phraseOf(wording, step, several) ?? []) : [],
  );
  // "Have a length above 10 km and the surface asphalt": the verb is said once.
  const [first, ...rest] = [...new Set(phrases)];
  const verb = first?.split(" ")[0] ?? "";
  const shared = rest.map((phrase) =>
    /^(?:have|has|were|was|are|is)$/.test(verb) && phrase.startsWith(`${verb} `)
      ? phrase.slice(verb.length + 1)
      : phrase,
  );
  return first === undefined ? "" : enumerate([first, ...shared]);
}

/** `have the surface gravel or a length above 15 km`. */
function phraseOf(wording: Wording, condition: Condition, several: boolean): string | null {
  const { or, ...own } = condition;
  if (!or) return phraseOfOne(wording, own, several);
  const phrases = [own, ...or].map((one) => phraseOfOne(wording, one, several));
  const verb = phrases[0]?.split(" ")[0] ?? "";
  if (phrases.includes(null)) return null;
  const shared = phrases.map((phrase, i) =>
    i > 0 && phrase!.startsWith(`${verb} `) ? phrase!.slice(verb.length + 1) : phrase!,
  );
  return enumerate(shared, "or");
}

function phraseOfOne(wording: Wording, condition: Condition, several: boolean): string | null {
  const { column, comparison, values, not } = condition;
  const have = several ? "have" : "has";
  const name = wording.column(column);
  if (comparison === "empty")
    return not ? `${have} ${determined(wording, column)}` : `${have} no ${name} given`;
  const limit = limits[comparison];
  if (values[0]?.kind === "column") {
    const other = wording.beside(values[0].column, column);
    const [more, fewer] = wording.counts(column) ? ["more", "fewer"] : ["a higher", "a lower"];
    return `${have} ${comparison === "gt" ? more : fewer} ${name} than ${other}`;
  }
  if (limit && !not) {
    const dated = isTime(wording.index.columns[column]!);
    const value = literalText(wording, column, values[0]!);
    const said = wording.predicate(column, several);
    if (dated && said !== null) return `${said} ${limit[1]} ${value}`;
    if (dated && /^since$/i.test(wording.column(column)))
      return `${several ? "date" : "dates"} from ${dating[comparison]!.replace("$", value)}`;
    if (wording.counts(column)) return `${have} ${counting[comparison]} ${value} ${name}`;
    const timed = dated || wording.index.columns[column]!.unit.kind === "time";
    return `${have} ${determined(wording, column)} ${limit[timed ? 1 : 0]} ${value}`;
  }
  if (comparison === "between" || comparison === "overlaps") {
    const ends = values.map((value) => literalText(wording, column, value));
    if (ends.length < 2) return null;
    const said = isTime(wording.index.columns[column]!) ? wording.predicate(column, several) : null;
    if (said !== null && !not) return `${said} between ${ends[0]} and ${ends.at(-1)}`;
    return `${have} ${determined(wording, column)} between ${ends[0]} and ${ends.at(-1)}`;
  }
  if (column === wording.index.key) return null;
  if (values.some(({ kind }) => kind !== "text")) {
    const listed = enumerate(
      values.map((value) => literalText(wording, column, value)),
      "or",
    );
    const said = wording.predicate(column, several);
    if (!not && comparison === "eq" && said !== null && holdsYears(wording, column))
      return `${said} in ${listed}`;
    if (not || comparison !== "eq") return null;
    if (wording.index.columns[column]!.dated) {
      const whole = values.some((value) => value.kind === "date" && value.day !== null);
      return `${said ?? `${have} ${determined(wording, column)}`} ${whole ? "on" : "in"} ${listed}`;
    }
    return `${have} the ${name} ${listed}`;
  }
  return textPhrase(wording, condition, several) ?? quotedPhrase(wording, condition, several);
}

/** `have “in demand” under Software developers`: what cannot be said of a column in a sentence is quoted. */
function quotedPhrase(wording: Wording, { column, values, not }: Condition, several: boolean): string | null {
  const texts = [...new Set(values.map((value) => (value.kind === "text" ? value.text : "")))];
  // Of a list one item was meant, not all that stand beside it.
  if (
    wording.index.columns[column]!.column.type === "list" &&
    texts.some((text) =>
      wording.index.columns[column]!.values.some((one) => one.text === text && /[,;]/.test(text)),
    )
  )
    return null;
  if (texts.length > mostValues || texts.some((text) => wording.isLong(text))) return null;
  const quoted = enumerate(
    texts.map((text) => `“${text}”`),
    "or",
  );
  const have = not ? (several ? "do not have" : "does not have") : several ? "have" : "has";
  return `${have} ${quoted} under ${wording.result.table.columns[column]!.name}`;
}

/** `a share`, `docks`: what has a figure. */
const determined = (wording: Wording, column: number): string => {
  const name = wording.column(column);
  return wording.isPlural(column) || wording.index.columns[column]!.column.name.includes(" per ")
    ? name
    : withArticle(name);
};

function textPhrase(wording: Wording, { column, values, not }: Condition, several: boolean): string | null {
  const indexed = wording.index.columns[column]!;
  const name = wording.column(column);
  const flag = flagOf(indexed);
  const texts = values.map((value) => (value.kind === "text" ? value.text : ""));
  if (flag) {
    const positive = texts.every((text) => flag.yes.includes(text)) !== not;
    if (adverbial.test(name)) return `${several ? "are" : "is"} ${positive ? "" : "not "}${name}`;
    return `${several ? "have" : "has"} ${positive ? "" : "no "}${name}`;
  }
  if (
    values.length > mostValues ||
    texts.some((text) => wording.isLong(text)) ||
    indexed.column.type === "list"
  )
    return null;
  // Words inside a longer text are no value of the column.
  const whole = new Set(indexed.values.map(({ text }) => text.trim().toLowerCase()));
  if (!texts.every((text) => whole.has(text.trim().toLowerCase()))) return null;
  const listed = enumerate([...new Set(texts)], "or");
  const said = wording.predicate(column, several);
  if (said !== null && !not && holdsYears(wording, column)) return `${said} in ${listed}`;
  if (indexed.ordered)
    return isPlace(indexed) && !not ? `${several ? "have" : "has"} the ${name} ${listed}` : null;
  if (said !== null) return not ? null : `${said} ${listed}`;
  if (wording.isPlural(column) || wording.isAsker(column)) return null;
  if (wording.isDay(column) && texts.every((text) => /^(?:closed|shut)$/i.test(text.trim())))
    return `${several ? "are" : "is"} ${not ? "not " : ""}closed on ${name}`;
  const negation = several ? "do not have" : "does not have";
  return `${not ? negation : several ? "have" : "has"} the ${name} ${listed}`;
}

/** Whether a column holds bare years. */
const holdsYears = ({ index }: Wording, column: number): boolean => looksLikeYears(index.columns[column]!);

/** A constant of a plan as people write it. */
export function literalText(wording: Wording, column: number, literal: Literal): string {
  if (literal.kind === "text") return literal.text;
  if (literal.kind === "column") return wording.column(literal.column);
  if (literal.kind === "number" && isTime(wording.index.columns[column]!)) return String(literal.number);
  if (literal.kind === "number") {
    const text = writeFigure(literal.number, wording.index.columns[column]!.unit);
    return withUnit(text, literal.number, wording.declared(column));
  }
  const month = literal.month === null ? "" : monthNames[literal.month - 1]!;
  const day = literal.day === null ? "" : `${literal.day} `;
  return `${day}${month}${month && literal.year !== null ? " " : ""}${literal.year ?? ""}`;
}

/** `None of the 6 industries has a share above 50%; the highest is 40% (Technology).` */
export function sayNone(wording: Wording): Saying {
  const { result, index } = wording;
  const phrase = conditionPhrase(wording, false);
  const lead = `${bold("None")} of the ${wording.rows(wording.all)} ${phrase || "fits that"}`;
  const limit = result.plan.steps.find(
    (step) => step.step === "where" && limits[step.comparison] !== undefined,
  );
  if (
    limit?.step !== "where" ||
    limit.values[0]?.kind === "column" ||
    limit.or ||
    index.columns[limit.column]!.dated
  )
    return only(`${lead}.`);
  const high = limit.comparison === "gt" || limit.comparison === "ge";
  const { figures } = index.columns[limit.column]!;
  const rows = index.all.filter((row) => figures.has(row));
  const best = rows.reduce<number | null>((found, row) => {
    if (found === null) return row;
    return (high ? figures.middle(row) > figures.middle(found) : figures.middle(row) < figures.middle(found))
      ? row
      : found;
  }, null);
  if (best === null) return only(`${lead}.`);
  return only(
    `${lead}; the ${wording.end(limit.column, high, true) === "most" ? "highest" : high ? "highest" : "lowest"} is ${wording.cell(best, limit.column)} (${index.labels[best]}).`,
  );
}
