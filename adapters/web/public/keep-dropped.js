import { words } from "./keep-words.js";

/** More files than this are given to `npm run import`. */
const most = 500;
/** Deeper than any team nests its folders. */
const mostDepth = 20;

/** Files that were dropped, also those in folders: each with the path that it has below what was dropped. */
export async function filesDropped(transfer) {
  // What was dropped is gone after the first pause: all of it is taken before.
  const roots = [...transfer.items]
    .filter(({ kind }) => kind === "file")
    .map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found = [];
  for (const root of roots) if (root) await walk(root, "", 0, found);
  return found;
}

/** Files of an input, which may be a folder's. */
export const filesChosen = (input) =>
  [...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })).slice(0, most + 1);

/** What to say where there are too many; `null`: there are not. */
export const tooMany = (found) => (found.length > most ? words.tooMany(most) : null);

async function walk(entry, above, depth, found) {
  if (found.length > most || depth > mostDepth) return;
  const path = above === "" ? entry.name : `${above}/${entry.name}`;
  if (entry instanceof File) found.push({ file: entry, path });
  // Hidden folders are tools' own.
  else if (entry.name.startsWith(".")) return;
  else if (entry.isFile)
    found.push({ file: await new Promise((done, fail) => entry.file(done, fail)), path });
  else if (entry.isDirectory)
    for (const each of await childrenOf(entry)) await walk(each, path, depth + 1, found);
}

/** A directory gives its entries some at a time, until it gives none. */
async function childrenOf(directory) {
  const reader = directory.createReader();
  const all = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
  }
}
