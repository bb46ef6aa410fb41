import { type FSWatcher, lstatSync, readdirSync, readlinkSync, realpathSync, statSync, watch } from "node:fs";
import { dirname, join, parse, resolve, sep } from "node:path";

/** A directory to listen to, and the one name in it that matters; `null`: all of them. */
interface Post {
  readonly path: string;
  readonly name: string | null;
}

/** Listens to directories, never to files: a file that is renamed over another is another file, its directory stays. */
export interface WatchedFolders {
  /**
   * Listens where the folder stands now: new directories are added, those that went or were put in another's
   * place are let go. True where anything was added, since what happened in it before was not heard.
   */
  follow(): boolean;
  close(): void;
}

/** More links in a row than this are a circle. */
const mostLinks = 40;
const mostDepth = 12;
/** More directories than this are looked at by polling alone: each takes a handle of the system. */
const mostFolders = 4_000;

/** Calls `onEvent` when something changes in the folder, or when a link or folder on the way to it is replaced. */
export function watchFolders(root: string, onEvent: () => void): WatchedFolders {
  const watchers = new Map<string, { readonly identity: string; readonly watcher: FSWatcher }>();

  function listen({ path, name }: Post, key: string, identity: string): boolean {
    try {
      const watcher = watch(path, { persistent: false }, (_event, changed) => {
        if (name === null || changed === null || changed === name) onEvent();
      });
      // A directory that goes, or too many watches: what comes next is seen by polling.
      watcher.on("error", () => {
        watcher.close();
        if (watchers.get(key)?.watcher === watcher) watchers.delete(key);
        onEvent();
      });
      watchers.set(key, { identity, watcher });
      return true;
    } catch {
      return false;
    }
  }

  return {
    follow() {
      const wanted = new Map<string, Post>();
      for (const post of [...waysTo(root), ...foldersOf(root)].slice(0, mostFolders))
        wanted.set(`${post.path}\0${post.name ?? ""}`, post);
      let added = false;
      for (const [key, { watcher, identity }] of watchers) {
        const post = wanted.get(key);
        if (post !== undefined && identityOf(post.path) === identity) continue;
        watcher.close();
        watchers.delete(key);
      }
      for (const [key, post] of wanted) {
        const identity = identityOf(post.path);
        if (identity !== null && !watchers.has(key)) added = listen(post, key, identity) || added;
      }
      return added;
    },
    close() {
      for (const { watcher } of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

/** Device and number of a directory: another one under the same name has others. */
function identityOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats === undefined ? null : `${stats.dev}:${stats.ino}`;
}

/** The places whose change puts another folder under the root's name: each link on the way, and the folder itself. */
function waysTo(root: string): Post[] {
  const posts: Post[] = [];
  let links = 0;
  const walk = (path: string): void => {
    const { root: top } = parse(path);
    let at = top;
    for (const [index, name] of path.slice(top.length).split(sep).filter(Boolean).entries()) {
      const parts = path.slice(top.length).split(sep).filter(Boolean);
      const next = join(at, name);
      const stats = lstatSync(next, { throwIfNoEntry: false });
      const last = index === parts.length - 1;
      if (stats?.isSymbolicLink() && links++ < mostLinks) {
        posts.push({ path: at, name });
        walk(resolve(dirname(next), readlinkSync(next), ...parts.slice(index + 1)));
        return;
      }
      if (last) posts.push({ path: at, name });
      at = next;
    }
  };
  try {
    walk(resolve(root));
  } catch {
    // A link that went while it was read: its replacement is another event.
  }
  return posts;
}

/** The folder and all in it that are folders, through links as well. */
function foldersOf(root: string): Post[] {
  const found = new Set<string>();
  const walk = (path: string, depth: number): void => {
    let real: string;
    try {
      real = realpathSync(path);
      if (found.has(real) || !statSync(real).isDirectory()) return;
    } catch {
      return;
    }
    found.add(real);
    if (depth === mostDepth) return;
    for (const entry of namesIn(real))
      if (entry.isDirectory() || entry.isSymbolicLink()) walk(join(real, entry.name), depth + 1);
  };
  walk(root, 0);
  return [...found].map((path) => ({ path, name: null }));
}

function namesIn(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
