import { existsSync, readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { counted } from "../../../src/counted.ts";
import {
  type KnowledgeFile,
  type Problem,
  ProblemLog,
  RecipeError,
  readDerivedTable,
  readExtract,
  writeDerivedTable,
} from "../../../src/knowledge/index.ts";
import { describeCall } from "../call.ts";
import { InputError } from "../command.ts";
import { type KnowledgeCommand, knowledgeFolder } from "./command.ts";

/** Where the extracts lie beside this project. */
const usualFolder = "../shared/sources/open";

const call = describeCall({
  calls: ["knowledge -- derive [--from FOLDER] [--dry] [--dir DIR] [--json]"],
  about: `Makes the rows of every table anew that has a recipe, from the CSV files in FOLDER: recipes/NAME.yaml says
how tables/NAME.md is made. Review the change and commit it. Ends with 1 where a recipe does not fit.`,
  flags: {
    from: {
      type: "string",
      default: usualFolder,
      value: "FOLDER",
      about: "where the extracts lie (../shared/sources/open)",
    },
    dry: { type: "boolean", default: false, about: "write nothing; end with 1 where a table would change" },
    dir: { type: "string", value: "DIR", about: "knowledge folder (KNOWLEDGE_DIR, else knowledge)" },
    json: { type: "boolean", default: false, about: "print one JSON object: {changed, same, failed}" },
  },
});

export const command: KnowledgeCommand = {
  usage: call.usage,
  async run(args, output) {
    const { values } = call.read(args);
    const dir = knowledgeFolder(values.dir);
    if (!existsSync(values.from))
      throw new InputError(`${values.from}: there is no such folder; name the one with the extracts: --from`);
    const changed: string[] = [];
    const same: string[] = [];
    const failed: string[] = [];
    for (const name of recipesIn(dir)) {
      const path = `tables/${name}.md`;
      try {
        const { before, after } = await madeAnew(dir, name, values.from);
        (after === before ? same : changed).push(path);
        if (after !== before && !values.dry) await writeFile(join(dir, path), after);
      } catch (error) {
        if (!(error instanceof RecipeError || isMissing(error))) throw error;
        failed.push(path);
        output.complain(`${join(dir, "recipes", `${name}.yaml`)}: ${error.message}`);
      }
    }
    if (values.json) output.print(JSON.stringify({ changed, same, failed }));
    else
      output.print(
        [
          ...changed.map((path) => `${values.dry ? "would change" : "written"}  ${join(dir, path)}`),
          `${counted(changed.length, "table")} changed, ${same.length} as they were, ${failed.length} failed`,
        ].join("\n"),
      );
    return failed.length > 0 || (values.dry && changed.length > 0) ? 1 : 0;
  },
};

const isMissing = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

/** The names of the recipes of a folder, in order. */
function recipesIn(dir: string): string[] {
  const folder = join(dir, "recipes");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith(".yaml")).map((name) => name.slice(0, -".yaml".length));
}

async function madeAnew(dir: string, name: string, extracts: string) {
  const read = async (path: string): Promise<KnowledgeFile> => ({
    path,
    text: await readFile(join(dir, path), "utf8"),
  });
  const log = new ProblemLog();
  const [recipe, table] = [await read(`recipes/${name}.yaml`), await read(`tables/${name}.md`)];
  const derived = await readDerivedTable(recipe, table, log);
  if (derived === null) throw new RecipeError(log.sorted().map(problemLine).join("\n"));
  const extract = await readFile(join(extracts, derived.recipe.from), "utf8");
  return { before: table.text, after: writeDerivedTable(derived, await readExtract(extract)) };
}

const problemLine = ({ file, line, message, remedy }: Problem): string =>
  `${file}:${line}: ${message}; ${remedy}`;
