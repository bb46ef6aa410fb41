import type { Bot, Frame } from "../bot.ts";
import type { Reply } from "../reply/index.ts";
import { judge, type Labelled } from "./labelled.ts";

/** A test question for comparing two versions of a knowledge. */
export interface Probe {
  readonly question: string;
  /** Earlier turns of the conversation, oldest first. */
  readonly prior: readonly string[];
  /** What the right reply is, where somebody has said so; `null` for a question from the log. */
  readonly label: Labelled | null;
  /** How often it was asked. */
  readonly times: number;
}

/** Gives the reply to a question at the end of a conversation. */
export type Answerer = (question: string, prior: readonly string[]) => Reply;

/** The replies of two versions to one question, and how they differ. */
export interface AnswerComparison {
  readonly probe: Probe;
  readonly before: Reply;
  readonly after: Reply;
  /** Parts of the reply that differ; none: it is the same. */
  readonly differs: readonly ("status" | "answer" | "citation")[];
  /** For a labelled question, how much righter it got: above 0 better, below 0 worse. */
  readonly gain: number;
}

/** Adapts a bot to `Answerer`; each question is a conversation of its own. */
export function answererOf(bot: Pick<Bot, "answer">): Answerer {
  return (question, prior) => {
    let frame: Frame | null = null;
    for (const [turn, text] of prior.entries())
      frame = bot.answer({ id: `probe:${turn}`, text }, frame).frame;
    return bot.answer({ id: "probe", text: question }, frame).reply;
  };
}

/** Asks two versions the same questions, and compares the replies. */
export function compareAnswers(
  probes: readonly Probe[],
  before: Answerer,
  after: Answerer,
): AnswerComparison[] {
  return probes.map((probe) => {
    const [old, now] = [before(probe.question, probe.prior), after(probe.question, probe.prior)];
    return {
      probe,
      before: old,
      after: now,
      differs: differences(old, now),
      gain: probe.label ? judge(probe.label, now).score - judge(probe.label, old).score : 0,
    };
  });
}

function differences(before: Reply, after: Reply): AnswerComparison["differs"] {
  return [
    ...(before.status === after.status ? [] : (["status"] as const)),
    ...(before.text === after.text ? [] : (["answer"] as const)),
    ...(cited(before) === cited(after) ? [] : (["citation"] as const)),
  ];
}

function cited({ citations }: Reply): string {
  return citations.map(({ id, row }) => `${id} ${row ?? ""}`).join("\n");
}

/** What a new entry would do to the questions that people ask. */
export interface EntryEffect {
  /** Not answered before, answered by the entry now. */
  readonly won: readonly AnswerComparison[];
  /** Answered by another entry before, by this one now. */
  readonly taken: readonly AnswerComparison[];
  /** Answered before, asked back or declined now, because the entry made them ambiguous. */
  readonly lost: readonly AnswerComparison[];
  /** Labelled questions whose right answer turns wrong, and those that turn right. */
  readonly worse: readonly AnswerComparison[];
  readonly better: readonly AnswerComparison[];
}

/** Classifies the changes that a new entry makes to replies. */
export function effectOf(entry: string, comparisons: readonly AnswerComparison[]): EntryEffect {
  const answered = ({ status }: Reply) => status === "answered";
  const byEntry = comparisons.filter(({ before, after }) => after.entry === entry && before.entry !== entry);
  return {
    won: byEntry.filter(({ before }) => !answered(before)),
    taken: byEntry.filter(({ before }) => answered(before)),
    lost: comparisons.filter(({ before, after }) => answered(before) && !answered(after)),
    worse: comparisons.filter(({ gain }) => gain < 0),
    better: comparisons.filter(({ gain }) => gain > 0),
  };
}

/** Questions from the log, each wording once, as probes. */
export function probesFromLog(lines: readonly { readonly question: string | null }[]): Probe[] {
  const asked = lines.flatMap(({ question }) => (question ? [question] : []));
  const groups = Map.groupBy(asked, (question) => question.toLowerCase().trim());
  return [...groups.values()].map((same) => ({
    question: same[0]!,
    prior: [],
    label: null,
    times: same.length,
  }));
}

/** Labelled questions as probes. */
export function probesFromLabels(labels: readonly Labelled[]): Probe[] {
  return labels.map((label) => ({ question: label.q, prior: label.prior, label, times: 1 }));
}
