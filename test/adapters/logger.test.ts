import { describe, expect, it } from "vitest";
import { createLogger, type LoggerOptions } from "../../adapters/runtime/logger.ts";

function logged(options: Partial<LoggerOptions>, fields: object, message = "something happened"): string {
  const written: string[] = [];
  const logger = createLogger({
    level: "debug",
    forPeople: false,
    write: (line) => void written.push(line),
    ...options,
  });
  logger.warn(fields, message);
  return written.join("");
}

describe("the log", () => {
  it("is JSON for machines", () => {
    expect(JSON.parse(logged({}, { file: "faq/a.md" }))).toMatchObject({
      level: "warn",
      msg: "something happened",
      file: "faq/a.md",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  it("is a short line for a person", () => {
    expect(logged({ forPeople: true }, { file: "faq/a.md", lines: [1, 2], name: "two words" })).toMatch(
      /^\d\d:\d\d:\d\d warn {2}something happened file=faq\/a\.md lines=\[1,2\] name="two words"\n$/,
    );
  });

  it("has the stack of an error under its line", () => {
    expect(logged({ forPeople: true }, { err: new Error("broken") })).toMatch(
      /something happened\nError: broken\n {4}at /,
    );
  });

  it.each([
    ["a bot token", { detail: "xoxb-123-abc" }],
    ["an app token inside an error", { err: new Error("refused xapp-1-A1-abc") }],
    ["a password in an address", { detail: "postgres://bot:hunter2secret@host/db" }],
    ["a known secret anywhere", { deep: { er: ["the-known-secret"] } }],
    ["a field called token", { token: "anything" }],
    ["a header", { headers: { authorization: "Bot abc.def" } }],
    ["what somebody wrote", { text: "my boss is awful" }],
  ])("never holds %s", (_, fields) => {
    for (const forPeople of [true, false]) {
      const line = logged({ forPeople, secrets: ["the-known-secret"] }, fields);
      expect(line).toContain("[redacted]");
      expect(line).not.toMatch(/xoxb-1|xapp-1|hunter2|the-known|anything|abc\.def|awful/);
    }
  });

  it("is quiet below its level", () => {
    expect(logged({ level: "error" }, {})).toBe("");
    expect(logged({ level: "silent" }, {})).toBe("");
  });
});
