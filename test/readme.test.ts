import { type ChildProcess, execFile, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { described } from "../adapters/settings/kinds.ts";
import { settingsSchema } from "../adapters/settings/schema.ts";
import { soundFolder, writeInto } from "./knowledge/folder-of.ts";
import { bareEnv } from "./support/bare-env.ts";
import { commandsInOneProcess } from "./support/commands.ts";
import { openedBot } from "./support/shipped.ts";

const root = resolve(import.meta.dirname, "..");
const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const readme = textOf("README.md");
const pages = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "knowledge/README.md",
].concat(
  readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
);

/** Cells of every row below a table's header, of all tables with that header. */
const rowsBelow = (header: string, page = readme): string[][] =>
  page
    .split(`${header}\n`)
    .slice(1)
    .flatMap((rest) =>
      rest
        .slice(0, rest.search(/\n(?!\|)/))
        .split("\n")
        .slice(1),
    )
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe.each(pages)("%s", (page) => {
  it("links only to files that are there", () => {
    const targets = [...textOf(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, to]) => to!);
    expect(targets.filter((to) => !existsSync(join(root, dirname(page), to)))).toEqual([]);
  });

  it("names only scripts that package.json has", () => {
    const { scripts } = JSON.parse(textOf("package.json"));
    const named = [...textOf(page).matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe("the README and its pages", () => {
  it("names every script", () => {
    const names = Object.keys(JSON.parse(textOf("package.json")).scripts);
    expect(names.filter((name) => !new RegExp(`npm (run )?(--silent )?${name}\\b`).test(readme))).toEqual([]);
  });

  it("explains each setting with its default, and no other", () => {
    const settings = Object.entries(settingsSchema.shape).map(([name, schema]) => {
      const { default: value, description } = described(schema);
      return [`\`${name}\``, value ? `\`${value}\`` : "", description.replaceAll("|", "\\|")];
    });
    expect(rowsBelow("| Setting | Default | |", textOf("docs/settings.md"))).toEqual(settings);
  });

  it("shows answers as the guide gives them", async () => {
    const bot = await openedBot();
    const examples = rowsBelow("| Question | Answer |");
    expect(examples.length).toBeGreaterThan(5);
    for (const [question, shown] of examples) {
      const { reply } = bot.answer({ id: "1", text: question! }, null);
      expect(reply.status, question).toBe(shown!.startsWith("declined") ? "declined" : "answered");
      const said = `${reply.text} ${reply.working?.formula ?? ""}`;
      for (const [, words] of shown!.matchAll(/\*\*(.+?)\*\*/g)) expect(said, question).toContain(words);
    }
  });
});

/** What is too long, asks for more than the project, or is this very run. */
const leftOut = /^(npm (ci|test|start)\b|npm run (check|format|preview)\b|docker )/;
const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block!);
const lines = blocks.flatMap((block) => block.trim().split("\n")).map((line) => line.replace(/\s+# .*$/, ""));
const commands = [...new Set(lines)].filter((line) => !leftOut.test(line));

describe("the README's commands", () => {
  let folder: string;
  let server: ChildProcess;
  let url: string;
  const env = () => ({ ...bareEnv, HOME: folder, PORT: "0" });

  beforeAll(async () => {
    // A folder of its own, so that neither data nor settings of this one are met.
    folder = mkdtempSync(join(tmpdir(), "readme-"));
    for (const name of ["adapters", "src", "node_modules", "package.json", "bin"])
      symlinkSync(join(root, name), join(folder, name));
    // Read in no time: what the shipped folder says is held against the README above.
    for (const [path, text] of Object.entries(soundFolder))
      if (text !== null) writeInto(join(folder, "knowledge"), path, text);
    // A process group, for npm does not hand every signal on.
    server = spawn("npm", ["start"], {
      cwd: folder,
      env: env(),
      stdio: ["ignore", "pipe", "ignore"],
      detached: true,
    });
    let output = "";
    for await (const part of server.stdout!) {
      output += part;
      if (output.includes("Ctrl+C")) break;
    }
    url = /Web page +(\S+)/.exec(output)![1]!;
  });
  afterAll(() => {
    process.kill(-server.pid!, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  it("are some", () => expect(commands.length).toBeGreaterThan(8));

  /** What bash makes of a line; where `npm` is a program that only notes how it is called, also that. */
  async function shell(line: string, path = bareEnv.PATH) {
    const { code, output } = await new Promise<{ code: unknown; output: string }>((done) => {
      const options = { cwd: folder, env: { ...env(), PATH: path } };
      const bash = execFile("bash", ["-c", line], options, (error, stdout, stderr) =>
        done({ code: error?.code ?? 0, output: stdout + stderr }),
      );
      bash.stdin!.end();
    });
    const noted = (name: string) => {
      const file = join(folder, "noted", name);
      return existsSync(file) ? readFileSync(file, "utf8") : null;
    };
    return { code, output, words: noted("words")?.split("\0").slice(0, -1), input: noted("input") ?? "" };
  }

  const inOneProcess = commandsInOneProcess();
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };

  /** A line as bash reads it, and what it calls by npm in the process of all of them. */
  async function calledDirectly(line: string) {
    const noted = join(folder, "noted");
    rmSync(noted, { recursive: true, force: true });
    mkdirSync(noted);
    const npm = `#!/bin/sh\nprintf '%s\\0' "$@" > ${noted}/words\ncat > ${noted}/input\n`;
    writeFileSync(join(noted, "npm"), npm, { mode: 0o755 });
    const { words, input, ...ended } = await shell(line, `${noted}:${bareEnv.PATH}`);
    if (!words) return ended;
    const [run, name, dashes, ...args] = words.filter((word) => word !== "--silent");
    expect([run, dashes ?? "--"]).toEqual(["run", "--"]);
    const [, command] = /^node .*adapters\/cli\/main\.ts (\S+)$/.exec(scripts[name!]!)!;
    // Where nothing is piped in, somebody would type.
    const said = input || "hello\n";
    const { code, out, err } = await inOneProcess({
      args: [command!, ...args],
      input: said,
      env: env(),
      cwd: folder,
    });
    return { code, output: out + err };
  }

  it.each(commands.map((line, at) => [line, at] as const))("%s", async (line, at) => {
    const command = line.replace("http://127.0.0.1:3000", url);
    // The first by npm itself, and in a process of its own: what the others are made of is loaded once for all.
    const { code, output } = at === 0 ? await shell(command) : await calledDirectly(command);
    expect(code, output).toBe(0);
    expect(output).not.toBe("");
  });
});
