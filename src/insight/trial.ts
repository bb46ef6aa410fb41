import type { Bot } from "../bot.ts";
import type { Reply } from "../reply/index.ts";
import { answererOf } from "./compare.ts";

/** The parts of a reply by which versions are compared. */
export interface ReplyOutcome {
  readonly status: Reply["status"];
  readonly entry: string | null;
  readonly text: string;
}

/** What becomes of a question by a change. */
interface Turn {
  readonly question: string;
  readonly times: number;
  readonly before: ReplyOutcome;
  readonly after: ReplyOutcome;
}

/** Effect of a change of one entry on logged questions, and on the other entries' own questions. */
export interface Trial {
  /** Not answered before, answered by the entry now. */
  readonly won: readonly Turn[];
  /** Answered by another before, by this one now. */
  readonly taken: readonly Turn[];
  /** Answered before, not any more. */
  readonly lost: readonly Turn[];
  /** Own questions of other entries that those answered themselves, and no longer do. */
  readonly wrong: readonly Turn[];
  /** Whether the entry answers its own question. */
  readonly findsItself: boolean;
}

/** A logged question with its frequency. */
export interface TrialQuestion {
  readonly question: string;
  readonly times: number;
}

/** Memoises a bot's replies: a version is tried many times while somebody types. */
export function rememberedOutcomes(bot: Pick<Bot, "answer">): (question: string) => ReplyOutcome {
  const known = new Map<string, ReplyOutcome>();
  const answer = answererOf(bot);
  return (question) => {
    const found = known.get(question);
    if (found !== undefined) return found;
    const { status, entry, text } = answer(question, []);
    const outcome = { status, entry, text };
    known.set(question, outcome);
    return outcome;
  };
}

/**
 * Compares two versions around one entry, by logged questions and by the own questions of all other entries.
 */
export function tryChange(
  { id, own }: { readonly id: string; readonly own: string | null },
  questions: readonly TrialQuestion[],
  others: readonly { readonly id: string; readonly title: string }[],
  before: (question: string) => ReplyOutcome,
  after: (question: string) => ReplyOutcome,
): Trial {
  const turns = questions.map(({ question, times }) => ({
    question,
    times,
    before: before(question),
    after: after(question),
  }));
  const answered = ({ status }: ReplyOutcome): boolean => status === "answered";
  const byEntry = turns.filter(
    (turn) => turn.after.entry === id && turn.before.entry !== id && answered(turn.after),
  );
  const wrong = others
    .filter((other) => other.id !== id)
    .map(({ id: owner, title }) => ({
      owner,
      turn: { question: title, times: 0, before: before(title), after: after(title) },
    }))
    .filter(
      ({ owner, turn }) =>
        turn.before.entry === owner &&
        answered(turn.before) &&
        !(turn.after.entry === owner && answered(turn.after)),
    )
    .map(({ turn }) => turn);
  return {
    won: byEntry.filter((turn) => !answered(turn.before)),
    taken: byEntry.filter((turn) => answered(turn.before)),
    lost: turns.filter((turn) => answered(turn.before) && !answered(turn.after)),
    wrong,
    findsItself: own === null || after(own).entry === id,
  };
}
