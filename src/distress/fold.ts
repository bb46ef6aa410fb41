/** A cry for help can stand at the end of a long story; beyond this nothing is looked at, so that work is bounded. */
const mostChars = 20_000;

/**
 * A message in the one form that the patterns are written for: small letters without accents, apostrophes gone
 * (`can't` → `cant`), every end of a sentence as ` . `, anything else that is no letter or digit a space.
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
