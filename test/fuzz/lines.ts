import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A seeded source of randomness: the same lines again for the same seed. mulberry32, Tommy Ettinger 2017. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const odd = [
  "\u0000",
  "\u202e",
  "\u200b",
  "\ufeff",
  "\ud800",
  "😀",
  "👩‍👩‍👧",
  "ﷺ",
  "İ",
  "ẞ",
  "<script>alert(1)</script>",
  "';DROP TABLE answers;--",
  "{{7*7}}",
  "{x}",
  "%s%n",
  "../../etc/passwd",
  "<@U1>",
  "@everyone",
  "[a](javascript:x)",
  "__proto__",
  "constructor",
  "1e309",
  "-0",
  "NaN",
  "0x10%",
  "$-5",
  "½",
  "٣",
  "$80,000.00.00",
  "between and",
  "\n\n\n",
  "\r",
  "\t",
  "((((((((",
  "\\\\\\",
  "```",
  "|||",
  "????",
  "not not not",
  "and for",
  "the last one of them",
  "in Brazil",
] as const;

/** Makes lines of the contract: questions bent, cut, joined and filled with what nobody types, some with a conversation before. */
export function createLines(random: () => number): () => { line: string; id: string | null } {
  const known = readFileSync(join(import.meta.dirname, "../../knowledge/guide.yaml"), "utf8")
    .split("\n")
    .flatMap((line) => /^ {2}- (.+\?)$/.exec(line)?.[1] ?? []);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const below = (most: number) => Math.floor(random() * most);
  const noise = () => String.fromCodePoint(random() < 0.5 ? 32 + below(95) : below(0xd800));

  const bend: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.slice(below(text.length)),
    (text) => text.slice(0, below(text.length)),
    (text) => `${text} ${pick(known)}`,
    (text) => text.split("").reverse().join(""),
    (text) =>
      text
        .split(" ")
        .sort(() => random() - 0.5)
        .join(" "),
    (text) => text.toUpperCase(),
    (text) => text.replaceAll(" ", ""),
    (text) => text.replace(/\w/g, (letter) => (random() < 0.15 ? noise() : letter)),
    (text) => `${text.slice(0, text.length / 2)}${pick(odd)}${text.slice(text.length / 2)}`,
    (text) => Array.from({ length: 1 + below(6) }, () => pick(odd)).join(pick(["", " ", text])),
    () => Array.from({ length: below(80) }, noise).join(""),
    (text) => text.repeat(1 + below(60)),
    (text) => text.replace(/\d+|$/, ` ${pick(["12%", "-1", "99999999999999999999", "5 to 2", "$1k", "½"])}`),
  ];
  const question = () => {
    let text = pick(known);
    for (let turns = below(4); turns > 0; turns--) text = pick(bend)(text);
    return text;
  };
  const broken = () =>
    pick([
      "",
      "{",
      "null",
      "[]",
      "{}",
      '{"id":1}',
      '{"id":"a","q":1}',
      "\u0000",
      '"text"',
      question().slice(0, 50),
    ]);

  let number = 0;
  return () => {
    if (random() < 0.02) return { line: broken().replaceAll(/[\r\n]/g, " "), id: null };
    const id = `l${number++}`;
    const prior = random() < 0.4 ? { prior: Array.from({ length: 1 + below(4) }, question) } : {};
    return { line: JSON.stringify({ id, q: question(), ...prior }), id };
  };
}
