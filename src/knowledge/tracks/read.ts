import { createHash } from "node:crypto";
import type { Block } from "../../reply/index.ts";
import { didYouMean } from "../check/nearest.ts";
import { type Placed, placed } from "../check/placed.ts";
import type { ProblemLog } from "../check/problems.ts";
import { validate } from "../check/validate.ts";
import type { KnowledgeFile } from "../files/folder.ts";
import type { Parser } from "../kept/parser.ts";
import { slugger } from "../slug.ts";
import { checkTrack } from "./check.ts";
import { findAnswer, type Grounds } from "./quiz.ts";
import { type StepDraft, type TrackDraft, trackSchema } from "./schema.ts";
import type { Option, Track, TrackStep } from "./track.ts";
import { chosenZone } from "./zone.ts";

/** What tracks are held against. */
export interface TrackGrounds extends Grounds {
  /** Ids of entries and tables that have errors of their own. */
  readonly unreadIds?: readonly string[];
  /** Days before this moment are reported; without it none is. */
  readonly nowMs: number | null;
}

/** A file of onboarding/ by itself: what it is held against is not looked at yet. */
export interface WrittenTrack {
  readonly home: Placed<TrackDraft>;
  /** Of each step. */
  readonly texts: readonly Block[][];
}

/** Reads a file of onboarding/; logs and gives `null` where it is no track. */
export async function readTrack(
  file: KnowledgeFile,
  parser: Parser,
  log: ProblemLog,
): Promise<WrittenTrack | null> {
  const node = await parser.yaml({ file: file.path, text: file.text, firstLine: 1 }, log);
  const draft = node === null ? null : validate(trackSchema, node, file.path, log);
  if (node === null || draft === null) return null;
  const home = placed(draft, file.path, node);
  const texts: Block[][] = [];
  for (const [index, { text }] of draft.steps.entries()) {
    const firstLine = home.line(["steps", index, "text"]);
    texts.push(await parser.markdown({ file: file.path, text, firstLine }, log));
  }
  return { home, texts };
}

/** Checks tracks against each other and the rest of the knowledge; slips are logged with their lines. */
export function checkTracks(
  written: readonly WrittenTrack[],
  grounds: TrackGrounds,
  log: ProblemLog,
): Track[] {
  const tracks: Track[] = [];
  const homes = new Map<string, string>();
  for (const { home, texts } of written) {
    const { item: draft, file } = home;
    const other = homes.get(draft.id);
    if (other !== undefined)
      log.error(
        file,
        home.line(["id"]),
        `the id "${draft.id}" stands in ${other} as well`,
        "give each track an id of its own",
      );
    homes.set(draft.id, `${file}:${home.line(["id"])}`);
    const zone = draft["time-zone"];
    if (zone !== null && chosenZone(zone) === null)
      log.error(
        file,
        home.line(["time-zone"]),
        `no time zone has the name "${zone}"`,
        didYouMean(
          zone,
          Intl.supportedValuesOf("timeZone"),
          'write region and city, such as "Europe/Berlin"',
        ),
      );
    const steps = texts.map((text, index) => stepOf(home, index, text, grounds, log));
    checkTrack(home, steps, grounds.nowMs, log);
    tracks.push(trackOf(home, steps));
  }
  return tracks;
}

const trackOf = ({ item, file }: Placed<TrackDraft>, steps: readonly TrackStep[]): Track => ({
  id: item.id,
  title: item.title,
  audience: item.audience,
  days: item.days,
  zone: item["time-zone"],
  hours: { ...item.hours, weekend: item.weekend, holidays: item.holidays },
  steps,
  revision: createHash("sha256").update(JSON.stringify(steps)).digest("hex").slice(0, 12),
  origin: { file, line: 1 },
});

function stepOf(
  home: Placed<TrackDraft>,
  index: number,
  text: readonly Block[],
  grounds: TrackGrounds,
  log: ProblemLog,
): TrackStep {
  const draft = home.item.steps[index]!;
  const lineOf = (...path: PropertyKey[]) => home.line(["steps", index, ...path]);
  const items = [...grounds.entries, ...grounds.tables];
  const known = [...items.map(({ id }) => id), ...(grounds.unreadIds ?? [])];
  for (const [at, id] of draft.entries.entries())
    if (!known.includes(id))
      log.error(
        home.file,
        lineOf("entries", at),
        `no entry or table has the id "${id}"`,
        didYouMean(id, known, "remove it, or write that entry"),
      );
  const options = draft.kind === "quiz" ? quizOptions(draft) : draft.options;
  return {
    id: draft.id,
    kind: draft.kind,
    title: draft.title,
    text,
    day: draft.day,
    due: draft.due,
    remind: draft.remind ?? home.item.remind,
    entries: draft.entries,
    options,
    ...rightOf(draft, options, grounds, (key, message, remedy) =>
      log.error(home.file, lineOf(...key), message, remedy),
    ),
    when: Object.entries(draft.when).map(([step, chosen]) => ({ step, options: chosen })),
    next: draft.next,
  };
}

/** Choices of a quiz are known by their words, so that an edited order keeps what people answered. */
function quizOptions({ choices }: StepDraft): Option[] {
  const idOf = slugger("choice");
  return choices.map((label, at) => {
    const id = idOf(label).slice(0, 60);
    // Ids go into buttons of platforms, which take no other letters.
    return { id: /^[a-z0-9-]+$/.test(id) ? id : `choice-${at + 1}`, label, next: null };
  });
}

function rightOf(
  { answer }: StepDraft,
  options: readonly Option[],
  grounds: Grounds,
  report: (key: readonly PropertyKey[], message: string, remedy: string) => void,
): Pick<TrackStep, "right" | "basis"> {
  if (answer === null) return { right: null, basis: null };
  const found = findAnswer(answer, grounds);
  if (found.kind === "wrong") {
    report(
      ["answer", ...(found.key === "" ? [] : [found.key])],
      `the answer: ${found.message}`,
      found.remedy,
    );
    return { right: null, basis: null };
  }
  const right = options.find(({ label }) => label === found.text);
  if (!right)
    report(
      ["choices"],
      `the right answer "${found.text}" is not among the choices`,
      `add it, or ask for something else; it stands in "${found.basis.id}"`,
    );
  return { right: right?.id ?? null, basis: found.basis };
}
