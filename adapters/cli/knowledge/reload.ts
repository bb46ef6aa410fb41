import { join } from "node:path";
import { z } from "zod";
import { counted } from "../../../src/counted.ts";
import { InputError } from "../../input-error.ts";
import { callControl } from "../../runtime/index.ts";
import { type FolderOptions, loadSettings } from "../settings.ts";

const answerSchema = z.object({
  folder: z.string(),
  live: z.string(),
  disk: z.string().nullable(),
  problems: z.array(
    z.object({ file: z.string(), line: z.number(), message: z.string(), remedy: z.string() }),
  ),
});

/** Makes a running bot read its folder now. */
export async function reload({ json }: Pick<FolderOptions, "json">): Promise<void> {
  const { DATA_DIR } = loadSettings();
  const answered = await callControl(DATA_DIR, "reload");
  if (answered.length === 0)
    throw new InputError(
      `No bot runs on DATA_DIR ${DATA_DIR}; start one with npm start, or set DATA_DIR to that of the running one.`,
    );
  let inOrder = true;
  for (const { process: pid, answer } of answered) {
    const read = answerSchema.safeParse(answer);
    if (!read.success) {
      inOrder = false;
      console.error(`Process ${pid} could not reload: ${JSON.stringify(answer)}`);
      continue;
    }
    const { folder, live, disk, problems } = read.data;
    inOrder &&= live === disk;
    if (json) console.log(JSON.stringify({ process: pid, live, disk, problems }));
    else if (live === disk) console.log(`Process ${pid} answers from ${folder} as it is now (${live})`);
    else {
      console.error(
        `Process ${pid} still answers from the last good knowledge (${live}): ${disk === null ? `${folder} has ${counted(problems.length, "error")}` : "what is there could not be learnt; its log says why"}`,
      );
      for (const { file, line, message, remedy } of problems)
        console.error(`  ${join(folder, file)}:${line}: ${message}; ${remedy}`);
    }
  }
  if (!inOrder) process.exitCode = 1;
}
