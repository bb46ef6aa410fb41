// npm runs it at the end of an install: the knowledge is learnt and the code compiled ahead of the first start.
// An install is in order without either: what is in the way is said in a line, and fails nothing.
import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const patienceMs = 30_000;
// What root leaves here, the user who starts the bot could not write to: it is left by the folder's owner.
const { uid, gid } = statSync(root);
const owner = process.getuid?.() === 0 ? { uid, gid } : {};

/** Runs a command of the guide. Why it failed, in a line, or `null`; and what it printed. */
function run(...args) {
  const command = [join(root, "bin", "ml-career-guide.js"), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, timeout: patienceMs, ...owner }, (error, out, err) => {
      const late = error?.killed && `it takes more than ${patienceMs / 1_000} s`;
      const reason = late || err.trim().split("\n")[0].replace(/[.:]$/, "") || error?.message;
      resolve({ failure: error && reason, out: out.trim() });
    });
  });
}

const missing = ["src", "adapters"].find((name) => !existsSync(join(root, name)));
if (missing) console.log(`Not learnt ahead: there is no ${missing}/ here. The first start learns.`);
else {
  const [{ failure, out }] = await Promise.all([run("knowledge", "learn"), run("compile")]);
  console.log(failure ? `Not learnt ahead: ${failure}. The first start learns.` : out);
}
