import { describe, expect, it } from "vitest";
import { answerLines } from "../../adapters/cli/answer-lines.ts";
import { createFakeBot } from "../web/fake-bot.ts";

const bot = createFakeBot();

async function answersTo(...chunks: readonly (string | Uint8Array)[]): Promise<Record<string, unknown>[]> {
  const answers: Record<string, unknown>[] = [];
  const bytes = chunks.map((chunk) => (typeof chunk === "string" ? Buffer.from(chunk) : chunk));
  await answerLines(bot, streamOf(bytes), async (line) => void answers.push(JSON.parse(line)));
  return answers;
}

async function* streamOf(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

describe("ask --jsonl", () => {
  it("answers each line in the contract's form, in order", async () => {
    expect(await answersTo('{"id":"a","q":"How deep?"}\n{"id":2,"q":"moon"}\n')).toEqual([
      {
        id: "a",
        status: "answered",
        text: "The mill pond is 2 metres deeper than the duck pond: 5 against 3 metres.",
        confidence: 0.9,
        entry: "ponds",
        sources: [{ id: "ponds", title: "Ponds", row: "Mill pond" }],
        working: expect.objectContaining({ result: "2 m" }),
      },
      {
        id: 2,
        status: "declined",
        text: "I have nothing about the moon.",
        confidence: 0.9,
        entry: null,
        sources: [],
      },
    ]);
  });

  it("takes earlier turns for the conversation, and nothing from the line before", async () => {
    const [first, second] = await answersTo(
      '{"id":1,"q":"and then","prior":["Who is there?"]}\n{"id":2,"q":"and then"}\n',
    );
    expect(first?.text).toBe("After “Who is there?” comes this.");
    expect(second?.text).toBe("After “null” comes this.");
  });

  it.each([
    ["no JSON", "nonsense", /not valid JSON/],
    ["no object", "[1]", /^the line must be an object; expected \{"id", "q", "prior"\?\}$/],
    ["no question", '{"id":1}', /^q is missing; /],
    ["a question that is no text", '{"id":1,"q":7}', /^q must be a text; /],
    ["an id that is an object", '{"id":{},"q":"a"}', /^id must be a number or a text/],
    ["earlier turns that are no list", '{"id":1,"q":"a","prior":"b"}', /^prior must be a list of texts; /],
    ["an earlier turn that is no text", '{"id":1,"q":"a","prior":["b",7]}', /^prior\.1 must be a text; /],
    ["a line without end", "x".repeat(1_100_000), /longer than 1,000,000 characters/],
    ["a JSON bomb", "[".repeat(900_000), /not valid JSON/],
  ])("%s gives an error on its place, and the run goes on", async (_, line, error) => {
    const answers = await answersTo(`{"id":1,"q":"a"}\n${line}\n{"id":3,"q":"b"}`);
    expect(answers.map(({ id }) => id)).toEqual([1, null, 3]);
    expect(answers[1]).toEqual({ id: null, status: "error", error: expect.stringMatching(error as RegExp) });
  });

  it("given a long conversation, reads its last turns; given a byte order mark, reads on behind it", async () => {
    const prior = [...Array(5_000).fill("and then"), "Who is there?"];
    const [first, second] = await answersTo(
      `\uFEFF${JSON.stringify({ id: 1, q: "and then", prior })}\n`,
      '{"id":2,"q":"a"}',
    );
    expect(first).toMatchObject({ id: 1, text: "After “Who is there?” comes this." });
    expect(second?.id).toBe(2);
  });

  it("reads invalid UTF-8, Windows line ends, a line in pieces, and a last one without an end", async () => {
    const answers = await answersTo(
      new Uint8Array([...Buffer.from('{"id":1,"q":"'), 0xff, 0xfe, ...Buffer.from('"}\r\n')]),
      '{"id":2,',
      '"q":"pie',
      'ces"}\n\n',
      '{"id":3,"q":"last"}',
    );
    expect(answers.map(({ text }) => text)).toEqual([
      "You asked: \ufffd\ufffd",
      "You asked: pieces",
      "You asked: last",
    ]);
  });

  it("takes no more memory for 100,000 lines than for 1,000", async () => {
    let heapAfter1000 = 0;
    let peak = 0;
    let count = 0;
    function* lines(): Generator<Uint8Array> {
      for (let i = 0; i < 100_000; i++)
        yield Buffer.from(i % 7 === 0 ? "broken\n" : `{"id":${i},"q":"How deep? ${i}"}\n`);
    }
    await answerLines(bot, streamOf(lines()), async () => {
      if (++count % 1_000 !== 0) return;
      const { heapUsed } = process.memoryUsage();
      if (count === 1_000) heapAfter1000 = heapUsed;
      peak = Math.max(peak, heapUsed);
    });
    expect(count).toBe(100_000);
    // What the collector has not taken yet; 100,000 kept answers would be over 150 MB.
    expect(peak - heapAfter1000).toBeLessThan(60_000_000);
  });

  it("waits for a reader that is slower than it", async () => {
    let open = 0;
    let most = 0;
    let read = 0;
    function* lines(): Generator<Uint8Array> {
      for (let i = 0; i < 200; i++) {
        read++;
        yield Buffer.from(`{"id":${i},"q":"a"}\n`);
      }
    }
    let written = 0;
    await answerLines(bot, streamOf(lines()), async () => {
      open++;
      most = Math.max(most, open);
      expect(read - written).toBeLessThan(3);
      await Promise.resolve();
      written++;
      open--;
    });
    expect(most).toBe(1);
  });
});
