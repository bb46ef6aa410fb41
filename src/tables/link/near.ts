/** Endings that derive one word from another of the same origin: `Canada`, `Canadian`. */
const endings = new Set(
  " a o e i y u ia n an ian es ish er or ion ment al ist ness ship iti anc enc ic ing ed s ation ator ant ent iv land".split(
    " ",
  ),
);

/** With so few letters in common only names of places and their people are taken for one word. */
const demonyms = new Set(" a i y n an ian es ish".split(" "));

/** Least length of a common prefix of two stems that are compared. */
export const prefixLength = 4;

/** Whether two stems look like forms of one word. */
export function isNear(left: string, right: string): boolean {
  if (left === right) return true;
  if (left.length < prefixLength || right.length < prefixLength) return false;
  if (left.charCodeAt(0) !== right.charCodeAt(0) || left.charCodeAt(3) !== right.charCodeAt(3)) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const known = at === prefixLength ? demonyms : endings;
  return at >= prefixLength && known.has(left.slice(at)) && known.has(right.slice(at));
}
