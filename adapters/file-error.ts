/** What the file system refuses: by its code, what is the matter with the path, and what helps. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: "this user may not use it; give the user the right, or name another place",
  EPERM: "this user may not use it; give the user the right, or name another place",
  EROFS: "it lies where nothing can be written; name another place",
  ENOSPC: "there is no room left on its disk; make room, or name another place",
  EDQUOT: "this user's share of the disk is full; make room, or name another place",
  EEXIST: "something of this name is in the way; move it, or give another name",
  ENOTDIR: "a part of this path is a file, not a folder; name a path through folders",
  EISDIR: "this is a folder; name a file",
  ENOENT: "it is not there, and cannot be made there; name another place",
  ELOOP: "its links lead in a circle; name the place itself",
  ENAMETOOLONG: "the name is too long; give a shorter one",
};

/** Why a file cannot be used and what helps, without its path; `null` for an error of another kind. */
export function fileRefusal(error: unknown): string | null {
  const { code = "", syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return syscall === undefined ? null : (refusals[code] ?? null);
}

/** The same as a sentence with the path that is meant; `null` for an error of another kind. */
export function fileSentence(error: unknown): string | null {
  const refusal = fileRefusal(error);
  if (refusal === null) return null;
  // Writing to a file that is open already fails without its name.
  const { path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const place = dest ?? path;
  return place === undefined ? `A file: ${refusal}.` : `${place}: ${refusal}.`;
}
