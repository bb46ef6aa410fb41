#!/usr/bin/env node
// Plain JavaScript on purpose: it runs on any Node, and hands over to the Node 24 that npm installed beside it.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const leastMajor = 24;

function nodeToUse() {
  if (Number(process.versions.node.split(".")[0]) >= leastMajor) return process.execPath;
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `node-${process.platform}-${process.arch}/package.json`,
    );
    return join(dirname(manifest), "bin", "node");
  } catch {
    return null;
  }
}

function namesKnowledge(file) {
  try {
    return /^\s*(?:export\s+)?KNOWLEDGE_DIR\s*=\s*\S/m.test(readFileSync(file, "utf8"));
  } catch {
    return false;
  }
}

const args = process.argv.slice(2);
const node = nodeToUse();
if (node === null) {
  console.error(
    `Node ${leastMajor} or newer is needed, this is ${process.version}; install it, or run "npm ci" in ${root}.`,
  );
  process.exit(1);
}
const env = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compile"), ...process.env };
// Away from the project the bot still knows what it came with.
if (!existsSync("knowledge") && !namesKnowledge(".env")) env.KNOWLEDGE_DIR ||= join(root, "knowledge");
// A question leaves nothing where it is asked; what was learnt to answer it is kept with the project.
const home = ["knowledge", "data", ".env"].some((each) => existsSync(each));
if (args[0] === "ask" && !home) env.DATA_DIR ||= join(root, "data");
const child = spawn(node, [join(root, "adapters/cli/main.ts"), ...args], { stdio: "inherit", env });
// A terminal sends SIGINT to both; the child decides when it is over.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
