import { z } from "zod";

const name = z.string().min(1).max(200);
/** Values of a column of the extract; a record fits where each named column holds one of them. */
const condition = z.record(name, z.union([name, z.array(name).min(1).max(500)])).default({});

const ways = ["value", "list", "count", "share", "median", "percentile"] as const;

/** How one cell is made from the records of its row. */
const cellSchema = z
  .strictObject({
    /** The one value that all records hold. */
    value: name.optional(),
    /** All different values, in the order of the extract. */
    list: name.optional(),
    count: z.literal(true).optional(),
    /** Share of the records, in percent, that fit. */
    share: condition.unwrap().optional(),
    median: name.optional(),
    /** `[90, pay]`: the value that 90 % of the records do not exceed. */
    percentile: z.tuple([z.number().min(0).max(100), name]).optional(),
    /** Looks only at these records. */
    where: condition,
    /** The cell stays empty where fewer records fit. */
    least: z.int().min(1).max(1_000_000).default(1),
    /** Factor for figures: 2080 makes a year's pay of an hour's. */
    times: z.number().positive().max(1_000_000).default(1),
    /** Decimal places of figures. */
    places: z.int().min(0).max(6).default(0),
    /** How values are written: `Y: yes`. */
    names: z.record(name, name).default({}),
  })
  .superRefine((cell, context) => {
    if (ways.filter((way) => cell[way] !== undefined).length !== 1)
      context.addIssue({
        code: "custom",
        message: "made in no way, or in several",
        params: { remedy: `give exactly one of ${ways.join(", ")}` },
      });
  });

/** A file of recipes/: how the rows of the table of the same name are made from an extract of open data. */
export const recipeSchema = z.strictObject({
  /** File name of the extract, a CSV. */
  from: z.string().regex(/^[\w][\w.-]{0,120}\.csv$/, "the name of a CSV file, without its folder"),
  where: condition,
  /** The column of the extract whose values are the rows. */
  rows: name,
  /** How these values are written, and in which order; values of one name make one row. */
  names: z.record(name, name).default({}),
  /** Values without a name in `names` make no row. */
  onlyNamed: z.boolean().default(false),
  /** Rows of fewer records are left out. */
  least: z.int().min(1).max(1_000_000).default(1),
  /** Marks that stand for "no figure" in the extract. */
  blank: z.array(z.string().max(20)).max(20).default([]),
  /** The column to order rows by, largest first; without it they stand as in `names`, then as in the extract. */
  order: name.optional(),
  /** At most so many rows. */
  most: z.int().min(1).max(100_000).optional(),
  columns: z.record(name, cellSchema),
});

/** How a table is made from an extract. */
export type Recipe = z.output<typeof recipeSchema>;
/** How a cell is made from the records of its row. */
export type CellRecipe = Recipe["columns"][string];
/** A condition on records. */
export type RecordCondition = Recipe["where"];
