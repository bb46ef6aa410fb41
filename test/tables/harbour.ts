import { tableFromCsv } from "../../bench/table-from-csv.ts";
import { contentsOf, wordingsOf } from "../../src/knowledge/texts.ts";
import type { Concept, Table } from "../../src/knowledge/types.ts";
import { createLanguage } from "../../src/language/language.ts";
import { createTablePlanner, type PlannedAnswer } from "../../src/tables/planner.ts";

interface Spec {
  readonly id: string;
  readonly title: string;
  readonly row: Table["row"];
  readonly csv: string;
  readonly measure?: string;
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  readonly names?: Readonly<Record<string, readonly string[]>>;
}

/** A table as keepers would declare it, from CSV. */
export function tableOf({ id, title, row, csv, measure, aliases = {}, names = {} }: Spec): Table {
  const table = tableFromCsv(csv, { id, title });
  return {
    ...table,
    row,
    measure: measure ?? null,
    columns: table.columns.map((column) => ({ ...column, aliases: aliases[column.name] ?? [] })),
    rows: table.rows.map((one) => ({ ...one, aliases: names[one.name] ?? [] })),
  };
}

export const trees = tableOf({
  id: "trees",
  title: "Trees of the park",
  row: { one: "tree", many: "trees" },
  csv: "Tree,Share,Place\nOak,45%,North gate\nBirch,25%,Lake\nMaple,18%,North gate\nPine,12%,Hill",
  aliases: { Share: ["percentage", "proportion"], Place: ["location", "where it stands"] },
});

export const boats = tableOf({
  id: "boats",
  title: "Boats for hire",
  row: { one: "boat", many: "boats" },
  csv: 'Boat,Price,Built,Owner,Description\nHeron,"$1,200",1998,Ada Lind,A slow wooden boat for six.\nTern,$800,2011,Tom Reyes,"Fast and light, for two."\nGannet,"$2,500",2004,Ada Lind,"A yacht with a galley and four berths."',
  aliases: { Price: ["cost", "fee", "hire price"], Built: ["year built"], Owner: ["owned by"] },
});

export const averages = tableOf({
  id: "guide-averages",
  title: "Average pay of park guides",
  row: { one: "grade", many: "grades" },
  csv: 'Grade,Service,Average pay\nHelper,0–2 years,"$20,000"\nGuide,2–6 years,"$31,000"\nHead guide,6+ years,"$45,000"',
  measure: "average pay",
  aliases: { "Average pay": ["pay", "income"] },
});

export const bands = tableOf({
  id: "guide-bands",
  title: "Pay bands of park guides",
  row: { one: "position", many: "positions" },
  csv: 'Position,Service,Pay band\nTrainee,0–2 years,"$18,000 – $24,000"\nRanger,2–6 years,"$24,000 – $38,000"\nChief,6+ years,"$38,000+"',
  measure: "pay band",
  aliases: { "Pay band": ["pay", "band"] },
  names: { Trainee: ["helper"], Chief: ["head guide"] },
});

/** A table as it is found in the wild: missing cells, doubled rows, mixed types. */
export const messy = tableOf({
  id: "messy",
  title: "Log of sightings",
  row: { one: "sighting", many: "sightings" },
  csv: "Bird,Count,Seen\nHeron,4,May 2\nHeron,4,May 2\nOwl,n/a,\nSwift,about 30,June 11\n,7,July 1\nOwl,12,unknown",
});

export const park: readonly Table[] = [trees, boats, averages, bands, messy];

/** A planner over tables, asked with plain text. */
export function planOver(tables: readonly Table[], concepts: readonly Concept[] = []) {
  const language = createLanguage({
    texts: tables.flatMap((table) => [...wordingsOf(table), contentsOf(table)]),
    concepts,
  });
  const planner = createTablePlanner(tables, language);
  return {
    planner,
    language,
    ask: (text: string): readonly PlannedAnswer[] => planner.plan(language.read(text), { limit: 3 }),
    amend: (before: readonly PlannedAnswer[], text: string): readonly PlannedAnswer[] =>
      planner.amend(
        before.map(({ printed }) => ({ table: { plan: printed } })),
        language.read(text),
      ),
  };
}
