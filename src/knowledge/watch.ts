import { watch } from "node:fs";
import { type LoadResult, loadKnowledge } from "./load.ts";

export interface KnowledgeWatch {
  /** No call of `onChange` comes after it. */
  close(): void;
}

export interface WatchOptions {
  /** Quiet time after the last change before the folder is read again; an editor's save is several events. */
  readonly debounceMs?: number;
}

/**
 * Reads the folder again when anything in it changes, and hands over the result, broken or not:
 * keeping the last good knowledge is the caller's. Loads never overlap; a change during one causes another.
 */
export function watchKnowledge(
  dir: string,
  onChange: (result: LoadResult) => void,
  { debounceMs = 200 }: WatchOptions = {},
): KnowledgeWatch {
  let timer: NodeJS.Timeout | undefined;
  let loading = false;
  let closed = false;

  const schedule = (): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(reload, debounceMs);
  };
  const reload = async (): Promise<void> => {
    if (loading) return schedule();
    loading = true;
    const result = await loadKnowledge(dir);
    loading = false;
    if (!closed) onChange(result);
  };
  const watcher = watch(dir, { recursive: true, persistent: false }, schedule);
  // A removed folder or too many watches: the next load, if any comes, says what is wrong.
  watcher.on("error", schedule);
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      watcher.close();
    },
  };
}
