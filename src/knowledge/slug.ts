/** Lower-case words joined by dashes: `Scikit-Learn (Python)` → `scikit-learn-python`; empty if nothing is left. */
export const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);

/** Gives each name a slug of its own: repeated ones are numbered, empty ones take `fallback`. */
export function slugger(fallback: string): (name: string) => string {
  const uses = new Map<string, number>();
  const taken = new Set<string>();
  return (name) => {
    const base = slug(name) || fallback;
    let n = (uses.get(base) ?? 0) + 1;
    let id = n === 1 ? base : `${base}-${n}`;
    while (taken.has(id)) id = `${base}-${++n}`;
    uses.set(base, n);
    taken.add(id);
    return id;
  };
}
