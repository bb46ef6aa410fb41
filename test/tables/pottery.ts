import type { Table } from "../../src/knowledge/types.ts";
import { tableOf } from "./harbour.ts";

/** Declares what bare figures of a column count. */
const counting = (table: Table, units: Readonly<Record<string, string>>): Table => ({
  ...table,
  columns: table.columns.map((column) => ({ ...column, unit: units[column.name] ?? column.unit })),
});

const kilns = counting(
  tableOf({
    id: "kilns",
    title: "Kilns of the pottery",
    row: { one: "kiln", many: "kilns" },
    csv: "Kiln,Maker,Volume,Highest temperature,Rent,Built,Fuel\nEmber,Rohde,120,980,$45,1998,gas\nFlint,Nabertherm,60,1040,$30,2011,electric\nSlate,Rohde,300,860,$90,2019,electric",
    aliases: { Volume: ["size"], Rent: ["price", "cost"] },
  }),
  { Volume: "litres", "Highest temperature": "°C" },
);

const classes = counting(
  tableOf({
    id: "classes",
    title: "Classes at the pottery",
    row: { one: "class", many: "classes" },
    csv: "Class,Hours,Fee,Reduced,Minimum age,Places,Saturday\nWheel throwing,6,$120,$90,14,8,9:00–12:00\nHand building,4,$70,$50,8,12,closed\nGlazing,2,$0,$0,16,10,14:00–16:00\nChildren's clay,3,$35,$25,6,15,closed",
    aliases: { Hours: ["duration"], Fee: ["price", "cost"] },
  }),
  { Hours: "hours", "Minimum age": "years" },
);

const glazes = tableOf({
  id: "glazes",
  title: "Glazes sold",
  row: { one: "glaze", many: "glazes" },
  csv: "Glaze,Share,Jars,Tone,Contents\nCeladon,50%,100,light,Made of ash and iron\nTenmoku,30%,60,dark,Made of iron and quartz\nShino,20%,40,light,Made of feldspar and Celadon shards",
});

const years = tableOf({
  id: "years",
  title: "Potters of the studio by year",
  row: { one: "year", many: "years" },
  csv: "Year,Potters,Firings\n2019,18,40\n2020,27,\n2021,41,77",
});

/** What a pottery might keep: nothing that any shipped table speaks of. */
export const pottery: readonly Table[] = [kilns, classes, glazes, years];
