import type { Guide } from "../guide.ts";
import { stepOf, type Track } from "../knowledge/index.ts";
import type { Ledger } from "./ledger.ts";
import { progressOf } from "./progress.ts";
import { parseState, type State } from "./state.ts";

/** Figures of fewer people than this would tell about single ones. */
const FEWEST_PEOPLE = 3;
const MOST_QUESTIONS = 50_000;
const SHOWN_QUESTIONS = 10;

/** Somebody who agreed to be shown. */
interface Shown {
  readonly name: string;
  readonly workspace: string;
  readonly track: string;
  readonly step: string;
  readonly status: State["status"];
  readonly done: number;
  readonly total: number;
  readonly quizzesRight: number;
  readonly quizzes: number;
  readonly startedAtMs: number;
  readonly updatedAtMs: number;
}

/** Aggregated progress of a workspace, for managers and admins. */
export interface Overview {
  readonly people: readonly Shown[];
  /** How many more did not agree to be shown. */
  readonly hidden: number;
  readonly tracks: readonly {
    readonly track: string;
    readonly started: number;
    readonly finished: number;
    readonly stopped: number;
  }[];
  /** By topic; only topics that enough people answered quizzes of. */
  readonly quizzes: readonly { readonly topic: string; readonly right: number; readonly wrong: number }[];
  /** What newcomers asked most, since they began; only what enough of them asked. */
  readonly questions: readonly { readonly title: string; readonly count: number; readonly people: number }[];
}

/** Aggregates the stored states of one workspace; of all where none is named. */
export async function overviewOf(
  { bot, store }: Pick<Guide, "bot" | "store">,
  ledger: Pick<Ledger, "trackOf" | "contactOf">,
  workspace?: string,
): Promise<Overview> {
  const { knowledge } = bot();
  const items = [...knowledge.entries, ...knowledge.tables];
  const records = (await store.onboarding.list(workspace)).flatMap((record) => {
    const state = parseState(record.data);
    const track = state && ledger.trackOf(state.track);
    return state && track ? [{ ...record, state, track }] : [];
  });

  const people: Shown[] = [];
  for (const { person, state, track, workspace: where, updatedAtMs } of records) {
    const contact = state.consent ? await ledger.contactOf(person) : null;
    if (!contact) continue;
    people.push({ ...shownOf(track, state), name: contact.name, workspace: where, updatedAtMs });
  }

  const began = new Map(records.map(({ person, state }) => [person as string, state.startedAtMs]));
  const since = Math.min(...began.values());
  const log = began.size === 0 ? [] : await store.answers.since(since, MOST_QUESTIONS);
  const asked = log.filter(
    ({ entry, person, atMs }) => entry !== null && atMs >= (began.get(person) ?? Number.POSITIVE_INFINITY),
  );
  const questions = [...Map.groupBy(asked, ({ entry }) => entry!)].map(([entry, lines]) => ({
    title: items.find(({ id }) => id === entry)?.title ?? entry,
    count: lines.length,
    people: new Set(lines.map(({ person }) => person)).size,
  }));

  return {
    people: people.sort((a, b) => b.updatedAtMs - a.updatedAtMs),
    hidden: records.length - people.length,
    tracks: knowledge.tracks.flatMap((track) =>
      completionOf(
        track,
        records.map(({ state }) => state),
      ),
    ),
    quizzes: quizzesByTopic(
      records,
      (id) => items.find((item) => item.id === id)?.topics[0] ?? "",
      (topic) => knowledge.profile.topics.find(({ id }) => id === topic)?.label ?? topic,
    ),
    questions: questions
      .filter((question) => question.people >= FEWEST_PEOPLE)
      .sort((a, b) => b.count - a.count)
      .slice(0, SHOWN_QUESTIONS),
  };
}

/** Of everybody who began a track; who finished it stays counted, whatever they began since. */
function completionOf({ id, title }: Track, states: readonly State[]): Overview["tracks"] {
  const hasFinished = ({ finished }: State) => finished.some(({ track }) => track === id);
  const now = states.filter(({ track }) => track === id);
  const started = states.filter((state) => state.track === id || hasFinished(state)).length;
  if (started === 0) return [];
  const finished = states.filter(hasFinished).length;
  return [
    { track: title, started, finished, stopped: now.filter(({ status }) => status === "stopped").length },
  ];
}

function shownOf(track: Track, state: State): Omit<Shown, "name" | "workspace" | "updatedAtMs"> {
  const results = Object.values(state.results);
  const right = results.filter(({ kind }) => kind === "right").length;
  return {
    track: track.title,
    step: stepOf(track, state.at)?.title ?? "",
    status: state.status,
    ...progressOf(track, state),
    quizzesRight: right,
    quizzes: right + results.filter(({ kind }) => kind === "wrong").length,
    startedAtMs: state.startedAtMs,
  };
}

function quizzesByTopic(
  records: readonly { readonly track: Track; readonly state: State }[],
  topicOf: (id: string) => string,
  labelOf: (topic: string) => string,
): Overview["quizzes"] {
  const answers = records.flatMap(({ track, state }, person) =>
    track.steps.flatMap((step) => {
      const kind = state.results[step.id]?.kind;
      const isAnswer = step.basis !== null && (kind === "right" || kind === "wrong");
      return isAnswer ? [{ topic: topicOf(step.basis.id), kind, person }] : [];
    }),
  );
  return [...Map.groupBy(answers, ({ topic }) => topic)]
    .filter(([, group]) => new Set(group.map(({ person }) => person)).size >= FEWEST_PEOPLE)
    .map(([topic, group]) => ({
      topic: labelOf(topic),
      right: group.filter(({ kind }) => kind === "right").length,
      wrong: group.filter(({ kind }) => kind === "wrong").length,
    }));
}

/** Parts of an overview that are exported as CSV. */
export const csvParts = ["people", "completion", "quizzes", "questions"] as const;
export type CsvPart = (typeof csvParts)[number];

/**
 * Serialises a part of an overview as CSV: the people who agreed to be shown (the default), or counts over
 * everybody.
 */
export function csvOf(overview: Overview, part: CsvPart = "people"): string {
  const [head, lines] = csvRows[part](overview);
  return [head, ...lines].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

type Cells = readonly (string | number)[];

const csvRows: Readonly<Record<CsvPart, (overview: Overview) => readonly [Cells, readonly Cells[]]>> = {
  people: ({ people }) => [
    [
      "name",
      "workspace",
      "track",
      "step",
      "status",
      "done",
      "total",
      "quizzes_right",
      "quizzes",
      "started",
      "last_active",
    ],
    people.map((each) => [
      each.name,
      each.workspace,
      each.track,
      each.step,
      each.status,
      each.done,
      each.total,
      each.quizzesRight,
      each.quizzes,
      new Date(each.startedAtMs).toISOString(),
      new Date(each.updatedAtMs).toISOString(),
    ]),
  ],
  completion: ({ tracks }) => [
    ["track", "started", "finished", "stopped"],
    tracks.map((each) => [each.track, each.started, each.finished, each.stopped]),
  ],
  quizzes: ({ quizzes }) => [
    ["topic", "right", "wrong"],
    quizzes.map(({ topic, right, wrong }) => [topic, right, wrong]),
  ],
  questions: ({ questions }) => [
    ["question", "asked", "people"],
    questions.map(({ title, count, people }) => [title, count, people]),
  ],
};

/** A spreadsheet runs what begins with one of these as a formula. */
const csvCell = (value: string | number): string => {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
