import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { watchKnowledge } from "../../src/knowledge/files/watch.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { folderOf, soundFolder } from "./folder-of.ts";

const patience = { timeout: 30_000, interval: 20 };
const roasting = String(soundFolder["faq/roasting.md"]);
const version = (n: number): string =>
  roasting.replace("How is coffee roasted?", `How is it roasted, v${n}?`);
const file = (dir: string) => join(dir, "faq/roasting.md");

function writeAside(path: string, text: string): void {
  writeFileSync(`${path}.tmp`, text);
  renameSync(`${path}.tmp`, path);
}

/** A link in a folder of its own that leads to a copy of the knowledge; `flip` leads it to another. */
function linked(dir: string, below = "") {
  const home = join(dirname(dir), `${dir.split("/").at(-1)}-home`);
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const link = join(home, "current");
  const release = (n: number): string => {
    const path = join(home, `release${n}`);
    cpSync(dir, join(path, below), { recursive: true });
    return path;
  };
  mkdirSync(home);
  symlinkSync(release(0), link);
  const flip = (n: number, change: (dir: string) => void): void => {
    const path = release(n);
    change(join(path, below));
    symlinkSync(path, `${link}.new`);
    renameSync(`${link}.new`, link);
  };
  return { root: join(link, below), flip };
}

/** As Kubernetes mounts a ConfigMap: each file a link through `..data`, which is flipped as a whole. */
function configMap(dir: string) {
  const fill = (n: number, text: string): void => {
    mkdirSync(join(dir, `..${n}/faq`), { recursive: true });
    writeFileSync(join(dir, `..${n}/faq/roasting.md`), text);
  };
  fill(0, version(0));
  symlinkSync("..0", join(dir, "..data"));
  rmSync(file(dir));
  symlinkSync("../..data/faq/roasting.md", file(dir));
  return (n: number): void => {
    fill(n, version(n));
    symlinkSync(`..${n}`, join(dir, "..data_tmp"));
    renameSync(join(dir, "..data_tmp"), join(dir, "..data"));
  };
}

type Step = (dir: string) => void;
interface Case {
  /** Makes the folder ready, and gives the path that is watched and the saves; each is waited for. */
  readonly steps: (dir: string) => { readonly root?: string; readonly saves: readonly Step[] };
}

const inPlace =
  (n: number): Step =>
  (dir) =>
    writeFileSync(file(dir), version(n));
const renamed =
  (n: number): Step =>
  (dir) =>
    writeAside(file(dir), version(n));
const plain = (...saves: Step[]): Case => ({ steps: () => ({ saves }) });

const cases: Readonly<Record<string, Case>> = {
  "written in place": plain(inPlace(1), inPlace(2)),
  "renamed over, then in place, then renamed over": plain(renamed(1), inPlace(2), inPlace(3), renamed(4)),
  "appended to": plain((dir) => appendFileSync(file(dir), "\nMore on v1?\n")),
  "emptied and filled": plain((dir) => {
    truncateSync(file(dir));
    writeFileSync(file(dir), version(1));
  }),
  "removed and written anew, as git checkout does": plain((dir) => {
    rmSync(file(dir));
    writeFileSync(file(dir), version(1));
  }, inPlace(2)),
  "saved by a copy kept beside, as editors with backups do": plain((dir) => {
    renameSync(file(dir), `${file(dir)}~`);
    writeFileSync(file(dir), version(1));
    rmSync(`${file(dir)}~`);
  }, inPlace(2)),
  "another of the same size and time put in its place, as rsync --times does": plain((dir) => {
    const { atime, mtime } = statSync(file(dir));
    writeFileSync(`${file(dir)}.tmp`, version(1));
    utimesSync(`${file(dir)}.tmp`, atime, mtime);
    renameSync(`${file(dir)}.tmp`, file(dir));
  }),
  "written in place with its time set back": plain((dir) => {
    const { atime, mtime } = statSync(file(dir));
    writeFileSync(file(dir), version(1));
    utimesSync(file(dir), atime, mtime);
  }),
  "a new file": plain((dir) =>
    writeFileSync(
      join(dir, "faq/new.md"),
      "---\nid: new\nquestion: What is new?\nsource: handbook\n---\n\nMilk.\n",
    ),
  ),
  "a new folder with a file in it, then an edit of that": plain(
    (dir) => {
      mkdirSync(join(dir, "faq/deep/er"), { recursive: true });
      renameSync(file(dir), join(dir, "faq/deep/er/roasting.md"));
      writeFileSync(join(dir, "faq/deep/er/roasting.md"), version(1));
    },
    (dir) => writeFileSync(join(dir, "faq/deep/er/roasting.md"), version(2)),
    (dir) => writeAside(join(dir, "faq/deep/er/roasting.md"), version(3)),
  ),
  "a folder moved in from elsewhere, then an edit in it": plain(
    (dir) => {
      const away = folderOf();
      rmSync(join(dir, "faq"), { recursive: true });
      writeFileSync(file(away), version(1));
      renameSync(join(away, "faq"), join(dir, "faq"));
    },
    inPlace(2),
    renamed(3),
  ),
  "a folder swapped, then edits": plain(
    (dir) => {
      cpSync(join(dir, "faq"), join(dir, ".faq-new"), { recursive: true });
      writeFileSync(join(dir, ".faq-new/roasting.md"), version(1));
      renameSync(join(dir, "faq"), join(dir, ".faq-old"));
      renameSync(join(dir, ".faq-new"), join(dir, "faq"));
    },
    inPlace(2),
    renamed(3),
  ),
  "moved to another folder": plain((dir) => {
    mkdirSync(join(dir, "faq/beans"));
    renameSync(file(dir), join(dir, "faq/beans/roasting.md"));
    writeFileSync(join(dir, "faq/beans/roasting.md"), version(1));
  }),
  "the whole folder swapped, then edits": plain(
    (dir) => {
      cpSync(dir, `${dir}.new`, { recursive: true });
      writeFileSync(file(`${dir}.new`), version(1));
      renameSync(dir, `${dir}.old`);
      renameSync(`${dir}.new`, dir);
      rmSync(`${dir}.old`, { recursive: true });
    },
    inPlace(2),
    renamed(3),
  ),
  "the whole folder removed and made anew, then edits": plain((dir) => {
    cpSync(dir, `${dir}.kept`, { recursive: true });
    rmSync(dir, { recursive: true });
    cpSync(`${dir}.kept`, dir, { recursive: true });
    rmSync(`${dir}.kept`, { recursive: true });
    writeFileSync(file(dir), version(1));
  }, inPlace(2)),
  "a link flipped twice, then an edit": {
    steps(dir) {
      const { root, flip } = linked(dir);
      return { root, saves: [() => flip(1, inPlace(1)), () => flip(2, inPlace(2)), () => inPlace(3)(root)] };
    },
  },
  "a link flipped above the folder, then an edit": {
    steps(dir) {
      const { root, flip } = linked(dir, "app/knowledge");
      return { root, saves: [() => flip(1, inPlace(1)), () => inPlace(2)(root), () => flip(3, renamed(3))] };
    },
  },
  "a ConfigMap's ..data flipped twice": {
    steps(dir) {
      const flip = configMap(dir);
      return { saves: [() => flip(1), () => flip(2)] };
    },
  },
  "written in two parts, the first broken": plain((dir) => {
    const text = version(1);
    writeFileSync(file(dir), text.slice(0, 30));
    appendFileSync(file(dir), text.slice(30));
  }),
  "in small pieces without a pause": plain((dir) => {
    const text = version(1);
    writeFileSync(file(dir), "");
    for (let at = 0; at < text.length; at += 7) appendFileSync(file(dir), text.slice(at, at + 7));
  }),
  "a line changed by a script that reads and rewrites, as sed -i does": plain(
    (dir) => {
      writeAside(file(dir), readFileSync(file(dir), "utf8").replace("How is coffee roasted?", "v1?"));
    },
    (dir) => writeAside(file(dir), readFileSync(file(dir), "utf8").replace("v1?", "v2?")),
  ),
  "a table's cells": plain((dir) => {
    const path = join(dir, "tables/roasts.md");
    writeAside(path, readFileSync(path, "utf8").replace("230", "231"));
  }),
  "a file removed": plain((dir) => rmSync(join(dir, "articles/water.md"))),
  "a folder removed": plain((dir) => rmSync(join(dir, "articles"), { recursive: true })),
};

describe.each([
  ["told by the file system", { events: true, debounceMs: 20 }],
  ["on a mount that tells of nothing", { events: false, debounceMs: 20, pollMs: 30 }],
])("a save is read, %s", (_, options) => {
  it.each(Object.entries(cases))("%s", async (_name, { steps }) => {
    const dir = folderOf();
    const { root = dir, saves } = steps(dir);
    let read: string | undefined;
    const watch = watchKnowledge(root, ({ knowledge }) => (read = knowledge?.hash), options);
    onTestFinished(() => watch.close());
    await watch.reload();
    for (const save of saves) {
      const before = read;
      save(dir);
      const { knowledge } = await loadKnowledge(root);
      expect(knowledge?.hash).not.toBe(before);
      await vi.waitFor(() => expect(read).toBe(knowledge!.hash), patience);
    }
  });
});

it("given a file that is saved as it was, then another reading gives the same hash", async () => {
  const dir = folderOf();
  const hashes: (string | undefined)[] = [];
  const watch = watchKnowledge(dir, ({ knowledge }) => hashes.push(knowledge?.hash), { debounceMs: 20 });
  onTestFinished(() => watch.close());
  await watch.reload();
  writeAside(file(dir), roasting);
  await vi.waitFor(() => expect(hashes.length).toBeGreaterThan(1), patience);
  expect(new Set(hashes).size).toBe(1);
});

it("given a folder that goes and comes back, then both are told", async () => {
  const dir = folderOf();
  const messages: string[] = [];
  const watch = watchKnowledge(
    dir,
    ({ knowledge, problems }) => messages.push(knowledge ? "read" : problems[0]!.message),
    { debounceMs: 20 },
  );
  onTestFinished(() => watch.close());
  renameSync(dir, `${dir}.away`);
  await vi.waitFor(() => expect(messages.at(-1)).toBe("there is no such folder"), patience);
  renameSync(`${dir}.away`, dir);
  await vi.waitFor(() => expect(messages.at(-1)).toBe("read"), patience);
});
