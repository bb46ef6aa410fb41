import type { Candidate } from "../decision/index.ts";
import { type Block, paragraph, say, strong, text } from "../reply/index.ts";
import type { Holdings } from "./holdings.ts";
import { inQuotes, inShort, quoted, sharedChars } from "./in-short.ts";
import { missingIn } from "./missing.ts";
import type { createNearest } from "./nearest.ts";
import type { DecidedQuestion, ReplyContent } from "./types.ts";
import { mostPromising } from "./why.ts";

/** What is said to some questions of a message, together. */
interface Told {
  /** In the order of the message. */
  readonly asked: DecidedQuestion[];
  /** The question that it was found for. */
  readonly first: DecidedQuestion;
  /** The answer, or what lies nearest; the most probable first. */
  readonly candidates: readonly Candidate[];
  readonly answers: boolean;
}

/** An answer to one question stands over another where it is as likely for that. */
const sharedFrom = 0.5;
/** Beside answers what hardly lies near only stands in their way: its question is named as unanswered. */
const besideAnswersFrom = 0.35;
/** Under a question of its own something reads as if it were about that. */
const underQuestionFrom = 0.25;
/** What lies near is shown to all questions of a message together. */
const mostShown = 4;

/**
 * Creates the reply to several questions of one message: each is answered in short, shown what lies near, or
 * named.
 */
export function createSeveral(
  { itemOf, cite, suggest, phrases }: Holdings,
  answer: (answered: DecidedQuestion) => ReplyContent,
  { nearItem }: ReturnType<typeof createNearest>,
) {
  const nearest = ({ candidates }: Told, besideAnswers: boolean): Block[] => {
    const lead = besideAnswers ? phrases("nearest-have") : null;
    const items = candidates.map(nearItem);
    if (items.length === 1) return [paragraph(...(lead === null ? [] : [text(`${lead} `)]), ...items[0]!)];
    return [...(lead === null ? [] : [say(lead)]), { type: "list", ordered: false, items }];
  };

  /** `null`: none of them has an answer, and at most one thing lies near. */
  return (all: readonly DecidedQuestion[]): ReplyContent | null => {
    const told = tellTogether(all);
    const open = all.filter((each) => !told.some(({ asked }) => asked.includes(each)));
    const answers = told.filter((each) => each.answers);
    if (answers.length === 0 && told.length < 2) return null;
    const parts = new Map(answers.map((each) => [each, answer(withoutBeside(each.first))]));
    const titled = told.length > 1;
    const chars = sharedChars / told.length;
    const body = told.flatMap((each): Block[] => {
      const own = parts.get(each)?.body;
      const lead = paragraph(strong(each.asked.map(({ said }) => quoted(said)).join(" / ")));
      return [
        ...(titled ? [lead] : []),
        ...(own
          ? titled
            ? inShort(own, chars, each.candidates[0]!.passages())
            : own
          : nearest(each, answers.length > 0)),
      ];
    });
    const shown = told.filter((each) => !each.answers).flatMap(({ candidates }) => candidates);
    const rest =
      open.length === 0
        ? []
        : [say(phrases("no-answer-to", { questions: inQuotes(open.map(({ said }) => said)) }))];
    const citations = [
      ...[...parts.values()].flatMap(({ citations: own = [] }) => own),
      ...shown.map(({ id }) => cite(itemOf(id)!)),
    ];
    const first = answers[0] && parts.get(answers[0])!;
    if (first)
      return {
        ...first,
        body: [...body, ...rest],
        ...(titled ? { title: null, working: null, chart: null, table: null } : {}),
        citations,
      };
    const missing = missingIn(mostPromising(all).understood);
    const lead =
      missing === null
        ? [say(phrases("nearest-first"))]
        : [say(phrases("nothing-about", { what: missing })), say(phrases("nearest-have"))];
    return {
      status: "declined",
      body: [...lead, ...body, ...rest],
      citations,
      suggestions: suggest(shown.map(({ id }) => id)),
    };
  };
}

/** Questions that the same entry or plan answers are told it once; so is one that it comes nearest to. */
function tellTogether(all: readonly DecidedQuestion[]): Told[] {
  const told: Told[] = [];
  for (const each of all) {
    if (each.decision.kind !== "answer") continue;
    const { best } = each.decision;
    const same = told.find(({ candidates: [own] }) => keyOf(own!) === keyOf(best));
    if (same) same.asked.push(each);
    else told.push({ asked: [each], first: each, candidates: [best], answers: true });
  }
  const shown = new Set(told.map(({ candidates }) => candidates[0]!.id));
  const least = told.length > 0 ? besideAnswersFrom : underQuestionFrom;
  const nearTo = ({ decision }: DecidedQuestion): readonly Candidate[] =>
    decision.kind === "decline" ? decision.near.filter(({ probability }) => probability >= least) : [];
  const open = all.filter((each) => nearTo(each).length > 0);
  const room = Math.max(1, Math.floor(mostShown / Math.max(1, open.length)));
  for (const each of open) {
    const near = nearTo(each);
    const same = told.find(({ candidates: [own] }) => own!.id === near[0]!.id);
    // What answers another may be a little near to it too: then it is said that it is not answered.
    if (same) {
      if (near[0]!.probability >= sharedFrom) same.asked.push(each);
      continue;
    }
    const candidates = near.filter(({ id }) => !shown.has(id)).slice(0, room);
    if (candidates.length === 0) continue;
    for (const { id } of candidates) shown.add(id);
    told.push({ asked: [each], first: each, candidates, answers: false });
  }
  const placeOf = ({ asked }: Told) => Math.min(...asked.map((each) => all.indexOf(each)));
  for (const { asked } of told) asked.sort((a, b) => all.indexOf(a) - all.indexOf(b));
  return told.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Of several answers each has little room. */
const withoutBeside = (answered: DecidedQuestion): DecidedQuestion =>
  answered.decision.kind === "answer"
    ? { ...answered, decision: { ...answered.decision, beside: [] } }
    : answered;

const keyOf = ({ id, table }: Candidate): string => `${id} ${table?.printed ?? ""}`;
