import { type Knowledge, stepOf, type Table, type Track, type TrackStep } from "../knowledge/index.ts";
import { type Phrases, phrasesOf } from "../phrases/index.ts";
import {
  type Action,
  type Block,
  heading,
  type Inline,
  list,
  type Prompt,
  paragraph,
  say,
  strong,
  type TableView,
  text,
} from "../reply/index.ts";
import { action } from "./actions.ts";
import { citationFor, promptOf, withStrong } from "./document.ts";
import type { Note } from "./machine.ts";
import { progressOf } from "./progress.ts";
import type { State } from "./state.ts";
import { zoneLabel } from "./zones.ts";

/** Context of a view besides the state. */
export interface Sight {
  readonly knowledge: Knowledge;
  /** Entries and tables that the person got as answers already. */
  readonly known: ReadonlySet<string>;
  readonly nowMs: number;
  /** Whether anything can be brought to the person; a page that is closed takes no reminders. */
  readonly reachable: boolean;
}

/** What became of the last event, to be said first. */
interface Said {
  readonly note: Note | "unfit" | null;
  /** The step that it is about. */
  readonly about: string | null;
  /** The time zone, where it had to be guessed. */
  readonly guessed?: string | null;
}

/** Builds the prompt of a state: what became of the last event, the current step, and its actions. */
export function viewOf(track: Track, state: State, sight: Sight, said: Said): Prompt {
  const phrases = phrasesOf(sight.knowledge);
  const before = [
    ...(state.moved ? [say(phrases("track-edited"))] : []),
    ...noteBlocks(track, state, said, sight),
    ...sourceOf(track, said, sight.knowledge),
  ];
  const after = said.guessed
    ? [say(phrases("track-zone-guessed", { zone: zoneLabel(said.guessed, sight.nowMs) }))]
    : [];
  switch (state.status) {
    case "paused":
      return promptOf(sight.knowledge, {
        title: track.title,
        body: [...before, say(phrases("track-paused")), barOf(track, state, phrases)],
        actions: [
          action("resume", phrases("track-go-on"), "primary"),
          ...tomorrow(sight, phrases),
          action("stop", phrases("track-stop")),
        ],
      });
    case "stopped":
      return promptOf(sight.knowledge, {
        title: track.title,
        body: [say(phrases("track-stopped"))],
        actions: [
          action("resume", phrases("track-go-on-there"), "primary"),
          action("again", phrases("track-start-again")),
          action("tracks", phrases("track-other-tracks")),
        ],
      });
    case "done":
      return endView(track, state, sight, before);
    case "active":
      return state.phase === "offer"
        ? offerView(track, state, sight, before)
        : stepView(track, state, sight, { before, after });
  }
}

function noteBlocks(
  track: Track,
  state: State,
  { note, about }: Said,
  { reachable, knowledge }: Sight,
): Block[] {
  const phrases = phrasesOf(knowledge);
  const step = stepOf(track, about);
  switch (note) {
    case "right":
      return [say(phrases("track-right"))];
    case "wrong": {
      const right = step?.options.find(({ id }) => id === step.right);
      const label = right?.label ?? phrases("track-another-answer");
      return [paragraph(...withStrong((answer) => phrases("track-not-quite", { answer }), label))];
    }
    case "stale":
      return [say(phrases("track-answered-before"))];
    case "tomorrow":
      return [say(phrases(reachable ? "track-remind-tomorrow" : "track-waits-for-you"))];
    case "unfit": {
      const kind = state.phase === "steps" ? stepOf(track, state.at)?.kind : undefined;
      const isChoice = kind === "choice" || kind === "quiz";
      return [say(phrases(isChoice ? "track-choose-answer" : "track-does-not-fit"))];
    }
    case "saved":
      return [say(phrases("track-saved"))];
    default:
      return state.status === "active" && note === "skipped" ? [say(phrases("track-skipped"))] : [];
  }
}

/** A quiz answer is told with what it stands on, under itself: the step below has sources of its own. */
function sourceOf(track: Track, { note, about }: Said, knowledge: Knowledge): Block[] {
  const basis = note === "right" || note === "wrong" ? stepOf(track, about)?.basis : null;
  const [cited] = basis ? citationFor(knowledge, basis.id, basis.row) : [];
  if (!cited) return [];
  const row = cited.row === undefined ? "" : ` (${cited.row})`;
  return [paragraph({ type: "emphasis", children: [text(`${cited.title}${row}, ${cited.source}`)] })];
}

const BAR_LENGTH = 12;

/** Progress as a bar with its counts: `▰▰▰▱▱▱ 3 of 12`. */
export function barOf(track: Track, state: State, phrases: Phrases): Block {
  const { done, total } = progressOf(track, state);
  const filled = total === 0 ? BAR_LENGTH : Math.floor((done / total) * BAR_LENGTH);
  const bar = `${"▰".repeat(filled)}${"▱".repeat(BAR_LENGTH - filled)}`;
  return say(`${bar} ${phrases("track-progress", { done, total })}`);
}

function stepView(
  track: Track,
  state: State,
  sight: Sight,
  { before, after }: { readonly before: readonly Block[]; readonly after: readonly Block[] },
): Prompt {
  const step = stepOf(track, state.at);
  if (!step) return endView(track, state, sight, before);
  const { known, knowledge } = sight;
  const phrases = phrasesOf(knowledge);
  const first = step.entries.find((id) => knowledge.tables.some((table) => table.id === id)) ?? null;
  const read = step.entries.map((id) => readingOf(knowledge, id, id === first));
  const isKnown = step.entries.length > 0 && step.entries.every((id) => known.has(id));
  const body: Block[] = [
    ...before,
    barOf(track, state, phrases),
    paragraph(strong(step.title), ...plannedFor(step, state, phrases)),
    ...(isKnown ? [say(phrases("track-known-step"))] : []),
    ...step.text,
    ...read.flatMap(({ blocks }) => blocks),
    ...(step.kind === "person" && state.buddy !== null ? [say(phrases("track-buddy-told"))] : []),
    ...after,
  ];
  return promptOf(knowledge, {
    title: track.title,
    body,
    table: read.find(({ table }) => table !== null)?.table ?? null,
    citations: read.flatMap(({ citations }) => citations),
    actions: [...answersTo(step, state, isKnown, phrases), ...ways(state, sight, phrases)],
  });
}

function plannedFor({ day, due }: TrackStep, state: State, phrases: Phrases): Inline[] {
  if (state.phase === "review") return [text(` (${phrases("track-once-more")})`)];
  const plan = [
    ...(day === null ? [] : [phrases("track-on-day", { day })]),
    ...(due === null ? [] : [phrases("track-due-by", { date: due })]),
  ];
  return plan.length > 0 ? [text(` (${plan.join(", ")})`)] : [];
}

function answersTo(step: TrackStep, { turn }: State, isKnown: boolean, phrases: Phrases): Action[] {
  const next = (label: string, role: Action["role"] = "primary") => action(`next:${turn}`, label, role);
  switch (step.kind) {
    case "choice":
    case "quiz":
      return step.options.map(({ id, label }) => action(`pick:${turn}:${id}`, label, "answer"));
    case "check":
    case "person":
      return [next(phrases("track-done"))];
    case "text":
      return [next(phrases("track-next"))];
    case "read": {
      const known = phrases("track-i-know");
      return isKnown
        ? [action(`know:${turn}`, known, "primary"), next(phrases("track-read-next"), "quiet")]
        : [next(phrases("track-next")), action(`know:${turn}`, known)];
    }
  }
}

const tomorrow = ({ reachable }: Sight, phrases: Phrases): Action[] =>
  reachable ? [action("tomorrow", phrases("track-tomorrow"))] : [];

const ways = ({ turn, path, phase }: State, sight: Sight, phrases: Phrases): Action[] => [
  ...(path.length > 0 || phase === "review" ? [action(`back:${turn}`, phrases("track-back"))] : []),
  action(`skip:${turn}`, phrases("track-skip")),
  ...tomorrow(sight, phrases),
  action("pause", phrases("track-pause")),
  action("settings", phrases("track-settings")),
];

/** Longer tables beside the first are read by asking for them. */
const MOST_LISTED_ROWS = 12;

/** An entry as its keepers wrote it, under its heading; the first table as a whole, others row by row. */
function readingOf(knowledge: Knowledge, id: string, isFirstTable: boolean) {
  const entry = knowledge.entries.find((each) => each.id === id);
  const table = knowledge.tables.find((each) => each.id === id);
  const citations = citationFor(knowledge, id);
  if (entry) return { blocks: [heading(entry.title), ...entry.answer], table: null, citations };
  if (table && !isFirstTable)
    return { blocks: [heading(table.title), listed(table, phrasesOf(knowledge))], table: null, citations };
  return { blocks: [], table: table ? tableViewOf(table) : null, citations };
}

/** A table as a list: its rows by name, with what the other columns say under each. */
function listed({ columns, rows }: Table, phrases: Phrases): Block {
  const shown = rows.slice(0, MOST_LISTED_ROWS);
  const more = rows.length - shown.length;
  const cells = ({ cells }: Table["rows"][number]) =>
    cells
      .slice(1)
      .flatMap(({ raw }, index) => (raw.trim() === "" ? [] : [`${columns[index + 1]!.name}: ${raw}`]));
  return {
    type: "list",
    ordered: false,
    items: [
      ...shown.map(({ name }) => [strong(name)]),
      ...(more > 0 ? [[text(phrases("and-more", { count: more }))]] : []),
    ],
    under: [...shown.map((row) => [list(cells(row))]), ...(more > 0 ? [[]] : [])],
  };
}

const tableViewOf = ({ id, title, columns, rows }: Table): TableView => ({
  id,
  title,
  columns: columns.map(({ name, type }) => ({
    name,
    align: type === "text" || type === "list" ? "left" : "right",
  })),
  rows: rows.map(({ cells }) => cells.map(({ raw }) => raw)),
});

function offerView(track: Track, state: State, sight: Sight, before: readonly Block[]): Prompt {
  const phrases = phrasesOf(sight.knowledge);
  const titles = state.queue.flatMap((id) => stepOf(track, id)?.title ?? []);
  return promptOf(sight.knowledge, {
    title: track.title,
    body: [
      ...before,
      barOf(track, state, phrases),
      paragraph(strong(phrases("track-nearly-there")), text(` ${phrases("track-went-badly")}`)),
      list(titles),
    ],
    actions: [
      action(`review:${state.turn}`, phrases("track-try-again"), "primary"),
      action(`finish:${state.turn}`, phrases("track-finish")),
      action(`back:${state.turn}`, phrases("track-back")),
      ...tomorrow(sight, phrases),
      action("pause", phrases("track-pause")),
    ],
  });
}

function endView(track: Track, state: State, { knowledge }: Sight, before: readonly Block[]): Prompt {
  const phrases = phrasesOf(knowledge);
  const quizzes = track.steps.filter(({ id }) => ["right", "wrong"].includes(state.results[id]?.kind ?? ""));
  const right = quizzes.filter(({ id }) => state.results[id]?.kind === "right").length;
  const wrong = quizzes.filter(({ id }) => state.results[id]?.kind === "wrong");
  const skipped = track.steps.filter(({ id }) => state.results[id]?.kind === "skipped");
  return promptOf(knowledge, {
    title: track.title,
    body: [
      ...before,
      paragraph(strong(phrases("track-through")), text(` ${phrases("track-go-on-asking")}`)),
      ...(quizzes.length > 0 ? [say(phrases("track-quiz-result", { right, total: quizzes.length }))] : []),
      ...(wrong.length > 0 ? [say(phrases("track-look-again")), list(wrong.map(({ title }) => title))] : []),
      ...(skipped.length > 0
        ? [say(phrases("track-you-skipped")), list(skipped.map(({ title }) => title))]
        : []),
    ],
    actions: [
      action("tracks", phrases("track-other-tracks")),
      action("restart", phrases("track-start-again")),
    ],
  });
}
