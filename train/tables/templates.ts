import type { Table } from "../../src/knowledge/types.ts";
import { isAddable } from "../../src/tables/index/columns.ts";
import { type ColumnIndex, indexTable, type TableIndex } from "../../src/tables/index/table-index.ts";
import { operationTemplates } from "../../src/tables/operations/index.ts";
import {
  type Filler as Filling,
  measured,
  type Template,
  type TemplateExample,
} from "../../src/tables/operations/template.ts";
import type { Condition, Operation, Plan, PlanStep } from "../../src/tables/plan/plan.ts";
import { runPlan } from "../../src/tables/run/run.ts";

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

class Filler implements Filling {
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

  limit(measure: ColumnIndex): { readonly text: string; readonly condition: Condition } {
    return limitPhrase(this, measure);
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

  made(question: string, steps: readonly PlanStep[], operation: Operation): TemplateExample {
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

/** "share of X", or only "share". */
const quantity = (f: Filling, column: ColumnIndex): string => f.column(column);

const lookUp: Template = (f) => {
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

const prose: Template = (f) => {
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

const reverse: Template = (f) => {
  const columns = f.index.columns.filter((column) => column.index !== f.index.key && !column.banded);
  if (!columns.length) return null;
  const column = f.pick(columns);
  const [row] = f.rows(1);
  const raw = f.table.rows[row!]!.cells[column.index]!.raw;
  if (raw.length > 40) return null;
  const value = column.ordered && !column.dated ? f.figure(column.figures.low(row!), column) : raw;
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

const inside: Template = (f) => {
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
  const step: PlanStep = { step: "top", by: measure.index, order: high ? "desc" : "asc", count: 1, skip: 0 };
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
  const step: PlanStep = {
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
  const step: PlanStep = { step: "top", by: measure.index, order: low ? "asc" : "desc", count, skip: 0 };
  return f.made(f.pick(wordings), [step], { operation: "value", columns: [f.index.key, measure.index] });
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

function limitPhrase(f: Filling, measure: ColumnIndex): { text: string; condition: Condition } {
  const { comparison, before, after } = f.pick(limits);
  const low = f.random() < 0.12;
  const number = low ? measure.most * 2 : measure.figures.low(f.rows(1)[0]!);
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
    .map((row) => measure.figures.low(row))
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

const listed: Template = (f) => {
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

const excluded: Template = (f) => {
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

const yearsPhrase = (f: Filling): { text: string; years: number } => {
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

const banded: Template = (f) => {
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

const placed: Template = (f) => {
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
  const step: PlanStep = { step: "top", by: "position", order: first ? "asc" : "desc", count: 1, skip: 0 };
  return f.made(f.pick(wordings), [step], { operation: "value", columns: [f.index.key] });
};

const neighbour: Template = (f) => {
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

const grouped: Template = (f) => {
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

const countValue: Template = (f) => {
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

const some: Template = (f) => {
  const count = 2 + Math.floor(f.random() * Math.max(1, f.table.rows.length - 2));
  if (count >= f.table.rows.length || count > 9) return null;
  const said = f.pick([String(count), "two three four five six seven eight nine".split(" ")[count - 2]!]);
  const wordings = [
    `name ${said} ${f.many}`,
    `give me ${said} ${f.many}`,
    `list ${said} ${f.many}`,
    `any ${said} ${f.many}`,
  ];
  const step: PlanStep = { step: "top", by: "position", order: "asc", count, skip: 0 };
  return f.made(f.pick(wordings), [step], { operation: "value", columns: [f.index.key] });
};

const otherThan = measured((f, measure) => {
  const [first, second] = f.rows(2);
  if (second === undefined || f.table.rows.length < 4) return null;
  const [a, b] = [f.name(first!), f.name(second)];
  const steps = [first!, second].map((row): PlanStep => ({ ...f.where([row]), not: true }));
  const wordings = [
    `which ${f.many} other than ${a} and ${b} are there`,
    `all ${f.many} except ${a} and ${b}`,
    `${f.many} besides ${a} and ${b}`,
    `list every ${f.one} excluding ${a} and ${b}`,
    `name the ${f.many} apart from ${a} and ${b} with their ${quantity(f, measure)}`,
  ];
  return f.made(f.pick(wordings), steps, { operation: "value", columns: [f.index.key] });
});

const makers: readonly Template[] = [
  ...operationTemplates,
  some,
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
  filtered,
  filtered,
  between,
  listed,
  excluded,
  excludedExtreme,
  banded,
  placed,
  neighbour,
  nearest,
  grouped,
  countValue,
];
