import { readdirSync, rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { makePrivateFolder } from "../private-folder.ts";

/** Handlers of commands from other processes of the machine; their results are sent as JSON. */
export type Commands = Readonly<Record<string, () => Promise<object>>>;

/** What one running process answered, or why it did not. */
interface Answered {
  readonly process: number;
  readonly answer: unknown;
}

const socketName = /^control-(\d+)\.sock$/;
const longestLine = 1_000;

/**
 * Takes commands through a socket in the data folder, which nobody else may look into. Resolves once it
 * listens; rejects where the folder holds no sockets, and then the process does without.
 */
export async function serveControl(folder: string, commands: Commands): Promise<() => void> {
  makePrivateFolder(folder);
  const path = join(folder, `control-${process.pid}.sock`);
  // Of a process that had this number before, and was killed.
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.setTimeout(10_000, () => socket.destroy());
    let line = "";
    const take = (chunk: Buffer): void => {
      line += chunk.toString("utf8");
      if (line.length > longestLine) return void socket.destroy();
      if (!line.includes("\n")) return;
      socket.off("data", take).setTimeout(0);
      const name = line.trim();
      const run = Object.hasOwn(commands, name) ? commands[name]! : unknown;
      run().then(
        (answer) => socket.end(`${JSON.stringify(answer)}\n`),
        (error: unknown) => socket.end(`${JSON.stringify({ error: String(error) })}\n`),
      );
    };
    socket.on("data", take);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  server.on("error", () => {});
  server.unref();
  return () => void server.close();
}

const unknown = async (): Promise<object> => ({ error: "no such command" });

/** Sends a command to every process that runs on the data folder; resolves with their results. */
export async function callControl(folder: string, command: string): Promise<readonly Answered[]> {
  const answers = await Promise.all(
    namesIn(folder).map(async (name) => {
      const process = Number(socketName.exec(name)![1]);
      const path = join(folder, name);
      try {
        return [{ process, answer: await call(path, command) }];
      } catch {
        // Nobody listens: left by a process that was killed.
        rmSync(path, { force: true });
        return [];
      }
    }),
  );
  return answers.flat();
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => socketName.test(name));
  } catch {
    return [];
  }
}

function call(path: string, command: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path, () => socket.write(`${command}\n`));
    socket.once("error", reject);
    createInterface({ input: socket })
      .once("line", (line) => resolve(JSON.parse(line)))
      .once("close", () => reject(new Error("ended without an answer")))
      .on("error", reject);
  });
}
