const words = (list: string): readonly string[] => list.split(" ");

/** Function words of languages that people may try, without those that English has too. */
const functionWords: ReadonlySet<string> = new Set([
  ...words(
    "que como cuanto cuanta donde quien cual por para los las una del con esta son hay puedo quiero necesito ser trabajo gana el es mi qué cómo cuánto dónde cuál está",
  ),
  ...words(
    "est les des une dans pour avec quel quelle combien comment pourquoi qui sont vous nous je sur gagne être faut peux puis où ça du et le la un",
  ),
  ...words(
    "der das und ist ein eine wie viel wieviel verdient wer wo warum ich kann mit für nicht auf zu den dem sind gibt es muss brauche welche",
  ),
  ...words("quanto quanta come dove chi perché sono della delle per gli cosa guadagna che il di è"),
  ...words("quanto ganha onde quem não uma você são pelo como um o os às preciso"),
  ...words("hoeveel wat hoe waar wie het een zijn niet voor met ik moet verdient de en van"),
  ...words("ile jak gdzie kto jest nie czy w na z do się ne kaç nasıl nerede bir ve için mi"),
]);

/** Shares of foreign function words, or of other scripts, from which on a text is no English. */
const leastForeign = 2;
const mostLatin = 0.5;

/** Whether a text is written in another language than English; short texts are given the benefit of the doubt. */
export function isForeign(text: string, isEnglishWord: (word: string) => boolean): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= 4 && latin < mostLatin * letters) return true;
  const found = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const foreign = found.filter((word) => functionWords.has(word)).length;
  const english = found.filter((word) => !functionWords.has(word) && isEnglishWord(word)).length;
  return foreign >= leastForeign && foreign + (found.length - foreign - english) > english;
}
