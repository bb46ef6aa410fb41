import { describe, expect, it } from "vitest";
import { toAnswerLine } from "../adapters/line-contract.ts";
import { type Bot, createBot } from "../src/bot.ts";
import { composeFor } from "../src/compose.ts";
import type { Candidate } from "../src/decision/candidate.ts";
import type { Reply } from "../src/ports.ts";
import { teaShop } from "./tea-shop.ts";

const knowledge = teaShop();
const bot: Bot = createBot(knowledge);
const compose = composeFor(knowledge);

const understood = bot.consider({ id: "1", text: "which tea has the highest price?" }, null);
const table = understood.candidates.find(({ kind }) => kind === "table")!;
const entry = (id: string): Candidate => ({ ...table, kind: "entry", id, table: null }) as never;

/** The reply to a decision for one answer, and perhaps another. */
const replyTo = (best: Candidate, also: Candidate | null): Reply =>
  compose({ id: "1" }, understood, { kind: "answer", best, also, probability: 0.8, reason: "test" });

const [opening, other] = knowledge.entries;

describe("two answers", () => {
  const first = replyTo(entry(opening!.id), null);
  const second = replyTo(entry(other!.id), null);

  it("the second is an answer of its own, with its source among the reply's", () => {
    const reply = replyTo(entry(opening!.id), entry(other!.id));
    expect(reply).toMatchObject({ entry: opening!.id, title: opening!.title, body: opening!.answer });
    expect(reply.also).toEqual({
      entry: other!.id,
      title: other!.title,
      body: other!.answer,
      hasFigures: false,
    });
    expect(reply.citations).toEqual([...first.citations, ...second.citations]);
  });

  it("a line out holds both in its one text", () => {
    const colon = /[?!.…]$/.test(other!.title) ? "" : ":";
    const { text } = toAnswerLine("1", replyTo(entry(opening!.id), entry(other!.id)));
    expect(text).toBe(`${opening!.text}\n\nSee also ${other!.title}${colon}\n\n${other!.text}`);
  });

  it("the figures are the first's where it has any, else the second's", () => {
    const own = replyTo(table, null);
    expect(own.working).not.toBeNull();
    const figuresOf = ({ table: view, chart, working }: Reply) => ({ view, chart, working });
    const before = replyTo(table, entry(opening!.id));
    expect(before.also?.hasFigures).toBe(false);
    expect(figuresOf(before)).toEqual(figuresOf(own));
    const behind = replyTo(entry(opening!.id), table);
    expect(behind.also?.hasFigures).toBe(true);
    expect(figuresOf(behind)).toEqual(figuresOf(own));
  });

  it("one that says nothing new is left out", () => {
    expect(replyTo(entry(opening!.id), entry(opening!.id)).also).toBeNull();
  });
});
