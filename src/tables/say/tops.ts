import { enumerate } from "../../language/index.ts";
import { isTime } from "../index/columns.ts";
import type { Measure, Order } from "../plan/plan.ts";
import { bold, only, ordinal, ordinalPrefix, type Saying, sentence } from "./saying.ts";
import type { Wording } from "./wording.ts";

/** A place in an order, counted from one end. */
interface Place {
  readonly order: Order;
  readonly skip: number;
}

/** How it is said that a row stands there. */
interface Standing {
  /** `has the most seats`, `was built latest`, `is the longest`, `comes first`. */
  readonly said: string;
  /** The same behind another one: `the fewest`, `earliest`. */
  readonly short: string;
  /** What is said before the figure: `since`. */
  readonly before: string;
}

/** Columns whose name says no more than "longest" does. */
const extents = /^(?:total )?(?:length|duration|distance|time|time taken|how long)$/i;

/** How rows stand at a place of an order. */
export function standing(wording: Wording, by: Measure, { order, skip }: Place, several: boolean): Standing {
  const word = wording.end(by, order === "desc", true);
  const end = `${ordinalPrefix(skip + 1)}${word}`;
  const as = (said: string, short = `the ${end}`, before = ""): Standing => ({ said, short, before });
  const [is, have] = several ? ["are", "have"] : ["is", "has"];
  if (by === "position") {
    const place = skip > 0 ? `${ordinal(skip + 1)}${order === "asc" ? "" : " from the end"}` : word;
    return as(`${several ? "come" : "comes"} ${place}`, place);
  }
  if (typeof by === "number") {
    const name = wording.column(by);
    const said = isTime(wording.index.columns[by]!) ? wording.predicate(by, several) : null;
    if (said !== null) return as(`${said} ${end}`, end);
    if (wording.index.columns[by]!.dated && /^since$/i.test(name))
      return as(`${is} the ${end}`, `the ${end}`, "since ");
    if (/^(?:longest|shortest)$/.test(word) && extents.test(name)) return as(`${is} the ${end}`);
  }
  // "Latest version" is not said to be the latest once more.
  const measure = (typeof by === "number" ? wording.column(by) : "number").replace(
    new RegExp(`^${word} `),
    "",
  );
  return as(`${have} the ${end} ${measure}`);
}

/** `Technology has the highest share: 40% of employed engineers.` */
export function sayTop(wording: Wording, by: Measure, place: Place, output: number): Saying {
  const { result, index } = wording;
  const { items } = result;
  const several = items.length > 1;
  const { said, before } = standing(wording, by, place, several);
  const of = wording.ofMeasure(by);
  const asked = output !== index.key && output !== by;
  const [first] = items;
  const cell = wording.cell(first!.rows[0]!, output);
  if (!several && asked && cell !== "")
    return only(
      sentence(
        `The ${wording.column(output)} is ${bold(cell)}: ${first!.label} ${said}, ${before}${wording.figure(first!, by)}${of}`,
      ),
    );
  const tied = new Set(items.map((item) => wording.figure(item, by))).size === 1;
  if (!several || (tied && !asked))
    return only(
      sentence(
        `${enumerate(items.map(({ label }) => bold(label)))} ${said}: ${before}${bold(`${wording.figure(first!, by)}${of}`)}`,
      ),
    );
  const texts = items.map((item) => {
    const beside = asked ? `${wording.cell(item.rows[0]!, output)}, ` : "";
    return `${bold(item.label)} (${beside}${wording.figure(item, by)})`;
  });
  return only(`${enumerate(texts)} ${said}${of.startsWith(" of ") ? of : ""}.`);
}

/** Groups with how many rows each has, or what their figures add up to. */
export function sayGroups(wording: Wording): Saying {
  const { result } = wording;
  const top = wording.last("top");
  const verb = result.items.length === 1 ? "has" : "have";
  if (typeof top?.by === "number") {
    const by = top.by;
    const texts = result.items.map((item) => `${bold(item.label)} (${wording.figure(item, by)})`);
    return only(
      `${enumerate(texts)} ${verb} the ${top.order === "desc" ? "highest" : "lowest"} total ${wording.column(by)}.`,
    );
  }
  const texts = result.items.map((item) => `${bold(item.label)} (${wording.rows(item.rows.length)})`);
  if (!top) return only(sentence(enumerate(texts)));
  const degree = `${ordinalPrefix(top.skip + 1)}${top.order === "desc" ? "most" : "fewest"}`;
  const [count, ...others] = new Set(result.items.map(({ rows }) => rows.length));
  if (count !== undefined && !others.length)
    return only(
      `${enumerate(result.items.map(({ label }) => bold(label)))} ${verb} the ${degree} ${result.table.row.many}: ${bold(String(count))}.`,
    );
  return only(`${enumerate(texts)} ${verb} the ${degree} ${result.table.row.many}.`);
}
