import { describe, expect, it } from "vitest";
import type { Knowledge } from "../../src/knowledge/types.ts";
import { transition } from "../../src/onboarding/machine.ts";
import {
  milestoneView,
  reminderView,
  resumeView,
  settingsView,
  sureView,
  tracksView,
  unbuddyView,
  zonesView,
} from "../../src/onboarding/panels.ts";
import type { State } from "../../src/onboarding/state.ts";
import { viewOf } from "../../src/onboarding/view.ts";
import { onboarding } from "../../src/phrases/english/onboarding.ts";
import type { Prompt } from "../../src/reply/index.ts";
import { keysIn, markedIn } from "../phrases/marked.ts";
import { teaShop } from "../tea-shop.ts";
import { stepWith, trackWith } from "./tracks.ts";

const NOW = Date.parse("2026-11-24T08:30:00Z");
const options = [
  { id: "o0", label: "Quarto", next: null },
  { id: "o1", label: "Octavo", next: null },
];
/** Its words hold no space, so that every word with one beside it is the guide's. */
const track = trackWith(
  [
    stepWith("a", { title: "Alpha", kind: "read", day: 2, due: "2026-12-01", entries: ["kenya"] }),
    stepWith("b", { title: "Beta", kind: "quiz", options, right: "o0" }),
    stepWith("c", { title: "Gamma", kind: "person" }),
    stepWith("d", { title: "Delta", kind: "check" }),
  ],
  { title: "Pond", audience: "Keepers" },
);

const shop: Knowledge = markedIn({ ...teaShop(), tracks: [track] });
const start = transition(track, null, { type: "start", zone: "Europe/Berlin" }, NOW).state;
const wrong = { kind: "wrong", option: "o1", tries: 1, atMs: NOW } as const;

function view(
  state: Partial<State>,
  said: Partial<Parameters<typeof viewOf>[3]> = {},
  { reachable = true, known = [] as readonly string[] } = {},
): Prompt {
  const sight = { knowledge: shop, known: new Set(known), nowMs: NOW, reachable };
  return viewOf(track, { ...start, ...state }, sight, { note: null, about: null, ...said });
}

const settings = (state: Partial<State>, reachable = true, saved = false) =>
  settingsView({ knowledge: shop, nowMs: NOW, reachable }, { ...start, ...state }, saved);

const bare: Knowledge = { ...shop, tracks: [] };
const other = { ...track, id: "other" };

const prompts: readonly Prompt[] = [
  ...([undefined, "kenya"] as const).map((id) => view({ at: "a" }, {}, { known: id ? [id] : [] })),
  view({ at: "a", moved: true }, { guessed: "Europe/Rome" }),
  view({ at: "b", path: ["a"] }, { note: "right", about: "b" }),
  view({ at: "c", path: ["a"], buddy: "x" }, { note: "wrong", about: "b" }),
  view({ at: "d" }, { note: "wrong", about: "gone" }),
  view({ at: "d" }, { note: "stale" }),
  view({ at: "d" }, { note: "tomorrow" }),
  view({ at: "d" }, { note: "tomorrow" }, { reachable: false }),
  view({ at: "b" }, { note: "unfit" }),
  view({ at: "d" }, { note: "unfit" }),
  view({ at: "d" }, { note: "saved" }),
  view({ at: "d" }, { note: "skipped" }),
  view({ at: "b", phase: "review" }),
  view({ at: null, phase: "offer", queue: ["b"] }),
  view({ status: "paused" }),
  view({ status: "stopped" }),
  view({ status: "done", results: { b: wrong, c: { ...wrong, kind: "skipped" } } }),
  viewOf(
    trackWith([stepWith("t", { title: "Tau", kind: "text" })], { title: "Pond" }),
    { ...start, at: "t" },
    { knowledge: shop, known: new Set(), nowMs: NOW, reachable: true },
    { note: null, about: null },
  ),
  tracksView(bare, null),
  tracksView(shop, { ...start, finished: [{ track: "pond", atMs: NOW }] }),
  tracksView(shop, null, false),
  settings({ buddy: "x", consent: true }, true, true),
  settings({ reminders: false }),
  settings({}, false),
  sureView(track, start, track, shop),
  sureView(track, start, other, shop),
  zonesView(shop, NOW),
  reminderView(track, { ...start, moved: true }, shop),
  reminderView(track, { ...start, at: null }, shop),
  resumeView(track, start, shop),
  ...["1.start", "1.half", "1.done", "1.meet.c", "1.meet.gone", "1.later"].map((milestone) =>
    milestoneView(track, milestone, "ada", shop),
  ),
  milestoneView(track, "1.start", null, shop),
  unbuddyView(shop),
];

describe("what the onboarding says", () => {
  it("is each of its sentences, in the words of the folder", () => {
    const said = new Set(prompts.flatMap((prompt) => keysIn(JSON.stringify(prompt))));
    expect([...said].filter((key) => key.startsWith("track-")).sort()).toEqual(
      Object.keys(onboarding).sort(),
    );
  });

  it("has no words of its own besides", () => {
    const own = prompts.flatMap(({ reply, actions }) =>
      [reply.title ?? "", ...actions.map(({ label }) => label)].filter(
        (words) => /[a-z] /i.test(words) && !words.startsWith("[") && !words.includes("UTC"),
      ),
    );
    expect(own).toEqual([]);
    const lines = prompts.flatMap(({ reply }) => reply.text.split("\n"));
    const bare = lines.filter((line) => /[a-z] [a-z]/i.test(line.replace(/\[[a-z-]+\]/g, "")));
    expect(bare.filter((line) => keysIn(line).length === 0)).toEqual([]);
  });
});
