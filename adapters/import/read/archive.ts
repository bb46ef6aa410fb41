import { unzipSync, zipSync } from "fflate";
import { UnreadableError } from "../types.ts";

/** More names than this are no export of anything. */
const mostNames = 50_000;

/**
 * The files of a zip archive. Their sizes are added up before anything is unpacked, and none unpacks to more
 * than it says: a small archive cannot fill the memory.
 * @throws UnreadableError where it is broken or too large.
 */
export function unpack(
  bytes: Uint8Array,
  mostBytes: number,
  wanted: (name: string) => boolean = () => true,
): Map<string, Uint8Array> {
  let total = 0;
  let names = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (++names > mostNames) throw new UnreadableError(`an archive of more than ${mostNames} files`);
        if (name.endsWith("/") || !isSafe(name) || !wanted(name)) return false;
        total += originalSize;
        if (total > mostBytes)
          throw new UnreadableError(`it unpacks to more than ${Math.round(mostBytes / 1e6)} MB`);
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError("it is no whole zip archive", { cause: error });
  }
}

/** Names that lead out of the archive are nobody's. */
const isSafe = (name: string): boolean => !/^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/i.test(name);

/** The same archive without compression, for readers that would unpack whatever they are given. */
export const repacked = (bytes: Uint8Array, mostBytes: number): Uint8Array =>
  zipSync(Object.fromEntries(unpack(bytes, mostBytes)), { level: 0 });
