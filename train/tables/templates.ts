import type { Table } from "../../src/knowledge/types.ts";
import { isAddable, isSummable } from "../../src/tables/columns.ts";
import type { Condition, Operation, Order, Plan, Step } from "../../src/tables/plan.ts";
import { runPlan } from "../../src/tables/run.ts";
import { type ColumnIndex, indexTable, type TableIndex } from "../../src/tables/table-index.ts";

/** A question with the plan that it was made from. */
export interface TemplateQuestion {
  readonly table: Table;
  readonly question: string;
  readonly plan: Plan;
}

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number;

/** Makes questions about one table: wordings of every operation, filled with its rows, columns and figures. */
export function templateQuestions(table: Table, random: Random, rounds: number): TemplateQuestion[] {
  const filler = new Filler(table, random);
  const made: TemplateQuestion[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const make of makers) {
      const question = make(filler);
      // A plan without an answer teaches nothing: ties, the row after the last.
      if (question && runPlan(question.plan, table).answers.length) made.push({ table, ...question });
    }
  }
  return made;
}

/** What people say before they ask. */
const addresses = [
  "hey, ",
  "so, ",
  "quick question: ",
  "can you tell me ",
  "do you know ",
  "I'd like to know: ",
  "just curious, ",
  "any idea ",
  "could you please say ",
  "one more thing: ",
];

type Made = Omit<TemplateQuestion, "table">;

class Filler {
  readonly table: Table;
  readonly index: TableIndex;
  readonly random: Random;

  constructor(table: Table, random: Random) {
    this.table = table;
    this.index = indexTable(table);
    this.random = random;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)]!;
  }

  /** Different rows. */
  rows(count: number): number[] {
    const all = this.table.rows.map((_, row) => row);
    return all
      .map((row) => ({ row, at: this.random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ row }) => row);
  }

  name(row: number): string {
    const { name, aliases } = this.table.rows[row]!;
    const said = this.random() < 0.3 && aliases.length ? this.pick(aliases) : name;
    return this.random() < 0.5 ? said.toLowerCase() : said;
  }

  column(column: ColumnIndex): string {
    const { name, aliases } = column.column;
    return (this.random() < 0.4 && aliases.length ? this.pick(aliases) : name).toLowerCase();
  }

  get many(): string {
    return this.table.row.many;
  }

  get one(): string {
    return this.table.row.one;
  }

  /** Columns of single figures that may be added up. */
  measures(): ColumnIndex[] {
    return this.index.columns.filter(
      (column) => column.ordered && isAddable(column) && column.index !== this.index.key,
    );
  }

  bands(kind: "money" | "years"): ColumnIndex[] {
    return this.index.columns.filter((column) => column.banded && column.unit.kind === kind);
  }

  texts(): ColumnIndex[] {
    return this.index.columns.filter((column) => !column.ordered && column.index !== this.index.key);
  }

  figure(number: number, column: ColumnIndex): string {
    const { kind } = column.unit;
    if (kind === "share") return this.pick([`${number}%`, `${number} percent`, `${number} %`]);
    if (kind === "money") {
      const plain = number.toLocaleString("en-US");
      return this.pick(
        number >= 1000 && number % 1000 === 0
          ? [`$${plain}`, `${number / 1000}k`, `${plain} dollars`]
          : [`$${plain}`, `${plain} dollars`],
      );
    }
    return this.random() < 0.5 ? number.toLocaleString("en-US") : String(number);
  }

  where(rows: readonly number[]): Condition {
    const values = rows.map((row) => ({
      kind: "text" as const,
      text: this.table.rows[row]!.cells[this.index.key]!.raw,
    }));
    return { step: "where", column: this.index.key, comparison: "eq", values, not: false };
  }

  made(question: string, steps: readonly Step[], operation: Operation): Made {
    const address = this.random() < 0.25 ? this.pick(addresses) : "";
    const place =
      this.random() < 0.15
        ? this.pick([
            ` in the ${this.many} table`,
            ` according to the table of ${this.many}`,
            ` in the list of ${this.many}`,
          ])
        : "";
    const end = this.pick(["?", "?", "", ", please", " then?"]);
    const text = `${address}${question}${place}${end}`;
    return {
      question: this.random() < 0.3 ? text.toLowerCase() : text,
      plan: { table: this.table.id, steps, operation },
    };
  }
}

type Maker = (filler: Filler) => Made | null;

const measured =
  (make: (filler: Filler, measure: ColumnIndex) => Made | null): Maker =>
  (filler) => {
    const measures = filler.measures();
    return measures.length ? make(filler, filler.pick(measures)) : null;
  };

/** "share of X", or only "share". */
const quantity = (f: Filler, column: ColumnIndex): string => f.column(column);

const lookUp: Maker = (f) => {
  const columns = f.index.columns.filter((column) => column.index !== f.index.key);
  const column = f.pick(columns);
  const [row] = f.rows(1);
  const [name, what] = [f.name(row!), f.column(column)];
  const wordings = [
    `what is the ${what} of ${name}`,
    `${name}: what ${what}`,
    `which ${what} does ${name} have`,
    `${what} of ${name}`,
    `tell me the ${what} of ${name}`,
    `the ${what} for ${name}`,
    `what ${what} is given for ${name}`,
    `${name} ${what}`,
    `what's ${name}'s ${what}`,
  ];
  return f.made(f.pick(wordings), [f.where([row!])], { operation: "value", columns: [column.index] });
};

const prose: Maker = (f) => {
  const column = f.texts().find((one) => /description|happens/i.test(one.column.name));
  if (!column) return null;
  const [row] = f.rows(1);
  const name = f.name(row!);
  const wordings = [
    `what is ${name}`,
    `what is the ${name} ${f.one}`,
    `describe ${name}`,
    `explain ${name}`,
    `what does ${name} mean`,
    `what is ${name} about`,
    `what is meant by ${name}`,
    `what is ${name} for`,
    `tell me about ${name}`,
    `what does the ${f.one} ${name} involve`,
  ];
  return f.made(f.pick(wordings), [f.where([row!])], { operation: "value", columns: [column.index] });
};

const reverse: Maker = (f) => {
  const columns = f.index.columns.filter((column) => column.index !== f.index.key && !column.banded);
  if (!columns.length) return null;
  const column = f.pick(columns);
  const [row] = f.rows(1);
  const raw = f.table.rows[row!]!.cells[column.index]!.raw;
  if (raw.length > 40) return null;
  const value = column.ordered && !column.dated ? f.figure(column.readings.low(row!), column) : raw;
  const wordings = [
    `which ${f.one} has ${value}`,
    `what ${f.one} is at ${value}`,
    `${value}: which ${f.one} is that`,
    `which ${f.one} has a ${f.column(column)} of ${value}`,
    `${value} is the ${f.column(column)} of what ${f.one}`,
    `which ${f.one} goes with ${value}`,
    `who or what has ${value}`,
  ];
  const condition: Condition = {
    step: "where",
    column: column.index,
    comparison: "eq",
    values: [{ kind: "text", text: raw }],
    not: false,
  };
  return f.made(f.pick(wordings), [condition], { operation: "value", columns: [f.index.key] });
};

const inside: Maker = (f) => {
  const column = f.texts().find((one) => /description|happens|examples/i.test(one.column.name));
  if (!column) return null;
  const [row] = f.rows(1);
  const words = f.table.rows[row!]!.cells[column.index]!.raw.replace(/[.,]/g, "").split(" ");
  const start = Math.floor(f.random() * Math.max(1, words.length - 3));
  const phrase = words
    .slice(start, start + 3)
    .join(" ")
    .toLowerCase();
  const wordings = [
    `which ${f.one} has to do with ${phrase}`,
    `${phrase}: which ${f.one} is that`,
    `${phrase} belongs to which ${f.one}`,
    `which of the ${f.many} is about ${phrase}`,
    `what ${f.one} involves ${phrase}`,
    `under which ${f.one} does ${phrase} fall`,
  ];
  const condition: Condition = {
    step: "where",
    column: column.index,
    comparison: "contains",
    values: [{ kind: "text", text: phrase }],
    not: false,
  };
  return f.made(f.pick(wordings), [condition], { operation: "value", columns: [f.index.key] });
};

const extreme = measured((f, measure) => {
  const high = f.random() < 0.5;
  const what = quantity(f, measure);
  const words = high ? ["highest", "largest", "biggest", "greatest"] : ["lowest", "smallest", "least"];
  const wordings = [
    `which ${f.one} has the ${f.pick(words)} ${what}`,
    `${f.one} with the ${f.pick(words)} ${what}`,
    `what is the ${f.one} with the ${high ? "most" : "least"} ${what}`,
    `where is the ${what} ${f.pick(words)}`,
    `which ${f.one} is ${f.pick(high ? ["largest", "number one", "biggest", "the leader"] : ["smallest", "the lowest", "at the bottom"])} by ${what}`,
    `what ${f.one} comes ${high ? "first" : "last"} in ${what}`,
    `which of the ${f.many} has the ${high ? "most" : "fewest"}`,
  ];
  const step: Step = { step: "top", by: measure.index, order: high ? "desc" : "asc", count: 1, skip: 0 };
  return f.made(f.pick(wordings), [step], { operation: "value", columns: [f.index.key, measure.index] });
});

const nth = measured((f, measure) => {
  const place = 2 + Math.floor(f.random() * Math.min(3, f.table.rows.length - 1));
  const ordinal = ["", "", "second", "third", "fourth"][place]!;
  const digits = ["", "", "2nd", "3rd", "4th"][place]!;
  const low = f.random() < 0.2;
  const word = low ? f.pick(["lowest", "smallest"]) : f.pick(["highest", "largest", "biggest"]);
  const wordings = low
    ? [
        `which ${f.one} has the ${ordinal} ${word} ${f.column(measure)}`,
        `${ordinal} ${word} ${f.column(measure)}`,
      ]
    : [
        `which ${f.one} has the ${ordinal} ${word} ${f.column(measure)}`,
        `what is the ${ordinal} ${word} ${f.one}`,
        `which ${f.one} is in ${digits} place by ${f.column(measure)}`,
        `${ordinal} ${word} ${f.one}`,
        `which ${f.one} ranks ${ordinal} by ${f.column(measure)}`,
        `which ${f.one} is ${ordinal} in ${f.column(measure)}`,
      ];
  const step: Step = {
    step: "top",
    by: measure.index,
    order: low ? "asc" : "desc",
    count: 1,
    skip: place - 1,
  };
  return f.made(f.pick(wordings), [step], { operation: "value", columns: [f.index.key, measure.index] });
});

const topN = measured((f, measure) => {
  const count = 2 + Math.floor(f.random() * Math.min(2, f.table.rows.length - 2));
  const said = f.random() < 0.5 ? String(count) : ["", "", "two", "three"][count]!;
  const low = f.random() < 0.25;
  const wordings = low
    ? [
        `the ${said} smallest ${f.many} by ${f.column(measure)}`,
        `which ${said} ${f.many} have the lowest ${f.column(measure)}`,
        `bottom ${said} ${f.many} by ${f.column(measure)}`,
      ]
    : [
        `top ${said} ${f.many} by ${f.column(measure)}`,
        `the ${said} largest ${f.many}`,
        `which ${said} ${f.many} have the highest ${f.column(measure)}`,
        `name the top ${said} ${f.many}`,
        `what are the ${said} biggest ${f.many} by ${f.column(measure)}`,
      ];
  const step: Step = { step: "top", by: measure.index, order: low ? "asc" : "desc", count, skip: 0 };
  return f.made(f.pick(wordings), [step], { operation: "value", columns: [f.index.key, measure.index] });
});

const topSum = measured((f, measure) => {
  if (f.table.rows.length < 4) return null;
  const count = 2 + Math.floor(f.random() * 2);
  const said = f.random() < 0.5 ? String(count) : ["", "", "two", "three"][count]!;
  const wordings = [
    `what do the ${said} largest ${f.many} make up together`,
    `the top ${said} ${f.many} combined`,
    `sum of the ${said} highest ${f.column(measure)} figures`,
    `how much do the ${said} biggest ${f.many} have in total`,
    `${f.column(measure)} of the top ${said} ${f.many} added up`,
  ];
  const step: Step = { step: "top", by: measure.index, order: "desc", count, skip: 0 };
  return f.made(f.pick(wordings), [step], { operation: "sum", column: measure.index });
});

const sorted = measured((f, measure) => {
  const low = f.random() < 0.35;
  const wordings = low
    ? [
        `sort the ${f.many} by ${f.column(measure)}, lowest first`,
        `rank the ${f.many} from lowest to highest ${f.column(measure)}`,
        `order ${f.many} by ${f.column(measure)} ascending`,
        `list the ${f.many} from smallest to largest ${f.column(measure)}`,
      ]
    : [
        `rank the ${f.many} by ${f.column(measure)}`,
        `sort the ${f.many} by ${f.column(measure)}`,
        `order the ${f.many} by ${f.column(measure)}, largest first`,
        `ranking of the ${f.many}`,
        `list the ${f.many} from highest to lowest ${f.column(measure)}`,
        `${f.many} in descending order of ${f.column(measure)}`,
      ];
  return f.made(f.pick(wordings), [], {
    operation: "sort",
    column: measure.index,
    order: low ? "asc" : "desc",
  });
});

/** Comparisons with all usual ways to say a limit. */
const limits: readonly {
  readonly comparison: "gt" | "ge" | "lt" | "le";
  readonly before: readonly string[];
  readonly after: readonly string[];
}[] = [
  { comparison: "gt", before: ["more than", "over", "above", "greater than", "higher than"], after: [] },
  {
    comparison: "ge",
    before: ["at least", "no less than"],
    after: ["or more", "or above", "or higher", "and up"],
  },
  { comparison: "lt", before: ["less than", "under", "below", "lower than"], after: [] },
  {
    comparison: "le",
    before: ["at most", "up to", "no more than"],
    after: ["or less", "or below", "or lower"],
  },
];

function limitPhrase(f: Filler, measure: ColumnIndex): { text: string; condition: Condition } {
  const { comparison, before, after } = f.pick(limits);
  const low = f.random() < 0.12;
  const number = low ? measure.most * 2 : measure.readings.low(f.rows(1)[0]!);
  const figure = f.figure(number, measure);
  const behind = after.length > 0 && f.random() < 0.5;
  const text = behind ? `${figure} ${f.pick(after)}` : `${f.pick(before)} ${figure}`;
  return {
    text,
    condition: {
      step: "where",
      column: measure.index,
      comparison,
      values: [{ kind: "number", number }],
      not: false,
    },
  };
}

const filtered = measured((f, measure) => {
  const { text, condition } = limitPhrase(f, measure);
  const wordings = [
    `which ${f.many} have a ${f.column(measure)} of ${text}`,
    `which ${f.many} have ${text}`,
    `${f.many} with ${text}`,
    `${f.many} at ${text}`,
    `list the ${f.many} with a ${f.column(measure)} ${text}`,
    `what ${f.many} are ${text}`,
    `show me ${f.many} ${text}`,
    `which ${f.many} have ${text} ${f.column(measure)}`,
  ];
  return f.made(f.pick(wordings), [condition], { operation: "value", columns: [f.index.key] });
});

const between = measured((f, measure) => {
  const figures = f
    .rows(2)
    .map((row) => measure.readings.low(row))
    .sort((a, b) => a - b);
  if (figures.length < 2) return null;
  const [low, high] = [f.figure(figures[0]!, measure), f.figure(figures[1]!, measure)];
  const wordings = [
    `which ${f.many} lie between ${low} and ${high}`,
    `${f.many} with a ${f.column(measure)} between ${low} and ${high}`,
    `which ${f.many} have from ${low} to ${high}`,
  ];
  const condition: Condition = {
    step: "where",
    column: measure.index,
    comparison: "between",
    values: figures.map((number) => ({ kind: "number", number })),
    not: false,
  };
  return f.made(f.pick(wordings), [condition], { operation: "value", columns: [f.index.key] });
});

const countFiltered = measured((f, measure) => {
  const { text, condition } = limitPhrase(f, measure);
  const wordings = [
    `how many ${f.many} have ${text}`,
    `number of ${f.many} with a ${f.column(measure)} of ${text}`,
    `in how many ${f.many} is the ${f.column(measure)} ${text}`,
    `count the ${f.many} with ${text}`,
  ];
  return f.made(f.pick(wordings), [condition], { operation: "count", column: null });
});

const counted: Maker = (f) => {
  const wordings = [
    `how many ${f.many} are there`,
    `number of ${f.many}`,
    `how many ${f.many} are listed`,
    `how many ${f.many} does the table have`,
    `count the ${f.many}`,
    `how many ${f.many} are named in the table`,
    `total number of ${f.many}`,
    `how many rows does the table of ${f.many} have`,
    `in total, how many ${f.many}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "count", column: null });
};

const listed: Maker = (f) => {
  const wordings = [
    `which ${f.many} are there`,
    `list the ${f.many}`,
    `what ${f.many} are listed`,
    `name all ${f.many}`,
    `show me the ${f.many}`,
    `what are the ${f.many}`,
    `give me all the ${f.many}`,
    `which ${f.many} does the table name`,
    `${f.many}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "value", columns: [f.index.key] });
};

const summed = measured((f, measure) => {
  if (!isSummable(measure)) return null;
  const rows = f.rows(f.random() < 0.8 ? 2 : 3);
  const names = rows.map((row) => f.name(row));
  const joined =
    names.length === 2 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  const what = f.column(measure);
  const wordings = [
    `${joined} together`,
    `${joined} combined`,
    `what is the ${what} of ${joined} together`,
    `sum of ${joined}`,
    `what do ${joined} add up to`,
    `${names.join(" plus ")}`,
    `how much ${what} do ${joined} have in total`,
    `if I add up ${joined}, what do I get`,
    names.join(" + "),
    `${names.join(" + ")} = `,
    `total ${what} of ${joined}`,
    `the combined ${what} of ${joined}`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], { operation: "sum", column: measure.index });
});

const differed = measured((f, measure) => {
  const rows = f.rows(2);
  const [a, b] = rows.map((row) => f.name(row));
  const what = f.column(measure);
  const points =
    measure.unit.kind === "share"
      ? [
          `how many points lie between ${a} and ${b}`,
          `difference in percentage points between ${a} and ${b}`,
          `by how many points does ${a} lead ${b}`,
        ]
      : [];
  const wordings = [
    `difference between ${a} and ${b}`,
    `${a} minus ${b}`,
    `${what} of ${a} minus ${what} of ${b}`,
    `what is the difference in ${what} between ${a} and ${b}`,
    `how much more ${what} does ${a} have than ${b}`,
    `how much higher is the ${what} of ${a} than that of ${b}`,
    `gap between ${a} and ${b}`,
    `by how much does ${a} exceed ${b}`,
    `how far apart are ${a} and ${b}`,
    `how much bigger is ${a} than ${b}`,
    `${a} vs ${b}: what is the difference`,
    `how much does the ${what} rise from ${a} to ${b}`,
    `by what amount is the ${what} of ${a} above that of ${b}`,
    ...points,
    ...points,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], { operation: "difference", column: measure.index });
});

const spread = measured((f, measure) => {
  const what = f.column(measure);
  const wordings = [
    `how far apart are the highest and the lowest ${what}`,
    `difference between the largest and the smallest ${what}`,
    `gap between the biggest and smallest ${f.one}`,
    `what is the difference between the highest and lowest ${what}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "difference", column: measure.index });
});

const growth = measured((f, measure) => {
  if (measure.unit.kind === "share") return null;
  const rows = f.rows(2).sort((a, b) => measure.readings.low(a) - measure.readings.low(b));
  const [a, b] = rows.map((row) => f.name(row));
  const what = f.column(measure);
  const wordings = [
    `by what percentage does the ${what} rise from ${a} to ${b}`,
    `how many percent higher is the ${what} of ${b} than that of ${a}`,
    `how much more in percent is ${b} than ${a}`,
    `by how many percent is ${b} above ${a}`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], { operation: "growth", column: measure.index });
});

const ratio = measured((f, measure) => {
  const rows = f.rows(2).sort((a, b) => measure.readings.low(b) - measure.readings.low(a));
  const [a, b] = rows.map((row) => f.name(row));
  const what = f.column(measure);
  const wordings = [
    `how many times bigger is ${a} than ${b}`,
    `ratio of ${a} to ${b}`,
    `${a} is how many times ${b}`,
    `how many times the ${what} of ${b} is that of ${a}`,
    `${a} to ${b} as a ratio`,
    `by what factor is ${a} larger than ${b}`,
    `how many times more ${what} does ${a} have than ${b}`,
    `${a}'s ${what} is how many times that of ${b}`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], { operation: "ratio", column: measure.index });
});

const averaged = measured((f, measure) => {
  const what = f.column(measure);
  const wordings = [
    `what is the average ${what}`,
    `average ${what} of all ${f.many}`,
    `mean ${what} over the ${f.many}`,
    `${what} on average`,
    `what is the average ${what} over all ${f.table.rows.length} ${f.many}`,
    `the mean ${what}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "average", column: measure.index });
});

const compared = measured((f, measure) => {
  const rows = f.rows(2);
  const [a, b] = rows.map((row) => f.name(row));
  const low = f.random() < 0.3;
  const what = f.column(measure);
  const wordings = low
    ? [
        `which has less, ${a} or ${b}`,
        `${a} or ${b}: which is smaller`,
        `which has the lower ${what}, ${a} or ${b}`,
        `which of these is lower: ${a} or ${b}`,
      ]
    : [
        `${a} or ${b}, which is bigger`,
        `which has more, ${a} or ${b}`,
        `which has the higher ${what}, ${a} or ${b}`,
        `more in ${a} or in ${b}`,
        `compare ${a} and ${b}`,
        `${a} versus ${b}`,
        `is ${a} bigger than ${b}`,
        `does ${a} have a higher ${what} than ${b}`,
        `${a} vs ${b}`,
      ];
  return f.made(f.pick(wordings), [f.where(rows)], {
    operation: "compare",
    column: measure.index,
    order: (low ? "asc" : "desc") as Order,
  });
});

const outside = measured((f, measure) => {
  if (measure.unit.kind !== "share") return null;
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const wordings = [
    `what share is not ${name}`,
    `what percentage is outside of ${name}`,
    `how much is there without ${name}`,
    `how many percent are not ${name}`,
    `everything but ${name}: what share is that`,
    `all ${f.many} except ${name}, in percent`,
    `${f.column(measure)} of everything other than ${name}`,
    `how much do all other ${f.many} than ${name} have`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], { operation: "complement", column: measure.index });
});

const excluded: Maker = (f) => {
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const wordings = [
    `which ${f.many} are there besides ${name}`,
    `${f.many} other than ${name}`,
    `all ${f.many} except ${name}`,
    `which ${f.many} are not ${name}`,
  ];
  return f.made(f.pick(wordings), [{ ...f.where(rows), not: true }], {
    operation: "value",
    columns: [f.index.key],
  });
};

/** An end of the order, or a count, of all but one. */
const excludedExtreme = measured((f, measure) => {
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const what = f.column(measure);
  const high = f.random() < 0.5;
  const end = high ? "highest" : "lowest";
  const rest: Condition = { ...f.where(rows), not: true };
  if (f.random() < 0.25)
    return f.made(
      f.pick([
        `how many ${f.many} are there apart from ${name}`,
        `number of ${f.many}, ${name} not counted`,
        `leaving ${name} aside, how many ${f.many} are there`,
      ]),
      [rest],
      { operation: "count", column: null },
    );
  const wordings = [
    `apart from ${name}, which ${f.one} has the ${end} ${what}`,
    `which ${f.one} has the ${end} ${what} if ${name} does not count`,
    `leaving ${name} aside, which ${f.one} has the ${end} ${what}`,
    `${name} excluded, what is the ${f.one} with the ${end} ${what}`,
    `which ${f.one} other than ${name} has the ${end} ${what}`,
  ];
  return f.made(
    f.pick(wordings),
    [rest, { step: "top", by: measure.index, order: high ? "desc" : "asc", count: 1, skip: 0 }],
    { operation: "value", columns: [f.index.key, measure.index] },
  );
});

const majority = measured((f, measure) => {
  if (measure.unit.kind !== "share") return null;
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const wordings = [
    `is more than half ${name}`,
    `does ${name} have the majority`,
    `is ${name} over half`,
    `does ${name} account for more than half`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], {
    operation: "check",
    column: measure.index,
    comparison: "gt",
    number: 50,
  });
});

const checked = measured((f, measure) => {
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const { text, condition } = limitPhrase(f, measure);
  const [value] = condition.values;
  if (value?.kind !== "number") return null;
  const what = f.column(measure);
  const wordings = [
    `does ${name} have ${text}`,
    `is the ${what} of ${name} ${text}`,
    `is ${name} at ${text}`,
  ];
  const comparison = condition.comparison as "gt";
  return f.made(f.pick(wordings), [f.where(rows)], {
    operation: "check",
    column: measure.index,
    comparison,
    number: value.number,
  });
});

const ranked = measured((f, measure) => {
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const wordings = [
    `what rank does ${name} have by ${f.column(measure)}`,
    `on which place is ${name} by ${f.column(measure)}`,
    `where does ${name} rank among the ${f.many}`,
    `which position does ${name} have in ${f.column(measure)}`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], {
    operation: "rank",
    column: measure.index,
    order: "desc",
  });
});

const yearsPhrase = (f: Filler): { text: string; years: number } => {
  const years = 1 + Math.floor(f.random() * 11);
  const words = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
  const said = `${f.random() < 0.4 ? words[years] : years} year${years === 1 ? "" : "s"}`;
  return {
    text: f.pick([
      `after ${said}`,
      `with ${said} of service`,
      `with ${said} of experience`,
      `at ${said} of service`,
      `someone with ${said} in the job: `,
    ]),
    years,
  };
};

const banded: Maker = (f) => {
  const [years] = f.bands("years");
  if (!years) return null;
  const column = f.index.columns.find((one) => one.unit.kind === "money");
  if (!column) return null;
  const { text, years: number } = yearsPhrase(f);
  const what = f.column(column);
  const wordings = [
    `what is the ${what} ${text}`,
    `${text} what ${what} can I expect`,
    `${what} ${text}`,
    `how much is the ${what} ${text}`,
  ];
  const condition: Condition = {
    step: "where",
    column: years.index,
    comparison: "overlaps",
    values: [{ kind: "number", number }],
    not: false,
  };
  return f.made(f.pick(wordings), [condition], { operation: "value", columns: [column.index] });
};

const bounded: Maker = (f) => {
  const [band] = f.bands("money");
  if (!band) return null;
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const what = f.column(band);
  const [end, words] = f.pick([
    [
      "low",
      [
        `what is the lower end of the ${what} of ${name}`,
        `lowest ${what} for ${name}`,
        `from what amount does the ${what} of ${name} start`,
        `minimum ${what} of ${name}`,
        `where does the ${what} of ${name} begin`,
      ],
    ],
    [
      "high",
      [
        `what is the upper end of the ${what} of ${name}`,
        `maximum ${what} for ${name}`,
        `how high can the ${what} of ${name} go`,
        `what is the most that the ${what} of ${name} comes to`,
        `ceiling of the ${what} of ${name}`,
      ],
    ],
    [
      "width",
      [
        `how wide is the ${what} of ${name}`,
        `span of the ${what} for ${name}`,
        `what is the span between the lowest and highest ${what} of ${name}`,
      ],
    ],
  ] as const);
  return f.made(f.pick(words), [f.where(rows)], { operation: "bound", column: band.index, end });
};

const placed: Maker = (f) => {
  const first = f.random() < 0.5;
  const wordings = first
    ? [
        `what is the first ${f.one}`,
        `which ${f.one} is listed first`,
        `first ${f.one} of the table`,
        `which ${f.one} comes first`,
      ]
    : [
        `what is the last ${f.one}`,
        `which ${f.one} is listed last`,
        `last ${f.one} of the list`,
        `the final ${f.one}`,
      ];
  const step: Step = { step: "top", by: "position", order: first ? "asc" : "desc", count: 1, skip: 0 };
  return f.made(f.pick(wordings), [step], { operation: "value", columns: [f.index.key] });
};

const neighbour: Maker = (f) => {
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const next = f.random() < 0.5;
  const wordings = next
    ? [
        `which ${f.one} comes after ${name}`,
        `what follows ${name}`,
        `the ${f.one} right after ${name}`,
        `next ${f.one} after ${name}`,
      ]
    : [
        `which ${f.one} comes before ${name}`,
        `what precedes ${name}`,
        `the ${f.one} right before ${name}`,
        `previous ${f.one} to ${name}`,
      ];
  return f.made(f.pick(wordings), [f.where(rows), { step: "shift", by: next ? 1 : -1 }], {
    operation: "value",
    columns: [f.index.key],
  });
};

const grouped: Maker = (f) => {
  const column = f
    .texts()
    .find((one) => one.distinctness < 0.9 && one.values.some((value) => value.rows.length > 1));
  if (!column) return null;
  const what = f.column(column);
  const wordings = [
    `which ${what} has the most ${f.many}`,
    `which ${what} occurs most often`,
    `most common ${what}`,
    `what ${what} is named most frequently`,
  ];
  return f.made(
    f.pick(wordings),
    [
      { step: "group", column: column.index },
      { step: "top", by: "count", order: "desc", count: 1, skip: 0 },
    ],
    { operation: "value", columns: [column.index] },
  );
};

const countValue: Maker = (f) => {
  const column = f.texts().find((one) => one.distinctness < 0.9);
  if (!column) return null;
  const [row] = f.rows(1);
  const raw = f.table.rows[row!]!.cells[column.index]!.raw;
  const condition: Condition = {
    step: "where",
    column: column.index,
    comparison: "eq",
    values: [{ kind: "text", text: raw }],
    not: false,
  };
  const counting = f.random() < 0.5;
  const wordings = counting
    ? [
        `how many ${f.many} have ${raw} as ${f.column(column)}`,
        `number of ${f.many} with ${raw}`,
        `how many ${f.many} belong to ${raw}`,
      ]
    : [
        `which ${f.many} belong to ${raw}`,
        `${f.many} of ${raw}`,
        `which ${f.many} have ${raw}`,
        `list the ${f.many} with ${f.column(column)} ${raw}`,
      ];
  return f.made(
    f.pick(wordings),
    [condition],
    counting ? { operation: "count", column: null } : { operation: "value", columns: [f.index.key] },
  );
};

const figureOnly = measured((f, measure) => {
  const high = f.random() < 0.5;
  const what = f.column(measure);
  const wordings = high
    ? [`what is the highest ${what}`, `maximum ${what}`, `how high is the highest ${what}`]
    : [`what is the lowest ${what}`, `minimum ${what}`, `how low is the lowest ${what}`];
  return f.made(f.pick(wordings), [], { operation: high ? "max" : "min", column: measure.index });
});

/** The next row in the order of a measure, not of the table. */
const nearest = measured((f, measure) => {
  const [row] = f.rows(1);
  const [name, what] = [f.name(row!), f.column(measure)];
  const lower = f.random() < 0.5;
  const wordings = lower
    ? [
        `which ${f.one} comes right after ${name} by ${what}`,
        `in terms of ${what}, what follows ${name}`,
        `which ${f.one} has the next highest ${what} after ${name}`,
        `what comes directly after ${name} in ${what}`,
      ]
    : [
        `which ${f.one} comes right before ${name} by ${what}`,
        `in terms of ${what}, what precedes ${name}`,
        `which ${f.one} comes just before ${name} in ${what}`,
      ];
  return f.made(
    f.pick(wordings),
    [
      f.where([row!]),
      { step: "beyond", column: measure.index, order: lower ? "asc" : "desc" },
      { step: "top", by: measure.index, order: lower ? "desc" : "asc", count: 1, skip: 0 },
    ],
    { operation: "value", columns: [f.index.key, measure.index] },
  );
});

const middled = measured((f, measure) => {
  const what = quantity(f, measure);
  const wordings = [
    `what is the median ${what}`,
    `median ${what} of the ${f.many}`,
    `median of the ${what} over all ${f.many}`,
    `what's the median ${what} across ${f.many}`,
    `the middle value of ${what}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "median", column: measure.index });
});

const partCounted = measured((f, measure) => {
  const limit = f.pick(f.index.all.map((row) => measure.readings.low(row)).filter((figure) => figure > 0));
  const figure = f.figure(limit, measure);
  const [comparison, words] = f.pick([
    ["gt", "more than"],
    ["ge", "at least"],
    ["lt", "less than"],
  ] as const);
  const what = quantity(f, measure);
  const values = [{ kind: "number" as const, number: limit }];
  const step: Step = { step: "where", column: measure.index, comparison, values, not: false };
  const wordings = [
    `what percentage of the ${f.many} have a ${what} of ${words} ${figure}`,
    `what percent of ${f.many} have ${words} ${figure} ${what}`,
    `what share of the ${f.many} has ${words} ${figure} ${what}`,
    `which proportion of ${f.many} have a ${what} of ${words} ${figure}`,
  ];
  return f.made(f.pick(wordings), [step], { operation: "portion", column: "count" });
});

const byName: Maker = (f) => {
  const { key } = f.index;
  const wordings = [
    `list the ${f.many} alphabetically`,
    `sort the ${f.many} by name`,
    `all ${f.many} in alphabetical order`,
    `${f.many} from a to z`,
    `order the ${f.many} by name`,
  ];
  return f.made(f.pick(wordings), [], { operation: "sort", column: key, order: "asc" });
};

const some: Maker = (f) => {
  const count = 2 + Math.floor(f.random() * Math.max(1, f.table.rows.length - 2));
  if (count >= f.table.rows.length || count > 9) return null;
  const said = f.pick([String(count), "two three four five six seven eight nine".split(" ")[count - 2]!]);
  const wordings = [
    `name ${said} ${f.many}`,
    `give me ${said} ${f.many}`,
    `list ${said} ${f.many}`,
    `any ${said} ${f.many}`,
  ];
  const step: Step = { step: "top", by: "position", order: "asc", count, skip: 0 };
  return f.made(f.pick(wordings), [step], { operation: "value", columns: [f.index.key] });
};

const inOrderOf = measured((f, measure) => {
  const wordings = [
    `${f.many} by ${quantity(f, measure)}`,
    `list the ${f.many} by ${quantity(f, measure)}`,
    `all ${f.many} ordered by ${quantity(f, measure)}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "sort", column: measure.index, order: "desc" });
});

const otherThan = measured((f, measure) => {
  const [first, second] = f.rows(2);
  if (second === undefined || f.table.rows.length < 4) return null;
  const [a, b] = [f.name(first!), f.name(second)];
  const steps = [first!, second].map((row): Step => ({ ...f.where([row]), not: true }));
  const wordings = [
    `which ${f.many} other than ${a} and ${b} are there`,
    `all ${f.many} except ${a} and ${b}`,
    `${f.many} besides ${a} and ${b}`,
    `list every ${f.one} excluding ${a} and ${b}`,
    `name the ${f.many} apart from ${a} and ${b} with their ${quantity(f, measure)}`,
  ];
  return f.made(f.pick(wordings), steps, { operation: "value", columns: [f.index.key] });
});

const makers: readonly Maker[] = [
  middled,
  partCounted,
  byName,
  some,
  inOrderOf,
  otherThan,
  lookUp,
  lookUp,
  lookUp,
  prose,
  reverse,
  reverse,
  inside,
  extreme,
  extreme,
  nth,
  topN,
  topSum,
  sorted,
  filtered,
  filtered,
  between,
  countFiltered,
  counted,
  listed,
  summed,
  differed,
  spread,
  ratio,
  growth,
  averaged,
  compared,
  outside,
  excluded,
  excludedExtreme,
  majority,
  checked,
  ranked,
  banded,
  bounded,
  bounded,
  bounded,
  placed,
  neighbour,
  nearest,
  grouped,
  countValue,
  figureOnly,
];
