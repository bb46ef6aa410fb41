import { type Cue, cueReader, isFrameWord, orders, type Utterance } from "../../language/index.ts";
import { operationWords } from "../operations/index.ts";
import { splitWords } from "./folded-words.ts";
import type { QuestionFigure, QuestionWord, TableQuestion } from "./question.ts";

/** Reads the operators of the language and those that operations bring. */
const cuesOf = cueReader(operationWords);

/** A longer question is a text; its rest is not read, which bounds all later work. */
const maxWords = 60;

/** Parses an utterance into the words, figures and operators that plans are made of. */
export function readTableQuestion(utterance: Utterance): TableQuestion {
  const words = correctedWords(utterance).slice(0, maxWords);
  const figures = utterance.figures.flatMap((figure): QuestionFigure[] => {
    const from = words.findIndex((word) => word.end > figure.start);
    if (from < 0) return [];
    let to = from;
    while (to < words.length && words[to]!.start < figure.end) to++;
    return to > from ? [{ ...figure, from, to }] : [];
  });
  const firstOf = (token: number): number => words.findIndex((word) => word.token >= token);
  const concepts = utterance.concepts.flatMap((span) => {
    const from = firstOf(span.from);
    const next = firstOf(span.to);
    return from < 0 ? [] : [{ concept: span.concept, from, to: next < 0 ? words.length : next }];
  });
  return {
    words,
    text: words.map((word) => word.text).join(" "),
    figures,
    cues: [...cuesOf(words), ...signCues(utterance.text, words)].filter((cue) => !isLasting(words, cue)),
    concepts,
    utterance,
  };
}

/** "Which films last more than two hours": a verb of time, and no end of an order. */
function isLasting(words: readonly QuestionWord[], { from, to }: Cue): boolean {
  if (to - from !== 1 || words[from]!.text !== "last") return false;
  const [before, after] = [words[from - 1]?.text ?? "", words[from + 1]?.text ?? ""];
  return !orders.pointing.test(before) && orders.lasting.test(after);
}

/** "oak + pine": a sign between words asks like a word. */
function signCues(text: string, words: readonly QuestionWord[]): Cue[] {
  return words.flatMap((word, at): Cue[] => {
    const before = at > 0 ? text.slice(words[at - 1]!.end, word.start).trim() : "";
    return before === "+" || before === "&"
      ? [{ kind: before === "+" ? "together" : "and", from: at, to: at }]
      : [];
  });
}

/** "In May", "may's": the month, and not the verb. */
const isMonth = (word: string, before: string): boolean =>
  word === "mays" || (word === "may" && orders.beforeMonth.test(before));

/** "US", "IT", "R": written in capitals among small letters a word of grammar is a name. */
const isInitials = (source: string): boolean => /^(?:\p{Lu}{2,3}|[B-HJ-Z])$/u.test(source) && source !== "OK";

/** Words of the text; where a token was corrected, the words of its correction. */
function correctedWords(utterance: Utterance): QuestionWord[] {
  const words: QuestionWord[] = [];
  const shouted = !/\p{Ll}/u.test(utterance.text);
  utterance.tokens.forEach((token, t) => {
    const corrected = token.text !== token.typed;
    const source = corrected ? token.text : utterance.text.slice(token.start, token.end);
    const initials = !shouted && !corrected && isInitials(source);
    for (const word of splitWords(source)) {
      words.push({
        ...word,
        start: corrected ? token.start : token.start + word.start,
        end: corrected ? token.end : token.start + word.end,
        token: t,
        frame: isFrameWord(word.text) && !initials && !isMonth(word.text, words.at(-1)?.text ?? ""),
        initials,
      });
    }
  });
  return words;
}
