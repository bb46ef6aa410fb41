import { join } from "node:path";
import { z } from "zod";
import { counted } from "../../../src/counted.ts";
import { callControl } from "../../runtime/index.ts";
import { describeCall } from "../call.ts";
import { InputError, loadSettings } from "../command.ts";
import type { KnowledgeCommand } from "./command.ts";

const call = describeCall({
  calls: ["knowledge -- reload [--json]"],
  about: `Makes a running bot read its knowledge folder now, waits until it answers from it, and says so.
Needed only where neither events nor RELOAD_SECONDS see the change. SIGHUP does the same without a word.
Ends with 1 where the folder has errors (the last good knowledge goes on answering) or no bot runs on DATA_DIR.`,
  flags: {
    json: {
      type: "boolean",
      default: false,
      about: "print one JSON object a process: {process, live, disk, problems}",
    },
  },
});

const answerSchema = z.object({
  folder: z.string(),
  live: z.string(),
  disk: z.string().nullable(),
  problems: z.array(
    z.object({ file: z.string(), line: z.number(), message: z.string(), remedy: z.string() }),
  ),
});

export const command: KnowledgeCommand = {
  usage: call.usage,
  async run(args, output) {
    const { values } = call.read(args);
    const { DATA_DIR } = loadSettings();
    const answered = await callControl(DATA_DIR, "reload");
    if (answered.length === 0)
      throw new InputError(
        `No bot runs on DATA_DIR ${DATA_DIR}; start one with npm start, or set DATA_DIR to that of the running one.`,
      );
    let inOrder = true;
    for (const { process, answer } of answered) {
      const read = answerSchema.safeParse(answer);
      if (!read.success) {
        inOrder = false;
        output.complain(`Process ${process} could not reload: ${JSON.stringify(answer)}`);
        continue;
      }
      const { folder, live, disk, problems } = read.data;
      inOrder &&= live === disk;
      if (values.json) output.print(JSON.stringify({ process, live, disk, problems }));
      else if (live === disk)
        output.print(`Process ${process} answers from ${folder} as it is now (${live})`);
      else {
        output.complain(
          `Process ${process} still answers from the last good knowledge (${live}): ${disk === null ? `${folder} has ${counted(problems.length, "error")}` : "what is there could not be learnt; its log says why"}`,
        );
        for (const { file, line, message, remedy } of problems)
          output.complain(`  ${join(folder, file)}:${line}: ${message}; ${remedy}`);
      }
    }
    return inOrder ? 0 : 1;
  },
};
