import { expect, it, vi } from "vitest";
import { type ReplyOutcome, rememberedOutcomes, tryChange } from "../../src/insight/trial.ts";

const by = (
  entry: string | null,
  status: ReplyOutcome["status"] = entry === null ? "declined" : "answered",
): ReplyOutcome => ({
  entry,
  status,
  text: entry ?? "",
});
const says = (replies: Readonly<Record<string, ReplyOutcome>>) => (question: string) =>
  replies[question] ?? by(null);

it("sorts questions by what the new entry does to them", () => {
  const before = says({
    "a?": by("old"),
    "b?": by("old"),
    Old: by("old"),
    Other: by("other"),
    own: by("old"),
  });
  const after = says({
    "a?": by("new"),
    "c?": by("new"),
    Old: by("new"),
    Other: by("other"),
    own: by("new"),
  });
  const trial = tryChange(
    { id: "new", own: "own" },
    ["a?", "b?", "c?", "d?"].map((question) => ({ question, times: 2 })),
    [
      { id: "old", title: "Old" },
      { id: "other", title: "Other" },
      { id: "new", title: "own" },
    ],
    before,
    after,
  );
  const asked = (turns: readonly { question: string }[]) => turns.map(({ question }) => question);
  expect(asked(trial.won)).toEqual(["c?"]);
  expect(asked(trial.taken)).toEqual(["a?"]);
  expect(asked(trial.lost)).toEqual(["b?"]);
  expect(asked(trial.wrong)).toEqual(["Old"]);
  expect(trial.findsItself).toBe(true);
});

it("an entry whose own question another answers does not find itself", () => {
  const answers = says({ own: by("old") });
  expect(tryChange({ id: "new", own: "own" }, [], [], answers, answers).findsItself).toBe(false);
});

it("asks a version each question once, however often it is tried", () => {
  const answer = vi.fn(() => ({
    reply: { status: "answered", entry: "e", text: "t" },
    frame: { turns: [] },
  }));
  const ask = rememberedOutcomes({ answer } as never);
  expect([ask("q"), ask("q")]).toEqual([by("e"), by("e")].map((each) => ({ ...each, text: "t" })));
  expect(answer).toHaveBeenCalledOnce();
});
