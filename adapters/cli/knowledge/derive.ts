import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { RecipeError } from "../../../src/knowledge/derive.ts";
import {
  type DerivedTable,
  readDerivedTable,
  readExtract,
  writeDerivedTable,
} from "../../../src/knowledge/derived-table.ts";
import { readFolder } from "../../../src/knowledge/folder.ts";
import { ProblemLog } from "../../../src/knowledge/problems.ts";
import { InputError } from "../command.ts";
import { counted, type KnowledgeCommand, knowledgeFolder, sharedOptions } from "./command.ts";

const usage = `Usage: npm run knowledge -- derive [--from FOLDER] [--dry] [--dir DIR] [--json]

Makes the rows of every table anew that has a recipe ("derived" in its front matter), from the CSV files
in FOLDER. Review the change and commit it. Ends with 1 where a recipe does not fit its file.

  --from FOLDER   where the extracts lie (../shared/sources/open)
  --dry           write nothing; end with 1 where a table would change
  --dir DIR       knowledge folder (KNOWLEDGE_DIR, else knowledge)
  --json          print one JSON object: {changed, same, failed}
  --help          this text`;

const usualFolder = "../shared/sources/open";

export const command: KnowledgeCommand = {
  usage,
  async run(args, output) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...sharedOptions,
        from: { type: "string", default: usualFolder },
        dry: { type: "boolean", default: false },
      },
    });
    const dir = knowledgeFolder(values.dir);
    if (!existsSync(values.from))
      throw new InputError(`${values.from}: there is no such folder; name the one with the extracts: --from`);
    const changed: string[] = [];
    const same: string[] = [];
    const failed: string[] = [];
    for (const { path, text, table } of await tablesOf(dir)) {
      try {
        const made = await madeAnew(table, values.from);
        (made === text ? same : changed).push(path);
        if (made !== text && !values.dry) await writeFile(join(dir, path), made);
      } catch (error) {
        if (!(error instanceof RecipeError || isMissing(error))) throw error;
        failed.push(path);
        output.complain(`${join(dir, path)}: ${error.message}`);
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

async function tablesOf(dir: string) {
  const files = readFolder(dir, new ProblemLog()) ?? [];
  const found: { path: string; text: string; table: DerivedTable }[] = [];
  for (const { path, text } of files) {
    const table = /^tables\/.*\.md$/.test(path) ? await readDerivedTable(path, text) : null;
    if (table) found.push({ path, text, table });
  }
  return found;
}

const madeAnew = async (table: DerivedTable, folder: string): Promise<string> =>
  writeDerivedTable(table, readExtract(await readFile(join(folder, table.recipe.from), "utf8")));
