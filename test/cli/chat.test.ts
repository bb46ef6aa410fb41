import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { talk } from "../../adapters/cli/chat.ts";
import type { Session } from "../../adapters/cli/chat-session.ts";

const [ctrlC, ctrlD] = ["\u0003", "\u0004"];

/** A conversation in which keys are pressed while an answer is made; what was printed. */
async function talking(typed: string, meanwhile: string): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const session: Session = {
    greeting: "Hello.",
    async say(line) {
      if (line === "first") input.write(meanwhile);
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      return { output: `Answer to ${line}.`, ended: line === "/quit" };
    },
    complete: () => [],
  };
  const done = talk(session, { input, output });
  input.write(typed);
  await done;
  return String(output.read());
}

describe("chat at a terminal", () => {
  it("ends without a word where Ctrl+C comes while an answer is made", async () => {
    expect(await talking("first\nsecond\n", ctrlC)).not.toContain("Answer");
  });

  it("gives the answers to what was typed before Ctrl+D, and ends", async () => {
    const printed = await talking("first\n", `second\n${ctrlD}`);
    expect(printed).toContain("Answer to first.");
    expect(printed).toContain("Answer to second.");
  });

  it("goes on until it is told to end", async () => {
    const printed = await talking("first\n", "second\n/quit\nthird\n");
    expect(printed).toContain("Answer to second.");
    expect(printed).not.toContain("Answer to third.");
  });
});
