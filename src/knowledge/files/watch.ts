import { createReadMemo, type ReadMemo } from "../kept/read-memo.ts";
import { type LoadResult, loadKnowledge } from "../load.ts";
import { folderFingerprint } from "./fingerprint.ts";
import { watchFolders } from "./watched-folders.ts";

export interface KnowledgeWatch {
  /** Reads the folder now, whether or not anything was noticed; resolves when it was handed over. */
  reload(): Promise<LoadResult>;
  /** No call of `onChange` comes after it. */
  close(): void;
}

export interface WatchOptions {
  /** Quiet time after the last change before the folder is read again; an editor's save is several events. */
  readonly debounceMs?: number;
  /** How often the folder is looked at where no event comes: network mounts bring none. 0: never. */
  readonly pollMs?: number;
  /** Whether events of the file system are listened to; polling alone otherwise. */
  readonly events?: boolean;
  /** What was made of the folder's files when it was last read. */
  readonly memo?: ReadMemo;
  /** The folder's fingerprint before it was last read: a change since then is noticed at once. */
  readonly seen?: string | null;
}

/** Whoever writes without a pause is read after this many quiet times all the same. */
const mostPostponed = 10;

/**
 * Reads the folder again when anything in it changes, and hands over the result, broken or not:
 * keeping the last good knowledge is the caller's. Loads never overlap, nor does what `onChange` makes of them; a
 * change meanwhile causes another.
 */
export function watchKnowledge(
  dir: string,
  onChange: (result: LoadResult) => unknown,
  { debounceMs = 200, pollMs = 0, events = true, memo = createReadMemo(), ...since }: WatchOptions = {},
): KnowledgeWatch {
  let timer: NodeJS.Timeout | undefined;
  let postponed = 0;
  let closed = false;
  let seen = since.seen ?? null;
  /** The load under way, and the one that was asked for meanwhile. */
  let loading: Promise<LoadResult> | null = null;
  let next: Promise<LoadResult> | null = null;

  const schedule = (): void => {
    if (closed || (timer !== undefined && ++postponed > mostPostponed)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      postponed = 0;
      void reload();
    }, debounceMs);
  };
  const folders = events ? watchFolders(dir, schedule) : null;

  async function load(): Promise<LoadResult> {
    // Where it is listened to anew, something may have come between the event and now: read once more.
    if (!closed && folders?.follow()) schedule();
    seen = await folderFingerprint(dir);
    const result = await loadKnowledge(dir, { memo });
    if (!closed) await onChange(result);
    return result;
  }
  function reload(): Promise<LoadResult> {
    if (loading !== null) {
      next ??= loading.then(() => {
        next = null;
        return reload();
      });
      return next;
    }
    loading = load().finally(() => {
      loading = null;
    });
    return loading;
  }
  async function look(): Promise<void> {
    if (closed || loading !== null) return;
    if (folders?.follow() || (await folderFingerprint(dir)) !== seen) schedule();
  }

  folders?.follow();
  const ready =
    since.seen === undefined
      ? folderFingerprint(dir).then((found) => {
          seen ??= found;
        })
      : look();
  const poll = pollMs > 0 ? setInterval(() => void ready.then(look), pollMs).unref() : undefined;
  return {
    reload,
    close() {
      closed = true;
      clearTimeout(timer);
      clearInterval(poll);
      folders?.close();
    },
  };
}
