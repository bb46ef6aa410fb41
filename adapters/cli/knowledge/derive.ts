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
import { InputError } from "../../input-error.ts";
import { type FolderOptions, knowledgeFolder } from "../settings.ts";

export interface DeriveOptions extends FolderOptions {
  /** Where the extracts lie. */
  readonly from: string;
  /** Writes nothing. */
  readonly dry?: boolean | undefined;
}

/** Makes tables anew from extracts of open data. */
export async function derive(options: DeriveOptions): Promise<void> {
  const dir = knowledgeFolder(options.dir);
  if (!existsSync(options.from))
    throw new InputError(`${options.from}: there is no such folder; name the one with the extracts: --from`);
  const changed: string[] = [];
  const same: string[] = [];
  const failed: string[] = [];
  for (const name of recipesIn(dir)) {
    const path = `tables/${name}.md`;
    try {
      const { before, after } = await madeAnew(dir, name, options.from);
      (after === before ? same : changed).push(path);
      if (after !== before && !options.dry) await writeFile(join(dir, path), after);
    } catch (error) {
      if (!(error instanceof RecipeError)) throw error;
      failed.push(path);
      console.error(`${join(dir, "recipes", `${name}.yaml`)}: ${error.message}`);
    }
  }
  if (options.json) console.log(JSON.stringify({ changed, same, failed }));
  else
    console.log(
      [
        ...changed.map((path) => `${options.dry ? "would change" : "written"}  ${join(dir, path)}`),
        `${counted(changed.length, "table")} changed, ${same.length} as they were, ${failed.length} failed`,
      ].join("\n"),
    );
  if (failed.length > 0 || (options.dry && changed.length > 0)) process.exitCode = 1;
}

/** The text of a file; where it is not there, what helps is told as of a recipe that does not fit. */
async function textOf(path: string, remedy: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new RecipeError(`there is no ${path}; ${remedy}`);
  }
}

/** The names of the recipes of a folder, in order. */
function recipesIn(dir: string): string[] {
  const folder = join(dir, "recipes");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith(".yaml")).map((name) => name.slice(0, -".yaml".length));
}

async function madeAnew(dir: string, name: string, extracts: string) {
  const read = async (path: string): Promise<KnowledgeFile> => ({
    path,
    text: await textOf(join(dir, path), "write it with its front matter, and the rows are made"),
  });
  const log = new ProblemLog();
  const [recipe, table] = [await read(`recipes/${name}.yaml`), await read(`tables/${name}.md`)];
  const derived = await readDerivedTable(recipe, table, log);
  if (derived === null) throw new RecipeError(log.sorted().map(problemLine).join("\n"));
  const extract = await textOf(
    join(extracts, derived.recipe.from),
    "put the extract there, or name the folder where it lies: --from",
  );
  return { before: table.text, after: writeDerivedTable(derived, await readExtract(extract)) };
}

const problemLine = ({ file, line, message, remedy }: Problem): string =>
  `${file}:${line}: ${message}; ${remedy}`;
