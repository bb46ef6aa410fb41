import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openKnowledge } from "../../adapters/live-knowledge.ts";
import { folderOf, soundFolder, writeInto } from "../knowledge/folder-of.ts";

const loggerOf = () => ({ debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() });
const guide = String(soundFolder["guide.yaml"]);

describe("knowledge that is edited while the bot runs", () => {
  it("keeps the last good one through a broken edit, and says what to mend and when it is mended", async () => {
    const dir = folderOf();
    const logger = loggerOf();
    const live = await openKnowledge(dir, logger);
    onTestFinished(() => live.close());
    const before = live.bot();

    writeInto(dir, "guide.yaml", guide.replace("name: Barista", "nmae: Barista"));
    await vi.waitFor(() => expect(logger.error).toHaveBeenCalled(), 5_000);
    expect(logger.error).toHaveBeenCalledWith(
      {
        file: "guide.yaml",
        line: 1,
        problem: 'unknown key "nmae"',
        remedy: 'did you mean "name"?',
      },
      "knowledge not reloaded: the last good one stays",
    );
    expect(live.bot()).toBe(before);

    writeInto(dir, "guide.yaml", guide);
    await vi.waitFor(
      () => expect(logger.info.mock.lastCall?.[1]).toBe("knowledge is as it was before the broken edit"),
      5_000,
    );
    expect(live.bot()).toBe(before);

    writeInto(dir, "guide.yaml", guide.replace("Barista", "Roaster"));
    await vi.waitFor(() => expect(logger.info.mock.lastCall?.[1]).toBe("knowledge reloaded"), 5_000);
    expect(live.bot().knowledge.profile.name).toBe("Roaster");
  });

  it("that is not there at start is said in one line", async () => {
    const dir = join(folderOf(), "nowhere");
    await expect(openKnowledge(dir, loggerOf())).rejects.toThrow(
      `The knowledge in ${dir} cannot be used:\n  ${dir}:1: there is no such folder; name a folder that exists and can be read`,
    );
  });
});
