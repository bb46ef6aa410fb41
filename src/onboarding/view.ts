import { type Knowledge, type Step, stepOf, type Table, type Track } from "../knowledge/index.ts";
import {
  type Action,
  type Block,
  heading,
  type Inline,
  list,
  type Prompt,
  paragraph,
  strong,
  type TableView,
  text,
} from "../reply/index.ts";
import { action } from "./actions.ts";
import { citationFor, promptOf } from "./document.ts";
import type { Note } from "./machine.ts";
import { progressOf } from "./progress.ts";
import type { State } from "./state.ts";
import { zoneLabel } from "./zones.ts";

/** What a view needs besides the state. */
export interface Sight {
  readonly knowledge: Knowledge;
  /** Entries and tables that the person got as answers already. */
  readonly known: ReadonlySet<string>;
  readonly nowMs: number;
  /** Whether anything can be brought to the person; a page that is closed takes no reminders. */
  readonly reachable: boolean;
}

/** What became of the last event, to be said first. */
export interface Said {
  readonly note: Note | "unfit" | null;
  /** The step that it is about. */
  readonly about: string | null;
  /** The time zone, where it had to be guessed. */
  readonly guessed?: string | null;
}

/** The whole of what somebody sees of the onboarding at this moment. */
export function viewOf(track: Track, state: State, sight: Sight, said: Said): Prompt {
  const before = [
    ...(state.moved ? [movedNote] : []),
    ...noteBlocks(track, state, said, sight),
    ...sourceOf(track, said, sight.knowledge),
  ];
  const after = said.guessed ? [zoneNote(said.guessed, sight.nowMs)] : [];
  switch (state.status) {
    case "paused":
      return promptOf(sight.knowledge, {
        title: track.title,
        body: [
          ...before,
          paragraph(text("Your onboarding is paused; go on when it suits you.")),
          barOf(track, state),
        ],
        actions: [action("resume", "Go on", "primary"), ...tomorrow(sight), action("stop", "Stop")],
      });
    case "stopped":
      return promptOf(sight.knowledge, {
        title: track.title,
        body: [
          paragraph(
            text("Your onboarding is stopped. Nothing comes from it any more; what you answered is kept."),
          ),
        ],
        actions: [
          action("resume", "Go on where I was", "primary"),
          action("again", "Start again"),
          action("tracks", "Other tracks"),
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

/** Tells that an edit of the track moved somebody. */
export const movedNote: Block = paragraph(
  text("This track was edited since you were here last, and your step is gone; this is the nearest one."),
);

const zoneNote = (zone: string, nowMs: number): Block =>
  paragraph(
    text(
      `I don't know your time zone: reminders go by ${zoneLabel(zone, nowMs)} until you choose another one in the settings.`,
    ),
  );

function noteBlocks(track: Track, state: State, { note, about }: Said, { reachable }: Sight): Block[] {
  const line = (words: string): Block[] => [paragraph(text(words))];
  const step = stepOf(track, about);
  switch (note) {
    case "right":
      return line("✔ Right.");
    case "wrong": {
      const right = step?.options.find(({ id }) => id === step.right);
      return [
        paragraph(text("✘ Not quite: the answer is "), strong(right?.label ?? "another one"), text(".")),
      ];
    }
    case "stale":
      return line("That was answered already; this is where you are.");
    case "tomorrow":
      return line(
        reachable
          ? "I'll remind you on the next working day."
          : "Nothing can reach you here once you leave; this step waits for you, whenever you come back.",
      );
    case "unfit":
      return line(
        state.phase === "steps" && ["choice", "quiz"].includes(stepOf(track, state.at)?.kind ?? "")
          ? "Choose one of the answers, or skip it."
          : "That does not fit here; this is where you are.",
      );
    case "saved":
      return line("Saved.");
    default:
      return state.status === "active" && note === "skipped"
        ? line("Skipped; “Back” leads there again.")
        : [];
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

/** How far it is: `▰▰▰▱▱▱ 3 of 12`. */
export function barOf(track: Track, state: State): Block {
  const { done, total } = progressOf(track, state);
  const filled = total === 0 ? BAR_LENGTH : Math.floor((done / total) * BAR_LENGTH);
  return paragraph(text(`${"▰".repeat(filled)}${"▱".repeat(BAR_LENGTH - filled)} ${done} of ${total}`));
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
  const first = step.entries.find((id) => knowledge.tables.some((table) => table.id === id)) ?? null;
  const read = step.entries.map((id) => readingOf(knowledge, id, id === first));
  const isKnown = step.entries.length > 0 && step.entries.every((id) => known.has(id));
  const body: Block[] = [
    ...before,
    barOf(track, state),
    paragraph(strong(step.title), ...plannedFor(step, state)),
    ...(isKnown ? [paragraph(text("You asked about this before; skip it if you know it."))] : []),
    ...step.text,
    ...read.flatMap(({ blocks }) => blocks),
    ...(step.kind === "person" && state.buddy !== null
      ? [paragraph(text("Your buddy has been told that you are here."))]
      : []),
    ...after,
  ];
  return promptOf(knowledge, {
    title: track.title,
    body,
    table: read.find(({ table }) => table !== null)?.table ?? null,
    citations: read.flatMap(({ citations }) => citations),
    actions: [...answersTo(step, state, isKnown), ...ways(state, sight)],
  });
}

function plannedFor({ day, due }: Step, state: State): Inline[] {
  if (state.phase === "review") return [text(" (once more)")];
  const plan = [...(day === null ? [] : [`day ${day}`]), ...(due === null ? [] : [`by ${due}`])];
  return plan.length > 0 ? [text(` (${plan.join(", ")})`)] : [];
}

function answersTo(step: Step, { turn }: State, isKnown: boolean): Action[] {
  switch (step.kind) {
    case "choice":
    case "quiz":
      return step.options.map(({ id, label }) => action(`pick:${turn}:${id}`, label, "answer"));
    case "check":
    case "person":
      return [action(`next:${turn}`, "Done", "primary")];
    case "text":
      return [action(`next:${turn}`, "Next", "primary")];
    case "read":
      return isKnown
        ? [action(`know:${turn}`, "I know this", "primary"), action(`next:${turn}`, "Read it, next")]
        : [action(`next:${turn}`, "Next", "primary"), action(`know:${turn}`, "I know this")];
  }
}

const tomorrow = ({ reachable }: Sight): Action[] =>
  reachable ? [action("tomorrow", "Remind me tomorrow")] : [];

const ways = ({ turn, path, phase }: State, sight: Sight): Action[] => [
  ...(path.length > 0 || phase === "review" ? [action(`back:${turn}`, "Back")] : []),
  action(`skip:${turn}`, "Skip"),
  ...tomorrow(sight),
  action("pause", "Pause"),
  action("settings", "Settings"),
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
    return { blocks: [heading(table.title), listed(table)], table: null, citations };
  return { blocks: [], table: table ? tableViewOf(table) : null, citations };
}

/** A table as a list: its rows by name, with what the other columns say under each. */
function listed({ columns, rows }: Table): Block {
  const shown = rows.slice(0, MOST_LISTED_ROWS);
  const more = rows.length - shown.length;
  const cells = ({ cells }: Table["rows"][number]) =>
    cells
      .slice(1)
      .flatMap(({ raw }, index) => (raw.trim() === "" ? [] : [`${columns[index + 1]!.name}: ${raw}`]));
  return {
    type: "list",
    ordered: false,
    items: [...shown.map(({ name }) => [strong(name)]), ...(more > 0 ? [[text(`and ${more} more`)]] : [])],
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
  const titles = state.queue.flatMap((id) => stepOf(track, id)?.title ?? []);
  return promptOf(sight.knowledge, {
    title: track.title,
    body: [
      ...before,
      barOf(track, state),
      paragraph(strong("Nearly there."), text(" These did not go well at first:")),
      list(titles),
    ],
    actions: [
      action(`review:${state.turn}`, "Try them again", "primary"),
      action(`finish:${state.turn}`, "Finish"),
      action(`back:${state.turn}`, "Back"),
      ...tomorrow(sight),
      action("pause", "Pause"),
    ],
  });
}

function endView(track: Track, state: State, { knowledge }: Sight, before: readonly Block[]): Prompt {
  const quizzes = track.steps.filter(({ id }) => ["right", "wrong"].includes(state.results[id]?.kind ?? ""));
  const right = quizzes.filter(({ id }) => state.results[id]?.kind === "right").length;
  const wrong = quizzes.filter(({ id }) => state.results[id]?.kind === "wrong");
  const skipped = track.steps.filter(({ id }) => state.results[id]?.kind === "skipped");
  return promptOf(knowledge, {
    title: track.title,
    body: [
      ...before,
      paragraph(strong("That's it: you are through."), text(" You can go on asking me whatever comes up.")),
      ...(quizzes.length > 0 ? [paragraph(text(`Quiz: ${right} of ${quizzes.length} right.`))] : []),
      ...(wrong.length > 0
        ? [paragraph(text("Worth another look:")), list(wrong.map(({ title }) => title))]
        : []),
      ...(skipped.length > 0
        ? [paragraph(text("You skipped:")), list(skipped.map(({ title }) => title))]
        : []),
    ],
    actions: [action("tracks", "Other tracks"), action("restart", "Start again")],
  });
}
