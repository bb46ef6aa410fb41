import { spawn } from "node:child_process";

/** Runs a TypeScript file in a process of its own, with this Node. */
export function runScript(file: string, args: readonly string[]) {
  return spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
}
