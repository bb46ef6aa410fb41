/** A cry for help can stand at the end of a long story; beyond this nothing is looked at, so that work is bounded. */
const mostChars = 20_000;

/**
 * Normalises a message for the patterns: lower case without accents or apostrophes (`can't` → `cant`), every
 * end of a sentence as ` . `, any other sign that is no letter or digit as a space.
 */
export function foldMessage(text: string): string {
  const plain = text
    .slice(0, mostChars)
    .toWellFormed()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[`'’‘ʼ´*_~]/g, "")
    .replace(/[.!?;…]+|\n[ \t\r]*\n/g, " . ")
    .replace(/[^\p{L}\p{N}.]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return ` . ${plain} . `;
}
